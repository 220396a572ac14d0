//! Circles, and the circle through points.

use super::square::Point;

/// A circle; its centre is given from that of the drawn one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ring {
    pub(super) centre: Point,
    pub(super) radius: f64,
}

impl Ring {
    /// How far from the drawn centre a ray in this direction leaves the circle; none where it does not.
    pub(super) fn reach(&self, [x, y]: Point) -> Option<f64> {
        let along = self.centre[0] * x + self.centre[1] * y;
        let beside = self.centre[0] * y - self.centre[1] * x;
        let half = self.radius * self.radius - beside * beside;
        (half > 0.0).then(|| along + half.sqrt())
    }

    /// How far a point lies outside.
    pub(super) fn residual(&self, point: Point) -> f64 {
        (point[0] - self.centre[0]).hypot(point[1] - self.centre[1]) - self.radius
    }

    /// How different two circles are: of centres and radii.
    pub(super) fn apart(&self, other: &Self) -> f64 {
        let [x, y] = [self.centre[0] - other.centre[0], self.centre[1] - other.centre[1]];
        x.hypot(y).hypot(self.radius - other.radius)
    }

    /// The circle through three points that lie on no line.
    pub(super) fn through([a, b, c]: [Point; 3]) -> Option<Self> {
        let ([bx, by], [cx, cy]) = ([b[0] - a[0], b[1] - a[1]], [c[0] - a[0], c[1] - a[1]]);
        let twice = 2.0 * (bx * cy - by * cx);
        let (bb, cc) = (bx * bx + by * by, cx * cx + cy * cy);
        let [x, y] = [(cy * bb - by * cc) / twice, (bx * cc - cx * bb) / twice];
        let ring = Self { centre: [a[0] + x, a[1] + y], radius: x.hypot(y) };
        ring.is_number().then_some(ring)
    }

    /// The circle through weighted points, also of a part of its arc, without the shrinking of simpler fits.
    ///
    /// - **Source**: G. Taubin, IEEE PAMI 13 (1991) 1115; the root by Newton's method from 0, as N. Chernov,
    ///   *Circular and Linear Regression*, 2010.
    pub(super) fn fitted(points: &[(Point, f64)]) -> Option<Self> {
        let total: f64 = points.iter().map(|(_, weight)| weight).sum();
        let mean = |of: &dyn Fn(Point) -> f64| {
            points.iter().map(|(point, weight)| weight * of(*point)).sum::<f64>() / total
        };
        let middle = [mean(&|p| p[0]), mean(&|p| p[1])];
        let [x, y] = [|p: Point, m: Point| p[0] - m[0], |p: Point, m: Point| p[1] - m[1]];
        let square = |p: Point| x(p, middle).powi(2) + y(p, middle).powi(2);
        let [xx, yy, xy] = [
            mean(&|p| x(p, middle).powi(2)),
            mean(&|p| y(p, middle).powi(2)),
            mean(&|p| x(p, middle) * y(p, middle)),
        ];
        let [xz, yz] = [mean(&|p| x(p, middle) * square(p)), mean(&|p| y(p, middle) * square(p))];
        let (z, zz, covariance) = (xx + yy, mean(&|p| square(p).powi(2)), xx * yy - xy * xy);
        let root = newton([
            xz * xz * yy + yz * yz * xx - zz * covariance - 2.0 * xz * yz * xy + z * z * covariance,
            zz * z + 4.0 * covariance * z - xz * xz - yz * yz - z * z * z,
            -3.0 * z * z - zz,
            4.0 * z,
        ]);
        let twice = 2.0 * (root * root - root * z + covariance);
        let [dx, dy] = [(xz * (yy - root) - yz * xy) / twice, (yz * (xx - root) - xz * xy) / twice];
        let radius = (dx * dx + dy * dy + z).sqrt();
        let ring = Self { centre: [middle[0] + dx, middle[1] + dy], radius };
        ring.is_number().then_some(ring)
    }

    fn is_number(&self) -> bool {
        self.radius.is_finite() && self.centre.iter().all(|part| part.is_finite())
    }
}

/// The least root above 0 of a polynomial with these coefficients, the constant first.
fn newton([a0, a1, a2, a3]: [f64; 4]) -> f64 {
    let (mut root, mut value) = (0.0, f64::INFINITY);
    for _ in 0..20 {
        let next = a0 + root * (a1 + root * (a2 + root * a3));
        if next.abs() >= value {
            break;
        }
        value = next.abs();
        root = (root - next / (a1 + root * (2.0 * a2 + root * 3.0 * a3))).max(0.0);
    }
    root
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arc(from_deg: f64, to_deg: f64) -> Vec<(Point, f64)> {
        let point = |share: f64| {
            let (sine, cosine) = (from_deg + share * (to_deg - from_deg)).to_radians().sin_cos();
            ([3.0 + 20.0 * cosine, -2.0 + 20.0 * sine], 1.0)
        };
        (0..=40).map(|place| point(f64::from(place) / 40.0)).collect()
    }

    #[test]
    fn a_part_of_an_arc_gives_its_circle() {
        let expect = Ring { centre: [3.0, -2.0], radius: 20.0 };
        for (from, to) in [(0.0, 350.0), (10.0, 130.0), (-30.0, 30.0)] {
            let found = Ring::fitted(&arc(from, to)).unwrap();
            assert!(found.apart(&expect) < 1e-6, "{found:?}");
        }
        let three = [0.0, 80.0, 200.0].map(|degrees| arc(degrees, degrees)[0].0);
        assert!(Ring::through(three).unwrap().apart(&expect) < 1e-9);
        assert_eq!(Ring::through([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]), None);
        assert_eq!(Ring::fitted(&[]), None);
    }

    #[test]
    fn rays_leave_a_circle_once() {
        let ring = Ring { centre: [3.0, 0.0], radius: 5.0 };
        assert_eq!(ring.reach([1.0, 0.0]), Some(8.0));
        assert_eq!(ring.reach([0.0, 1.0]), Some(4.0));
        assert_eq!(Ring { centre: [9.0, 0.0], radius: 5.0 }.reach([0.0, 1.0]), None);
    }
}
