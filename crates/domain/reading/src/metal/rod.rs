//! Rods: metal that runs along the spine, followed from below upwards, and where it ends and goes on.

use super::cloud::{Cells, Spread, pick};
use crate::order::median;
use crate::place::{Stretch, Vector, across, mean};
use std::collections::BTreeMap;

/// How far around a place its metal tells which way it runs, and the fineness of that, in mm: no clinical limit.
const AROUND: f64 = 9.0;
const FINE: f64 = 3.0;
/// Fewer places tell no way: no clinical limit.
const FEWEST: usize = 10;
/// Shorter than this along the spine, in mm, it is no rod: no clinical limit.
const SHORTEST: f64 = 15.0;
/// What is at least so long, in mm, may be the stump of a rod: no clinical limit.
const STUMP: f64 = 5.0;
/// More rods are in no person, two on either side and some that were put beside them: no clinical limit.
const MOST: usize = 8;
/// A rod is followed in steps of so many mm, by what lies so near to where it was: no clinical limit.
const STEP: f64 = 3.0;
const NEAR: f64 = 4.5;
/// Two pieces are one rod where the second begins within this way of the end of the first, in mm along it and aside, be it a
/// little before that end, as it does where the head of a screw hides the rod: no clinical limit.
const BEFORE: f64 = 15.0;
const FARTHEST_ON: f64 = 45.0;
const FARTHEST_ASIDE: f64 = 14.0;

/// A rod, from below upwards.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Path {
    pub(super) places: Vec<Vector>,
}

impl Path {
    pub(super) fn stretches(&self) -> impl Iterator<Item = Stretch> {
        self.places.iter().zip(self.places.iter().skip(1)).map(|(from, to)| Stretch { from: *from, to: *to })
    }

    /// Its nearest place.
    pub(super) fn nearest(&self, place: Vector) -> Option<Vector> {
        let nearest = self.stretches().map(|stretch| stretch.nearest(place));
        nearest.min_by(|one, other| (one - place).norm().total_cmp(&(other - place).norm()))
    }

    pub(super) fn distance(&self, place: Vector) -> f64 {
        self.nearest(place).map_or(f64::INFINITY, |nearest| (nearest - place).norm())
    }

    /// Whether another one lies so far in front of it at the same heights that it stands in bodies: a cage or tips of screws that
    /// come near each other.
    fn is_behind(&self, other: &Self) -> bool {
        /// Rods of one patient lie within this of each other from front to back, in mm, where the shortest screws reach farther: no
        /// clinical limit.
        const IN_FRONT: f64 = 22.0;
        let at_height = |place: &Vector| self.places.iter().find(|own| (own.z - place.z).abs() <= STEP);
        let depths = other.places.iter().filter_map(|place| Some(at_height(place)?.y - place.y));
        median(&mut depths.collect::<Vec<f64>>()).is_some_and(|depth| depth > IN_FRONT)
    }

    /// How far along it a place lies beside it, in mm from its lower end; none farther aside than `aside`.
    fn along(&self, place: Vector, aside: f64) -> Option<f64> {
        let mut begun = 0.0;
        let mut best: Option<(f64, f64)> = None;
        for stretch in self.stretches() {
            let nearest = stretch.nearest(place);
            let distance = (nearest - place).norm();
            if distance <= aside && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, begun + (nearest - stretch.from).norm()));
            }
            begun += (stretch.to - stretch.from).norm();
        }
        best.map(|(_, along)| along)
    }

    /// The place so many mm from its lower end.
    fn at(&self, along: f64) -> Option<Vector> {
        let mut left = along;
        for stretch in self.stretches() {
            let length = (stretch.to - stretch.from).norm();
            if left <= length && length > 0.0 {
                return Some(stretch.from.lerp(&stretch.to, left / length));
            }
            left -= length;
        }
        self.places.last().copied()
    }

    /// The places so many mm beyond its ends, the way it runs there.
    pub(super) fn beyond(&self, so_far: f64) -> Option<[Vector; 2]> {
        let on = |from: Option<Stretch>, way: f64| {
            let Stretch { from, to } = from?;
            let along = (to - from).try_normalize(1e-6)?;
            Some(if way > 0.0 { to } else { from } + along * way)
        };
        Some([on(self.stretches().next(), -so_far)?, on(self.stretches().last(), so_far)?])
    }

    /// Where no metal is beside it over more than `least` mm: from where to where.
    pub(super) fn gaps(&self, metal: &[Vector], least: f64) -> Vec<Stretch> {
        let mut beside: Vec<f64> = metal.iter().filter_map(|place| self.along(*place, NEAR)).collect();
        beside.sort_by(f64::total_cmp);
        let pairs = beside.iter().zip(beside.iter().skip(1));
        let apart = pairs.filter(|(from, to)| *to - *from > least);
        apart.filter_map(|(from, to)| Some(Stretch { from: self.at(*from)?, to: self.at(*to)? })).collect()
    }
}

