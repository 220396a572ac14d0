//! What a gamma camera makes of what reaches it: blur that grows with the distance, scatter, counts.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: planes of one field have the same size, and slabs are counted"
)]

use super::kernel_projection::{SLAB, Slabs};
use crate::film::kernel_noise::{normal, uniform};
use crate::film::kernel_plane::Plane;

/// Parallel holes for low energy and high resolution: width and effective length of a hole, and from its end to the middle of the crystal, in mm.
///
/// - **Source**: sizes of common collimators, recalled (flag M): 7 mm at 10 cm.
const HOLE: f64 = 1.11;
const LENGTH: f64 = 23.3;
const TO_CRYSTAL: f64 = 4.0;
/// Full width at half maximum of the crystal's own blur, in mm.
const INTRINSIC: f64 = 3.8;
/// From the table's surface to the camera behind it, and from the front of the body to the other, in mm.
const GAPS: [f64; 2] = [25.0, 45.0];
/// Scattered counts in the energy window as a share of those that came straight, and how far they are spread, in mm.
const SCATTER: f32 = 0.32;
const SPREAD: f64 = 50.0;

/// Squared deviation of the blur at this distance from the collimator, in mm².
fn variance(distance: f64) -> f64 {
    let collimator = HOLE * (1.0 + (distance + TO_CRYSTAL) / LENGTH);
    (collimator * collimator + INTRINSIC * INTRINSIC) / (8.0 * std::f64::consts::LN_2)
}

/// Adds slabs up as they are; for each view, front and back, one plane a course.
pub(crate) fn added<const N: usize>(slabs: &Slabs<N>) -> [[Plane; N]; 2] {
    std::array::from_fn(|view| {
        std::array::from_fn(|course| {
            let mut planes = slabs.views[view].iter().map(|slab| &slab[course]);
            let mut sum =
                planes.next().map_or_else(|| Plane { columns: 0, rows: 0, values: Vec::new() }, Plane::clone);
            planes.for_each(|plane| add(&mut sum, plane));
            sum
        })
    })
}

/// Adds slabs up, each blurred by its distance: the farthest is blurred with the next, and so on to the nearest.
pub(crate) fn seen<const N: usize>(slabs: &Slabs<N>, pixel: f64) -> [[Plane; N]; 2] {
    std::array::from_fn(|view| {
        std::array::from_fn(|course| {
            let slabs: Vec<&Plane> = match view {
                0 => slabs.views[0].iter().map(|slab| &slab[course]).collect(),
                _ => slabs.views[1].iter().rev().map(|slab| &slab[course]).collect(),
            };
            scattered(blurred(&slabs, GAPS[view], pixel), pixel)
        })
    })
}

/// From the farthest to the nearest.
fn blurred(slabs: &[&Plane], gap: f64, pixel: f64) -> Plane {
    let variance_of = |from_nearest: usize| variance(gap + (from_nearest as f64 + 0.5) * SLAB);
    let mut sum = slabs[0].clone();
    for (at, slab) in slabs.iter().enumerate().skip(1) {
        let nearer = slabs.len() - 1 - at;
        sum = sum.blurred(((variance_of(nearer + 1) - variance_of(nearer)).sqrt() / pixel) as f32);
        add(&mut sum, slab);
    }
    sum.blurred((variance_of(0).sqrt() / pixel) as f32)
}

fn add(sum: &mut Plane, plane: &Plane) {
    sum.values.iter_mut().zip(&plane.values).for_each(|(sum, value)| *sum += value);
}

fn scattered(mut plane: Plane, pixel: f64) -> Plane {
    const COARSE: usize = 8;
    let wide = plane.shrunk(COARSE).blurred((SPREAD / pixel) as f32 / COARSE as f32);
    let place = |at: usize| (at as f32 + 0.5) / COARSE as f32 - 0.5;
    for row in 0..plane.rows {
        for column in 0..plane.columns {
            plane.values[row * plane.columns + column] += SCATTER * wide.at(place(column), place(row));
        }
    }
    plane
}

/// The plane seen from behind.
pub(crate) fn mirrored(mut plane: Plane) -> Plane {
    plane.values.chunks_exact_mut(plane.columns.max(1)).for_each(<[f32]>::reverse);
    plane
}

/// Sums of squares of 2 × 2.
pub(crate) fn binned(plane: &Plane) -> Plane {
    let mut half = plane.shrunk(2);
    half.values.iter_mut().for_each(|value| *value *= 4.0);
    half
}

