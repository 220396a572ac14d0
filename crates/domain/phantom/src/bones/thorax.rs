//! Ribs, breastbone, shoulder girdle and arms. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::Arms;
use super::solid::{Piece, Solid};
use super::surface::{Placement, Vector};
use crate::skeleton::{Skeleton, Vertebra};
use upright_anatomy::Level;

/// Depth from the vertebra to the front, half-width, and how far the front lies below the back, of ribs 1 to 12;
/// and the angle at which a rib ends, 0 = in front.
#[rustfmt::skip]
const RIBS: [(Level, f64, f64, f64, f64); 12] = [
    (Level::T1, 55.0, 52.0, 28.0, 18.0), (Level::T2, 78.0, 78.0, 42.0, 16.0), (Level::T3, 98.0, 98.0, 54.0, 16.0),
    (Level::T4, 115.0, 112.0, 64.0, 16.0), (Level::T5, 130.0, 122.0, 72.0, 17.0), (Level::T6, 142.0, 130.0, 80.0, 20.0),
    (Level::T7, 152.0, 136.0, 86.0, 24.0), (Level::T8, 158.0, 140.0, 88.0, 32.0), (Level::T9, 160.0, 142.0, 86.0, 42.0),
    (Level::T10, 158.0, 142.0, 80.0, 54.0), (Level::T11, 150.0, 138.0, 60.0, 92.0), (Level::T12, 138.0, 128.0, 45.0, 122.0),
];

/// The thorax of a skeleton.
pub(crate) struct Thorax<'a> {
    pub(crate) skeleton: &'a Skeleton,
    pub(crate) size: f64,
    pub(crate) cortex: f64,
}

/// The arc of one rib: points from the spine to the front on the left side, about a vertebra.
struct Rib {
    from: Vector,
    depth: f64,
    half_width: f64,
    drop: f64,
    end_deg: f64,
    lean_rad: f64,
}

impl Rib {
    /// The point at `angle_deg`: 180 = behind, 90 = aside, 0 = in front; on the side `side`.
    fn point(&self, angle_deg: f64, side: f64) -> Vector {
        /// How far the arc lies behind the front of the vertebra, as a share of its depth.
        const BEHIND: f64 = 0.27;
        let (sine, cosine) = angle_deg.to_radians().sin_cos();
        let forward = self.depth * (0.5 * (1.0 + cosine) - BEHIND * (1.0 - cosine) / 2.0);
        // Squarer than an ellipse: a chest has flat flanks.
        let left = side * self.half_width * sine.abs().powf(0.8);
        let progress = ((170.0 - angle_deg) / 150.0).clamp(0.0, 1.0);
        let down = self.drop * (progress - 0.28 * (std::f64::consts::PI * progress).sin() * progress);
        let (lean_sine, lean_cosine) = self.lean_rad.sin_cos();
        self.from
            + Vector::new(
                forward * lean_cosine - down * lean_sine,
                -forward * lean_sine - down * lean_cosine,
                left,
            )
    }
}