/// The rods among places of metal, the longest first; `way_up` is that along the spine at a place.
pub(super) fn paths(metal: &[Vector], way_up: &dyn Fn(Vector) -> Vector) -> Vec<Path> {
    let upright = running_upright(metal, way_up);
    let pieces = Cells::of(&upright, FINE).pieces();
    let pieces = pieces.iter().map(|piece| pick(&upright, piece));
    let (long, short): (Vec<_>, Vec<_>) = pieces.partition(|piece| length_upright(piece) >= SHORTEST);
    let mut rods = join(long);
    short
        .into_iter()
        .filter(|piece| length_upright(piece) >= STUMP)
        .for_each(|piece| take_in(&mut rods, piece));
    let mut paths: Vec<Path> = rods.iter().filter_map(|places| follow(places)).collect();
    paths.sort_by(|one, other| length(other).total_cmp(&length(one)));
    if let Some(longest) = paths.first().cloned() {
        paths.retain(|path| !longest.is_behind(path));
    }
    paths.truncate(MOST);
    paths
}

fn length(path: &Path) -> f64 {
    path.stretches().map(|stretch| (stretch.to - stretch.from).norm()).sum()
}

/// Places whose surroundings extend most along the spine.
fn running_upright(metal: &[Vector], way_up: &dyn Fn(Vector) -> Vector) -> Vec<Vector> {
    let cells = Cells::of(metal, FINE);
    let mut found = Vec::new();
    for cell in cells.iter() {
        let here = pick(metal, cell);
        let middle = mean(&here);
        let around: Vec<Vector> = cells
            .around(middle, AROUND)
            .filter_map(|number| metal.get(number).copied())
            .filter(|place| (place - middle).norm() <= AROUND)
            .collect();
        if around.len() >= FEWEST && runs_along(Spread::of(&around).along(), way_up(middle)) {
            found.extend(here);
        }
    }
    found
}

/// Whether a way runs more along the spine than across it.
fn runs_along(way: Vector, up: Vector) -> bool {
    let aside = across(up).map(|aside| way.dot(&aside).abs());
    way.dot(&up).abs() > aside.into_iter().fold(0.0, f64::max)
}

fn length_upright(piece: &[Vector]) -> f64 {
    let [bottom, top] = ends(piece);
    top - bottom
}

/// The line along which a rod runs; none where it has no length.
fn follow(rod: &[Vector]) -> Option<Path> {
    let rough = Path { places: layers(rod.iter().copied()) };
    let near = rod.iter().copied().filter(|place| rough.distance(*place) <= NEAR);
    let path = Path { places: layers(near) };
    (path.places.len() > 1).then_some(path)
}

/// The lowest and the highest of the places.
fn ends(places: &[Vector]) -> [f64; 2] {
    let heights = || places.iter().map(|place| place.z);
    [heights().fold(f64::INFINITY, f64::min), heights().fold(f64::NEG_INFINITY, f64::max)]
}

/// The middle of each layer of a few mm, from below.
fn layers(places: impl Iterator<Item = Vector>) -> Vec<Vector> {
    let mut layers: BTreeMap<i32, Vec<Vector>> = BTreeMap::new();
    for place in places {
        layers.entry((place.z / STEP).floor() as i32).or_default().push(place);
    }
    layers.into_values().map(|layer| mean(&layer)).collect()
}

/// Pieces of one rod put together.
fn join(mut pieces: Vec<Vec<Vector>>) -> Vec<Vec<Vector>> {
    pieces.sort_by(|one, other| ends(one)[0].total_cmp(&ends(other)[0]));
    let mut rods: Vec<Vec<Vector>> = Vec::new();
    for piece in pieces {
        match rods.iter_mut().find(|rod| goes_on(rod, &piece)) {
            Some(rod) => rod.extend(piece),
            None => rods.push(piece),
        }
    }
    rods
}

/// Whether `next` begins where `rod` would go on.
fn goes_on(rod: &[Vector], next: &[Vector]) -> bool {
    let upper = layers(next.iter().copied());
    let Some((end, way)) = upper_end(layers(rod.iter().copied())) else { return false };
    upper.first().is_some_and(|begin| is_ahead(begin - end, way))
}

/// A stump joins the rod at one of whose ends it lies.
fn take_in(rods: &mut [Vec<Vector>], stump: Vec<Vector>) {
    let middle = mean(&stump);
    let at_an_end = |rod: &Vec<Vector>| {
        let up = layers(rod.iter().copied());
        let down = up.iter().rev().copied().collect();
        [up, down].into_iter().filter_map(upper_end).any(|(end, way)| is_ahead(middle - end, way))
    };
    if let Some(rod) = rods.iter_mut().find(|rod| at_an_end(rod)) {
        rod.extend(stump);
    }
}

/// The last place, and the way on from it.
fn upper_end(places: Vec<Vector>) -> Option<(Vector, Vector)> {
    /// So many steps tell which way an end points: no clinical limit.
    const TELLING: usize = 6;
    let end = *places.last()?;
    let back = places.iter().rev().take(TELLING).next_back()?;
    Some((end, (end - back).try_normalize(1e-6)?))
}

fn is_ahead(away: Vector, way: Vector) -> bool {
    let on = away.dot(&way);
    (-BEFORE..=FARTHEST_ON).contains(&on) && (away - way * on).norm() <= FARTHEST_ASIDE
}
