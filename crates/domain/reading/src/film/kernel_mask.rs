//! Places of a coarse film that belong together, and how far they reach.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a mask has whole rows of `columns` places, and every place is compared with both before it is read"
)]

use crate::mask::Mask;

impl Mask {
    /// As large as this one, with these places only.
    pub(super) fn only(&self, places: impl IntoIterator<Item = usize>) -> Self {
        let mut only = Self { width: self.width, places: vec![false; self.places.len()] };
        places.into_iter().for_each(|place| only.set(place));
        only
    }

    fn set(&mut self, place: usize) {
        if place < self.places.len() {
            self.places[place] = true;
        }
    }

    /// Column and row of a place.
    pub(super) fn at(&self, place: usize) -> [f64; 2] {
        [(place % self.width) as f64, (place / self.width) as f64]
    }

    /// The place at a column and row, rounded; none beyond the plane.
    fn place(&self, [column, row]: [f64; 2]) -> Option<usize> {
        let (column, row) = (column.round(), row.round());
        let is_within = column >= 0.0 && row >= 0.0 && (column as usize) < self.width;
        let place = is_within.then(|| row as usize * self.width + column as usize)?;
        (place < self.places.len()).then_some(place)
    }

    /// The places around one, itself left out.
    fn around(&self, place: usize) -> impl Iterator<Item = usize> + use<> {
        let (columns, rows) = (self.width, self.places.len() / self.width);
        let (row, column) = (place / columns, place % columns);
        let rows = row.saturating_sub(1)..=(row + 1).min(rows.saturating_sub(1));
        let across = column.saturating_sub(1)..=(column + 1).min(columns - 1);
        rows.flat_map(move |row| across.clone().map(move |column| row * columns + column))
            .filter(move |other| *other != place)
    }

    /// Whether something around a place is no part of it.
    pub(super) fn is_rim(&self, place: usize) -> bool {
        self.around(place).any(|other| !self.places[other])
    }

    /// What hangs together, also over corners.
    pub(super) fn clusters(&self) -> Vec<Vec<usize>> {
        let mut left = self.places.clone();
        let mut pieces = Vec::new();
        for first in 0..left.len() {
            if !std::mem::take(&mut left[first]) {
                continue;
            }
            let mut piece = vec![first];
            let mut done = 0;
            while let Some(place) = piece.get(done).copied() {
                done += 1;
                piece.extend(self.around(place).filter(|other| std::mem::take(&mut left[*other])));
            }
            pieces.push(piece);
        }
        pieces
    }

    /// The places of the straight run through one along `way`, at most `most` to either side.
    pub(super) fn run(&self, place: usize, way: [f64; 2], most: usize) -> Vec<usize> {
        let back = [-way[0], -way[1]];
        let side = |way: [f64; 2]| {
            (1..=self.reach(place, way, most))
                .filter_map(move |steps| self.place(self.stepped(place, way, steps)))
        };
        std::iter::once(place).chain(side(way)).chain(side(back)).collect()
    }

    /// How many places [`Self::run`] has.
    pub(super) fn run_length(&self, place: usize, way: [f64; 2], most: usize) -> usize {
        1 + self.reach(place, way, most) + self.reach(place, [-way[0], -way[1]], most)
    }

    fn reach(&self, place: usize, way: [f64; 2], most: usize) -> usize {
        let is_set = |steps: &usize| {
            self.place(self.stepped(place, way, *steps)).is_some_and(|place| self.places[place])
        };
        (1..=most).take_while(is_set).count()
    }

    fn stepped(&self, place: usize, way: [f64; 2], steps: usize) -> [f64; 2] {
        let [column, row] = self.at(place);
        [column + way[0] * steps as f64, row + way[1] * steps as f64]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_hang_together_over_corners_and_runs_are_straight() {
        let drawn = ["#....", ".#..#", "..#.#", ".....", "###.."].concat();
        let mask = Mask::of(5, drawn.chars().map(|letter| letter == '#').collect());
        let mut sizes: Vec<usize> = mask.clusters().iter().map(Vec::len).collect();
        sizes.sort_unstable();
        assert_eq!((sizes, mask.count()), (vec![2, 3, 3], 8));
        assert_eq!(mask.run_length(21, [1.0, 0.0], 9), 3);
        assert_eq!(mask.run_length(21, [1.0, 0.0], 1), 3);
        assert_eq!(mask.run_length(20, [0.0, 1.0], 9), 1);
        assert!(mask.is_rim(6) && mask.only([6, 99]).iter().eq([6]));
    }
}
