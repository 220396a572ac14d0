//! Angles and offsets of endplates that no parameter of the catalogue names.

use upright_anatomy::{Edge, Endplate, Level, SagittalPoint};
use upright_measurement::Points;

/// Slope of an endplate, in degrees; NaN where a corner is not placed.
///
/// - **Sign**: positive when the anterior end is lower, as sacral slope.
pub(crate) fn slope(points: &Points, endplate: Endplate) -> f64 {
    let (run, rise) = direction(points, endplate);
    (-rise).atan2(run).to_degrees()
}

/// Angle of the disc between two vertebrae, in degrees; NaN where a corner is not placed.
///
/// - **Sign**: positive when it opens to the front (lordosis).
pub(crate) fn disc(points: &Points, (upper, lower): (Level, Level)) -> f64 {
    let (above, below) =
        (direction(points, Endplate::inferior(upper)), direction(points, Endplate::superior(lower)));
    let cross = below.0 * above.1 - below.1 * above.0;
    let dot = above.0 * below.0 + above.1 * below.1;
    cross.atan2(dot).to_degrees()
}

/// How far a vertebra stands behind the next below it, along the endplate of the lower one, in the unit of `points`.
///
/// - **Sign**: positive when the upper vertebra has slipped backwards (retrolisthesis).
pub(crate) fn retrolisthesis(points: &Points, (upper, lower): (Level, Level)) -> f64 {
    let below = Endplate::superior(lower);
    let (run, rise) = direction(points, below);
    let corner = |endplate: Endplate| points.at(endplate.corner(Edge::Posterior));
    let (one, other) = (corner(Endplate::inferior(upper)), corner(below));
    let length = run.hypot(rise);
    -((one.anterior - other.anterior) * run + (one.cranial - other.cranial) * rise) / length
}

/// From the posterior to the anterior corner: forwards, and upwards.
fn direction(points: &Points, endplate: Endplate) -> (f64, f64) {
    let [posterior, anterior]: [SagittalPoint; 2] =
        [Edge::Posterior, Edge::Anterior].map(|edge| points.at(endplate.corner(edge)));
    (anterior.anterior - posterior.anterior, anterior.cranial - posterior.cranial)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEGMENT: (Level, Level) = (Level::L4, Level::L5);

    /// L4 above a level L5, whose lower endplate rises to the front by `rise` and stands `behind`.
    fn points(rise: f64, behind: f64) -> Points {
        let mut points = Points::EMPTY;
        let mut place = |endplate: Endplate, edge, x, y| {
            points.place(endplate.corner(edge), SagittalPoint::new(x, y));
        };
        place(Endplate::inferior(Level::L4), Edge::Posterior, -behind, 10.0);
        place(Endplate::inferior(Level::L4), Edge::Anterior, 30.0 - behind, 10.0 + rise);
        place(Endplate::superior(Level::L5), Edge::Posterior, 0.0, 0.0);
        place(Endplate::superior(Level::L5), Edge::Anterior, 30.0, 0.0);
        points
    }

    #[test]
    fn a_disc_that_opens_to_the_front_is_lordotic() {
        for (rise, expect) in [(30.0, 45.0), (-30.0, -45.0), (0.0, 0.0)] {
            let points = points(rise, 0.0);
            assert!((disc(&points, SEGMENT) - expect).abs() < 1e-9);
            assert!((slope(&points, Endplate::inferior(Level::L4)) + expect).abs() < 1e-9);
        }
    }

    #[test]
    fn a_vertebra_that_slipped_backwards_is_positive() {
        assert!((retrolisthesis(&points(0.0, 3.0), SEGMENT) - 3.0).abs() < 1e-9);
        assert!((retrolisthesis(&points(0.0, -4.0), SEGMENT) + 4.0).abs() < 1e-9);
        assert!(retrolisthesis(&Points::EMPTY, SEGMENT).is_nan());
    }
}
