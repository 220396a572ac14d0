//! A screw beside the canal: how far its thread stands beyond the medial wall of the pedicle, and how far from the sac.

use super::plane::{Frame, away};
use super::sac::{Cut, METAL};
use crate::attenuation::Probe;
use crate::column::Vertebra;
use crate::estimate::Estimate;
use crate::metal::{Halo, Screw};
use crate::place::{Stretch, Vector, mean_of, median};
use upright_evidence::numbers;

/// A pedicle screw beside the spinal canal.
///
/// - **Definition**: the medial wall of the pedicle is the innermost bone beside the canal in the 8 mm behind the body, at the height
///   of the screw. Where metal hides it, it is that of the other side, moved by how far the two sides differ above and below the
///   screw. The thread is the axis of the screw and its radius, less what metal blooms.
/// - **Unit, sign**: mm; `beyond_wall` is positive where the thread stands in the canal, negative where bone lies between;
///   `to_sac` is 0 or negative where it touches the sac.
/// - **Limits**: `None` is not seen, never not there. Screws of the sacrum have no pedicle wall and are left out.
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
/// Metal looks wider than it is by this share of a voxel: no clinical limit.
const BLOOMS: f64 = 0.5;

impl ScrewBesideCanal {
    /// Whether the screw stands in the canal, by `default.ct.screw.breach` of `evidence`, or touches the sac; none where neither is
    /// seen, or an interval holds both answers.
    #[must_use]
    pub fn is_in_canal(&self) -> Option<bool> {
        let limit = numbers::DEFAULT_CT_SCREW_BREACH.value;
        let beyond = self.beyond_wall.map(|found| found.interval);
        let touches = self.to_sac.map(|found| found.interval);
        let is_in =
            beyond.is_some_and(|[least, _]| least >= limit) || touches.is_some_and(|[_, most]| most <= 0.0);
        let is_out =
            beyond.is_some_and(|[_, most]| most < limit) && touches.is_none_or(|[least, _]| least > 0.0);
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
        let wall = Walls::of(probe, screw, vertebra).and_then(|walls| walls.beside_screw());
        let beyond_wall = wall.map(|wall| {
            let value = wall.lateral - (wall.axis - radius.value);
            let [least, most] = radius.interval;
            let margin = ((most - least) / 2.0).hypot(wall.margin).hypot(voxel / 2.0);
            Estimate::within(value, margin)
        });
        Self {
            beyond_wall,
            is_wall_hidden: wall.is_some_and(|wall| wall.is_hidden),
            to_sac: to_sac(screw, radius, cuts, voxel),
        }
    }
}

/// The radius of the thread: between that of an even rod of as much metal and what blooms.
fn radius(screw: &Screw, halo: Option<Halo>, voxel: f64) -> Estimate {
    let most = halo.map_or(screw.radius, |halo| halo.thread).max(screw.radius);
    let value = (most - BLOOMS * voxel).max(screw.radius.min(most));
    Estimate { value, interval: [screw.radius.min(value), most] }
}

/// From the thread to the nearest place of the sac.
fn to_sac(screw: &Screw, radius: Estimate, cuts: &[&Cut], voxel: f64) -> Option<Estimate> {
    /// Nothing farther away is beside it, in mm: no clinical limit.
    const FARTHEST: f64 = 25.0;
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
    let margin = ((most - least) / 2.0).hypot(voxel / 2.0);
    Some(Estimate::within(nearest - radius.value, margin))
}

/// What lies nearest to the canal on one side, at one height: how far from the middle, and whether it is bone.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Edge {
    Bone(f64),
    Metal,
}

/// The medial walls of both pedicles, by height.
struct Walls {
    /// Of the side of the screw, and of the other one.
    sides: Vec<[Option<Edge>; 2]>,
    /// How far the axis of the screw lies from the middle there.
    axis: f64,
}

/// The wall beside a screw.
#[derive(Clone, Copy)]
struct Wall {
    lateral: f64,
    axis: f64,
    margin: f64,
    is_hidden: bool,
}

impl Walls {
    fn of(probe: &Probe<'_>, screw: &Screw, vertebra: &Vertebra) -> Option<Self> {
        /// Behind the front of the canal, the middle of a pedicle, in mm: no clinical limit.
        const PEDICLE: f64 = 5.0;
        let frame = Frame::across(vertebra.centre.into(), vertebra.up.into());
        let front = canal_front(probe, &frame)?;
        let [head, tip] = [screw.head, screw.tip].map(|place| frame.within(place.into()));
        let share = (front + PEDICLE - head[1]) / (tip[1] - head[1]);
        let [left, _, up] = [0, 1, 2].map(|axis| {
            let at = |place: [f64; 3]| place.get(axis).copied().unwrap_or_default();
            at(head) + share * (at(tip) - at(head))
        });
        if !(0.0..=1.0).contains(&share) {
            return None;
        }
        let side = left.signum();
        let count = (HIGH / STEP) as i32;
        let sides = (-count..=count).map(|step| {
            let height = up + f64::from(step) * STEP;
            [side, -side].map(|side| edge(probe, &frame, front, height, side))
        });
        Some(Self { sides: sides.collect(), axis: left * side })
    }

