//! The spinal canal: fat, ligament, dural sac, roots and their sleeves, cord.

use super::{Layer, Part, Tissue};
use crate::bones::solid::Piece;
use crate::bones::surface::{Placement, Surface, Vector};
use crate::bones::vertebra::{DiscSpace, Measures, placement};
use crate::person::{Lesions, SacAtDisc};
use crate::skeleton::{Skeleton, Vertebra, above};
use std::f64::consts::PI;
use upright_anatomy::{Level, Region};

/// How much wider than deep the sac is.
const WIDER: f64 = 1.24;
/// Fat around the sac, in mm.
const EPIDURAL: f64 = 2.2;
/// Half-depth of a usual sac behind a lumbar and a thoracic vertebra, in mm.
const LUMBAR: f64 = 6.9;
const THORACIC: f64 = 5.8;

/// The sac at one place: its middle, and half its depth.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node {
    /// The disc below this level; none behind a body.
    pub(crate) disc: Option<Level>,
    pub(crate) middle: Vector,
    pub(crate) half_depth: f64,
    /// Half-depth where the canal is not narrow.
    usual: f64,
    level: Level,
}

impl Node {
    /// Its cross-section in mm².
    pub(crate) fn area(&self) -> f64 {
        PI * self.half_depth * self.half_depth * WIDER
    }
}

/// The sac from its end in the sacrum up to C2.
pub(crate) fn nodes(skeleton: &Skeleton, lesions: &Lesions, size: f64) -> Vec<Node> {
    let mut nodes = in_the_sacrum(skeleton, size);
    for vertebra in skeleton.vertebrae() {
        let known = lesions.sac.iter().find(|sac| sac.below == vertebra.level);
        nodes.extend(at_disc(skeleton, vertebra, known, size));
        nodes.push(behind_body(vertebra, size));
    }
    nodes
}

fn usual(level: Level) -> f64 {
    if level.region() == Region::Lumbar { LUMBAR } else { THORACIC }
}

fn behind_body(vertebra: &Vertebra, size: f64) -> Node {
    let (measures, usual) = (Measures::of(vertebra), usual(vertebra.level) * size);
    let back = measures.back() - usual - EPIDURAL;
    let middle = placement(vertebra).point(Vector::new(back, 0.0, 0.0));
    Node { disc: None, middle, half_depth: usual, usual, level: vertebra.level }
}

fn at_disc(skeleton: &Skeleton, vertebra: &Vertebra, known: Option<&SacAtDisc>, size: f64) -> Option<Node> {
    let (disc, usual) = (DiscSpace::below(skeleton, vertebra.level)?, usual(vertebra.level) * size);
    let middle = disc.at(-disc.depth / 2.0 - usual - EPIDURAL, 0.0, 0.0).origin;
    let half_depth = known.map_or(usual, |sac| (sac.area / (PI * WIDER)).sqrt());
    Some(Node { disc: Some(vertebra.level), middle, half_depth, usual, level: vertebra.level })
}

/// The sac tapers and ends behind S2.
fn in_the_sacrum(skeleton: &Skeleton, size: f64) -> Vec<Node> {
    /// Below the endplate of S1, and half the depth there, in mm.
    const PLACES: [(f64, f64); 3] = [(46.0, 1.6), (32.0, 3.4), (14.0, 5.4)];
    /// The axis of the sacrum runs further back than the normal of its endplate.
    const TABLE: f64 = 13.0;
    let plate = skeleton.sacrum();
    let run = plate.anterior.anterior - plate.posterior.anterior;
    let slope = (plate.posterior.cranial - plate.anterior.cranial).atan2(run).to_degrees();
    let node = |(below, half): (f64, f64)| {
        let half_depth = half * size;
        let wall = above(plate.posterior, slope + TABLE, -below * size);
        // Backwards across the axis of the sacrum.
        let middle = above(wall, slope + TABLE - 90.0, half_depth + 1.2 * size);
        let middle = Vector::new(middle.anterior, middle.cranial, 0.0);
        Node { disc: None, middle, half_depth, usual: half_depth, level: Level::S1 }
    };
    PLACES.into_iter().map(node).collect()
}

/// An oval tube through places with these half-depths.
fn tube(places: impl Iterator<Item = (Vector, f64)>) -> Vec<Piece> {
    let seen = |middle: Vector| Vector::new(middle.x, middle.y, middle.z / WIDER);
    let round: Vec<(Vector, f64)> = places.map(|(middle, half)| (seen(middle), half)).collect();
    Piece::chain(&round, 0.0).into_iter().map(|piece| piece.widened(WIDER)).collect()
}

