//! The spine as a ridge of counts.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: every plane has rows × columns values, and rows and columns are clamped to it"
)]

/// Values of a picture, row after row.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    pub(super) columns: usize,
    pub(super) rows: usize,
    pub(super) values: Vec<f64>,
}

impl Plane {
    /// A plane of counts; `None` unless there are whole rows.
    pub(super) fn of(columns: usize, counts: &[u32]) -> Option<Self> {
        let rows = counts.len().checked_div(columns)?;
        let is_whole = rows > 0 && rows * columns == counts.len();
        is_whole.then(|| Self { columns, rows, values: counts.iter().copied().map(f64::from).collect() })
    }

    /// Means over boxes of so many pixels to either side; at the edges over what is there.
    pub(super) fn smoothed(&self, across: usize, down: usize) -> Self {
        let rows: Vec<f64> =
            self.values.chunks_exact(self.columns).flat_map(|row| means(row, across)).collect();
        let mut values = vec![0.0; rows.len()];
        for column in 0..self.columns {
            let line: Vec<f64> = (0..self.rows).map(|row| rows[row * self.columns + column]).collect();
            for (row, mean) in means(&line, down).into_iter().enumerate() {
                values[row * self.columns + column] = mean;
            }
        }
        Self { values, ..*self }
    }

    /// The mean of a row between two columns, as far as they lie in the picture; 0 where none does.
    pub(super) fn strip(&self, row: usize, from: i64, to: i64) -> f64 {
        let last = self.columns as i64 - 1;
        let (from, to) = (from.max(0), to.min(last));
        if row >= self.rows || from > to {
            return 0.0;
        }
        let part = &self.values[row * self.columns + from as usize..=row * self.columns + to as usize];
        part.iter().sum::<f64>() / part.len() as f64
    }

    /// Sum over the pixels of a disc, and how many they are; less at an edge.
    pub(super) fn disc(&self, row: i64, column: i64, half: [f64; 2]) -> (f64, usize) {
        let (wide, high) = (half[0].floor() as i64, half[1].floor() as i64);
        let (mut sum, mut pixels) = (0.0, 0);
        for down in -high..=high {
            for across in -wide..=wide {
                let (y, x) = (row + down, column + across);
                let is_there = (0..self.rows as i64).contains(&y) && (0..self.columns as i64).contains(&x);
                let (a, b) = (across as f64 / half[0], down as f64 / half[1]);
                if is_there && a * a + b * b <= 1.0 {
                    sum += self.values[y as usize * self.columns + x as usize];
                    pixels += 1;
                }
            }
        }
        (sum, pixels)
    }
}

/// Running means over so many values to either side, at the ends over fewer.
pub(super) fn means(line: &[f64], reach: usize) -> Vec<f64> {
    let mut sums = Vec::with_capacity(line.len() + 1);
    sums.push(0.0);
    for value in line {
        sums.push(sums[sums.len() - 1] + value);
    }
    let mean = |at: usize| {
        let (from, to) = (at.saturating_sub(reach), (at + reach + 1).min(line.len()));
        (sums[to] - sums[from]) / (to - from) as f64
    };
    (0..line.len()).map(mean).collect()
}

/// The brightest path from the first row to the last between two columns, each row weighed by its brightest place; a step aside
/// of one column costs `aside` of that.
pub(super) fn brightest_path(plane: &Plane, from: usize, to: usize, aside: f64) -> Vec<usize> {
    let (from, to) = (from.min(plane.columns - 1), to.clamp(from + 1, plane.columns.max(from + 1)));
    let width = to.min(plane.columns) - from;
    let row_of = |row: usize| {
        let part = &plane.values[row * plane.columns + from..row * plane.columns + from + width];
        let brightest = part.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
        part.iter().map(move |value| value / brightest).collect::<Vec<f64>>()
    };
    let mut best = row_of(0);
    let mut came: Vec<Vec<u8>> = Vec::with_capacity(plane.rows);
    for row in 1..plane.rows {
        let (values, mut next, mut steps) = (row_of(row), vec![0.0; width], vec![1_u8; width]);
        for column in 0..width {
            let mut found = best[column];
            if column > 0 && best[column - 1] - aside > found {
                (found, steps[column]) = (best[column - 1] - aside, 0);
            }
            if column + 1 < width && best[column + 1] - aside > found {
                (found, steps[column]) = (best[column + 1] - aside, 2);
            }
            next[column] = found + values[column];
        }
        best = next;
        came.push(steps);
    }
    let mut at = (0..width).max_by(|one, other| best[*one].total_cmp(&best[*other])).unwrap_or(0);
    let mut path = vec![from + at];
    for steps in came.iter().rev() {
        at = at + usize::from(steps[at]) - 1;
        path.push(from + at);
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_at_the_ends_are_over_what_is_there() {
        assert_eq!(means(&[1.0, 2.0, 6.0, 3.0], 1), [1.5, 3.0, 11.0 / 3.0, 4.5]);
        assert_eq!(means(&[1.0, 2.0], 9), [1.5, 1.5]);
        assert_eq!(means(&[], 1), [0.0; 0]);
    }

    /// A bent line of ones is followed, and nothing beside the columns that are allowed.
    #[test]
    fn the_path_follows_the_ridge() {
        let (columns, rows) = (21_usize, 40_usize);
        let ridge = |row: usize| 10 + (row % 20) / 7;
        let mut counts = vec![1_u32; columns * rows];
        for row in 0..rows {
            counts[row * columns + ridge(row)] = 50;
            counts[row * columns + 1] = 400;
        }
        let plane = Plane::of(columns, &counts).unwrap();
        let path = brightest_path(&plane, 6, 18, 0.1);
        let off = path.iter().enumerate().filter(|(row, column)| **column != ridge(*row)).count();
        assert!(path.len() == rows && off <= 2, "{path:?}");
        assert!(Plane::of(0, &counts).is_none() && Plane::of(11, &counts[..12]).is_none());
    }

    #[test]
    fn a_disc_at_an_edge_has_fewer_pixels() {
        let plane = Plane::of(9, &[2; 81]).unwrap();
        assert_eq!(plane.disc(4, 4, [2.2, 2.2]), (26.0, 13));
        assert_eq!(plane.disc(0, 0, [2.2, 2.2]), (12.0, 6));
        assert_eq!(plane.disc(-9, 4, [2.2, 2.2]).1, 0);
    }
}
