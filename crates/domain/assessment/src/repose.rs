//! The same body with its joints set to other angles: arithmetic of a rigid trunk on two legs.
//!
//! - **Source**: the algorithm of the clinical reference (flag D) behind Lafage 2023 (S21).

use upright_anatomy::{Laterality, SagittalPoint, Site};
use upright_measurement::{Point, Points};

/// Angles of ankle, knee and hip, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Legs {
    /// Ankle angle (AA).
    pub(crate) ankle: f64,
    /// Knee angle (KA).
    pub(crate) knee: f64,
    /// Sacrofemoral angle (SFA).
    pub(crate) sacrofemoral: f64,
}

impl Legs {
    /// Femoral obliquity: KA = AA + FOA.
    fn femoral_obliquity(self) -> f64 {
        self.knee - self.ankle
    }

    /// Pelvic tilt: SFA = 180 + PT − FOA.
    fn pelvic_tilt(self) -> f64 {
        // Half a turn, no clinical limit.
        const STRAIGHT: f64 = 180.0;
        self.sacrofemoral - STRAIGHT + self.femoral_obliquity()
    }
}

const KNEE: Site = Site::Knee(Laterality::Unspecified);
const ANKLE: Site = Site::Ankle(Laterality::Unspecified);
const NOWHERE: SagittalPoint = SagittalPoint::new(f64::NAN, f64::NAN);

/// The body at `points`, whose pelvic tilt is `pelvic_tilt`, with its joints at `legs`: the ankle and the lengths of the
/// segments stay, pelvis and spine turn as one.
///
/// - **Unit**: the unit of `points`; angles in degrees.
/// - **NaN**: where knee, ankle or hip axis is not placed, so is everything.
pub(crate) fn reposed(points: &Points, pelvic_tilt: f64, legs: Legs) -> Points {
    let [hip, knee, ankle] = [Point::HipAxis, Point::Knee, Point::Ankle].map(|point| points.resolve(point));
    let new_knee = from(ankle, legs.ankle, ankle.distance(knee));
    let new_hip = from(new_knee, -legs.femoral_obliquity(), knee.distance(hip));
    let mut body = turned(points, hip, new_hip, legs.pelvic_tilt() - pelvic_tilt);
    for unsided in [KNEE, ANKLE] {
        for side in [Laterality::Left, Laterality::Right] {
            body.place(unsided.on_side(side), NOWHERE);
        }
    }
    body.place(KNEE, new_knee);
    body.place(ANKLE, ankle);
    body
}

/// Pelvis and spine turned about the hip axis by `retroversion` degrees (+ = backwards), and moved with it; the legs stay.
pub(crate) fn turned(
    points: &Points,
    hip: SagittalPoint,
    new_hip: SagittalPoint,
    retroversion: f64,
) -> Points {
    let (sine, cosine) = retroversion.to_radians().sin_cos();
    let mut body = points.mapped(|place| {
        let (forward, up) = (place.anterior - hip.anterior, place.cranial - hip.cranial);
        SagittalPoint::new(
            new_hip.anterior + forward * cosine - up * sine,
            new_hip.cranial + forward * sine + up * cosine,
        )
    });
    for unsided in [KNEE, ANKLE] {
        for side in [Laterality::Unspecified, Laterality::Left, Laterality::Right] {
            let site = unsided.on_side(side);
            body.place(site, points.at(site));
        }
    }
    body
}

/// The point at `length` above `base`, leaning forward by `lean` degrees.
fn from(base: SagittalPoint, lean: f64, length: f64) -> SagittalPoint {
    let (sine, cosine) = lean.to_radians().sin_cos();
    SagittalPoint::new(base.anterior + length * sine, base.cranial + length * cosine)
}
