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
