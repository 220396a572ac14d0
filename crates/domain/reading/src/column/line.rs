//! The line through the middles of the bodies.

use super::body::{Middle, Outline};
use super::plate;
use crate::attenuation::Probe;
use crate::order::median;
use crate::place::{Vector, across};

/// From plane to plane, in mm: no clinical limit.
const STEP: f64 = 2.0;
/// A middle lies no farther than this from where it is expected, in mm: no clinical limit.
const FARTHEST: f64 = 5.0;
/// What is seen counts so much beside what is expected: no clinical limit.
const TRUST: f64 = 0.35;
/// How much of it the way turns: no clinical limit.
const TURN: f64 = 0.06;
/// A way that rises less than this share is none through a column: no clinical limit.
const FLATTEST: f64 = 0.3;
/// No column goes on for more steps than this from a place in it: no clinical limit.
const MOST: usize = 500;

/// A line, from below upwards, in even steps of its own length.
#[derive(Clone, Debug)]
pub(super) struct Line {
    places: Vec<Vector>,
    /// How many pairs of walls fitted bodies as wide and deep as those before.
    pub(super) walls: f64,
}

/// Places of a line are so far apart, in mm.
pub(super) const FINE: f64 = 0.75;

impl Line {
    /// Through a body around `place`, upwards and downwards to the ends of the slices: one for each way up that its endplates allow,
    /// the likeliest first. With it, how far along it the body lies.
    pub(super) fn through(probe: &Probe<'_>, place: Vector) -> Vec<(Self, f64)> {
        let rough = settled(probe, place, Vector::z());
        ways_up(probe, rough).into_iter().map(|up| Self::on(probe, rough, up)).collect()
    }

    /// The line that leaves a body on a way.
    fn on(probe: &Probe<'_>, rough: Vector, way: Vector) -> (Self, f64) {
        let (mut begin, mut up) = (settled(probe, rough, way), way);
        // Screws beside the body may tell a way that leans too much for one turn, and the line would not find back.
        for _ in 0..2 {
            up = straightened(probe, begin, up);
            begin = settled(probe, begin, up);
        }
        let (mut places, fitted_below) = traced(probe, begin, -up);
        let (above, fitted_above) = traced(probe, begin, up);
        places.reverse();
        let before = places.len();
        places.push(begin);
        places.extend(above);
        let smooth = smoothed(&places);
        let along = smooth
            .iter()
            .zip(smooth.iter().skip(1))
            .take(before)
            .map(|(one, other)| (other - one).norm())
            .sum();
        (Self { places: evenly(&smooth), walls: fitted_below + fitted_above }, along)
    }

    /// Number of places on it.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// A place, and the way up there.
    pub(super) fn at(&self, number: usize) -> Option<(Vector, Vector)> {
        /// The way is that between so many places below and above: no clinical limit.
        const TELLING: usize = 8;
        let place = *self.places.get(number)?;
        let below = self.places.get(number.saturating_sub(TELLING))?;
        let above = self.places.get((number + TELLING).min(self.places.len() - 1))?;
        Some((place, (above - below).try_normalize(1e-6)?))
    }
}

/// The middle of the body around a place, across `up`: that of most planes, for a screw hides a wall in some of them, and its
/// streaks show one where none is. Where few planes show walls to its sides, or in front and behind, it stays there.
fn settled(probe: &Probe<'_>, place: Vector, up: Vector) -> Vector {
    /// Planes around the middle, in mm: a screw and its streaks lie in fewer than half of them. No clinical limit.
    const AWAY: [f64; 7] = [-9.0, -6.0, -3.0, 0.0, 3.0, 6.0, 9.0];
    /// Two walls that face each other on fewer planes tell no middle: no clinical limit.
    const FEWEST: usize = 4;
    let [to_left, to_back] = across(up);
    let mut middle = place;
    for _ in 0..3 {
        let planes = AWAY.map(|away| Outline::around(probe, middle + up * away, up).middle());
        let of_most = |side: usize| {
            let aways = planes.iter().filter_map(|plane| plane.get(side).copied().flatten());
            let mut aways: Vec<f64> = aways.map(|one| one.away).collect();
            let is_known = aways.len() >= FEWEST;
            median(&mut aways).filter(|_| is_known).unwrap_or_default()
        };
        middle += to_left * of_most(0) + to_back * of_most(1);
    }
    middle
}

/// Ways up through a body whose tilt nobody knows: those on which an endplate above and one below stand out most, the best first.
fn ways_up(probe: &Probe<'_>, middle: Vector) -> Vec<Vector> {
    /// Tilts that are tried, as the share of a way to the side: no clinical limit.
    const SAGITTAL: [f64; 13] =
        [0.0, 0.12, -0.12, 0.24, -0.24, 0.36, -0.36, 0.5, -0.5, 0.65, -0.65, 0.8, -0.8];
    const CORONAL: [f64; 5] = [0.0, 0.12, -0.12, 0.25, -0.25];
    /// Ways that differ by this, in radians, whose endplates stand out by such a share of the best: no clinical limit.
    const DIFFERS: f64 = 0.2;
    const LIKELY: f64 = 0.6;
    const MOST_WAYS: usize = 4;
    let ways = CORONAL.into_iter().flat_map(|left| SAGITTAL.into_iter().map(move |back| (left, back)));
    let ways = ways.map(|(left, back)| Vector::new(left, back, 1.0).normalize());
    // A column leans to the side less often than to the front or back.
    let scored = ways.map(|up| (plate::both(probe, middle, up) * (1.0 - up.x.abs()), up));
    let mut scored: Vec<(f64, Vector)> = scored.collect();
    scored.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    let mut found: Vec<Vector> = Vec::new();
    let least = scored.first().map_or(0.0, |(best, _)| best * LIKELY);
    for (_, up) in scored.into_iter().take_while(|(score, _)| *score >= least) {
        if found.len() < MOST_WAYS && found.iter().all(|other| other.angle(&up) >= DIFFERS) {
            found.push(up);
        }
    }
    found
}

