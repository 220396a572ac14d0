//! Head and limbs from outside. Measures are Upright's own (flag L), in mm of a body of usual size.

use super::leg::Leg;
use super::skull::Head;
use super::solid::{Matter, Piece, Solid};
use super::surface::{Placement, Vector};
use super::thorax::Thorax;
use crate::person::draws::Draws;
use crate::skeleton::Skeleton;
use upright_anatomy::Level;

/// The body of a posed person, without bones.
pub(crate) struct Flesh<'a> {
    pub(crate) skeleton: &'a Skeleton,
    pub(crate) thorax: &'a Thorax<'a>,
    pub(crate) size: f64,
    /// How stout, 1 = usual.
    pub(crate) girth: f64,
    pub(crate) draws: Draws,
}

impl Flesh<'_> {
    /// Head and limbs.
    pub(crate) fn surface(&self, head: &Head, legs: &[Leg], arms: &[[Vector; 3]]) -> Vec<Solid> {
        let mut solids = vec![head.soft()];
        solids.extend(legs.iter().map(|leg| self.leg(leg)));
        solids.extend(arms.iter().map(|arm| self.arm(*arm)));
        solids
    }

    fn leg(&self, leg: &Leg) -> Solid {
        let s = self.size * (1.0 + (self.girth - 1.0) * 0.5);
        // Thighs touch.
        let out = Vector::z() * (leg.side * -20.0 * s);
        let thigh = leg.hip.lerp(&leg.knee, 0.22) + out - Vector::x() * (8.0 * s);
        let calf = leg.knee.lerp(&leg.ankle, 0.33) - Vector::x() * (14.0 * s);
        let low = leg.ankle + Vector::y() * (30.0 * s);
        let sole = leg.ankle - Vector::y() * (30.0 * s);
        let blob =
            |at: Vector, half: [f64; 3]| Piece::ellipsoid(&Placement::at(at), Vector::from(half) * s, 0.0);
        let taper = |from, to, r0: f64, r1: f64| Piece::frustum(from, to, r0 * s, r1 * s, 0.0);
        let buttock = leg.hip + out - Vector::new(12.0, 36.0, 0.0) * s;
        Solid::of(
            Matter::Soft,
            vec![
                blob(buttock, [78.0, 90.0, 84.0]),
                taper(thigh, leg.knee, 88.0, 56.0),
                blob(thigh, [88.0, 88.0, 88.0]),
                blob(leg.knee, [58.0, 62.0, 56.0]),
                taper(leg.knee, calf, 52.0, 56.0),
                blob(calf, [56.0, 62.0, 56.0]),
                taper(calf, low, 56.0, 34.0),
                blob(low, [34.0, 36.0, 34.0]),
                taper(low, sole, 34.0, 38.0),
                blob(leg.ankle + Vector::new(38.0, -46.0, 0.0) * s, [110.0, 24.0, 42.0]),
                blob(leg.ankle + Vector::new(-22.0, -36.0, 0.0) * s, [48.0, 32.0, 33.0]),
            ],
        )
    }

    fn arm(&self, [shoulder, elbow, wrist]: [Vector; 3]) -> Solid {
        let s = self.size * (1.0 + (self.girth - 1.0) * 0.4);
        let hand = wrist + (wrist - elbow).normalize() * (52.0 * s);
        let girdle = Vector::new(shoulder.x - 8.0 * s, shoulder.y + 4.0 * s, shoulder.z * 0.55);
        let ball =
            |at: Vector, radius: f64| Piece::ellipsoid(&Placement::at(at), Vector::repeat(radius * s), 0.0);
        Solid::of(
            Matter::Soft,
            vec![
                ball(shoulder, 42.0),
                // The deltoid and what joins it to the neck.
                Piece::frustum(girdle, shoulder, 36.0 * s, 41.0 * s, 0.0),
                Piece::frustum(shoulder, elbow, 37.0 * s, 32.0 * s, 0.0),
                ball(elbow, 34.0),
                Piece::frustum(elbow, wrist, 34.0 * s, 26.0 * s, 0.0),
                ball(wrist, 26.0),
                ball(hand, 40.0),
            ],
        )
    }

    pub(crate) fn at(&self, level: Level, forward: f64, up: f64, left: f64) -> Option<Vector> {
        let vertebra = self.skeleton.vertebra(level)?;
        let centre = vertebra.centroid();
        Some(
            Vector::new(centre.anterior, centre.cranial, vertebra.lateral)
                + Vector::new(forward, up, left) * self.size,
        )
    }
}
