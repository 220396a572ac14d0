//! What coil, tissue and electronics make of a slice.

#![allow(clippy::indexing_slicing, reason = "checked kernel: planes have a value for every voxel of a slice")]

use crate::film::kernel_noise::{normal, structure};
use crate::film::kernel_plane::Plane;
use crate::volume::Grid;

/// Deviation of the blur in voxels, for a train of echoes that decays; Upright's own (flag L).
const BLUR: f32 = 0.5;

/// Gives the tissues their grain: `strength` is signal times how much it varies.
pub(crate) fn add_grain(values: &mut [f32], strength: &[f32], grid: &Grid, seed: u64) {
    /// The longest structures in mm.
    const LONGEST: f32 = 7.0;
    let columns = grid.columns as usize;
    let [across, down] = grid.spacing.map(|spacing| spacing as f32);
    for (at, (value, strength)) in values.iter_mut().zip(strength).enumerate() {
        if *strength > 0.0 {
            let (x, y) = ((at % columns) as f32 * across, (at / columns) as f32 * down);
            *value = (*value + strength * structure(x, y, LONGEST, 4, seed)).max(0.0);
        }
    }
}

pub(crate) fn blurred(values: Vec<f32>, grid: &Grid) -> Vec<f32> {
    Plane { columns: grid.columns as usize, rows: grid.rows as usize, values }.blurred(BLUR).values
}

/// How strongly the coil on the table hears each voxel, 1 at the spine; a band of saturation lies over the belly.
///
/// - **Source**: Upright's own (flag L).
pub(crate) fn add_coil(values: &mut [f32], grid: &Grid, spine: f64) {
    let (columns, rows) = (grid.columns as usize, grid.rows as usize);
    for (row, line) in values.chunks_exact_mut(columns).enumerate() {
        let along = (row as f64 - rows as f64 / 2.0) / (rows as f64 / 2.0);
        let ends = 1.0 - 0.35 * along.powi(4);
        for (column, value) in line.iter_mut().enumerate() {
            let forward = grid.point(column as f64, row as f64, 0.0).x - spine;
            *value *= (heard(forward) * ends) as f32;
        }
    }
}

/// By millimetres in front of the spine.
fn heard(forward: f64) -> f64 {
    const BACK: f64 = 75.0;
    const BAND: f64 = 52.0;
    let coil = |forward: f64| 0.45 + 0.9 * (-(forward + BACK).max(0.0) / 75.0).exp();
    let saturated = 1.0 / (1.0 + ((forward - BAND) / 5.0).exp());
    coil(forward) / coil(0.0) * (0.2 + 0.8 * saturated)
}

/// Noise in both channels of which the magnitude is taken (Rice), of this deviation.
pub(crate) fn add_noise(values: &mut [f32], columns: usize, deviation: f32, seed: u64) {
    for (at, value) in values.iter_mut().enumerate() {
        let (x, y) = ((at % columns) as i32, (at / columns) as i32);
        let real = *value + deviation * normal(x, y, seed);
        let imaginary = deviation * normal(x, y, seed ^ 0x1a61_0000_0000);
        *value = real.hypot(imaginary);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where there is no signal noise has the mean of Rayleigh, √(π/2) of the deviation; where there is much it leaves the mean.
    #[test]
    fn noise_is_that_of_a_magnitude() {
        let mean = |signal: f32| {
            let mut values = vec![signal; 40_000];
            add_noise(&mut values, 200, 10.0, 7);
            values.iter().sum::<f32>() / 40_000.0
        };
        assert!((mean(0.0) - 10.0 * (std::f32::consts::PI / 2.0).sqrt()).abs() < 0.2, "{}", mean(0.0));
        assert!((mean(500.0) - 500.1).abs() < 0.3, "{}", mean(500.0));
    }

    #[test]
    fn a_coil_hears_the_back_best() {
        assert!(heard(-70.0) > heard(0.0) && heard(0.0) > heard(90.0) && heard(90.0) > 0.0);
    }
}
