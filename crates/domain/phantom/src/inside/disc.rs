//! Discs between endplates, and the joints behind them.

use super::{Layer, Part, Tissue, Tissues};
use crate::bones::solid::Piece;
use crate::bones::surface::{Placement, Vector};
use crate::bones::vertebra::{DiscSpace, Measures, placement};
use crate::person::{Fusion, Lesions};
use crate::skeleton::Skeleton;
use upright_anatomy::{Level, Region};

/// Ring and nucleus of every disc. Both reach into the hollows of the endplates; bone that is laid over them ends them there.
pub(super) fn layers(skeleton: &Skeleton, size: f64) -> Vec<Layer> {
    let mut layers = Vec::new();
    for vertebra in skeleton.vertebrae() {
        let Some(disc) = DiscSpace::below(skeleton, vertebra.level) else { continue };
        let egg = |forward: f64, half: [f64; 3]| {
            Piece::ellipsoid(&disc.at(forward, 0.0, 0.0), Vector::from(half), 0.0)
        };
        // A ring is fuller than an egg: two eggs, one flat and one round.
        let half = |depth: f64, height: f64, width: f64| {
            [disc.depth * depth, disc.height * height + 3.0 * size, disc.width * width]
        };
        let ring = vec![egg(0.0, half(0.54, 1.1, 0.52)), egg(0.0, half(0.52, 0.75, 0.50))];
        let nucleus = vec![egg(-0.06 * disc.depth, half(0.30, 0.5, 0.30))];
        let level = Some(vertebra.level);
        layers.push(Layer::pieces(Part::of(Tissue::Annulus).at(level), ring));
        layers.push(Layer::pieces(Part::of(Tissue::Nucleus).at(level), nucleus));
    }
    layers
}

/// The cartilage of both facet joints below every lumbar vertebra; a fusion that has united has none.
pub(super) fn facet_joints(
    skeleton: &Skeleton,
    fusion: Option<Fusion>,
    lesions: &Lesions,
    size: f64,
) -> Vec<Layer> {
    let is_united = |level: Level| {
        let open = lesions.unions.iter().any(|union| union.below == level && union.gap.is_some());
        fusion.is_some_and(|held| held.holds_disc_below(level)) && !open
    };
    let lumbar = |level: Level| level.region() == Region::Lumbar || level == Level::T12;
    let vertebrae = skeleton.vertebrae().iter();
    let joints = vertebrae.filter(|vertebra| lumbar(vertebra.level) && !is_united(vertebra.level));
    joints
        .map(|vertebra| {
            let (measures, frame) = (Measures::of(vertebra), placement(vertebra));
            let cleft = |side: f64| {
                // Between the inferior process and the superior one of the vertebra below, which lies outside of it.
                let at = Vector::new(
                    measures.back() - 0.58 * measures.depth,
                    -0.66 * measures.height,
                    side * 0.325 * measures.width,
                );
                let half = Vector::new(0.20 * measures.depth, 0.36 * measures.height, 1.0 * size);
                let turned = Placement { origin: frame.point(at), rotation: frame.rotation }
                    .turned(Vector::y_axis(), side * -22.0);
                Piece::ellipsoid(&turned, half, 0.0)
            };
            let part = Part::of(Tissue::Cartilage).at(Some(vertebra.level));
            Layer::pieces(part, vec![cleft(1.0), cleft(-1.0)]).over(Tissues::BONE)
        })
        .collect()
}
