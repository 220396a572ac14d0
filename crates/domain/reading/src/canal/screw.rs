//! A screw beside the canal: how far its thread stands beyond the medial wall of the pedicle, and how far from the sac.

use super::around::Around;
use super::plane::{Frame, away};
use super::sac::Cut;
use super::side::{Edge, Side};
use crate::attenuation::Probe;
use crate::coarse;
use crate::column::Vertebra;
use crate::estimate::Estimate;
use crate::metal::{Halo, Screw};
use crate::order::median;
use crate::place::Stretch;
use upright_evidence::numbers;

/// A pedicle screw beside the spinal canal.
///
/// - **Definition**: the medial wall of the pedicle is the innermost bone beside the sac, 2 to 9 mm behind the front of the canal, at
///   the height of the screw; where metal hides it there, an oval through it above and below the thread. The thread is the axis
///   of the screw and as far as metal reaches around it.
/// - **Unit, sign**: mm; `beyond_wall` is positive where the thread stands in the canal, negative where bone lies between;
///   `to_sac` is 0 or negative where it touches the sac.
/// - **Interval**: of `beyond_wall`, upwards wider by `default.ct.coarse.widening` of `evidence` in long voxels, where breaches come out
///   too low.
/// - **Limits**: `None` is not seen, never not there. Without contrast medium in the canal neither is measured. Screws of the sacrum have no pedicle wall and are left out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ScrewBesideCanal {
    /// How far the thread stands beyond the medial wall.
    pub beyond_wall: Option<Estimate>,
    /// Whether metal hides the wall beside the thread, and the other side stands in.
    pub is_wall_hidden: bool,
    /// From the thread to the sac; none without contrast medium.
    pub to_sac: Option<Estimate>,
}

/// Heights beside the axis of the screw at which walls are looked for, a step apart, in mm: no clinical limit.
const HIGH: f64 = 7.0;
const STEP: f64 = 0.5;
/// Metal looks wider than it is, and blur takes the crests of a thread away, by this share of the longest side of a
/// voxel: no clinical limit.
const BLOOMS: f64 = 0.5;

impl ScrewBesideCanal {
    /// In the canal from so many mm beyond the wall on: `default.ct.screw.breach` of `evidence`.
    pub const BREACH: f64 = numbers::DEFAULT_CT_SCREW_BREACH.value;

    /// Whether the screw stands in the canal, by `default.ct.screw.breach` of `evidence`, or touches the sac; none where neither is
    /// seen, or an interval holds both answers.
    #[must_use]
    pub fn is_in_canal(&self) -> Option<bool> {
        let beyond = self.beyond_wall.map(|found| found.interval);
        let touches = self.to_sac.map(|found| found.interval);
        let is_in = beyond.is_some_and(|[least, _]| least >= Self::BREACH)
            || touches.is_some_and(|[_, most]| most <= 0.0);
        let is_out = beyond.is_some_and(|[_, most]| most < Self::BREACH)
            && touches.is_none_or(|[least, _]| least > 0.0);
        (is_in || is_out).then_some(is_in)
    }

    pub(super) fn of(
        probe: &Probe<'_>,
        screw: &Screw,
        vertebra: &Vertebra,
        halo: Option<Halo>,
        cuts: &[&Cut],
        voxel: f64,
    ) -> Self {
        let radius = radius(screw, halo, voxel);
        let wall = Wall::beside(probe, screw, vertebra, cuts);
        let beyond_wall = wall.map(|wall| {
            let value = wall.lateral - (wall.axis - radius.value);
            let [least, most] = radius.interval;
            let margin = ((most - least) / 2.0).hypot(wall.margin).hypot(voxel / 2.0);
            Estimate { value, interval: [value - margin, value + margin * coarse::widening(voxel)] }
        });
        Self {
            beyond_wall,
            is_wall_hidden: wall.is_some_and(|wall| wall.is_hidden),
            to_sac: to_sac(screw, radius, cuts, voxel),
        }
    }
}

/// The radius of the thread: how far metal reaches, which blooms as much as its crests are blurred away; from that of an even rod of
/// as much metal on.
fn radius(screw: &Screw, halo: Option<Halo>, voxel: f64) -> Estimate {
    let value = halo.map_or(screw.radius, |halo| halo.thread).max(screw.radius);
    Estimate { value, interval: [screw.radius, value + BLOOMS * voxel] }
}

/// From the thread to the nearest place of the sac.
fn to_sac(screw: &Screw, radius: Estimate, cuts: &[&Cut], voxel: f64) -> Option<Estimate> {
    /// Nothing farther away is beside it, in mm: no clinical limit.
    const FARTHEST: f64 = 25.0;
    /// Beside metal the sac is where it was on the plane before, which it may leave by this, in mm: no clinical limit.
    const BESIDE_METAL: f64 = 1.0;
    let axis = Stretch { from: screw.head.into(), to: screw.tip.into() };
    let near = cuts.iter().filter(|cut| (axis.nearest(cut.centre) - cut.centre).norm() < FARTHEST);
    let distances = near.flat_map(|cut| {
        cut.mask.iter().map(|number| {
            let [left, back] = away(number);
            let place = cut.frame.place(left, back);
            (axis.nearest(place) - place).norm()
        })
    });
    let nearest = distances.min_by(f64::total_cmp)?;
    let [least, most] = radius.interval;
    let margin = ((most - least) / 2.0).hypot(voxel / 2.0).hypot(BESIDE_METAL);
    Some(Estimate::within(nearest - radius.value, margin))
}

