//! How far metal moves signal by more than a voxel.

use super::level::NoVoid;

/// How a series was measured, of what decides how far metal reaches; from its header.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MrTechnique {
    /// Width of a pixel in Hz (PixelBandwidth); none where it is not stated.
    pub pixel_bandwidth_hz: Option<f64>,
    /// Field of the magnet in tesla (MagneticFieldStrength); none where it is not stated.
    pub field_tesla: Option<f64>,
}

/// At a pixel of 200 Hz and 1.5 T, in mm: no clinical limit.
///
/// On development phantoms (seeds 61000 to 61004) a voxel nearer than this to a void was lost whatever the alloy; a rod of titanium of
/// 5.5 mm reaches 15 mm. Farther on some are lost and some are not, up to more than 60 mm from every void that was seen.
const REACH: f64 = 11.2;

impl MrTechnique {
    /// What all slices of a volume say alike; what one does not say, or says otherwise, is not known.
    #[must_use]
    pub fn of_all(slices: impl Iterator<Item = Self>) -> Self {
        let alike = |one: Option<f64>, other: Option<f64>| one.filter(|one| Some(*one) == other);
        let both = |one: Self, other: Self| Self {
            pixel_bandwidth_hz: alike(one.pixel_bandwidth_hz, other.pixel_bandwidth_hz),
            field_tesla: alike(one.field_tesla, other.field_tesla),
        };
        slices.reduce(both).unwrap_or_default()
    }

    /// So near to a void, in mm, a voxel is lost whatever the alloy; none where that is not known.
    ///
    /// The field beside a rod falls with the square of the distance, so that the reach grows with the root of field over bandwidth.
    pub(super) fn reach(self) -> Result<f64, NoVoid> {
        /// Bandwidth in Hz and field in tesla of [`REACH`]: no clinical limit.
        const BANDWIDTH: f64 = 200.0;
        const FIELD: f64 = 1.5;
        /// Pixels as wide are of protocols against metal, which often encode slices as well and bring signal back: on 100 fresh phantoms
        /// 22 of 35 levels that were called degraded there were not. In Hz: no clinical limit.
        const WIDE: f64 = 400.0;
        let is_sound = |value: &f64| value.is_finite() && *value > 0.0;
        let bandwidth = self.pixel_bandwidth_hz.filter(is_sound).ok_or(NoVoid::NotStated)?;
        let field = self.field_tesla.filter(is_sound).ok_or(NoVoid::NotStated)?;
        if bandwidth >= WIDE {
            return Err(NoVoid::Wide);
        }
        Ok(REACH * (BANDWIDTH / bandwidth * field / FIELD).sqrt().clamp(0.5, 2.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reach_grows_with_field_over_bandwidth_and_is_not_guessed() {
        let of = |pixel_bandwidth_hz, field_tesla| MrTechnique { pixel_bandwidth_hz, field_tesla }.reach();
        let (usual, narrow) = (of(Some(200.0), Some(1.5)).unwrap(), of(Some(50.0), Some(1.5)).unwrap());
        assert!((2.0 * usual - narrow).abs() < 1e-9 && (usual - REACH).abs() < 1e-9);
        assert!(of(Some(200.0), Some(3.0)).unwrap() > usual);
        assert_eq!(of(Some(400.0), Some(1.5)), Err(NoVoid::Wide));
        for unknown in [of(None, Some(1.5)), of(Some(f64::NAN), Some(1.5)), of(Some(200.0), Some(0.0))] {
            assert_eq!(unknown, Err(NoVoid::NotStated));
        }
    }

    #[test]
    fn slices_that_differ_say_nothing() {
        let of = |pixel_bandwidth_hz, field_tesla| MrTechnique { pixel_bandwidth_hz, field_tesla };
        let all = |slices: &[MrTechnique]| MrTechnique::of_all(slices.iter().copied());
        let usual = of(Some(200.0), Some(1.5));
        assert_eq!(all(&[usual, usual]), usual);
        assert_eq!(all(&[usual, of(Some(180.0), Some(1.5))]), of(None, Some(1.5)));
        assert_eq!(all(&[usual, of(Some(200.0), None), usual]), of(Some(200.0), None));
        assert_eq!(all(&[]), MrTechnique::default());
    }
}
