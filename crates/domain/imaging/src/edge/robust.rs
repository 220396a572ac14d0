//! Statistics that a few wrong points do not move.

/// What a median of absolute deviations is multiplied by to give the standard deviation of a normal distribution.
const DEVIATION: f64 = 1.4826;

/// The value below which this share lies; 0 of nothing.
pub(super) fn quantile(mut values: Vec<f32>, share: f64) -> f64 {
    let place = (values.len().saturating_sub(1) as f64 * share) as usize;
    if place < values.len() {
        f64::from(*values.select_nth_unstable_by(place, f32::total_cmp).1)
    } else {
        0.0
    }
}

/// The standard deviation of what scatters around 0, by the median of its amount.
pub(super) fn spread(values: impl Iterator<Item = f64>) -> f64 {
    DEVIATION * quantile(values.map(|value| value.abs() as f32).collect(), 0.5)
}

/// Weight of a residual: falls from 1 to 0 at `cut`.
///
/// - **Source**: Tukey's biweight; A. Beaton, J. Tukey, Technometrics 16 (1974) 147.
pub(super) fn biweight(residual: f64, cut: f64) -> f64 {
    (1.0 - (residual / cut).powi(2)).max(0.0).powi(2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outliers_move_nothing() {
        assert_eq!(quantile(vec![3.0, 1.0, 9000.0, 2.0, 4.0], 0.5), 3.0);
        assert_eq!(quantile(Vec::new(), 0.5), 0.0);
        assert!((spread([-1.0, 1.0, 1.0, -1.0, 500.0].into_iter()) - 1.4826).abs() < 1e-6);
        assert_eq!((biweight(0.0, 2.0), biweight(-3.0, 2.0)), (1.0, 0.0));
    }
}