/// The way up along which the middles nearby lie, by what most of them say: a disc or a screw moves some of them.
fn straightened(probe: &Probe<'_>, middle: Vector, up: Vector) -> Vector {
    /// Planes around the middle of a body, in mm, and how far the way is turned: no clinical limit.
    const AWAY: [f64; 10] = [-10.0, -8.0, -6.0, -4.0, -2.0, 2.0, 4.0, 6.0, 8.0, 10.0];
    const FARTHEST_TURN: f64 = 0.25;
    let [to_left, to_back] = across(up);
    let mut sizes = Sizes::at(probe, middle, up);
    let turns = AWAY.map(|away| {
        let moved = sizes.fitting(Outline::around(probe, middle + up * away, up).middle());
        moved.map(|moved| moved / away)
    });
    let [left, back] = [0, 1].map(|side| {
        let mut of_planes: Vec<f64> = turns.iter().filter_map(|turn| turn.get(side).copied()).collect();
        median(&mut of_planes).unwrap_or_default().clamp(-FARTHEST_TURN, FARTHEST_TURN)
    });
    (up + to_left * left + to_back * back).normalize()
}

/// Middles ever farther along a way that turns as they do. With them, how many pairs of walls fitted.
fn traced(probe: &Probe<'_>, begin: Vector, way: Vector) -> (Vec<Vector>, f64) {
    let (mut place, mut way) = (begin, way);
    let mut sizes = Sizes::at(probe, begin, way * way.z.signum());
    let mut found = Vec::new();
    while found.len() < MOST {
        let expected = place + way * STEP;
        if probe.at(expected).is_none() || way.z.abs() < FLATTEST {
            break;
        }
        let up = way * way.z.signum();
        let [left, back] = sizes.fitting(Outline::around(probe, expected, up).middle());
        let [to_left, to_back] = across(up);
        let moved = to_left * left + to_back * back;
        place = expected + moved * TRUST;
        way = (way + moved * (TURN / STEP)).normalize();
        found.push(place);
    }
    (found, sizes.fitted)
}

/// How wide and deep bodies were so far.
struct Sizes {
    known: [Option<f64>; 2],
    /// How many pairs of walls fitted.
    fitted: f64,
}

impl Sizes {
    fn at(probe: &Probe<'_>, middle: Vector, up: Vector) -> Self {
        let known =
            Outline::around(probe, middle, up).middle().map(|middle| middle.map(|middle| middle.size));
        Self { known, fitted: 0.0 }
    }

    /// How far the middle moves: the more, the nearer walls lie as far apart as they did. Where they do not, one of them is none of
    /// the body, as the far wall of a canal full of contrast medium, and would lead the line away.
    fn fitting(&mut self, found: [Option<Middle>; 2]) -> [f64; 2] {
        /// The share by which sizes differ from plane to plane, and how fast they follow: no clinical limit.
        const DIFFERS: f64 = 0.2;
        const FOLLOWS: f64 = 0.15;
        let mut moved = [0.0; 2];
        for ((moved, size), found) in moved.iter_mut().zip(&mut self.known).zip(found) {
            let Some(found) = found else { continue };
            let known = size.get_or_insert(found.size);
            let differs = (found.size / *known - 1.0) / DIFFERS;
            if differs.abs() <= 1.0 && found.away.abs() <= FARTHEST {
                let trust = (1.0 - differs * differs).powi(2);
                *moved = found.away * trust;
                self.fitted += trust;
                *known += (found.size - *known) * FOLLOWS * trust;
            }
        }
        moved
    }
}

fn smoothed(places: &[Vector]) -> Vec<Vector> {
    const BESIDE: usize = 5;
    let mean = |number: usize| {
        let beside = BESIDE.min(number).min(places.len() - 1 - number);
        let near = places.get(number - beside..=number + beside).unwrap_or_default();
        crate::place::mean(near)
    };
    (0..places.len()).map(mean).collect()
}

/// The same line in even steps.
fn evenly(places: &[Vector]) -> Vec<Vector> {
    let Some(first) = places.first() else { return Vec::new() };
    let (mut found, mut left) = (vec![*first], FINE);
    for (from, to) in places.iter().zip(places.iter().skip(1)) {
        let length = (to - from).norm();
        while left <= length {
            found.push(from.lerp(to, left / length));
            left += FINE;
        }
        left -= length;
    }
    found
}
