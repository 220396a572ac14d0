//! Metal on CT: found by its attenuation, parted into rods, screws and what else there is.

mod bulk;
mod cloud;
mod halo;
mod rod;
mod screw;

use crate::attenuation::{Attenuation, Probe};
use crate::column::Column;
use crate::estimate::Estimate;
use crate::order::median;
use crate::place::{Stretch, Vector, across};
pub use halo::Halo;

use cloud::{Cells, Spread, pick};
use rod::Path;
use screw::Shaft;
use thiserror::Error;
use upright_anatomy::Laterality;
use upright_evidence::numbers;

/// Voxels of metal beyond which a volume shows something else than a person: no clinical limit.
const MOST: usize = 4_000_000;
/// Less metal than this, in mm³, is no implant: a clip, a streak. No clinical limit.
const LEAST_VOLUME: f64 = 100.0;

/// Metal in a CT.
///
/// - **Definition**: voxels of at least `cut_off.ct.metal` Hounsfield units of `evidence`. Rods are metal that extends most along
///   the spine, the vertebrae where they are known, else the long axis of the body; screws are straight bars that are left without rods; a hip prosthesis is a large piece that is solid;
///   everything else has no name until somebody gives it one.
/// - **Frame, unit**: DICOM's patient axes in mm.
/// - **Limits**: metal blooms: everything is wider by up to a voxel. Connectors across the spine count as other pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Metal {
    /// How much there is, in mm³.
    pub volume: f64,
    /// Rods, the longest first.
    pub rods: Vec<Rod>,
    /// Screws, from the lowest.
    pub screws: Vec<Screw>,
    /// Pieces that are neither, the largest first.
    pub others: Vec<Other>,
    /// Whether metal goes on, or may, where nothing was seen: beyond the slices, or where one is missing. Hips are left out.
    pub is_cut: bool,
}

/// A rod.
#[derive(Clone, Debug, PartialEq)]
pub struct Rod {
    /// The side, where there are two.
    pub side: Option<Laterality>,
    /// Its line from below upwards.
    pub path: Vec<[f64; 3]>,
    /// Where it is interrupted, from below.
    pub breaks: Vec<RodBreak>,
    /// Whether all of it was seen: it ends within the slices, and no slice is missing along it. Otherwise it may be broken unseen.
    pub is_whole: bool,
}

/// A place where a rod ends and goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RodBreak {
    /// The upper end of the lower part.
    pub from: [f64; 3],
    /// The lower end of the upper part.
    pub to: [f64; 3],
    /// Width in mm, measured along the rod.
    pub gap: Estimate,
}

/// A screw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Screw {
    /// The side, where two rods tell it.
    pub side: Option<Laterality>,
    /// Where its axis comes nearest to the rod; without a rod, its end farther back.
    pub head: [f64; 3],
    /// Its other end.
    pub tip: [f64; 3],
    /// Radius in mm of an even rod of as much metal; the thread reaches beyond it.
    pub radius: f64,
}

/// Metal without a name of its own.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Other {
    /// What it probably is.
    pub kind: OtherKind,
    /// Its middle.
    pub middle: [f64; 3],
    /// Its lengths along its own axes in mm, the longest first.
    pub lengths: [f64; 3],
    /// How much it is, in mm³.
    pub volume: f64,
}

/// What a piece of metal probably is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A compact piece in front of the rods, where bodies are: an interbody cage.
    Cage,
    /// A large piece that is solid: a hip prosthesis.
    HipProsthesis,
    /// Something else.
    Unnamed,
}

/// Why metal is not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoMetal {
    /// Too much of the volume is as dense as metal.
    #[error(
        "more than {MOST} voxels are as dense as metal: this is no CT of a person, or its scale is wrong"
    )]
    TooMuch,
}