impl Thorax<'_> {
    fn rib(&self, (level, depth, half_width, drop, end_deg): (Level, f64, f64, f64, f64)) -> Option<Rib> {
        let vertebra = self.skeleton.vertebra(level)?;
        let centre = vertebra.centroid();
        // Ribs follow half of their vertebra's slope: the front of a bent chest sinks, but less than the spine.
        let slope = slope(vertebra);
        Some(Rib {
            from: Vector::new(centre.anterior, centre.cranial + 6.0 * self.size, vertebra.lateral),
            depth: depth * self.size,
            half_width: half_width * self.size,
            drop: drop * self.size,
            end_deg,
            lean_rad: 0.45 * slope,
        })
    }

    /// Every rib, each a solid of its own.
    pub(crate) fn ribs(&self) -> Vec<Solid> {
        let ribs = RIBS.into_iter().filter_map(|rib| self.rib(rib));
        ribs.flat_map(|rib| [self.arc(&rib, 1.0), self.arc(&rib, -1.0)]).collect()
    }

    fn arc(&self, rib: &Rib, side: f64) -> Solid {
        const PIECES: usize = 14;
        const START_DEG: f64 = 168.0;
        let angle = |place: usize| START_DEG + (rib.end_deg - START_DEG) * place as f64 / PIECES as f64;
        let radius = |place: usize| (4.4 + 1.3 * (place as f64 / PIECES as f64)) * self.size;
        let points: Vec<(Vector, f64)> =
            (0..=PIECES).map(|place| (rib.point(angle(place), side), radius(place))).collect();
        Solid::bone(Piece::chain(&points, self.cortex * 1.1)).dense(0.5)
    }

    /// Where the front of the chest is at this rib.
    pub(crate) fn front(&self, level: Level) -> Option<Vector> {
        let rib = self.rib(RIBS.into_iter().find(|(of, ..)| *of == level)?)?;
        let mut front = rib.point(0.0, 1.0);
        front.z = 0.0;
        Some(front)
    }

    /// Manubrium, body and xiphoid process.
    pub(crate) fn breastbone(&self) -> Option<Solid> {
        let (top, bottom) = (self.front(Level::T1)?, self.front(Level::T6)?);
        let along = top - bottom;
        let plate = |share: f64, length: f64, width: f64| {
            let up = along.normalize();
            let front = up.cross(&Vector::z());
            let rotation = nalgebra::Rotation3::from_basis_unchecked(&[front, up, front.cross(&up)]);
            let placement = Placement { origin: bottom + along * share, rotation };
            Piece::ellipsoid(
                &placement,
                Vector::new(5.5 * self.size, length * along.norm(), width * self.size),
                self.cortex,
            )
        };
        Some(Solid::bone(vec![
            plate(0.92, 0.17, 32.0),
            plate(0.62, 0.17, 19.0),
            plate(0.38, 0.17, 20.0),
            plate(0.16, 0.17, 20.0),
            plate(-0.08, 0.12, 9.0),
        ]))
    }

    /// One shoulder: its joint, in space.
    pub(crate) fn shoulder(&self, side: f64) -> Option<Vector> {
        let centre = self.skeleton.vertebra(Level::T2)?.centroid();
        Some(Vector::new(
            centre.anterior + 66.0 * self.size,
            centre.cranial - 10.0 * self.size,
            side * 156.0 * self.size,
        ))
    }

    /// Collarbone and shoulder blade.
    pub(crate) fn girdle(&self, side: f64) -> Option<Vec<Solid>> {
        let (shoulder, front) = (self.shoulder(side)?, self.front(Level::T1)?);
        let s = self.size;
        let inner = front + Vector::new(2.0, 6.0, side * 22.0) * s;
        let bow = inner + Vector::new(4.0, 12.0, side * 55.0) * s;
        let outer = shoulder + Vector::new(4.0, 32.0, -side * 18.0) * s;
        let clavicle = [(inner, 7.0 * s), (bow, 5.5 * s), (outer, 6.5 * s)];
        let clavicle = Solid::bone(Piece::chain(&clavicle, self.cortex * 1.8));
        let back = self.skeleton.vertebra(Level::T5)?.centroid();
        let blade_centre = Vector::new(back.anterior - 44.0 * s, back.cranial - 14.0 * s, side * 92.0 * s);
        let blade = Placement::pitched(blade_centre, -8.0).turned(Vector::y_axis(), side * 32.0);
        let tip = blade_centre + Vector::new(2.0, -64.0, side * 6.0) * s;
        let spine_from = blade_centre + Vector::new(-10.0, 34.0, -side * 36.0) * s;
        let acromion = shoulder + Vector::new(-14.0, 30.0, side * 4.0) * s;
        let mut pieces = Piece::chain(&[(spine_from, 2.2 * s), (acromion, 5.0 * s)], self.cortex * 0.6);
        pieces.extend([
            Piece::ellipsoid(&blade, Vector::new(3.0, 74.0, 46.0) * s, self.cortex),
            Piece::ellipsoid(&Placement::at(tip), Vector::new(4.5, 14.0, 12.0) * s, self.cortex),
            Piece::frustum(
                blade_centre + Vector::new(8.0, 20.0, side * 40.0) * s,
                shoulder + Vector::new(-6.0, 0.0, -side * 16.0) * s,
                8.0 * s,
                14.0 * s,
                self.cortex,
            ),
        ]);
        Some(vec![clavicle, Solid::bone(pieces).dense(0.5)])
    }

    /// Elbow and wrist of an arm whose fist rests on the collarbone.
    pub(crate) fn arm(&self, side: f64, raise_deg: f64) -> Option<[Vector; 3]> {
        let shoulder = self.shoulder(side)?;
        let (sine, cosine) = raise_deg.to_radians().sin_cos();
        let upper = 300.0 * self.size;
        let elbow = shoulder + Vector::new(upper * sine, -upper * cosine, side * 18.0 * self.size);
        let fist = self.front(Level::T1)? + Vector::new(38.0, 14.0, side * 86.0) * self.size;
        let wrist = elbow + (fist - elbow).normalize() * (fist - elbow).norm().min(245.0 * self.size);
        Some([shoulder, elbow, wrist])
    }

    /// Elbow and wrist of an arm that lies on the table beside the body.
    pub(crate) fn arm_beside(&self, side: f64) -> Option<[Vector; 3]> {
        let shoulder = self.shoulder(side)?;
        let along = |x: f64, z: f64| Vector::new(x, -1.0, z * side).normalize() * self.size;
        let elbow = shoulder + along(-0.22, 0.18) * 300.0;
        Some([shoulder, elbow, elbow + along(0.0, 0.07) * 245.0])
    }

    /// Bones of an arm.
    pub(crate) fn arm_bones(&self, [shoulder, elbow, wrist]: [Vector; 3], arms: Arms) -> Solid {
        let s = self.size;
        let along = (elbow - shoulder).normalize();
        let hand = (wrist - elbow).normalize();
        let shift = Vector::new(0.0, 0.0, shoulder.z.signum() * 9.0 * s);
        let blob = |at, r: f64| Piece::ellipsoid(&Placement::at(at), Vector::repeat(r * s), self.cortex);
        let chain = |points: &[(Vector, f64)], shell: f64| {
            let sized: Vec<(Vector, f64)> = points.iter().map(|(at, radius)| (*at, radius * s)).collect();
            Piece::chain(&sized, self.cortex * shell)
        };
        let mut pieces = vec![blob(shoulder, 22.0), blob(wrist + hand * (10.0 * s), 13.0)];
        let (head, low) = (shoulder + along * (22.0 * s), elbow - along * (32.0 * s));
        pieces.extend(chain(&[(head, 14.0), (low, 10.5)], 3.4));
        pieces.extend(chain(&[(low, 10.5), (elbow, 16.0)], 1.2));
        pieces.extend(chain(&[(elbow + shift, 8.0), (wrist + shift, 9.0)], 2.6));
        pieces.extend(chain(&[(elbow - shift, 9.5), (wrist - shift, 6.5)], 2.6));
        // Four metacarpals, then fingers: bent back to a loose fist, straight where the hand lies on the table.
        let knuckles = wrist + hand * (72.0 * s);
        let inwards = match arms {
            Arms::Down => hand * (70.0 * s),
            Arms::Raised | Arms::Away => Vector::new(-30.0, -14.0, 0.0) * s,
        };
        for finger in [-1.5, -0.5, 0.5, 1.5] {
            let aside = Vector::z() * (finger * 15.0 * s);
            let from = wrist + hand * (24.0 * s) + aside * 0.6;
            pieces.extend(chain(
                &[(from, 4.6), (knuckles + aside, 5.4), (knuckles + aside + inwards, 4.0)],
                1.6,
            ));
        }
        Solid::bone(pieces).dense(0.5)
    }
}

/// Slope of a vertebra's upper endplate in radians.
pub(crate) fn slope(vertebra: &Vertebra) -> f64 {
    let plate = vertebra.upper;
    let run = plate.anterior.anterior - plate.posterior.anterior;
    (plate.posterior.cranial - plate.anterior.cranial).atan2(run)
}
