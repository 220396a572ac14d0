//! The bodies that a person named, and the way of the spine through them.

use super::NoMrVoid;
use crate::place::{Stretch, Vector, across};
use upright_anatomy::Level;

/// Named bodies from cranial to caudal.
pub(super) struct Bodies {
    all: Vec<(Level, Vector)>,
}

/// A named body with the ways about it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Body {
    pub(super) level: Level,
    pub(super) middle: Vector,
    /// Along the spine, towards the head.
    pub(super) up: Vector,
    /// To the next middle, in mm; where nobody named one below, to that above.
    pub(super) height: f64,
    /// The middle of the vertebra below; none where nobody named it.
    pub(super) below: Option<Vector>,
}

/// How a place lies to the spine, in mm from the line through the bodies: to the left and behind it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Beside {
    pub(super) left: f64,
    pub(super) back: f64,
}

impl Bodies {
    pub(super) fn of(named: &[(Level, [f64; 3])]) -> Result<Self, NoMrVoid> {
        /// Nearer than this, in mm, two middles are one place, and farther than this no spine is so long: no clinical limit.
        const NEAREST: f64 = 8.0;
        const FARTHEST: f64 = 5000.0;
        let mut all: Vec<(Level, Vector)> =
            named.iter().map(|(level, place)| (*level, Vector::from(*place))).collect();
        if all.len() < 2 {
            return Err(NoMrVoid::TooFewNamed);
        }
        all.sort_by_key(|(level, _)| *level);
        let is_none = |place: &Vector| !place.iter().all(|part| part.abs() < FARTHEST);
        if let Some((level, _)) = all.iter().find(|(_, place)| is_none(place)) {
            return Err(NoMrVoid::Misnamed(*level));
        }
        for ((upper, above), (lower, under)) in all.iter().zip(all.iter().skip(1)) {
            if upper == lower || (above - under).norm() < NEAREST {
                return Err(NoMrVoid::Misnamed(*upper));
            }
            if above.z <= under.z {
                return Err(NoMrVoid::WrongOrder(*upper));
            }
        }
        Ok(Self { all })
    }

    /// Those above the sacrum.
    pub(super) fn rows(&self) -> impl Iterator<Item = Body> {
        (0..self.all.len()).filter_map(|at| self.body(at)).filter(|body| body.level != Level::S1)
    }

    fn body(&self, at: usize) -> Option<Body> {
        let (level, middle) = *self.all.get(at)?;
        let above = at.checked_sub(1).and_then(|at| self.all.get(at));
        let under = self.all.get(at + 1);
        let (top, bottom) = (above.map_or(middle, |above| above.1), under.map_or(middle, |under| under.1));
        let below = under.filter(|(lower, _)| is_next(level, *lower)).map(|(_, place)| *place);
        // Where a neighbour was left out the line still leads on, but tells no height.
        let height = below.map(|below| (middle - below).norm()).or_else(|| {
            let (upper, place) = above?;
            is_next(*upper, level).then(|| (place - middle).norm())
        });
        /// A lumbar body with its disc where neither neighbour is named, in mm: where to look, no clinical limit.
        const USUAL: f64 = 34.0;
        Some(Body {
            level,
            middle,
            up: (top - bottom).try_normalize(1e-6)?,
            height: height.unwrap_or(USUAL),
            below,
        })
    }

    /// The body nearest to a place.
    pub(super) fn nearest(&self, place: Vector) -> Level {
        let away = |(_, middle): &&(Level, Vector)| (middle - place).norm_squared();
        let nearest = self.all.iter().min_by(|one, other| away(one).total_cmp(&away(other)));
        nearest.map_or(Level::S1, |(level, _)| *level)
    }

    /// How a place lies to the spine; none far above or below the named bodies.
    pub(super) fn beside(&self, place: Vector) -> Option<Beside> {
        /// So far beyond the outermost middles, in mm, it still is the spine: where to look, no clinical limit.
        const BEYOND: f64 = 20.0;
        let pairs = self.all.iter().zip(self.all.iter().skip(1));
        let near = pairs.map(|((_, top), (_, bottom))| {
            let on = Stretch { from: *top, to: *bottom }.nearest(place);
            let up = (top - bottom).normalize();
            (place - on, up)
        });
        let (away, up) = near.min_by(|one, other| one.0.norm_squared().total_cmp(&other.0.norm_squared()))?;
        let [left, back] = across(up);
        let along = away.dot(&up).abs();
        (along <= BEYOND).then(|| Beside { left: away.dot(&left), back: away.dot(&back) })
    }
}

/// Whether no vertebra lies between two; a thirteenth thoracic and a sixth lumbar one most people do not have. Whoever has no fifth
/// lumbar vertebra has no disc below the fourth here, rather than one that may be two.
fn is_next(upper: Level, lower: Level) -> bool {
    let is_rare = |level: &&Level| matches!(level, Level::T13 | Level::L6);
    let mut between = Level::ALL.iter().filter(|level| upper < **level && **level < lower);
    between.all(|level| is_rare(&level))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_cannot_be_are_refused() {
        let l2 = (Level::L2, [0.0, 0.0, 35.0]);
        let l3 = (Level::L3, [0.0, 0.0, 0.0]);
        let check = |named: &[(Level, [f64; 3])], expect| {
            assert_eq!(Bodies::of(named).err(), Some(expect), "{named:?}");
        };
        check(&[], NoMrVoid::TooFewNamed);
        check(&[l2], NoMrVoid::TooFewNamed);
        check(&[l2, l2], NoMrVoid::Misnamed(Level::L2));
        check(&[l2, (Level::L3, l2.1)], NoMrVoid::Misnamed(Level::L2));
        check(&[l2, (Level::L3, [f64::NAN, 0.0, 0.0])], NoMrVoid::Misnamed(Level::L3));
        check(&[l2, (Level::L3, [0.0, f64::INFINITY, 0.0])], NoMrVoid::Misnamed(Level::L3));
        check(&[(Level::L3, l2.1), (Level::L2, l3.1)], NoMrVoid::WrongOrder(Level::L2));
        assert!(Bodies::of(&[l3, l2]).is_ok());
    }

    #[test]
    fn a_neighbour_that_nobody_named_is_not_guessed() {
        let named =
            [(Level::L4, [0.0, 0.0, 0.0]), (Level::L2, [0.0, 0.0, 70.0]), (Level::L1, [0.0, 0.0, 105.0])];
        let rows: Vec<Body> = Bodies::of(&named).unwrap().rows().collect();
        let below: Vec<_> = rows.iter().map(|body| (body.level, body.below.is_some())).collect();
        assert_eq!(below, [(Level::L1, true), (Level::L2, false), (Level::L4, false)]);
        assert!(
            is_next(Level::T12, Level::L1) && is_next(Level::L5, Level::S1) && !is_next(Level::L4, Level::S1)
        );
    }

    #[test]
    fn behind_is_towards_the_back() {
        let bodies = Bodies::of(&[(Level::L3, [0.0; 3]), (Level::L2, [0.0, 0.0, 35.0])]).unwrap();
        let beside = bodies.beside(Vector::new(3.0, 20.0, 10.0)).unwrap();
        assert!((beside.left - 3.0).abs() < 1e-9 && (beside.back - 20.0).abs() < 1e-9);
        assert_eq!(bodies.beside(Vector::new(0.0, 0.0, 80.0)), None);
    }
}