impl Metal {
    /// Finds it. Where vertebrae lean by 45° and more, rods are told from screws only with the `column`.
    ///
    /// # Errors
    /// [`NoMetal`] where the volume shows no person.
    pub fn find(ct: &Attenuation<'_>, column: Option<&Column>) -> Result<Self, NoMetal> {
        let is_metal = |stored: i16| numbers::CUT_OFF_CT_METAL.is_passed_by(ct.units(f64::from(stored)));
        let voxels = ct.volume().voxels(is_metal, MOST).ok_or(NoMetal::TooMuch)?;
        let place = |voxel: &[u32; 3]| Vector::from(ct.frame().patient_from_voxel(voxel.map(f64::from)));
        let metal: Vec<Vector> = voxels.iter().map(place).collect();
        let voxel = ct.voxel();
        let volume = metal.len() as f64 * voxel;
        let (metal, bulky) = bulk::part(&metal, voxel, ct.coarseness());
        let mut paths = rod::paths(&metal, &|place| way_up(column, place));
        paths.retain(|path| !column.is_some_and(|column| stands_in_bodies(path, column)));
        let sides = sides(&paths);
        let is_cut = is_cut(&metal, ct);
        let beside = screw::beside(&metal, &paths, ct.coarseness());
        let rods = paths.iter().zip(&sides).map(|(path, side)| rod(path, *side, &metal, ct));
        let mut screws: Vec<Screw> = beside.screws.iter().map(|shaft| named(shaft, &sides)).collect();
        screws.sort_by(|one, other| middle(one).z.total_cmp(&middle(other).z));
        let mut others = others(&beside.others, &paths, voxel);
        others.extend(bulky.iter().map(|piece| described(piece, OtherKind::HipProsthesis, voxel)));
        others.sort_by(|one, other| other.volume.total_cmp(&one.volume));
        Ok(Self { volume, rods: rods.collect(), screws, others, is_cut })
    }
}

/// The way along the spine at a place; without vertebrae along the body.
fn way_up(column: Option<&Column>, place: Vector) -> Vector {
    column.and_then(|column| column.beside(place)).map_or(Vector::z(), |vertebra| vertebra.up.into())
}

/// Whether it runs through bodies, as cages and the tips of screws do together: no rod does, neither behind them nor beside.
fn stands_in_bodies(path: &Path, column: &Column) -> bool {
    /// Of a body so much lies on either side of its middle and before and behind it, in mm: no clinical limit.
    const HALF_WIDTH: f64 = 18.0;
    const HALF_DEPTH: f64 = 20.0;
    let aways = path.places.iter().filter_map(|place| {
        let vertebra = column.beside(*place)?;
        let away = place - Vector::from(vertebra.centre);
        Some(across(vertebra.up.into()).map(|way| away.dot(&way).abs()))
    });
    let (mut aside, mut behind): (Vec<f64>, Vec<f64>) = aways.map(|[aside, behind]| (aside, behind)).unzip();
    let [aside, behind] = [&mut aside, &mut behind].map(|aways| median(aways).unwrap_or(f64::INFINITY));
    aside < HALF_WIDTH && behind < HALF_DEPTH
}

/// Whether metal comes so near to where nothing was seen that it may go on there: the faces of the volume, and missing slices.
fn is_cut(metal: &[Vector], ct: &Attenuation<'_>) -> bool {
    metal.iter().any(|place| {
        let voxel = ct.frame().voxel_from_patient((*place).into());
        let ([.., slice], [.., slices]) = (voxel.map(f64::round), near_unseen(ct));
        let near = (slice - slices).max(0.0) as u32..=(slice + slices) as u32;
        is_at_face(*place, ct) || near.into_iter().any(|slice| !ct.volume().has_slice(slice))
    })
}

/// So many voxels away something is near to where nothing was seen.
fn near_unseen(ct: &Attenuation<'_>) -> [f64; 3] {
    /// So near, in mm: no clinical limit.
    const NEAR: f64 = 2.0;
    ct.frame().spacing().map(|step| (NEAR / step).ceil())
}

/// Whether a place lies at a face of the volume.
fn is_at_face(place: Vector, ct: &Attenuation<'_>) -> bool {
    let (voxel, size) = (ct.frame().voxel_from_patient(place.into()), ct.volume().size());
    let sides = voxel.iter().zip(size).zip(near_unseen(ct));
    sides.into_iter().any(|((at, size), reach)| *at < reach || *at > f64::from(size) - 1.0 - reach)
}

fn middle(screw: &Screw) -> Vector {
    (Vector::from(screw.head) + Vector::from(screw.tip)) / 2.0
}

/// The side of each rod: that of its middle beside the middle of both; none where there are not just two beside each other.
fn sides(paths: &[Path]) -> Vec<Option<Laterality>> {
    let across = |path: &Path| median(&mut path.places.iter().map(|place| place.x).collect::<Vec<_>>());
    let middles: Vec<f64> = paths.iter().filter_map(across).collect();
    let [least, most] = [
        middles.iter().copied().fold(f64::INFINITY, f64::min),
        middles.iter().copied().fold(f64::NEG_INFINITY, f64::max),
    ];
    let side = |across: &f64| match across {
        _ if most - least < TWO_RODS => None,
        across if *across > f64::midpoint(least, most) => Some(Laterality::Left),
        _ => Some(Laterality::Right),
    };
    middles.iter().map(side).collect()
}

