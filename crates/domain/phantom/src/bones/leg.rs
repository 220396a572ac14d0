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

    /// A hollow bone through points with these radii and shells, in shares of the body and of the cortex.
    fn tube(&self, points: &[(Vector, f64, f64)], cortex: f64) -> Vec<Piece> {
        let mut pieces = Vec::with_capacity(2 * points.len());
        for pair in points.windows(2) {
            let [(from, r0, one), (to, r1, other)] = pair else { continue };
            let shell = cortex * f64::midpoint(*one, *other);
            pieces.push(Piece::frustum(*from, *to, r0 * self.size, r1 * self.size, shell));
            pieces.push(Piece::ellipsoid(
                &Placement::at(*to),
                Vector::repeat(r1 * self.size),
                cortex * other,
            ));
        }
        pieces
    }

    /// The axis of the femoral shaft, from below the trochanters to above the condyles.
    pub(crate) fn shaft(&self) -> [Vector; 2] {
        let frame = self.frame(self.hip, self.hip - self.knee);
        let top = frame.point(Vector::new(-4.0, -34.0, 39.0 * self.side) * self.size);
        [top, self.knee + (self.hip - self.knee).normalize() * (52.0 * self.size)]
    }

    /// The femur; without head and neck where a prosthesis replaces them.
    pub(crate) fn femur(&self, cortex: f64, has_head: bool) -> Solid {
        let frame = self.frame(self.hip, self.hip - self.knee);
        let at = |x: f64, y: f64, z: f64| frame.point(Vector::new(x, y, z * self.side) * self.size);
        let radius = |r: f64| r * self.size;
        let end = self.knee + (self.hip - self.knee).normalize() * (52.0 * self.size);
        let middle =
            (at(-4.0, -70.0, 44.0) + end) / 2.0 + frame.rotation * Vector::new(9.0 * self.size, 0.0, 0.0);
        let blob = |origin: Vector, half: [f64; 3]| {
            Piece::ellipsoid(&Placement { origin, ..frame }, self.scaled(half), cortex)
        };
        let mut pieces = vec![
            blob(at(-9.0, -14.0, 46.0), [15.0, 24.0, 14.0]),
            blob(at(-16.0, -56.0, 24.0), [9.0, 12.0, 9.0]),
        ];
        let top = [(at(-4.0, -24.0, 38.0), radius(20.0)), (at(-4.0, -74.0, 42.0), radius(15.5))];
        pieces.extend(Piece::chain(&top, cortex * 1.8));
        pieces.extend(self.tube(
            &[
                (at(-4.0, -70.0, 42.0), 15.0, 4.5),
                (at(-4.0, -70.0, 42.0).lerp(&middle, 0.5), 14.2, 6.0),
                (middle, 14.0, 6.2),
                (middle.lerp(&end, 0.5), 15.5, 4.6),
                (end, 19.5, 1.8),
            ],
            cortex,
        ));
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
        let blob =
            |placement: Placement, half: [f64; 3]| Piece::ellipsoid(&placement, self.scaled(half), cortex);
        let malleolus = Placement { origin: at(-8.0, -length - 6.0 * self.size, 28.0), ..frame };
        let fibular_head = Placement { origin: at(-14.0, -22.0 * self.size, 34.0), ..frame };
        let mut pieces = vec![
            blob(patella, [10.0, 20.0, 21.0]),
            blob(plateau, [26.0, 12.0, 37.0]),
            blob(pilon, [21.0, 10.0, 24.0]),
            blob(fibular_head, [9.0, 13.0, 9.0]),
            blob(malleolus, [8.0, 15.0, 7.0]),
        ];
        let shaft = [
            (at(0.0, -14.0 * self.size, 0.0), 29.0, 1.6),
            (at(2.0, -78.0 * self.size, 0.0), 15.0, 4.4),
            (at(1.0, -length * 0.55, 0.0), 13.0, 6.0),
            (at(0.0, -length * 0.82, 0.0), 12.5, 3.0),
            (at(0.0, -length + 8.0 * self.size, 0.0), 20.0, 1.6),
        ];
        pieces.extend(self.tube(&shaft, cortex));
        let fibula = [(at(-14.0, -30.0 * self.size, 34.0), r(6.5)), (at(-10.0, -length, 27.0), r(6.5))];
        pieces.extend(Piece::chain(&fibula, cortex * 2.6));
        Solid::bone(pieces)
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
