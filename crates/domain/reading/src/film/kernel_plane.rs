//! Numbers of a coarse film, and the least and greatest of what lies around each.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a plane has rows × columns values, at least one, and lines are padded by the reach"
)]

/// Rows of numbers.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plane {
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) values: Vec<f32>,
}

impl Plane {
    /// Of every value what `of` makes of it and of that of another plane of the same size.
    pub(super) fn with(&self, other: &Self, of: impl Fn(f32, f32) -> f32) -> Self {
        let values = self.values.iter().zip(&other.values).map(|(one, other)| of(*one, *other));
        Self { columns: self.columns, rows: self.rows, values: values.collect() }
    }

    /// The value below which so large a share of all lies.
    pub(super) fn quantile(&self, share: f64) -> f32 {
        let mut values = self.values.clone();
        let place = (share * (values.len() - 1) as f64).round() as usize;
        *values.select_nth_unstable_by(place, f32::total_cmp).1
    }

    /// The least within a square that reaches so far to every side.
    pub(super) fn least(&self, reach: usize) -> Self {
        self.extreme(reach, f32::INFINITY, f32::min)
    }

    /// The greatest within a square that reaches so far to every side.
    pub(super) fn greatest(&self, reach: usize) -> Self {
        self.extreme(reach, f32::NEG_INFINITY, f32::max)
    }

    /// How far values differ within a small square around a place.
    pub(super) fn spread(&self, place: usize, reach: usize) -> f32 {
        let (row, column) = (place / self.columns, place % self.columns);
        let columns = column.saturating_sub(reach)..(column + reach + 1).min(self.columns);
        let rows = row.saturating_sub(reach)..(row + reach + 1).min(self.rows);
        let (mut least, mut most) = (f32::INFINITY, f32::NEG_INFINITY);
        for row in rows {
            for value in &self.values[row * self.columns + columns.start..row * self.columns + columns.end] {
                (least, most) = (least.min(*value), most.max(*value));
            }
        }
        most - least
    }

    fn extreme(&self, reach: usize, none: f32, pick: impl Fn(f32, f32) -> f32 + Copy) -> Self {
        let mut values = self.values.clone();
        let mut line = Line::new(self.columns.max(self.rows), reach, none);
        for row in 0..self.rows {
            line.run(&mut values[row * self.columns..(row + 1) * self.columns], 0, 1, self.columns, pick);
        }
        for column in 0..self.columns {
            line.run(&mut values, column, self.columns, self.rows, pick);
        }
        Self { columns: self.columns, rows: self.rows, values }
    }
}

/// Room for one line, in which each value takes three comparisons however far the reach (van Herk 1992, Gil and Werman 1993).
struct Line {
    reach: usize,
    none: f32,
    padded: Vec<f32>,
    before: Vec<f32>,
    after: Vec<f32>,
}

impl Line {
    fn new(longest: usize, reach: usize, none: f32) -> Self {
        let room = || vec![none; longest + 2 * reach];
        Self { reach, none, padded: room(), before: room(), after: room() }
    }

    /// Replaces `count` values, every `step`th from `first` on.
    fn run(
        &mut self,
        values: &mut [f32],
        first: usize,
        step: usize,
        count: usize,
        pick: impl Fn(f32, f32) -> f32,
    ) {
        let (reach, block, all) = (self.reach, 2 * self.reach + 1, count + 2 * self.reach);
        self.padded[..all].fill(self.none);
        for at in 0..count {
            self.padded[reach + at] = values[first + at * step];
        }
        for at in 0..all {
            let fresh = at % block == 0;
            self.before[at] =
                if fresh { self.padded[at] } else { pick(self.before[at - 1], self.padded[at]) };
        }
        for at in (0..all).rev() {
            let fresh = at + 1 == all || at % block == block - 1;
            self.after[at] = if fresh { self.padded[at] } else { pick(self.after[at + 1], self.padded[at]) };
        }
        for at in 0..count {
            values[first + at * step] = pick(self.after[at], self.before[at + 2 * reach]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(columns: usize, values: &[f32]) -> Plane {
        Plane { columns, rows: values.len() / columns, values: values.to_vec() }
    }

    /// Against the plain definition.
    #[test]
    fn extremes_are_those_of_the_square() {
        let values: Vec<f32> = (0..13 * 9).map(|place| (place * 37 % 101) as f32).collect();
        let whole = plane(13, &values);
        for reach in [1, 2, 5, 20] {
            let least = whole.least(reach);
            let most = whole.greatest(reach);
            for place in 0..values.len() {
                assert_eq!(
                    most.values[place] - least.values[place],
                    whole.spread(place, reach),
                    "{reach} {place}"
                );
            }
        }
    }

    #[test]
    fn a_quantile_is_one_of_the_values() {
        let whole = plane(5, &[3.0, 1.0, 2.0, 5.0, 4.0]);
        assert_eq!([0.0, 0.5, 1.0].map(|share| whole.quantile(share)), [1.0, 3.0, 5.0]);
    }
}
