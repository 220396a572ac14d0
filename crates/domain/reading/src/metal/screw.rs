//! Screws: what is left of the metal when rods are taken away, straight, and long enough.

use super::cloud::{Cells, Spread, pick};
use super::rod::Path;
use crate::order::quantile;
use crate::place::Vector;

/// What lies so near to the line of a rod, in mm, is rod: no clinical limit.
const ROD: f64 = 4.0;
/// Places nearer than this to the rod, in mm, may be the head of a screw, and tell not where it points: no clinical limit.
const HEAD: f64 = 11.0;
/// Metal that comes nearer than this hangs together, in mm: no clinical limit.
const TOUCHING: f64 = 1.5;
/// A shaft is from so long to so long, and at most so thick, in mm: no clinical limit.
const SHORTEST: f64 = 14.0;
const LONGEST: f64 = 150.0;
const THICKEST: f64 = 12.0;
/// How many times as long as thick a shaft is, of which the head may be taken for rod, and one that no rod holds: no clinical limit.
const SLENDER: f64 = 1.8;
const SLENDER_ALONE: f64 = 4.0;
/// Fewer places than this are no screw: no clinical limit.
const FEWEST: usize = 60;

/// A screw: a straight shaft.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Shaft {
    /// Where it is held: nearest to the rod.
    pub(super) head: Vector,
    /// Its other end.
    pub(super) tip: Vector,
    /// Radius of an even rod that varies as much across.
    pub(super) radius: f64,
    /// The rod that holds it, by its number; none where no rod is near.
    pub(super) rod: Option<usize>,
}

/// Pieces of metal beside the rods: screws, and what else there is.
pub(super) struct Beside {
    pub(super) screws: Vec<Shaft>,
    pub(super) others: Vec<Vec<Vector>>,
}

/// Parts metal that is no rod, seen in voxels at most so coarse.
pub(super) fn beside(metal: &[Vector], rods: &[Path], coarseness: f64) -> Beside {
    let mut found = Beside { screws: Vec::new(), others: Vec::new() };
    for (held, places) in by_rod(metal, rods) {
        for piece in Cells::touching(&places, TOUCHING, coarseness).pieces() {
            let piece = pick(&places, &piece);
            match shaft(&piece, held.and_then(|rod| Some((rod, rods.get(rod)?)))) {
                Some(screw) => found.screws.push(screw),
                None => found.others.push(piece),
            }
        }
    }
    found
}

/// Places outside of the rods, by the rod that is nearest: so screws of both sides whose tips touch are two.
fn by_rod(metal: &[Vector], rods: &[Path]) -> Vec<(Option<usize>, Vec<Vector>)> {
    let mut groups: Vec<(Option<usize>, Vec<Vector>)> =
        (0..rods.len()).map(|rod| (Some(rod), Vec::new())).collect();
    groups.push((None, Vec::new()));
    for place in metal {
        let distances = rods.iter().map(|rod| rod.distance(*place)).enumerate();
        let nearest = distances.min_by(|(_, one), (_, other)| one.total_cmp(other));
        match nearest {
            Some((_, distance)) if distance <= ROD => {}
            Some((rod, _)) => {
                if let Some((_, group)) = groups.get_mut(rod) {
                    group.push(*place);
                }
            }
            None => {
                if let Some((_, group)) = groups.last_mut() {
                    group.push(*place);
                }
            }
        }
    }
    groups.retain(|(_, places)| !places.is_empty());
    groups
}

/// The shaft of a piece; none where it is no straight bar.
fn shaft(piece: &[Vector], held: Option<(usize, &Path)>) -> Option<Shaft> {
    let from_rod = |place: &Vector| held.map_or(f64::INFINITY, |(_, rod)| rod.distance(*place));
    let touches = piece.iter().any(|place| from_rod(place) < HEAD);
    let free: Vec<Vector> = piece.iter().copied().filter(|place| from_rod(place) >= HEAD).collect();
    if free.len() < FEWEST {
        return None;
    }
    let spread = Spread::of(&free);
    let [long, wide, narrow] = spread.lengths();
    let slender = if touches { SLENDER } else { SLENDER_ALONE };
    let is_bar = (SHORTEST..=LONGEST).contains(&long)
        && wide <= THICKEST
        && long > slender * wide
        && narrow > 0.4 * wide;
    if !is_bar {
        return None;
    }
    let (along, middle) = straightened(&free, &spread);
    let free: Vec<Vector> =
        free.into_iter().filter(|place| aside(*place, middle, along) <= THICKEST / 2.0).collect();
    let away = |place: &Vector| (place - middle).dot(&along);
    let mut aways: Vec<f64> = free.iter().map(away).collect();
    let [least, most] = [quantile(&mut aways, 0.002)?, quantile(&mut aways, 0.998)?];
    let ends = [middle + along * least, middle + along * most];
    let radius = 2.0_f64.sqrt() * mean_square_across(&free, middle, along).sqrt();
    let rod = held.filter(|_| touches);
    let rod_line = rod.map(|(_, rod)| rod);
    let [head, tip] = ordered(ends, rod_line);
    // The head is where the shaft would meet the rod.
    let head = rod_line.and_then(|rod| rod.nearest(head)).map_or(head, |near| middle + along * away(&near));
    Some(Shaft { head, tip, radius, rod: rod.map(|(number, _)| number) })
}

/// The axis of what lies near to the rough one: an end of the rod that sticks out beside the head is none of the screw.
fn straightened(places: &[Vector], rough: &Spread) -> (Vector, Vector) {
    const NEAR: f64 = 4.5;
    let near: Vec<Vector> =
        places.iter().copied().filter(|place| aside(*place, rough.middle, rough.along()) <= NEAR).collect();
    if near.len() < FEWEST {
        return (rough.along(), rough.middle);
    }
    let spread = Spread::of(&near);
    (spread.along(), spread.middle)
}

fn aside(place: Vector, middle: Vector, along: Vector) -> f64 {
    (place - middle).cross(&along).norm()
}

fn mean_square_across(places: &[Vector], middle: Vector, along: Vector) -> f64 {
    let square = |place: &Vector| (place - middle).cross(&along).norm_squared();
    places.iter().map(square).sum::<f64>() / places.len().max(1) as f64
}

/// The end at the rod first; where there is none, the one farther back.
fn ordered([one, other]: [Vector; 2], rod: Option<&Path>) -> [Vector; 2] {
    let is_first = match rod {
        Some(rod) => rod.distance(one) <= rod.distance(other),
        None => one.y >= other.y,
    };
    if is_first { [one, other] } else { [other, one] }
}
