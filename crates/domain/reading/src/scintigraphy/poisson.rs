//! How counts scatter.

/// Standard deviations of a two-sided interval of 95 %.
pub(super) const DEVIATIONS: f64 = 1.959_964;

/// From where to where the expected counts may lie, of which so many were counted: 95 %, two-sided.
///
/// - **Method**: Byar's approximation of the exact interval of a Poisson mean (Breslow and Day, vol. II, eq. 2.14, as remembered),
///   within 0.02 counts of it from 3 counts on, and wider below 3.
#[must_use]
pub fn interval(counts: u64) -> [f64; 2] {
    let bound = |counts: f64, deviations: f64| {
        counts * (1.0 - 1.0 / (9.0 * counts) + deviations / (3.0 * counts.sqrt())).powi(3)
    };
    let counts = counts as f64;
    let low = if counts > 0.0 { bound(counts, -DEVIATIONS).max(0.0) } else { 0.0 };
    [low, bound(counts + 1.0, DEVIATIONS)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Exact intervals, as tables of the chi-squared distribution give them.
    #[test]
    fn intervals_are_those_of_tables() {
        for (counts, low, high) in [
            (0, 0.0, 3.689),
            (1, 0.0253, 5.572),
            (5, 1.623, 11.668),
            (10, 4.795, 18.390),
            (30, 20.241, 42.827),
            (100, 81.364, 121.627),
        ] {
            let [found_low, found_high] = interval(counts);
            assert!(
                (found_low - low).abs() < 0.05 && (found_high - high).abs() < 0.05,
                "{counts}: {found_low} {found_high}"
            );
        }
    }
}
