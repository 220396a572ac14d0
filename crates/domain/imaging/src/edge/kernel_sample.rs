//! Stored values between pixels: bilinear.

#![allow(
    clippy::indexing_slicing,
    reason = "columns and rows are clamped to the film, which has at least one of each"
)]

use super::square::Point;
use crate::presentation::Padding;
use crate::raster::{Raster, Samples};

/// The value at each place; no number beyond the film and beside padding.
pub(super) fn sampled(
    raster: &Raster,
    padding: Option<Padding>,
    places: impl Iterator<Item = Point>,
) -> Vec<f32> {
    let size = [raster.columns() as usize, raster.rows() as usize];
    match raster.samples() {
        Samples::U8(values) => interpolated(values, size, padding, places),
        Samples::U16(values) => interpolated(values, size, padding, places),
        Samples::I16(values) => interpolated(values, size, padding, places),
        Samples::U32(values) => interpolated(values, size, padding, places),
    }
}

fn interpolated<T: Copy + Into<i64>>(
    values: &[T],
    [columns, rows]: [usize; 2],
    padding: Option<Padding>,
    places: impl Iterator<Item = Point>,
) -> Vec<f32> {
    let stored = |column: usize, row: usize| {
        let stored: i64 = values[row * columns + column].into();
        if padding.is_some_and(|padding| padding.contains(stored)) { f32::NAN } else { stored as f32 }
    };
    let value = |[x, y]: Point| {
        let is_on = (0.0..=columns as f64).contains(&x) && (0.0..=rows as f64).contains(&y);
        if !is_on {
            return f32::NAN;
        }
        // Pixel centres lie at a half; the outermost half of a pixel has the value of its centre.
        let [x, y] = [(x - 0.5).clamp(0.0, (columns - 1) as f64), (y - 0.5).clamp(0.0, (rows - 1) as f64)];
        let (left, upper) = (x as usize, y as usize);
        let (right, lower) = ((left + 1).min(columns - 1), (upper + 1).min(rows - 1));
        let (across, down) = ((x - left as f64) as f32, (y - upper as f64) as f32);
        let line = |row| stored(left, row) * (1.0 - across) + stored(right, row) * across;
        line(upper) * (1.0 - down) + line(lower) * down
    };
    places.map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_lie_at_pixel_centres() {
        let raster = Raster::new(2, 2, Samples::I16(vec![-10, 10, 30, 50])).unwrap();
        let places =
            [[0.5, 0.5], [1.5, 1.5], [1.0, 1.0], [0.0, 0.0], [2.0, 0.5], [2.1, 0.5], [f64::NAN, 0.5]];
        let found = sampled(&raster, None, places.into_iter());
        assert_eq!(found[..5], [-10.0, 50.0, 20.0, -10.0, 10.0]);
        assert!(found[5].is_nan() && found[6].is_nan());
        let padding = Some(Padding::new(50, 60));
        assert!(sampled(&raster, padding, [[1.0, 1.0]].into_iter())[0].is_nan());
    }
}
