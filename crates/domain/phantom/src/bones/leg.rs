//! Femur, patella, tibia, fibula and foot of one leg. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::solid::{Piece, Solid};
use super::surface::{Placement, Vector};

/// The joints of one leg in space.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Leg {
    pub(crate) hip: Vector,
    pub(crate) knee: Vector,
    pub(crate) ankle: Vector,
    /// +1 on the left.
    pub(crate) side: f64,
    pub(crate) size: f64,
    /// Radius of the femoral head.
    pub(crate) head: f64,
}

impl Leg {
    fn scaled(&self, half: [f64; 3]) -> Vector {
        Vector::from(half) * self.size
    }

    /// A frame at `origin` with its second axis along the bone, upwards.
    fn frame(&self, origin: Vector, up: Vector) -> Placement {
        let up = up.normalize();
        let left = Vector::z();
        let front = up.cross(&left).normalize();
        let rotation = nalgebra::Rotation3::from_basis_unchecked(&[front, up, front.cross(&up)]);
        Placement { origin, rotation }
    }

    /// The femur; without head and neck where a prosthesis replaces them.
    pub(crate) fn femur(&self, cortex: f64, has_head: bool) -> Solid {
        let frame = self.frame(self.hip, self.hip - self.knee);
        let at = |x: f64, y: f64, z: f64| frame.point(Vector::new(x, y, z * self.side) * self.size);
        let radius = |r: f64| r * self.size;
        let end = self.knee + (self.hip - self.knee).normalize() * (52.0 * self.size);
        let middle =
            (at(-4.0, -70.0, 44.0) + end) / 2.0 + frame.rotation * Vector::new(9.0 * self.size, 0.0, 0.0);
        let mut pieces = vec![
            Piece::ellipsoid(
                &Placement { origin: at(-9.0, -14.0, 46.0), ..frame },
                self.scaled([15.0, 24.0, 14.0]),
                cortex,
            ),
            Piece::ellipsoid(
                &Placement { origin: at(-16.0, -56.0, 24.0), ..frame },
                self.scaled([9.0, 12.0, 9.0]),
                cortex,
            ),
            Piece::frustum(
                at(-4.0, -24.0, 38.0),
                at(-4.0, -72.0, 42.0),
                radius(21.0),
                radius(16.0),
                cortex * 1.8,
            ),
            Piece::frustum(at(-4.0, -70.0, 42.0), middle, radius(15.5), radius(14.0), cortex * 6.0),
            Piece::frustum(middle, end, radius(14.0), radius(20.0), cortex * 4.0),
        ];
        if has_head {
            pieces.push(Piece::ellipsoid(&Placement::at(self.hip), Vector::repeat(self.head), cortex * 1.1));
            pieces.push(Piece::frustum(
                at(0.0, -6.0, 8.0),
                at(-5.0, -24.0, 40.0),
                radius(17.0),
                radius(17.0),
                cortex * 1.6,
            ));
        }
        pieces.extend(self.condyles(cortex));
        Solid::bone(pieces)
    }

    fn condyles(&self, cortex: f64) -> Vec<Piece> {
        let frame = self.frame(self.knee, self.hip - self.knee);
        let at = |x: f64, y: f64, z: f64| Placement {
            origin: frame.point(Vector::new(x, y, z) * self.size),
            ..frame
        };
        vec![
            Piece::frustum(
                frame.point(Vector::new(0.0, 54.0, 0.0) * self.size),
                frame.point(Vector::new(-1.0, 18.0, 0.0) * self.size),
                19.5 * self.size,
                28.0 * self.size,
                cortex * 1.6,
            ),
            Piece::ellipsoid(&at(-4.0, 18.0, 20.0), self.scaled([29.0, 22.0, 16.0]), cortex),
            Piece::ellipsoid(&at(-4.0, 18.0, -20.0), self.scaled([30.0, 23.0, 17.0]), cortex),
        ]
    }