    /// The wall at the height of the screw.
    fn beside_screw(&self) -> Option<Wall> {
        /// Fewer heights at which both walls are seen tell nothing: no clinical limit.
        const FEWEST: usize = 4;
        let middle = self.sides.len() / 2;
        let near = self.sides.get(middle.saturating_sub(2)..=middle + 2)?;
        let bone = |side: usize, all: &[[Option<Edge>; 2]]| -> Vec<f64> {
            all.iter()
                .filter_map(|edges| match edges.get(side)? {
                    Some(Edge::Bone(away)) => Some(*away),
                    _ => None,
                })
                .collect()
        };
        let wall = |lateral, margin, is_hidden| Wall { lateral, axis: self.axis, margin, is_hidden };
        let own = bone(0, near);
        if own.len() == near.len() {
            return Some(wall(median(&mut own.clone())?, 0.0, false));
        }
        let other = bone(1, near);
        let apart: Vec<f64> = self
            .sides
            .iter()
            .filter_map(|edges| match edges {
                [Some(Edge::Bone(own)), Some(Edge::Bone(other))] => Some(own - other),
                _ => None,
            })
            .collect();
        if apart.len() < FEWEST || other.is_empty() {
            return None;
        }
        let moved = median(&mut apart.clone())?;
        let spread = mean_of(&apart.iter().map(|away| (away - moved).abs()).collect::<Vec<_>>());
        Some(wall(median(&mut other.clone())? + moved, 2.0 * spread, true))
    }
}

/// Beyond this, in mm from the middle, no wall of the canal is looked for: no clinical limit.
const WIDEST: f64 = 17.0;
/// What is less dense is soft, what is denser is bone, in HU: no clinical limit.
const SOFT: f64 = 200.0;
const BONE: f64 = 300.0;

/// How far behind the middle of the body the canal begins: where walls stand on both sides of it.
fn canal_front(probe: &Probe<'_>, frame: &Frame) -> Option<f64> {
    /// From where to where it may begin, behind the middle of the body, and at which heights above it, in mm: no clinical limit.
    const BEGINS: [f64; 2] = [8.0, 30.0];
    const HEIGHTS: [f64; 5] = [1.0, 3.0, 5.0, 7.0, 9.0];
    /// Walls that far apart belong to the canal, in mm from its middle: no clinical limit.
    const WALL: f64 = 14.0;
    let at = |height: f64| {
        let steps = ((BEGINS[1] - BEGINS[0]) / STEP) as u32;
        (0..steps).map(|step| BEGINS[0] + f64::from(step) * STEP).find(|back| {
            let edges = [1.0, -1.0].map(|side| first(probe, frame, *back, height, side));
            edges.iter().any(|edge| matches!(edge, Some(Edge::Bone(away)) if (5.0..WALL).contains(away)))
        })
    };
    median(&mut HEIGHTS.into_iter().filter_map(at).collect::<Vec<_>>())
}

/// What lies nearest to the canal in the first mm behind its front.
fn edge(probe: &Probe<'_>, frame: &Frame, front: f64, height: f64, side: f64) -> Option<Edge> {
    /// From where to where behind the front of the canal, in mm: no clinical limit.
    const PEDICLE: [f64; 2] = [1.0, 8.0];
    let steps = ((PEDICLE[1] - PEDICLE[0]) / STEP) as u32;
    let edges: Vec<Edge> = (0..=steps)
        .filter_map(|step| first(probe, frame, front + PEDICLE[0] + f64::from(step) * STEP, height, side))
        .collect();
    if edges.contains(&Edge::Metal) {
        return Some(Edge::Metal);
    }
    let away = edges.iter().filter_map(|edge| match edge {
        Edge::Bone(away) => Some(*away),
        Edge::Metal => None,
    });
    away.min_by(f64::total_cmp).map(Edge::Bone)
}

/// From the middle outwards, past soft tissue, the first place that is bone or metal; none where there is neither.
fn first(probe: &Probe<'_>, frame: &Frame, back: f64, height: f64, side: f64) -> Option<Edge> {
    const FINE: f64 = 0.25;
    let mut was_soft = false;
    let mut before = 0.0;
    for step in 0..(WIDEST / FINE) as u32 {
        let out = f64::from(step) * FINE;
        let place: Vector = frame.place(out * side, back) + frame.up * height;
        let value = probe.at(place)?;
        match value {
            value if value >= METAL => return Some(Edge::Metal),
            value if value < SOFT => was_soft = true,
            value if was_soft && value >= BONE => {
                let share = if value > before { (BONE - before) / (value - before) } else { 1.0 };
                let next = probe.at(place + frame.left * (side * 1.0))?;
                return Some(if next >= METAL {
                    Edge::Metal
                } else {
                    Edge::Bone(out - FINE * (1.0 - share.clamp(0.0, 1.0)))
                });
            }
            _ => {}
        }
        before = value;
    }
    None
}
