//! A region beside another.

use super::counted::Counted;
use super::poisson::DEVIATIONS;
use crate::Estimate;

/// Counts a square millimetre of a region over those of a reference region of the same frame: a planar ratio, diluted by what lies
/// before and behind both, so it is nearer to 1 than that of the concentrations.
///
/// - **Unit**: none. - **Depends on**: neither decay nor duration, which both regions share.
/// - **Interval**: 95 %; the logarithm of a ratio of two Poisson counts has the variance 1 / counts + 1 / counts of the reference.
///
/// `None` where either has no counts.
#[must_use]
pub fn ratio(region: Counted, reference: Counted) -> Option<Estimate> {
    if region.counts == 0 || reference.counts == 0 {
        return None;
    }
    let (counts, usual) = (region.counts as f64, reference.counts as f64);
    let value = (counts / region.area_mm2) / (usual / reference.area_mm2);
    let spread = (DEVIATIONS * (1.0 / counts + 1.0 / usual).sqrt()).exp();
    Some(Estimate { value, interval: [value / spread, value * spread] })
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn of(counts: u64, area_mm2: f64) -> Counted {
        Counted { counts, pixels: 1, area_mm2 }
    }

    #[test]
    fn areas_are_taken_into_account_and_few_counts_widen_the_interval() {
        let found = ratio(of(200, 50.0), of(400, 200.0)).unwrap();
        assert!((found.value - 2.0).abs() < 1e-12);
        // exp(1.96 √(1/200 + 1/400)) = 1.185.
        assert!(
            (found.interval[1] / 2.0 - 1.185).abs() < 1e-3 && (2.0 / found.interval[0] - 1.185).abs() < 1e-3
        );
        let few = ratio(of(2, 0.5), of(4, 2.0)).unwrap();
        assert!(few.interval[1] > 3.0 * found.interval[1]);
        assert!(ratio(of(0, 1.0), of(4, 2.0)).is_none() && ratio(of(4, 1.0), of(0, 2.0)).is_none());
    }
}