    /// Kneecap, tibia and fibula.
    pub(crate) fn shank(&self, cortex: f64) -> Solid {
        let frame = self.frame(self.knee, self.knee - self.ankle);
        let length = (self.knee - self.ankle).norm();
        let at =
            |x: f64, y: f64, z: f64| frame.point(Vector::new(x * self.size, y, z * self.side * self.size));
        let r = |radius: f64| radius * self.size;
        let patella = Placement { origin: at(38.0, 20.0 * self.size, 0.0), ..frame };
        let plateau = Placement { origin: at(-2.0, -15.0 * self.size, 0.0), ..frame };
        let pilon = Placement { origin: at(0.0, -length + 14.0 * self.size, 0.0), ..frame };
        Solid::bone(vec![
            Piece::ellipsoid(&patella, self.scaled([10.0, 20.0, 21.0]), cortex * 1.2),
            Piece::ellipsoid(&plateau, self.scaled([26.0, 12.0, 37.0]), cortex * 1.1),
            Piece::frustum(
                at(0.0, -14.0 * self.size, 0.0),
                at(2.0, -75.0 * self.size, 0.0),
                r(29.0),
                r(15.0),
                cortex * 1.6,
            ),
            Piece::frustum(
                at(2.0, -74.0 * self.size, 0.0),
                at(0.0, -length * 0.8, 0.0),
                r(14.5),
                r(12.0),
                cortex * 5.5,
            ),
            Piece::frustum(
                at(0.0, -length * 0.79, 0.0),
                at(0.0, -length + 8.0 * self.size, 0.0),
                r(12.0),
                r(20.0),
                cortex * 2.2,
            ),
            Piece::ellipsoid(&pilon, self.scaled([21.0, 10.0, 24.0]), cortex),
            Piece::ellipsoid(
                &Placement { origin: at(-14.0, -22.0 * self.size, 34.0), ..frame },
                self.scaled([9.0, 13.0, 9.0]),
                cortex,
            ),
            Piece::frustum(
                at(-14.0, -30.0 * self.size, 34.0),
                at(-10.0, -length, 27.0),
                r(6.5),
                r(6.5),
                cortex * 2.8,
            ),
            Piece::ellipsoid(
                &Placement { origin: at(-8.0, -length - 6.0 * self.size, 28.0), ..frame },
                self.scaled([8.0, 15.0, 7.0]),
                cortex,
            ),
        ])
    }

    /// Talus, calcaneus and forefoot, flat on the floor.
    pub(crate) fn foot(&self, cortex: f64) -> Solid {
        let at = |x: f64, y: f64, z: f64| self.ankle + Vector::new(x, y, z * self.side) * self.size;
        let blob = |centre: Vector, half: [f64; 3], pitch: f64| {
            Piece::ellipsoid(&Placement::pitched(centre, pitch), self.scaled(half), cortex)
        };
        let mut pieces = vec![
            blob(at(4.0, -16.0, 0.0), [26.0, 15.0, 19.0], 8.0),
            blob(at(-26.0, -40.0, 3.0), [38.0, 20.0, 16.0], -14.0),
            blob(at(38.0, -28.0, 4.0), [16.0, 14.0, 22.0], 14.0),
            blob(at(58.0, -36.0, 4.0), [14.0, 11.0, 26.0], 18.0),
        ];
        for (place, spread) in [-22.0, -11.0, 0.0, 11.0, 22.0].into_iter().enumerate() {
            let reach = 118.0 - 5.0 * place as f64;
            let from = at(66.0, -40.0, spread * 0.7);
            let head = at(reach, -56.0, spread * 1.3);
            pieces.push(Piece::frustum(from, head, 6.5 * self.size, 5.0 * self.size, cortex * 2.0));
            pieces.push(blob(head, [8.0, 7.0, 7.0], 0.0));
            pieces.push(blob(at(reach + 20.0, -60.0, spread * 1.4), [13.0, 5.0, 5.5], 0.0));
        }
        Solid::bone(pieces)
    }
}
