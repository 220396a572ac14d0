//! Numbers put in order.

/// The median; none where there are no numbers.
pub(crate) fn median(numbers: &mut [f64]) -> Option<f64> {
    quantile(numbers, 0.5)
}

/// The number below which this share of them lies, the nearest of them; none where there are none.
pub(crate) fn quantile(numbers: &mut [f64], share: f64) -> Option<f64> {
    numbers.sort_by(f64::total_cmp);
    let last = numbers.len().checked_sub(1)?;
    numbers.get((share * last as f64).round() as usize).copied()
}

/// The mean; 0 where there are no numbers.
pub(crate) fn mean_of(numbers: &[f64]) -> f64 {
    numbers.iter().sum::<f64>() / numbers.len().max(1) as f64
}
