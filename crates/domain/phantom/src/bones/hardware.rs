//! Pedicle screws, rods, cages and hip prostheses. Sizes are those of common implants (flag L), in mm.

use super::solid::{Matter, Piece, Solid};
use super::surface::{Placement, Surface, Vector};
use super::vertebra::{self, DiscSpace, Measures, placement};
use crate::person::{Implants, Lesions};
use crate::skeleton::{Skeleton, Vertebra};
use upright_anatomy::{Laterality, Level};

const ROD: f64 = 2.75;
/// Radius of a thread.
pub(crate) const SCREW: f64 = 3.0;
const HEAD: f64 = 6.0;

/// One screw: where its tip is, and where the rod runs through its head.
pub(crate) struct Screw {
    pub(crate) level: Level,
    pub(crate) side: Laterality,
    pub(crate) tip: Vector,
    pub(crate) head: Vector,
}

fn sign(side: Laterality) -> f64 {
    if side == Laterality::Right { -1.0 } else { 1.0 }
}

/// Everything of metal in the spine, and the halos of what is loose.
pub(crate) fn of_spine(skeleton: &Skeleton, implants: &Implants, lesions: &Lesions, size: f64) -> Vec<Solid> {
    let mut solids = Vec::new();
    for side in [Laterality::Left, Laterality::Right] {
        let screws: Vec<Screw> = screws(skeleton, implants, lesions, side, size);
        let loose = |screw: &&Screw| implants.loose_screws.contains(&(screw.side, screw.level));
        solids.extend(screws.iter().filter(loose).flat_map(|screw| halo(screw, lesions.halo.value())));
        solids.push(Solid::of(Matter::Titanium, screws.iter().flat_map(thread).collect()));
        let broken = implants.broken_rod.filter(|(of, _)| *of == side).map(|(_, level)| level);
        solids.push(Solid::of(Matter::CobaltChromium, rod(&screws, broken)));
    }
    let cages = implants.cages.iter().filter_map(|level| cage(skeleton, *level, size));
    solids.push(Solid::of(Matter::Titanium, cages.flatten().collect()));
    solids.retain(|solid| !solid.pieces.is_empty());
    solids
}

/// The screws of one side, from the lowest.
pub(crate) fn screws(
    skeleton: &Skeleton,
    implants: &Implants,
    lesions: &Lesions,
    side: Laterality,
    size: f64,
) -> Vec<Screw> {
    let breach = |level: Level| lesions.breach.filter(|breach| (breach.side, breach.level) == (side, level));
    let placed = |level: &Level| {
        let screw = screw(skeleton, *level, side, size)?;
        Some(match breach(*level) {
            Some(breach) => medialised(screw, skeleton.vertebra(*level)?, breach.depth.value()),
            None => screw,
        })
    };
    implants.screws.iter().filter_map(placed).collect()
}

/// The screw moved towards the middle until its thread reaches so far beyond the medial wall of the pedicle.
fn medialised(screw: Screw, vertebra: &Vertebra, depth: f64) -> Screw {
    let (wall, inverse) = (vertebra::medial_wall(vertebra), vertebra::placement(vertebra));
    let local = |point: Vector| inverse.rotation.inverse() * (point - inverse.origin);
    let (head, tip) = (local(screw.head), local(screw.tip));
    let share = (wall.x - head.x) / (tip.x - head.x);
    let at_wall = head.z + share * (tip.z - head.z);
    let wanted = sign(screw.side) * (wall.z - depth + SCREW);
    let by = inverse.rotation * (Vector::z() * (wanted - at_wall));
    Screw { head: screw.head + by, tip: screw.tip + by, ..screw }
}

/// A screw through the pedicle, parallel to the upper endplate, its tip in the front of the body.
fn screw(skeleton: &Skeleton, level: Level, side: Laterality, size: f64) -> Option<Screw> {
    let side_sign = sign(side);
    if level == Level::S1 {
        let plate = skeleton.sacrum();
        let forward = forward(plate.posterior, plate.anterior);
        let down = Vector::new(forward.y, -forward.x, 0.0);
        let entry = space(plate.posterior) + (down * 14.0 - forward * 6.0) * size;
        let head = entry + Vector::z() * (side_sign * 21.0 * size) - forward * (12.0 * size);
        let tip =
            entry + forward * (34.0 * size) + down * (2.0 * size) + Vector::z() * (side_sign * 10.0 * size);
        return Some(Screw { level, side, tip, head });
    }
    let vertebra = skeleton.vertebra(level)?;
    let (measures, placement) = (Measures::of(vertebra), placement(vertebra));
    let ([back, front], [below, _]) = (measures.upper, measures.lower);
    let forward = (front - back).normalize();
    let up = Vector::new(-forward.y, forward.x, 0.0);
    let entry = (back + below) / 2.0 + up * (0.2 * measures.height);
    let out = |share: f64| Vector::z() * (side_sign * share * measures.width);
    let tip = placement.point(entry + forward * (0.78 * measures.depth) + out(0.16));
    let head = placement.point(entry - forward * (0.72 * measures.depth) + out(0.38));
    Some(Screw { level, side, tip, head })
}

fn space(point: upright_anatomy::SagittalPoint) -> Vector {
    Vector::new(point.anterior, point.cranial, 0.0)
}

fn forward(posterior: upright_anatomy::SagittalPoint, anterior: upright_anatomy::SagittalPoint) -> Vector {
    (space(anterior) - space(posterior)).normalize()
}

