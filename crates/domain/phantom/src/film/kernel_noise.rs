//! Random fields whose value at a place depends on the place and the seed only: the same on any number of threads.

#![allow(clippy::indexing_slicing, reason = "checked kernel: the remainder of a division by three")]

/// A well mixed number of a place.
#[inline]
fn mixed(x: i32, y: i32, seed: u64) -> u64 {
    let mut hash = seed ^ (x as u32 as u64) ^ ((y as u32 as u64) << 32);
    // The finaliser of SplitMix64.
    hash = hash.wrapping_add(0x9e37_79b9_7f4a_7c15);
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Evenly from 0 to below 1.
#[inline]
pub(crate) fn uniform(x: i32, y: i32, seed: u64) -> f64 {
    (mixed(x, y, seed) >> 11) as f64 / (1_u64 << 53) as f64
}

/// Nearly normal, mean 0, deviation 1: four uniform draws added up.
#[inline]
pub(crate) fn normal(x: i32, y: i32, seed: u64) -> f32 {
    let hash = mixed(x, y, seed);
    let sum = [0, 16, 32, 48].map(|shift| ((hash >> shift) & 0xffff) as f32).iter().sum::<f32>();
    (sum / 65_535.0 - 2.0) * 1.732
}

/// Smooth noise of one wavelength, −1 to 1.
#[inline]
fn smooth(x: f32, y: f32, seed: u64) -> f32 {
    let (x0, y0) = (x.floor(), y.floor());
    let (fx, fy) = (x - x0, y - y0);
    let (sx, sy) = (fx * fx * (3.0 - 2.0 * fx), fy * fy * (3.0 - 2.0 * fy));
    let (ix, iy) = (x0 as i32, y0 as i32);
    let at = |dx: i32, dy: i32| (mixed(ix + dx, iy + dy, seed) >> 40) as f32 / 8_388_608.0 - 1.0;
    let (low, high) = (at(0, 0) + sx * (at(1, 0) - at(0, 0)), at(0, 1) + sx * (at(1, 1) - at(0, 1)));
    low + sy * (high - low)
}

/// Structure of every size from `longest_mm` down over `octaves` halvings, about mean 0 and deviation 1.
///
/// Each octave has `0.81` of the strength of the one before: the power falls about with the third power of the frequency,
/// as in films.
#[inline]
pub(crate) fn structure(x_mm: f32, y_mm: f32, longest_mm: f32, octaves: u32, seed: u64) -> f32 {
    let (mut sum, mut strength, mut square, mut scale) = (0.0, 1.0_f32, 0.0, 1.0 / longest_mm);
    for octave in 0..octaves {
        let turned = [(1.0, 0.0), (0.8, 0.6), (0.28, 0.96)][octave as usize % 3];
        let (x, y) = (turned.0 * x_mm - turned.1 * y_mm, turned.1 * x_mm + turned.0 * y_mm);
        sum += strength * smooth(x * scale, y * scale, seed.wrapping_add(u64::from(octave) * 0x1_0001));
        square += strength * strength;
        strength *= 0.81;
        scale *= 2.0;
    }
    // The deviation of smooth noise of one wavelength is about 0.42.
    sum / (0.42 * square.sqrt())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moments(values: impl Iterator<Item = f32>) -> (f32, f32) {
        let all: Vec<f32> = values.collect();
        let count = all.len() as f32;
        let mean = all.iter().sum::<f32>() / count;
        (mean, (all.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / count).sqrt())
    }

    #[test]
    fn noise_has_mean_0_and_deviation_1() {
        let (mean, sd) = moments((0..40_000).map(|place| normal(place % 200, place / 200, 7)));
        // Four standard errors of 40,000 draws.
        assert!(mean.abs() < 0.02 && (sd - 1.0).abs() < 0.02, "{mean} {sd}");
        let places = (0..250_000).map(|place| ((place % 500) as f32, (place / 500) as f32));
        let (mean, sd) = moments(places.map(|(x, y)| structure(x, y, 20.0, 5, 7)));
        assert!(mean.abs() < 0.2 && (sd - 1.0).abs() < 0.15, "{mean} {sd}");
    }

    #[test]
    fn noise_follows_place_and_seed() {
        assert_eq!(normal(3, 4, 5), normal(3, 4, 5));
        assert_ne!(normal(3, 4, 5), normal(4, 3, 5));
        assert_ne!(normal(3, 4, 5), normal(3, 4, 6));
    }
}