/// The sum of planes, each times a share.
pub(crate) fn mixed(planes: &[Plane], shares: &[f64]) -> Plane {
    let mut sum = Plane { values: vec![0.0; planes[0].values.len()], ..planes[0] };
    for (plane, share) in planes.iter().zip(shares) {
        let share = *share as f32;
        sum.values.iter_mut().zip(&plane.values).for_each(|(sum, value)| *sum += share * value);
    }
    sum
}

/// Nothing outside of this rectangle about the middle, so many pixels wide and high, `down` pixels below.
pub(crate) fn framed(plane: &mut Plane, width: f64, height: f64) {
    let middle = |count: usize| (count as f64 - 1.0) / 2.0;
    let (x, y) = (middle(plane.columns), middle(plane.rows));
    for (at, value) in plane.values.iter_mut().enumerate() {
        let (column, row) = ((at % plane.columns) as f64, (at / plane.columns) as f64);
        if (column - x).abs() > width / 2.0 || (row - y).abs() > height / 2.0 {
            *value = 0.0;
        }
    }
}

/// Counts of expected ones: drawn, or rounded where no seed is given.
pub(crate) fn counted(plane: &Plane, scale: f64, seed: Option<u64>) -> Vec<u16> {
    let columns = plane.columns.max(1);
    let count = |(at, value): (usize, &f32)| {
        let mean = f64::from(*value) * scale;
        let counts = match seed {
            Some(seed) => poisson(mean, (at % columns) as i32, (at / columns) as i32, seed),
            None => mean.round(),
        };
        counts.clamp(0.0, f64::from(u16::MAX)) as u16
    };
    plane.values.iter().enumerate().map(count).collect()
}

/// A draw of the Poisson distribution that depends on place and seed only.
fn poisson(mean: f64, x: i32, y: i32, seed: u64) -> f64 {
    /// Above this a normal deviate, bent to the same skewness, is near enough.
    const MANY: f64 = 40.0;
    if mean > MANY {
        let deviate = f64::from(normal(x, y, seed));
        return (mean + deviate * mean.sqrt() + (deviate * deviate - 1.0) / 6.0).round();
    }
    let wanted = uniform(x, y, seed);
    let (mut counts, mut share) = (0.0, (-mean).exp());
    let mut sum = share;
    while sum < wanted && counts < 4.0 * MANY {
        counts += 1.0;
        share *= mean / counts;
        sum += share;
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_camera_resolves_seven_millimetres_at_ten_centimetres() {
        let width = |distance| (variance(distance) * 8.0 * std::f64::consts::LN_2).sqrt();
        assert!((width(100.0) - 7.2).abs() < 0.3, "{}", width(100.0));
        assert!(width(250.0) > 1.7 * width(100.0));
    }

    #[test]
    fn counts_scatter_as_counts_do() {
        for mean in [0.3, 4.0, 39.0, 60.0, 900.0] {
            let drawn: Vec<f64> = (0..40_000).map(|at| poisson(mean, at % 200, at / 200, 3)).collect();
            let found = drawn.iter().sum::<f64>() / 40_000.0;
            let variance = drawn.iter().map(|count| (count - found).powi(2)).sum::<f64>() / 40_000.0;
            // Five standard errors of the mean; of the variance, about as many.
            assert!((found - mean).abs() < 5.0 * (mean / 40_000.0).sqrt(), "{mean}: {found}");
            assert!((variance / mean - 1.0).abs() < 0.05, "{mean}: {variance}");
        }
    }

    /// A point in the nearest slab is seen sharper than one in the farthest, and as bright.
    #[test]
    fn what_lies_deep_is_blurred_more() {
        let point = |slab: usize| {
            let plane = |is_here| {
                let mut values = vec![0.0; 61 * 61];
                values[30 * 61 + 30] = f32::from(u8::from(is_here));
                [Plane { columns: 61, rows: 61, values }]
            };
            let slabs = || (0..8).map(|at| plane(at == slab)).collect();
            let [_, [behind]] = seen(&Slabs { views: [slabs(), slabs()] }, 2.4);
            (behind.values.iter().sum::<f32>(), behind.at(30.0, 30.0))
        };
        let ((near_sum, near_peak), (far_sum, far_peak)) = (point(0), point(7));
        assert!(near_peak > 2.0 * far_peak, "{near_peak} {far_peak}");
        assert!((near_sum / far_sum - 1.0).abs() < 0.02, "{near_sum} {far_sum}");
    }
}
