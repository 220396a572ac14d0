//! Sacrum, hips and legs.

use crate::anchor::Anchor;
use crate::chain::{SACRUM, usual_age};
use crate::column::{Column, Place};
use crate::direction::above;
use upright_anatomy::{Degrees, SagittalPoint};
use upright_evidence::{norm, numbers};
use upright_measurement::{Point, Points};

/// The S1 endplate over a hip axis that is placed: tilted as in people without complaints.
pub(crate) fn sacrum(placed: &Points, unit: f64) -> Option<Anchor> {
    let hip_axis = placed.resolve(Point::HipAxis);
    let radius = numbers::PROPORTION_PELVIC_RADIUS.value;
    let incidence = Degrees::new(norm::PELVIC_INCIDENCE.mean.value);
    let tilt = norm::PELVIC_TILT.value(incidence, usual_age());
    hip_axis.is_finite().then(|| Anchor {
        place: SACRUM,
        at: above(hip_axis, -tilt.value().to_radians(), radius * unit),
        slope: Some((incidence - tilt).value().to_radians()),
        inferred_over: radius,
    })
}

/// Pelvic tilt that people without complaints have with this sacral slope, in radians: PT = a + b·PI with PI = PT + SS.
fn usual_tilt(sacral_slope: f64) -> f64 {
    let share = norm::PELVIC_TILT.per_pelvic_incidence.value;
    let upright = norm::PELVIC_TILT.value(Degrees::new(0.0), usual_age()).value().to_radians();
    (upright + share * sacral_slope) / (1.0 - share)
}

/// The hip axis: where it is placed, else before and under the S1 endplate.
pub(crate) fn hip_axis(placed: &Points, column: &Column) -> Option<Place> {
    joint(placed, Point::HipAxis).or_else(|| {
        let sacrum = column.place(SACRUM)?;
        let radius = numbers::PROPORTION_PELVIC_RADIUS.value;
        let at = above(sacrum.at, -usual_tilt(sacrum.slope), -radius * column.unit);
        Some(Place { at, away: sacrum.away + radius, ..sacrum })
    })
}

/// The knee: where one is placed, else straight under the hip axis.
pub(crate) fn knee(placed: &Points, column: &Column) -> Option<Place> {
    let hung = || Some(under(hip_axis(placed, column)?, numbers::PROPORTION_FEMUR.value, column));
    joint(placed, Point::Knee).or_else(hung)
}

/// The ankle: where one is placed, else a tibia lower than the knee and under the hip axis, for who bends the knees keeps the feet
/// under the body.
pub(crate) fn ankle(placed: &Points, column: &Column) -> Option<Place> {
    let hung = || {
        let (hip, knee) = (hip_axis(placed, column)?, knee(placed, column)?);
        let under_knee = under(knee, numbers::PROPORTION_TIBIA.value, column);
        Some(Place { at: SagittalPoint::new(hip.at.anterior, under_knee.at.cranial), ..under_knee })
    };
    joint(placed, Point::Ankle).or_else(hung)
}

fn joint(placed: &Points, joint: Point) -> Option<Place> {
    let at = placed.resolve(joint);
    at.is_finite().then_some(Place { at, slope: 0.0, away: 0.0, endplate: 0.0 })
}

fn under(place: Place, length: f64, column: &Column) -> Place {
    let at = SagittalPoint::new(place.at.anterior, place.at.cranial - length * column.unit);
    Place { at, away: place.away + length, ..place }
}