/// Fat around the sac, and the ligament and the bulging disc that narrow it. Bone that is laid over them ends them.
pub(super) fn around_the_sac(skeleton: &Skeleton, lesions: &Lesions, size: f64) -> Vec<Layer> {
    let nodes = nodes(skeleton, lesions, size);
    let fat = tube(nodes.iter().map(|node| (node.middle, node.usual + EPIDURAL)));
    let mut layers = vec![Layer::pieces(Part::of(Tissue::Fat), fat)];
    for node in nodes.iter().filter(|node| node.disc.is_some()) {
        let part = Part::of(Tissue::Ligament).at(node.disc);
        let thickness = if node.half_depth < 0.85 * node.usual { 1.0 } else { 0.45 };
        let outer = node.usual + EPIDURAL;
        // A collar that ends half-way to the pedicles.
        let half = Vector::new(outer, 7.0 * size, outer * WIDER);
        let collar = Piece::ellipsoid(&Placement::at(node.middle), half, 0.0);
        let behind = node.middle - Vector::x() * (outer * (1.0 - thickness));
        let kept = collar.within(Surface::plane(behind, Vector::x()));
        layers.push(Layer::pieces(part, vec![kept]));
        if thickness == 1.0 {
            let front = Piece::ellipsoid(&Placement::at(node.middle), half, 0.0);
            layers.push(Layer::pieces(part, vec![front]));
        }
    }
    layers
}

/// The sac with the sleeves of its roots, cord and roots in it.
pub(super) fn sac(skeleton: &Skeleton, lesions: &Lesions, size: f64) -> Vec<Layer> {
    let nodes = nodes(skeleton, lesions, size);
    let mut layers: Vec<Layer> = stretches(&nodes)
        .map(|(level, pieces)| Layer::pieces(Part::of(Tissue::Csf).at(Some(level)), pieces))
        .collect();
    layers.extend(sleeves(&nodes, size));
    let nerve = Part::of(Tissue::Nerve);
    layers.push(Layer::pieces(nerve, cord(&nodes, size)));
    layers.extend(cauda_equina(&nodes, size).map(|root| Layer::pieces(nerve, root)));
    layers
}

/// The sac from each node to the next, by the body behind which it lies: contrast medium may end at a disc.
fn stretches(nodes: &[Node]) -> impl Iterator<Item = (Level, Vec<Piece>)> {
    nodes.windows(2).filter_map(|pair| {
        let [low, high] = pair else { return None };
        let level = if high.disc.is_some() { low.level } else { high.level };
        Some((level, tube([*low, *high].iter().map(|node| (node.middle, node.half_depth)))))
    })
}

/// A short sleeve on each side leaves the sac below every lumbar pedicle.
fn sleeves(nodes: &[Node], size: f64) -> impl Iterator<Item = Layer> {
    let lumbar = nodes.iter().filter(|node| node.disc.is_some() && node.level >= Level::L1);
    lumbar.map(move |node| {
        let part = Part::of(Tissue::Csf).at(node.disc);
        let sleeve = |side: f64| {
            let from = node.middle + Vector::new(0.0, 11.0 * size, side * node.half_depth * WIDER * 0.8);
            let to = from + Vector::new(1.0, -6.0, side * 7.0) * size;
            Piece::frustum(from, to, 1.9 * size, 1.3 * size, 0.0)
        };
        Layer::pieces(part, vec![sleeve(1.0), sleeve(-1.0)])
    })
}

/// The cord ends behind L1 in a cone.
fn cord(nodes: &[Node], size: f64) -> Vec<Piece> {
    let above_l1 = nodes.iter().filter(|node| node.level <= Level::L1);
    let half = |node: &Node| if node.level == Level::L1 { 1.2 * size } else { 3.6 * size };
    tube(above_l1.map(|node| (node.middle, half(node).min(0.75 * node.half_depth))))
}

/// Roots lie in the back of the sac, from the cone down; where the sac is narrow they crowd.
fn cauda_equina(nodes: &[Node], size: f64) -> impl Iterator<Item = Vec<Piece>> {
    const ROOTS: u32 = 12;
    let below: Vec<Node> = nodes.iter().copied().filter(|node| node.level >= Level::L1).collect();
    (0..ROOTS).map(move |root| {
        let around = (f64::from(root) + 0.5) / f64::from(ROOTS) * PI;
        let out = if root % 2 == 0 { 0.72 } else { 0.45 };
        let place = |node: &Node| {
            let (sine, cosine) = around.sin_cos();
            let away = Vector::new(-sine * 0.9, 0.0, cosine * WIDER) * (out * node.half_depth);
            (node.middle + away, (0.75 * size).min(0.2 * node.half_depth))
        };
        Piece::chain(&below.iter().map(place).collect::<Vec<_>>(), 0.0)
    })
}