/// The wall beside a screw, in mm from the middle of the canal towards its side.
#[derive(Clone, Copy)]
struct Wall {
    lateral: f64,
    /// The axis of the screw there.
    axis: f64,
    margin: f64,
    is_hidden: bool,
}

/// Behind the front of the canal, the middle of a pedicle, in mm: no clinical limit.
const PEDICLE: f64 = 5.0;

impl Wall {
    fn beside(probe: &Probe<'_>, screw: &Screw, vertebra: &Vertebra, cuts: &[&Cut]) -> Option<Self> {
        let level = Frame::across(vertebra.centre.into(), vertebra.up.into());
        let [head, tip] = [screw.head, screw.tip].map(|place| level.within(place.into()));
        let at = |back: f64| {
            let share = (back - head[1]) / (tip[1] - head[1]);
            let along = |from: f64, to: f64| from + share * (to - from);
            (0.0..=1.0).contains(&share).then(|| [along(head[0], tip[0]), along(head[2], tip[2])])
        };
        let [left, up] = at(canal_front(&level, cuts, 0.0)? + PEDICLE)?;
        let front = canal_front(&level, cuts, up)?;
        let side = Side { around: Around { probe, cuts }, frame: level, side: left.signum() };
        let count = (HIGH / STEP) as i32;
        let heights = (-count..=count).map(|step| f64::from(step) * STEP);
        let edges: Vec<(f64, Option<Edge>)> =
            heights.map(|height| (height, side.edge(front, up + height))).collect();
        let (lateral, margin, is_hidden) = wall_at_axis(&edges)?;
        Some(Self { lateral, axis: left * side.side, margin, is_hidden })
    }
}

/// How far behind the middle of the body the canal begins: a little before the sac. None without contrast medium.
fn canal_front(level: &Frame, cuts: &[&Cut], up: f64) -> Option<f64> {
    /// Fat before the sac, in mm: no clinical limit.
    const FAT: f64 = 2.0;
    let height = |cut: &&&Cut| (level.within(cut.centre)[2] - up).abs();
    let cut = cuts.iter().min_by(|one, other| height(one).total_cmp(&height(other)))?;
    let places = cut.mask.iter().map(|number| {
        let [left, back] = away(number);
        level.within(cut.frame.place(left, back))[1]
    });
    let front = places.fold(f64::INFINITY, f64::min);
    (height(&cut) <= HIGH).then_some(front - FAT)
}

/// The wall at the height of the axis: seen there, else where a curve through what is seen above and below it leads. With how far it
/// may be off, and whether it is hidden.
fn wall_at_axis(edges: &[(f64, Option<Edge>)]) -> Option<(f64, f64, bool)> {
    /// Nearer to the axis than this, in mm, the wall is beside the thread: no clinical limit.
    const THREAD: f64 = 1.0;
    /// Farther from it than this, in mm, what is dense is no edge of metal: no clinical limit.
    const CLEAR: f64 = 4.0;
    /// Fewer heights on either side of it tell no curve: no clinical limit.
    const FEWEST: usize = 3;
    /// A curve may be off by this, in mm, for no pedicle is an oval: no clinical limit.
    const CURVE: f64 = 1.2;
    let bone: Vec<(f64, f64)> = edges
        .iter()
        .filter_map(|(height, edge)| match edge {
            Some(Edge::Bone(away)) => Some((*height, *away)),
            _ => None,
        })
        .collect();
    let beside = edges.iter().filter(|(height, _)| height.abs() <= THREAD);
    if beside.clone().all(|(_, edge)| matches!(edge, Some(Edge::Bone(_)))) {
        let mut near: Vec<f64> =
            bone.iter().filter(|(height, _)| height.abs() <= THREAD).map(|(_, away)| *away).collect();
        return Some((median(&mut near)?, 0.0, false));
    }
    let bone: Vec<(f64, f64)> = bone.into_iter().filter(|(height, _)| height.abs() >= CLEAR).collect();
    let below = bone.iter().filter(|(height, _)| *height < 0.0).count();
    if below < FEWEST || bone.len() - below < FEWEST {
        return None;
    }
    let (lateral, error) = oval(&bone)?;
    Some((lateral, CURVE.hypot(2.0 * error), true))
}

/// The height-0 value of an oval wall through (height, distance) with the least squares, and its standard error: the farther places
/// lie from there, and on one side of it, the less they tell.
fn oval(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    /// A pedicle is about twice so high, in mm: Upright's own, no clinical limit.
    const HALF_HEIGHT: f64 = 8.0;
    /// So many numbers make the curve.
    const KNOWN: usize = 3;
    let round = |height: f64| 1.0 - (1.0 - (height / HALF_HEIGHT).powi(2)).max(0.0).sqrt();
    let row = |height: f64| nalgebra::Vector3::new(1.0, height, round(height));
    let matrix: nalgebra::Matrix3<f64> =
        points.iter().map(|(height, _)| row(*height) * row(*height).transpose()).sum();
    let side: nalgebra::Vector3<f64> = points.iter().map(|(height, away)| row(*height) * *away).sum();
    let inverse = matrix.try_inverse()?;
    let solved = inverse * side;
    let squares = points.iter().map(|(height, away)| (solved.dot(&row(*height)) - away).powi(2));
    let variance = squares.sum::<f64>() / (points.len().saturating_sub(KNOWN).max(1)) as f64;
    Some((solved.x, (variance * inverse.m11).sqrt()))
}
