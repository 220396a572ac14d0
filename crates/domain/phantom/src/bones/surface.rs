//! Quadrics: the surfaces of which every solid is made.

use nalgebra::{Matrix3, Rotation3, Vector3};

/// A point or a direction: anterior, cranial, to the patient's left, in mm.
pub(crate) type Vector = Vector3<f64>;

/// Where a part of the body is, and how it is turned.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Placement {
    pub(crate) origin: Vector,
    pub(crate) rotation: Rotation3<f64>,
}

impl Placement {
    /// At `origin`, unturned.
    pub(crate) fn at(origin: Vector) -> Self {
        Self { origin, rotation: Rotation3::identity() }
    }

    /// At `origin`, the front turned down by `pitch_deg`, as slopes are counted.
    pub(crate) fn pitched(origin: Vector, pitch_deg: f64) -> Self {
        Self { origin, rotation: turn(Vector::z_axis(), -pitch_deg) }
    }

    /// Turned further about an own axis.
    pub(crate) fn turned(self, axis: nalgebra::Unit<Vector>, angle_deg: f64) -> Self {
        Self { rotation: self.rotation * turn(axis, angle_deg), ..self }
    }

    /// The point of the body at the own coordinates `local`.
    pub(crate) fn point(&self, local: Vector) -> Vector {
        self.origin + self.rotation * local
    }

    /// A placement inside of this one.
    pub(crate) fn then(&self, inner: &Self) -> Self {
        Self { origin: self.point(inner.origin), rotation: self.rotation * inner.rotation }
    }
}

fn turn(axis: nalgebra::Unit<Vector>, angle_deg: f64) -> Rotation3<f64> {
    Rotation3::from_axis_angle(&axis, angle_deg.to_radians())
}

/// All points p with pᵀ·`square`·p + 2·`linear`·p + `constant` ≤ 0, or all others.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Surface {
    pub(crate) square: Matrix3<f64>,
    pub(crate) linear: Vector,
    pub(crate) constant: f64,
    /// Whether the solid is what the quadric encloses; else what it leaves.
    pub(crate) is_filled: bool,
}

impl Surface {
    /// The half-space behind the plane through `point` with this outward normal.
    pub(crate) fn plane(point: Vector, normal: Vector) -> Self {
        Self {
            square: Matrix3::zeros(),
            linear: normal / 2.0,
            constant: -normal.dot(&point),
            is_filled: true,
        }
    }

    /// The ellipsoid about the origin with these half-axes.
    pub(crate) fn ellipsoid(half_axes: Vector) -> Self {
        Self {
            square: Matrix3::from_diagonal(&half_axes.map(|half| half.powi(-2))),
            linear: Vector::zeros(),
            constant: -1.0,
            is_filled: true,
        }
    }

    /// The cone or cylinder about the axis from `from` (radius `r0`) to `to` (radius `r1`), without ends.
    pub(crate) fn cone(from: Vector, to: Vector, r0: f64, r1: f64) -> Self {
        let length = (to - from).norm();
        let axis = (to - from) / length;
        let widening = (r1 - r0) / length;
        // |p|² − s² − (r0 + widening·s)² with s = axis·p, seen from `from`.
        let outer = axis * axis.transpose();
        let seen = Self {
            square: Matrix3::identity() - outer * (1.0 + widening * widening),
            linear: -axis * (r0 * widening),
            constant: -r0 * r0,
            is_filled: true,
        };
        seen.moved(from)
    }

    /// The same solid, moved.
    pub(crate) fn moved(self, by: Vector) -> Self {
        self.placed(&Placement::at(by))
    }

    /// The same solid, `factor` times as wide from side to side as seen from the middle of the body.
    pub(crate) fn widened(self, factor: f64) -> Self {
        let narrower = Matrix3::from_diagonal(&Vector::new(1.0, 1.0, factor.recip()));
        Self { square: narrower * self.square * narrower, linear: narrower * self.linear, ..self }
    }

    /// The rest of space.
    pub(crate) fn emptied(self) -> Self {
        Self { is_filled: !self.is_filled, ..self }
    }

    /// The same solid where `placement` puts it.
    pub(crate) fn placed(self, placement: &Placement) -> Self {
        let rotation = placement.rotation.matrix();
        let square = rotation * self.square * rotation.transpose();
        let linear = rotation * self.linear;
        let origin = placement.origin;
        Self {
            square,
            linear: linear - square * origin,
            constant: self.constant - 2.0 * linear.dot(&origin) + origin.dot(&(square * origin)),
            is_filled: self.is_filled,
        }
    }

    /// Whether the point lies in the solid.
    #[cfg(test)]
    pub(crate) fn holds(&self, point: Vector) -> bool {
        let value = point.dot(&(self.square * point)) + 2.0 * self.linear.dot(&point) + self.constant;
        (value <= 0.0) == self.is_filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(surface: Surface, inside: [f64; 3], outside: [f64; 3]) {
        assert!(surface.holds(Vector::from(inside)), "{inside:?}");
        assert!(!surface.holds(Vector::from(outside)), "{outside:?}");
    }

    #[test]
    fn quadrics_hold_what_they_should() {
        check(Surface::ellipsoid(Vector::new(3.0, 2.0, 1.0)), [2.9, 0.0, 0.0], [0.0, 0.0, 1.1]);
        check(Surface::ellipsoid(Vector::new(3.0, 2.0, 1.0)).emptied(), [0.0, 2.1, 0.0], [0.0, 1.9, 0.0]);
        let plane = Surface::plane(Vector::new(0.0, 5.0, 0.0), Vector::new(0.0, 1.0, 0.0));
        check(plane, [9.0, 4.9, 0.0], [9.0, 5.1, 0.0]);
        let cone = Surface::cone(Vector::new(1.0, 0.0, 0.0), Vector::new(1.0, 10.0, 0.0), 2.0, 4.0);
        check(cone, [1.0, 5.0, 2.99], [1.0, 5.0, 3.01]);
        check(cone, [1.0, 10.0, 3.99], [1.0, 0.0, 2.01]);
    }

    #[test]
    fn a_placed_solid_holds_the_placed_points() {
        let placement = Placement::pitched(Vector::new(10.0, -4.0, 7.0), 30.0).turned(Vector::y_axis(), 20.0);
        let surface = Surface::cone(Vector::new(1.0, 0.0, 0.0), Vector::new(1.0, 10.0, 3.0), 2.0, 4.0);
        let placed = surface.placed(&placement);
        for local in [[1.0, 5.0, 0.0], [9.0, 1.0, 1.0], [3.0, 5.0, 1.0], [-2.0, 8.0, 2.0]].map(Vector::from) {
            assert_eq!(surface.holds(local), placed.holds(placement.point(local)), "{local:?}");
        }
    }

    /// A slope of +30° has its anterior end lower.
    #[test]
    fn pitch_turns_the_front_down() {
        let front = Placement::pitched(Vector::zeros(), 30.0).point(Vector::new(1.0, 0.0, 0.0));
        assert!((front - Vector::new(3.0_f64.sqrt() / 2.0, -0.5, 0.0)).norm() < 1e-12);
    }
}
