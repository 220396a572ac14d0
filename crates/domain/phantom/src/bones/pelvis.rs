//! Sacrum, coccyx and the two hip bones. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::solid::{Piece, Solid};
use super::surface::{Placement, Surface, Vector};
use super::vertebra::block;
use crate::skeleton::{Plate, above};
use nalgebra::Rotation3;
use upright_anatomy::SagittalPoint;

/// Depth and width of the upper ends of S1 to S5, heights, and how far each is bent forward against the one above.
#[rustfmt::skip]
const SACRUM: [(f64, f64, f64, f64); 5] = [
    (35.0, 52.0, 29.0, 3.0), (26.0, 44.0, 25.0, 8.0), (19.0, 38.0, 21.0, 13.0), (14.0, 34.0, 18.0, 18.0), (10.0, 28.0, 16.0, 20.0),
];
/// The axis of the sacrum runs further back than the normal of its endplate, by this angle.
const TABLE: f64 = 9.0;

/// Sacrum and coccyx below the endplate of S1.
pub(crate) fn sacrum(plate: Plate, size: f64, cortex: f64) -> Solid {
    let slope = slope(plate);
    let mut pieces = Vec::with_capacity(20);
    let (mut upper, mut pitch) = (plate, slope);
    for (place, (_, width, height, bend)) in SACRUM.into_iter().enumerate() {
        let (depth, ..) = SACRUM.get(place + 1).copied().unwrap_or((8.0, 20.0, 0.0, 0.0));
        let lower_pitch = pitch - bend;
        // The anterior surface is the longer one at the promontory: segments hang from their middle.
        let middle = above(upper.middle(), f64::midpoint(pitch, lower_pitch) + TABLE, -height * size);
        let lower = Plate::about(middle, lower_pitch, depth * size);
        pieces.push(block(upper, lower, width * size, cortex));
        pieces.extend(behind(upper, lower, place, size, cortex));
        (upper, pitch) =
            (Plate::about(above(middle, lower_pitch, -1.0), lower_pitch, depth * size), lower_pitch);
    }
    pieces.extend(coccyx(upper, pitch, size, cortex));
    Solid::bone(pieces)
}

fn slope(plate: Plate) -> f64 {
    let run = plate.anterior.anterior - plate.posterior.anterior;
    (plate.posterior.cranial - plate.anterior.cranial).atan2(run).to_degrees()
}

fn space(point: SagittalPoint, left: f64) -> Vector {
    Vector::new(point.anterior, point.cranial, left)
}

/// Wings, laminae and crest of one sacral segment.
fn behind(upper: Plate, lower: Plate, place: usize, size: f64, cortex: f64) -> Vec<Piece> {
    let (width, height) =
        SACRUM.get(place).map_or((28.0, 15.0), |(_, width, height, _)| (*width * size, *height * size));
    let pitch = f64::midpoint(slope(upper), slope(lower));
    let middle = upper.middle().midpoint(lower.middle());
    let back = upper.posterior.midpoint(lower.posterior);
    let mut pieces = Vec::with_capacity(4);
    let shrinking = 1.0 - 0.16 * place as f64;
    // Wings at the sacroiliac joints, without a shell that would draw a circle from the side.
    for side in [1.0, -1.0].into_iter().filter(|_| place < 2) {
        let wing = Placement::pitched(space(middle, side * (width * 0.66)), pitch)
            .turned(Vector::y_axis(), side * 25.0);
        let half = Vector::new(15.0 * shrinking, height / size * 0.62, 24.0 * shrinking) * size;
        pieces.push(Piece::ellipsoid(&wing, half, cortex * 0.25));
    }
    let normal = Vector::new(pitch.to_radians().cos(), -pitch.to_radians().sin(), 0.0);
    let lamina = space(back, 0.0) - normal * (12.0 * shrinking * size);
    let half = Vector::new(3.4, height / size * 0.62, 15.0 * shrinking) * size;
    pieces.push(Piece::ellipsoid(&Placement::pitched(lamina, pitch), half, cortex));
    let crest = lamina - normal * (4.5 * shrinking * size);
    let half = Vector::new(6.5 * shrinking, height / size * 0.46, 2.6) * size;
    pieces.push(Piece::ellipsoid(&Placement::pitched(crest, pitch), half, cortex));
    pieces
}

