//! Places of one slice and their neighbours in it: slices are too thick to compare across.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: planes have a value for every place of the slice, and windows are held within its rows and columns"
)]

use std::ops::Range;

/// The form of a slice, and how far its neighbourhoods reach along rows and columns.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slice {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Slice {
    /// The mean about every place, over so many places to either side along rows and columns.
    pub(super) fn means(self, values: &[i16], [across, down]: [usize; 2]) -> Vec<f32> {
        let along: Vec<f32> = self.each(values, across, true, mean(|value: &i16| f32::from(*value)));
        self.each(&along, down, false, mean(|value: &f32| *value))
    }

    /// Whatever is left where a window so wide fits, widened again: thin things are gone.
    pub(super) fn opened(self, mask: &[bool], reach: [usize; 2]) -> Vec<bool> {
        let left: Vec<bool> = self.each(mask, reach[0], true, all);
        let left: Vec<bool> = self.each(&left, reach[1], false, all);
        self.widened(&left, reach)
    }

    /// Every place with one of these beside it.
    pub(super) fn widened(self, mask: &[bool], reach: [usize; 2]) -> Vec<bool> {
        let wide: Vec<bool> = self.each(mask, reach[0], true, any);
        self.each(&wide, reach[1], false, any)
    }

    /// What a window along a row, or a column, makes of every place.
    fn each<T, R>(
        self,
        values: &[T],
        reach: usize,
        is_along_row: bool,
        of: impl Fn(&mut dyn Iterator<Item = &T>) -> R,
    ) -> Vec<R> {
        let window = |at: usize, count: usize| -> Range<usize> {
            at.saturating_sub(reach)..(at + reach + 1).min(count)
        };
        let one = |at: usize| {
            let (row, column) = (at / self.columns, at % self.columns);
            if is_along_row {
                let range = window(column, self.columns);
                of(&mut range.map(|column| &values[row * self.columns + column]))
            } else {
                of(&mut window(row, self.rows).map(|row| &values[row * self.columns + column]))
            }
        };
        (0..self.columns * self.rows).map(one).collect()
    }
}

fn all(mut window: &mut dyn Iterator<Item = &bool>) -> bool {
    Iterator::all(&mut window, |is_in| *is_in)
}

fn any(mut window: &mut dyn Iterator<Item = &bool>) -> bool {
    Iterator::any(&mut window, |is_in| *is_in)
}

fn mean<T>(value: impl Fn(&T) -> f32) -> impl Fn(&mut dyn Iterator<Item = &T>) -> f32 {
    move |window| {
        let (sum, count) = window.fold((0.0, 0.0_f32), |(sum, count), one| (sum + value(one), count + 1.0));
        sum / count.max(1.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thin_lines_are_opened_away_and_blocks_stay() {
        let slice = Slice { columns: 8, rows: 6 };
        let is_in = |at: usize| at % 8 == 6 || (1..4).contains(&(at % 8)) && (1..4).contains(&(at / 8));
        let mask: Vec<bool> = (0..48).map(is_in).collect();
        let opened = slice.opened(&mask, [1, 1]);
        assert_eq!(opened.iter().filter(|place| **place).count(), 9);
        assert!(opened[9] && !opened[6]);
        assert_eq!(slice.means(&[4; 48], [1, 1]), vec![4.0; 48]);
    }
}
