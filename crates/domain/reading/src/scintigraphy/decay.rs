//! Decay of the nuclide.

use std::f64::consts::LN_2;
use upright_evidence::numbers::SCINTIGRAPHY_HALF_LIFE_TECHNETIUM_99M;

/// What a half-life rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HalfLifeBasis {
    /// The file states it.
    Stated,
    /// The file names the nuclide.
    Nuclide,
}

/// How the tracer decays.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decay {
    /// Half-life in seconds.
    pub half_life: f64,
    /// What it rests on.
    pub basis: HalfLifeBasis,
}

impl Decay {
    /// Technetium 99m, named and not measured.
    ///
    /// - **Source**: `scintigraphy.half_life.technetium_99m` of `evidence`.
    #[must_use]
    pub const fn technetium() -> Self {
        Self { half_life: SCINTIGRAPHY_HALF_LIFE_TECHNETIUM_99M.value, basis: HalfLifeBasis::Nuclide }
    }

    /// A half-life that a file states; `None` for what is no time.
    #[must_use]
    pub fn stated(half_life: f64) -> Option<Self> {
        (half_life > 0.0 && half_life.is_finite()).then_some(Self { half_life, basis: HalfLifeBasis::Stated })
    }

    /// By what the mean rate of a frame is multiplied to have the rate of the same tracer as it was when it was injected.
    ///
    /// λ = ln 2 / half-life, a frame from t to t + d: λd / (1 − e^(−λd)) · e^(λt).
    #[must_use]
    pub fn factor(self, since_injection: f64, duration: f64) -> f64 {
        let rate = LN_2 / self.half_life;
        let during = rate * duration;
        let within = if during > 0.0 { during / -(-during).exp_m1() } else { 1.0 };
        within * (rate * since_injection).exp()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_is_left_after_a_half_life() {
        let decay = Decay::technetium();
        assert_eq!(decay.half_life, 6.01 * 3600.0);
        assert_eq!(decay.factor(0.0, 0.0), 1.0);
        assert!((decay.factor(decay.half_life, 0.0) - 2.0).abs() < 1e-12);
        // Three hours later 70.8 % are left.
        assert!((1.0 / decay.factor(10_800.0, 0.0) - 0.7076).abs() < 1e-3);
        // The mean of e^(−λt) over one half-life is 1 / (2 ln 2).
        assert!((decay.factor(0.0, decay.half_life) - 2.0 * LN_2).abs() < 1e-12);
    }

    #[test]
    fn what_is_no_time_is_no_half_life() {
        assert!(
            Decay::stated(0.0).is_none()
                && Decay::stated(f64::NAN).is_none()
                && Decay::stated(-1.0).is_none()
        );
        assert_eq!(Decay::stated(6586.2).map(|decay| decay.basis), Some(HalfLifeBasis::Stated));
    }
}