fn coccyx(from: Plate, pitch: f64, size: f64, cortex: f64) -> Vec<Piece> {
    let (mut at, mut pitch) = (from.middle(), pitch);
    let piece = |(height, half): (f64, f64)| {
        pitch -= 15.0;
        let centre = above(at, pitch, -height * size / 2.0 - 1.0);
        at = above(at, pitch, -height * size - 2.0);
        let half = Vector::new(half, height / 2.0, half * 1.6) * size;
        Piece::ellipsoid(&Placement::pitched(space(centre, 0.0), pitch), half, cortex)
    };
    [(12.0, 5.0), (9.0, 4.0), (8.0, 3.0)].into_iter().map(piece).collect()
}

/// Directions of the pelvis: `along` from the hip axis to the sacral endplate, `forward` across it.
#[derive(Clone, Copy)]
pub(crate) struct PelvicFrame {
    along: Vector,
    forward: Vector,
    size: f64,
    half_width: f64,
}

impl PelvicFrame {
    /// The frame of a pelvis whose hip axis is the origin.
    pub(crate) fn new(sacral_middle: SagittalPoint, size: f64, half_width: f64) -> Self {
        let along = space(sacral_middle, 0.0).normalize();
        Self { along, forward: Vector::new(along.y, -along.x, 0.0), size, half_width }
    }

    /// A point by its place in the pelvis, and its distance from the middle as a share of the hip's.
    fn point(&self, forward: f64, along: f64, lateral: f64) -> Vector {
        (self.forward * forward + self.along * along) * self.size + Vector::z() * (lateral * self.half_width)
    }
}

/// One hip bone; `side` is +1 on the left.
pub(crate) fn hip_bone(frame: &PelvicFrame, side: f64, cortex: f64) -> Solid {
    let at = |forward, along, lateral: f64| frame.point(forward, along, side * lateral);
    let rod = |points: &[(Vector, f64)]| {
        let sized: Vec<(Vector, f64)> =
            points.iter().map(|(at, radius)| (*at, radius * frame.size)).collect();
        Piece::chain(&sized, cortex * 0.8)
    };
    let mut pieces = wing(frame, side, cortex);
    pieces.extend(crest(frame, side, cortex));
    pieces.push(socket(frame, side, cortex));
    // Strong column from the socket to the sacroiliac joint.
    pieces.extend(rod(&[
        (at(-6.0, 24.0, 0.94), 12.0),
        (at(-18.0, 56.0, 0.78), 9.0),
        (at(-30.0, 84.0, 0.62), 9.0),
    ]));
    // Ischium with its tuberosity.
    pieces.extend(rod(&[
        (at(-16.0, -12.0, 0.92), 14.0),
        (at(-34.0, -44.0, 0.82), 11.0),
        (at(-42.0, -64.0, 0.76), 15.0),
    ]));
    let tuber = Placement::at(at(-43.0, -68.0, 0.76));
    pieces.push(Piece::ellipsoid(&tuber, Vector::new(17.0, 21.0, 14.0) * frame.size, cortex * 1.4));
    // Pubis: both rami and the body at the symphysis.
    pieces.extend(rod(&[
        (at(16.0, 4.0, 0.84), 11.0),
        (at(34.0, -22.0, 0.40), 7.0),
        (at(38.0, -38.0, 0.14), 8.0),
    ]));
    pieces.extend(rod(&[
        (at(33.0, -50.0, 0.12), 7.0),
        (at(2.0, -72.0, 0.42), 5.5),
        (at(-32.0, -78.0, 0.68), 7.5),
    ]));
    let body = Placement::at(at(37.0, -42.0, 0.13));
    pieces.push(Piece::ellipsoid(&body, Vector::new(10.0, 17.0, 9.0) * frame.size, cortex * 1.2));
    Solid::bone(pieces)
}

