//! Voxels that are too long for what is measured in short ones.

use upright_evidence::numbers;

/// Whether the longest side of a voxel, in mm, is longer than `default.ct.bridging.coarsest` of `evidence`.
pub(crate) fn is_coarse(longest: f64) -> bool {
    /// What rounding of positions in a header comes to, in mm: no clinical limit.
    const ROUNDED: f64 = 0.01;
    longest > numbers::DEFAULT_CT_BRIDGING_COARSEST.value + ROUNDED
}

/// How many times as wide as in short voxels an interval is: `default.ct.coarse.widening` of `evidence`, or 1.
pub(crate) fn widening(longest: f64) -> f64 {
    if is_coarse(longest) { numbers::DEFAULT_CT_COARSE_WIDENING.value } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_are_wider_in_long_voxels_only() {
        let limit = numbers::DEFAULT_CT_BRIDGING_COARSEST.value;
        assert!(!is_coarse(limit) && !is_coarse(limit + 0.005) && is_coarse(limit + 0.1));
        assert_eq!(widening(limit), 1.0);
        assert_eq!(widening(2.0 * limit), numbers::DEFAULT_CT_COARSE_WIDENING.value);
    }
}
