//! Profiles across an edge: smoothed along it, and their slopes.

#![allow(
    clippy::indexing_slicing,
    reason = "every profile has `samples` values, checked when they are made; places beside it are clamped"
)]

/// Values, profile by profile.
#[derive(Clone, Debug)]
pub(super) struct Profiles {
    samples: usize,
    values: Vec<f32>,
}

/// What follows after the last profile.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Ends {
    /// The last one again.
    Open,
    /// The first one.
    Joined,
}

impl Profiles {
    /// Profiles of at least one sample each.
    pub(super) fn new(samples: usize, mut values: Vec<f32>) -> Self {
        let samples = samples.max(1);
        values.truncate(values.len() / samples * samples);
        Self { samples, values }
    }

    pub(super) const fn samples(&self) -> usize {
        self.samples
    }

    pub(super) const fn profiles(&self) -> usize {
        self.values.len() / self.samples
    }

    pub(super) fn values(&self) -> &[f32] {
        &self.values
    }

    pub(super) fn rows(&self) -> impl ExactSizeIterator<Item = &[f32]> {
        self.values.chunks_exact(self.samples)
    }

    pub(super) fn rows_mut(&mut self) -> impl ExactSizeIterator<Item = &mut [f32]> {
        self.values.chunks_exact_mut(self.samples)
    }

    fn profile(&self, profile: usize) -> &[f32] {
        &self.values[profile * self.samples..(profile + 1) * self.samples]
    }

    /// The value there, or 0 where there is none.
    pub(super) fn at(&self, profile: usize, sample: usize) -> f32 {
        let place = profile * self.samples + sample;
        if sample < self.samples && place < self.values.len() { self.values[place] } else { 0.0 }
    }

    /// Each profile smoothed with its neighbours; `deviation` is in profiles.
    pub(super) fn smoothed(&self, deviation: f64, ends: Ends) -> Self {
        let weights = gaussian(deviation);
        let (reach, count) = (weights.len() as isize / 2, self.profiles() as isize);
        let mut values = vec![0.0; self.values.len()];
        for (profile, out) in values.chunks_exact_mut(self.samples).enumerate() {
            for (place, weight) in weights.iter().enumerate() {
                let beside = profile as isize + place as isize - reach;
                let beside = match ends {
                    Ends::Open => beside.clamp(0, count - 1),
                    Ends::Joined => beside.rem_euclid(count),
                };
                let from = self.profile(beside as usize);
                out.iter_mut().zip(from).for_each(|(out, value)| *out += weight * value);
            }
        }
        Self { samples: self.samples, values }
    }

    /// Slopes along each profile, smoothed by `deviation` samples; a step of 1 has the slope 1 at its place.
    ///
    /// Where there is no picture there is no slope: 0.
    pub(super) fn slopes(&self, deviation: f64) -> Self {
        let weights = gaussian(deviation);
        let reach = weights.len() / 2;
        let ahead: Vec<f32> = (1..=reach).map(|step| weights[reach + step] * step as f32).collect();
        let whole: f32 = ahead.iter().sum();
        let mut values = vec![0.0; self.values.len()];
        let mut padded = vec![0.0; self.samples + 2 * reach];
        for (from, out) in self.rows().zip(values.chunks_exact_mut(self.samples)) {
            padded[..reach].fill(from[0]);
            padded[reach..reach + self.samples].copy_from_slice(from);
            padded[reach + self.samples..].fill(from[self.samples - 1]);
            for (weight, step) in ahead.iter().zip(1..) {
                let pairs = padded[reach + step..].iter().zip(&padded[reach - step..]);
                let weight = weight / whole;
                out.iter_mut()
                    .zip(pairs)
                    .for_each(|(out, (after, before))| *out += weight * (after - before));
            }
            out.iter_mut().filter(|slope| slope.is_nan()).for_each(|slope| *slope = 0.0);
        }
        Self { samples: self.samples, values }
    }

    /// By how much of a sample the peak lies beside `sample`, by the parabola through it and its neighbours.
    pub(super) fn peak(&self, profile: usize, sample: usize) -> f64 {
        let [before, at, after] = [sample.saturating_sub(1), sample, sample + 1].map(|s| self.at(profile, s));
        let curve = before - 2.0 * at + after;
        if curve < 0.0 { f64::from((0.5 * (before - after) / curve).clamp(-0.5, 0.5)) } else { 0.0 }
    }
}

/// Weights of a Gaussian out to three deviations, an odd number that sums to 1.
fn gaussian(deviation: f64) -> Vec<f32> {
    let reach = (3.0 * deviation).ceil().max(1.0) as i32;
    let weights: Vec<f64> =
        (-reach..=reach).map(|place| (-0.5 * (f64::from(place) / deviation).powi(2)).exp()).collect();
    let sum: f64 = weights.iter().sum();
    weights.into_iter().map(|weight| (weight / sum) as f32).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_has_its_height_as_slope_at_its_place() {
        let step: Vec<f32> = (0..40).map(|sample| if sample < 20 { 5.0 } else { 12.0 }).collect();
        let slopes = Profiles::new(40, step).slopes(2.0);
        let found = slopes.at(0, 19).max(slopes.at(0, 20));
        assert!((found - 7.0).abs() < 1.0, "{found}");
        let top = if slopes.at(0, 19) > slopes.at(0, 20) { 19 } else { 20 };
        assert!((top as f64 + slopes.peak(0, top) - 19.5).abs() < 1e-3);
        assert!(slopes.at(0, 3).abs() < 1e-6 && slopes.at(0, 40) == 0.0 && slopes.at(1, 0) == 0.0);
    }

    #[test]
    fn a_ring_is_smoothed_over_its_joint() {
        let profiles = Profiles::new(1, vec![8.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]);
        let (open, ring) = (profiles.smoothed(1.0, Ends::Open), profiles.smoothed(1.0, Ends::Joined));
        assert!(open.at(7, 0) == 0.0 && ring.at(7, 0) > 1.0 && (ring.at(7, 0) - ring.at(1, 0)).abs() < 1e-6);
    }
}
