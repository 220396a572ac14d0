//! Planes of values: blurred, made smaller, read between places. Slices are indexed: sizes are checked where a plane is made.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a plane has as many values as rows times columns"
)]

/// Values row by row.
#[derive(Clone)]
pub(crate) struct Plane {
    pub(crate) columns: usize,
    pub(crate) rows: usize,
    pub(crate) values: Vec<f32>,
}

/// Rows that one worker takes at a time; the result does not depend on it.
const BAND: usize = 32;

/// Calls `work` with each band of rows: its first row and its values.
pub(crate) fn in_bands<T: Send>(values: &mut [T], columns: usize, work: impl Fn(usize, &mut [T]) + Sync) {
    let size = BAND * columns;
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        values.par_chunks_mut(size).enumerate().for_each(|(band, part)| work(band * BAND, part));
    }
    #[cfg(not(feature = "parallel"))]
    values.chunks_mut(size).enumerate().for_each(|(band, part)| work(band * BAND, part));
}

impl Plane {
    /// A plane whose values `row` writes, row by row.
    pub(crate) fn filled(columns: usize, rows: usize, work: impl Fn(usize, &mut [f32]) + Sync) -> Self {
        let mut values = vec![0.0; columns * rows];
        in_bands(&mut values, columns, work);
        Self { columns, rows, values }
    }

    fn row(&self, row: usize) -> &[f32] {
        &self.values[row * self.columns..(row + 1) * self.columns]
    }

    /// The plane made smaller: each value the mean of a square of `factor` × `factor`.
    pub(crate) fn shrunk(&self, factor: usize) -> Self {
        let (columns, rows) = (self.columns.div_ceil(factor), self.rows.div_ceil(factor));
        Self::filled(columns, rows, |first, part| {
            for (place, value) in part.iter_mut().enumerate() {
                let (row, column) = ((first + place / columns) * factor, (place % columns) * factor);
                let (last_row, last_column) =
                    ((row + factor).min(self.rows), (column + factor).min(self.columns));
                let mut sum = 0.0;
                for line in row..last_row {
                    sum += self.row(line)[column..last_column].iter().sum::<f32>();
                }
                *value = sum / ((last_row - row) * (last_column - column)) as f32;
            }
        })
    }

    /// The plane blurred by a Gaussian of this deviation in pixels; edges are continued.
    pub(crate) fn blurred(&self, sigma: f32) -> Self {
        let weights = gaussian(sigma);
        let reach = weights.len() / 2;
        let across = Self::filled(self.columns, self.rows, |first, part| {
            for (line, out) in part.chunks_mut(self.columns).enumerate() {
                convolve_row(self.row(first + line), out, &weights);
            }
        });
        Self::filled(self.columns, self.rows, |first, part| {
            for (line, out) in part.chunks_mut(self.columns).enumerate() {
                for (tap, weight) in weights.iter().enumerate() {
                    let row = (first + line + tap).saturating_sub(reach).min(self.rows - 1);
                    for (value, source) in out.iter_mut().zip(across.row(row)) {
                        *value += weight * source;
                    }
                }
            }
        })
    }

    /// The value between places, by the four around it.
    #[inline]
    pub(crate) fn at(&self, column: f32, row: f32) -> f32 {
        let (x, y) = (column.clamp(0.0, self.columns as f32 - 1.0), row.clamp(0.0, self.rows as f32 - 1.0));
        let (x0, y0) = (x as usize, y as usize);
        let (x1, y1) = ((x0 + 1).min(self.columns - 1), (y0 + 1).min(self.rows - 1));
        let (fx, fy) = (x - x0 as f32, y - y0 as f32);
        let (upper, lower) = (self.row(y0), self.row(y1));
        let above = upper[x0] + fx * (upper[x1] - upper[x0]);
        let below = lower[x0] + fx * (lower[x1] - lower[x0]);
        above + fy * (below - above)
    }
}

fn gaussian(sigma: f32) -> Vec<f32> {
    let reach = (3.0 * sigma).ceil().max(1.0) as i32;
    let weights: Vec<f32> = (-reach..=reach).map(|at| (-0.5 * (at as f32 / sigma).powi(2)).exp()).collect();
    let sum: f32 = weights.iter().sum();
    weights.into_iter().map(|weight| weight / sum).collect()
}

fn convolve_row(row: &[f32], out: &mut [f32], weights: &[f32]) {
    let reach = weights.len() / 2;
    let last = row.len() - 1;
    for (column, value) in out.iter_mut().enumerate() {
        let from = column.checked_sub(reach).filter(|from| from + weights.len() <= row.len());
        *value = match from {
            Some(from) => row[from..from + weights.len()].iter().zip(weights).map(|(a, b)| a * b).sum(),
            None => {
                let tap = |(tap, weight): (usize, &f32)| {
                    weight * row[(column + tap).saturating_sub(reach).min(last)]
                };
                weights.iter().enumerate().map(tap).sum()
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(columns: usize, rows: usize, value: impl Fn(usize, usize) -> f32) -> Plane {
        let values = (0..columns * rows).map(|place| value(place % columns, place / columns)).collect();
        Plane { columns, rows, values }
    }

    #[test]
    fn blurring_keeps_what_is_even_and_spreads_what_is_not() {
        let even = plane(40, 50, |_, _| 3.0).blurred(2.0);
        assert!(even.values.iter().all(|value| (value - 3.0).abs() < 1e-5));
        let dot = plane(41, 51, |x, y| if (x, y) == (20, 25) { 1.0 } else { 0.0 }).blurred(2.0);
        // The peak of a Gaussian of deviation 2 in two dimensions.
        assert!((dot.at(20.0, 25.0) - 1.0 / (std::f32::consts::TAU * 4.0)).abs() < 1e-3);
        assert!((dot.values.iter().sum::<f32>() - 1.0).abs() < 1e-4);
    }

    #[test]
    fn a_smaller_plane_has_the_means() {
        let ramp = plane(10, 7, |x, y| (x + 10 * y) as f32).shrunk(4);
        assert_eq!((ramp.columns, ramp.rows), (3, 2));
        assert_eq!(ramp.at(0.0, 0.0), 16.5);
        // The last square is 2 × 3.
        assert_eq!(ramp.at(2.0, 1.0), 58.5);
    }
}
