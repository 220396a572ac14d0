//! Places of a plane that belong together.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: masks that meet have the same width and number of places, and neighbours are clamped to them"
)]

use crate::mask::Mask;

impl Mask {
    fn with(&self, other: &Self, both: impl Fn(bool, bool) -> bool) -> Self {
        let places = self.places.iter().zip(&other.places).map(|(one, other)| both(*one, *other));
        Self { width: self.width, places: places.collect() }
    }

    pub(super) fn and(&self, other: &Self) -> Self {
        self.with(other, |one, other| one && other)
    }

    pub(super) fn or(&self, other: &Self) -> Self {
        self.with(other, |one, other| one || other)
    }

    pub(super) fn without(&self, other: &Self) -> Self {
        self.with(other, |one, other| one && !other)
    }

    /// Whether it reaches the edge of the plane.
    pub(super) fn is_at_edge(&self) -> bool {
        self.iter().any(|number| self.is_edge(number))
    }

    fn is_edge(&self, number: usize) -> bool {
        let (row, column) = (number / self.width, number % self.width);
        row == 0 || column == 0 || column + 1 == self.width || (row + 1) * self.width >= self.places.len()
    }

    /// Pieces that hang together by the sides of their places, the largest first.
    pub(super) fn pieces(&self) -> Vec<Self> {
        let mut left = self.places.clone();
        let mut pieces = Vec::new();
        for begin in 0..left.len() {
            if left[begin] {
                let places = self.taken(&mut left, vec![begin]);
                pieces.push(Self { width: self.width, places });
            }
        }
        pieces.sort_by_key(|piece| std::cmp::Reverse(piece.count()));
        pieces
    }

    /// What hangs together with `open`, taken out of `left`.
    fn taken(&self, left: &mut [bool], mut open: Vec<usize>) -> Vec<bool> {
        let mut taken = vec![false; left.len()];
        while let Some(number) = open.pop() {
            if !std::mem::take(&mut left[number]) {
                continue;
            }
            taken[number] = true;
            let column = number % self.width;
            open.extend((column > 0).then(|| number - 1));
            open.extend((column + 1 < self.width).then_some(number + 1));
            open.extend(number.checked_sub(self.width));
            open.extend(Some(number + self.width).filter(|below| *below < left.len()));
        }
        taken
    }

    /// With what it encloses.
    pub(super) fn filled(&self) -> Self {
        let mut outside: Vec<bool> = self.places.iter().map(|place| !place).collect();
        let edge: Vec<usize> = (0..outside.len()).filter(|number| self.is_edge(*number)).collect();
        let reached = self.taken(&mut outside, edge);
        Self { width: self.width, places: reached.iter().map(|place| !place).collect() }
    }

    /// Every place that is no farther away than `radius` places.
    pub(super) fn widened(&self, radius: f64) -> Self {
        let mut places = self.places.clone();
        let disc = disc(radius);
        for number in self.iter() {
            let (row, column) = ((number / self.width) as i64, (number % self.width) as i64);
            for (down, right) in &disc {
                let (row, column) = (row + down, column + right);
                let is_there = row >= 0 && (0..self.width as i64).contains(&column);
                let at = row * self.width as i64 + column;
                if is_there && (at as usize) < places.len() {
                    places[at as usize] = true;
                }
            }
        }
        Self { width: self.width, places }
    }

    /// Without every place from which something else is no farther away than `radius` places.
    pub(super) fn narrowed(&self, radius: f64) -> Self {
        let others = Self { width: self.width, places: self.places.iter().map(|place| !place).collect() };
        others.widened(radius).with(self, |is_near, is_in| is_in && !is_near)
    }

    /// With clefts that are narrower than twice `radius` places.
    pub(super) fn closed(&self, radius: f64) -> Self {
        self.widened(radius).narrowed(radius).or(self)
    }

    /// Without bridges that are narrower than twice `radius` places.
    pub(super) fn opened(&self, radius: f64) -> Self {
        self.narrowed(radius).widened(radius).and(self)
    }
}

fn disc(radius: f64) -> Vec<(i64, i64)> {
    let far = radius.floor().max(0.0) as i64;
    let all = (-far..=far).flat_map(|down| (-far..=far).map(move |right| (down, right)));
    all.filter(|(down, right)| ((down * down + right * right) as f64) <= radius * radius + 1e-9).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A mask from rows of words.
    fn mask(rows: &[&str]) -> Mask {
        Mask::of(rows[0].len(), rows.iter().flat_map(|row| row.chars().map(|sign| sign == '#')).collect())
    }

    #[test]
    fn what_is_enclosed_is_filled_and_what_is_open_is_not() {
        let ring = mask(&["......", ".####.", ".#..#.", ".####.", "......"]);
        assert_eq!(ring.filled().count(), 12);
        let open = mask(&["......", ".####.", ".#....", ".####.", "......"]);
        assert_eq!(open.filled(), open);
        assert_eq!(mask(&["##", ".."]).filled().count(), 2);
    }

    #[test]
    fn pieces_hang_together_by_their_sides() {
        let pieces = mask(&["##..", "..#.", "..##"]).pieces();
        assert_eq!(pieces.iter().map(Mask::count).collect::<Vec<_>>(), [3, 2]);
        assert!(pieces[1].is_at_edge());
    }

    #[test]
    fn narrow_bridges_are_cut_and_narrow_clefts_closed() {
        let bridge = mask(&[".........", ".###.....", ".########", ".###.....", "........."]);
        assert!(bridge.opened(1.0).count() < bridge.count() - 2);
        let cleft = mask(&[".......", ".##.##.", ".##.##.", ".##.##.", "......."]);
        assert!(cleft.closed(1.0).has(2 * 7 + 3));
        assert_eq!(cleft.widened(1.0).narrowed(1.0).and(&cleft), cleft);
    }
}