/// The iliac wing: a plate that flares outwards, cut from a hollow shell.
fn wing(frame: &PelvicFrame, side: f64, cortex: f64) -> Vec<Piece> {
    let plate = |centre: Vector, half: [f64; 3], yaw: f64, flare: f64| {
        let outwards = Vector::z() * side;
        let basis =
            Rotation3::from_basis_unchecked(&[frame.forward, frame.along, frame.forward.cross(&frame.along)]);
        let placement = Placement { origin: centre, rotation: basis }
            .turned(Vector::y_axis(), -side * yaw)
            .turned(Vector::x_axis(), outwards.z * flare);
        Piece::ellipsoid(&placement, Vector::from(half) * frame.size, cortex)
    };
    vec![
        plate(frame.point(16.0, 74.0, side * 1.16), [54.0, 50.0, 6.0], 42.0, 24.0),
        plate(frame.point(-20.0, 84.0, side * 0.88), [46.0, 44.0, 7.0], 46.0, 14.0),
        plate(frame.point(4.0, 34.0, side * 1.0), [30.0, 34.0, 9.0], 20.0, 12.0),
    ]
}

/// The iliac crest and its spines: a thick rim from the anterior spine over the top to the posterior one.
fn crest(frame: &PelvicFrame, side: f64, cortex: f64) -> Vec<Piece> {
    let rim = [
        (46.0, 34.0, 1.28),
        (60.0, 66.0, 1.46),
        (50.0, 96.0, 1.56),
        (26.0, 116.0, 1.56),
        (-2.0, 124.0, 1.38),
        (-30.0, 122.0, 1.06),
        (-52.0, 110.0, 0.74),
        (-58.0, 94.0, 0.56),
        (-52.0, 74.0, 0.56),
    ];
    let points = rim.map(|(forward, along, lateral)| frame.point(forward, along, side * lateral));
    let rim: Vec<(Vector, f64)> =
        (0..=32).map(|step| (on_curve(&points, f64::from(step) / 32.0), 3.4 * frame.size)).collect();
    Piece::chain(&rim, cortex * 0.35)
}

/// The point at a share of the way along a smooth curve through points.
fn on_curve(points: &[Vector], share: f64) -> Vector {
    let last = points.len().saturating_sub(1);
    let place = share * last as f64;
    let low = (place as usize).min(last.saturating_sub(1));
    let at = |place: usize| points.get(place.min(last)).copied().unwrap_or_default();
    let (before, from, to, after) = (at(low.saturating_sub(1)), at(low), at(low + 1), at(low + 2));
    let t = place - low as f64;
    // Catmull–Rom.
    (from * 2.0
        + (to - before) * t
        + (before * 2.0 - from * 5.0 + to * 4.0 - after) * (t * t)
        + (from * 3.0 - before - to * 3.0 + after) * (t * t * t))
        / 2.0
}

/// The acetabulum: a thick cup, open to the side and below.
fn socket(frame: &PelvicFrame, side: f64, cortex: f64) -> Piece {
    let centre = Vector::z() * (side * frame.half_width);
    let cup = Piece::ellipsoid(&Placement::at(centre), Vector::repeat(34.0) * frame.size, cortex);
    let hollow = Surface::ellipsoid(Vector::repeat(25.6) * frame.size).moved(centre);
    let mouth = Vector::new(0.25, -0.55, side * 0.8).normalize();
    let mut cup = cup.without(hollow).within(Surface::plane(centre + mouth * (4.0 * frame.size), mouth));
    // The subchondral bone around the joint is dense.
    if let Some(surface) = cup.inner.get_mut(1) {
        *surface =
            Surface::ellipsoid(Vector::repeat(25.6 * frame.size + cortex * 1.6)).moved(centre).emptied();
    }
    cup
}
