//! Directions along the column.

use upright_anatomy::SagittalPoint;

/// The point `length` above `from`, along a column whose endplates slope by `slope_rad`.
///
/// - **Sign**: positive slopes, anterior end lower, lean the column forwards.
pub(crate) fn above(from: SagittalPoint, slope_rad: f64, length: f64) -> SagittalPoint {
    let (sine, cosine) = slope_rad.sin_cos();
    SagittalPoint::new(from.anterior + length * sine, from.cranial + length * cosine)
}

/// How a straight column from `from` to `to` slopes, and how long it is.
pub(crate) fn bearing(from: SagittalPoint, to: SagittalPoint) -> (f64, f64) {
    let (forwards, upwards) = (to.anterior - from.anterior, to.cranial - from.cranial);
    (forwards.atan2(upwards), forwards.hypot(upwards))
}

/// The slope of an endplate, in radians, from its posterior to its anterior corner.
pub(crate) fn slope(posterior: SagittalPoint, anterior: SagittalPoint) -> f64 {
    let (run, rise) = (anterior.anterior - posterior.anterior, anterior.cranial - posterior.cranial);
    (-rise).atan2(run)
}

/// The angle between −π and π that turns as `angle_rad` does.
pub(crate) fn turned_least(angle_rad: f64) -> f64 {
    let (sine, cosine) = angle_rad.sin_cos();
    sine.atan2(cosine)
}