/// Rods of two sides lie at least so far apart, in mm: no clinical limit.
const TWO_RODS: f64 = 12.0;

fn rod(path: &Path, side: Option<Laterality>, metal: &[Vector], ct: &Attenuation<'_>) -> Rod {
    /// A gap narrower than so many voxels is not told from noise: no clinical limit.
    const NARROWEST: f64 = 2.0;
    /// Beyond its end, in mm, there are slices where the end of a rod was seen: no clinical limit.
    const BEYOND: f64 = 6.0;
    let (probe, coarseness) = (ct.probe(), ct.coarseness());
    let gaps = path.gaps(metal, NARROWEST * coarseness);
    // What lies in a slice that is missing, or beyond the field into which the rod runs, was not seen, and is no gap.
    let (seen, missing): (Vec<Stretch>, Vec<Stretch>) =
        gaps.into_iter().partition(|gap| is_seen(&probe, *gap) && !runs_out(*gap, metal, ct));
    let breaks = seen.iter().map(|gap| RodBreak {
        from: gap.from.into(),
        to: gap.to.into(),
        gap: Estimate::within((gap.to - gap.from).norm(), coarseness),
    });
    let is_seen_along = path.stretches().all(|stretch| is_seen(&probe, stretch));
    let has_ends = path.beyond(BEYOND).is_some_and(|ends| ends.iter().all(|end| probe.at(*end).is_some()));
    Rod {
        side,
        path: path.places.iter().map(|place| (*place).into()).collect(),
        breaks: breaks.collect(),
        is_whole: missing.is_empty() && is_seen_along && has_ends,
    }
}

/// Whether metal at an end of a gap comes to a face of the volume: the rod goes on beyond it, and comes back.
fn runs_out(gap: Stretch, metal: &[Vector], ct: &Attenuation<'_>) -> bool {
    /// So near to an end it is of the rod, in mm: no clinical limit.
    const BESIDE: f64 = 7.0;
    let ends = [gap.from, gap.to];
    let beside = metal.iter().filter(|place| ends.iter().any(|end| (*place - end).norm() <= BESIDE));
    beside.into_iter().any(|place| is_at_face(*place, ct))
}

/// Whether there are slices all along a stretch.
fn is_seen(probe: &Probe<'_>, stretch: Stretch) -> bool {
    const STEP: f64 = 0.5;
    let way = stretch.to - stretch.from;
    let steps = (way.norm() / STEP).ceil().max(1.0) as u32;
    (0..=steps).all(|step| probe.at(stretch.from + way * (f64::from(step) / f64::from(steps))).is_some())
}

fn named(shaft: &Shaft, sides: &[Option<Laterality>]) -> Screw {
    let side = shaft.rod.and_then(|rod| sides.get(rod).copied().flatten());
    Screw { side, head: shaft.head.into(), tip: shaft.tip.into(), radius: shaft.radius }
}

/// Pieces that are no screws, those of one cage put together.
fn others(pieces: &[Vec<Vector>], rods: &[Path], voxel: f64) -> Vec<Other> {
    /// Pieces nearer than this to each other, in mm, are one implant: no clinical limit.
    const ONE_IMPLANT: f64 = 5.0;
    let places: Vec<Vector> = pieces.iter().flatten().copied().collect();
    let pieces = Cells::of(&places, ONE_IMPLANT).pieces();
    let large = pieces.iter().filter(|piece| piece.len() as f64 * voxel >= LEAST_VOLUME);
    large.map(|piece| other(&pick(&places, piece), rods, voxel)).collect()
}

fn other(piece: &[Vector], rods: &[Path], voxel: f64) -> Other {
    let other = described(piece, OtherKind::Unnamed, voxel);
    if is_cage(&other, rods) { Other { kind: OtherKind::Cage, ..other } } else { other }
}

fn described(piece: &[Vector], kind: OtherKind, voxel: f64) -> Other {
    let spread = Spread::of(piece);
    Other {
        kind,
        middle: spread.middle.into(),
        lengths: spread.lengths(),
        volume: piece.len() as f64 * voxel,
    }
}

/// Whether it has the size of common cages and lies in front of the rods, where bodies are (Upright's own).
fn is_cage(other: &Other, rods: &[Path]) -> bool {
    const IN_FRONT: f64 = 25.0;
    const LONGEST: f64 = 60.0;
    let [long, ..] = other.lengths;
    let middle = Vector::from(other.middle);
    let mut beside = rods.iter().filter_map(|rod| rod.nearest(middle));
    long <= LONGEST && beside.any(|rod| rod.y - middle.y > IN_FRONT)
}