/// Core, thread ridges, tip and head.
fn thread(screw: &Screw) -> Vec<Piece> {
    let along = (screw.tip - screw.head).normalize();
    let length = (screw.tip - screw.head).norm();
    let neck = screw.head + along * 8.0;
    let mut pieces = vec![
        Piece::frustum(screw.head - along * 7.0, screw.head + along * 7.0, HEAD, HEAD * 0.92, 0.0),
        Piece::frustum(neck - along * 2.0, screw.tip, SCREW * 0.8, SCREW * 0.62, 0.0),
    ];
    let pitch = 2.8;
    let turns = ((length - 12.0) / pitch) as usize;
    for turn in 0..turns {
        let at = neck + along * (turn as f64 * pitch);
        pieces.push(Piece::frustum(at, at + along * 1.1, SCREW, SCREW * 0.85, 0.0));
    }
    pieces
}

/// Bone taken away around the screw, so wide on every side, and the dense rim that it leaves.
fn halo(screw: &Screw, width: f64) -> [Solid; 2] {
    const RIM: f64 = 1.6;
    let along = (screw.tip - screw.head).normalize();
    let (from, to) = (screw.head + along * 12.0, screw.tip + along * 3.0);
    let tube = |radius: f64| Piece::frustum(from, to, radius, radius + 0.8, 0.0);
    let hollow = SCREW + width;
    let rim = tube(hollow + RIM).without(Surface::cone(from, to, hollow, hollow + 0.8));
    let solids =
        [Solid::of(Matter::Halo, vec![tube(hollow)]), Solid::of(Matter::Cortex, vec![rim]).dense(0.9)];
    solids.map(|solid| solid.at_level(screw.level))
}

/// A rod through the heads from the lowest to the uppermost, bent between them; broken below `broken`.
fn rod(screws: &[Screw], broken: Option<Level>) -> Vec<Piece> {
    /// Ends of a broken rod stand apart and are shifted.
    const GAP: f64 = 3.0;
    const SHIFT: f64 = 2.5;
    let mut pieces = Vec::new();
    for pair in screws.windows(2) {
        let [below, above] = pair else { continue };
        let along = (above.head - below.head).normalize();
        if broken == Some(above.level) {
            let middle = below.head.lerp(&above.head, 0.45);
            let aside = along.cross(&Vector::z()).normalize() * SHIFT;
            pieces.push(Piece::frustum(below.head, middle - along * GAP + aside, ROD, ROD, 0.0));
            pieces.push(Piece::frustum(middle + along * GAP, above.head, ROD, ROD, 0.0));
        } else {
            pieces.push(Piece::frustum(below.head - along * 0.5, above.head + along * 0.5, ROD, ROD, 0.0));
        }
    }
    if let (Some(lowest), Some(uppermost)) = (screws.first(), screws.last()) {
        let up = Vector::y() * 9.0;
        pieces.push(Piece::frustum(lowest.head - up, lowest.head, ROD, ROD, 0.0));
        pieces.push(Piece::frustum(uppermost.head, uppermost.head + up, ROD, ROD, 0.0));
    }
    pieces
}

/// Two titanium end frames and struts in a disc.
fn cage(skeleton: &Skeleton, level: Level, size: f64) -> Option<Vec<Piece>> {
    let disc = DiscSpace::below(skeleton, level)?;
    let gap = disc.height;
    let end = Vector::new(11.0 * size, 0.9, 13.0 * size);
    let mut pieces = vec![
        Piece::ellipsoid(&disc.at(2.0, gap * 0.42, 0.0), end, 0.0),
        Piece::ellipsoid(&disc.at(2.0, -gap * 0.42, 0.0), end, 0.0),
    ];
    for (x, z) in [(-6.0, -9.0), (-6.0, 9.0), (10.0, -9.0), (10.0, 9.0)] {
        let (from, to) = (disc.at(x, -gap * 0.42, z).origin, disc.at(x, gap * 0.42, z).origin);
        pieces.push(Piece::frustum(from, to, 1.4, 1.4, 0.0));
    }
    Some(pieces)
}

/// Stem, neck, head and cup of a hip prosthesis; the stem lies in the shaft, from `shaft` towards `end`.
pub(crate) fn hip_prosthesis(hip: Vector, shaft: Vector, end: Vector, side: f64, head: f64) -> Vec<Solid> {
    let down = (end - shaft).normalize();
    let mouth = (Vector::z() * (side * 0.75) - Vector::y() * 0.66).normalize();
    let cup = Piece::ellipsoid(&Placement::at(hip), Vector::repeat(head + 3.5), 0.0)
        .without(Surface::ellipsoid(Vector::repeat(head - 0.5)).moved(hip))
        .within(Surface::plane(hip + mouth * 2.0, mouth));
    let tip = shaft + down * ((end - shaft).norm() * 0.38);
    vec![
        Solid::of(
            Matter::Titanium,
            vec![
                cup,
                Piece::frustum(hip.lerp(&shaft, 0.12), shaft, 7.0, 10.5, 0.0),
                Piece::frustum(shaft - down * 8.0, tip, 11.0, 5.0, 0.0),
            ],
        ),
        Solid::of(
            Matter::CobaltChromium,
            vec![Piece::ellipsoid(&Placement::at(hip), Vector::repeat(head * 0.66), 0.0)],
        ),
    ]
}
