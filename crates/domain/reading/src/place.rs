//! Places and ways in the patient.

use nalgebra::Vector3;

/// Millimetres towards the patient's left, back and head.
pub(crate) type Vector = Vector3<f64>;

/// Two ways across `axis`, at right angles to it and each other, of length 1: the first as near to the patient's left as can be.
pub(crate) fn across(axis: Vector) -> [Vector; 2] {
    let left = Vector::x();
    let first = (left - axis * axis.dot(&left)).try_normalize(1e-6).unwrap_or_else(Vector::y);
    [first, axis.cross(&first)]
}

/// A straight piece of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stretch {
    pub(crate) from: Vector,
    pub(crate) to: Vector,
}

impl Stretch {
    /// The nearest place on it.
    pub(crate) fn nearest(&self, place: Vector) -> Vector {
        let way = self.to - self.from;
        let square = way.norm_squared();
        let share = if square > 0.0 { ((place - self.from).dot(&way) / square).clamp(0.0, 1.0) } else { 0.0 };
        self.from + way * share
    }
}

/// The middle of several places; the origin where there are none.
pub(crate) fn mean(places: &[Vector]) -> Vector {
    places.iter().sum::<Vector>() / places.len().max(1) as f64
}

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
