//! Skin, belly, chest and vessels.

use super::{Layer, Part, Tissue, Tissues, layer};
use crate::bones::column::{Section, at_height, sorted};
use crate::bones::flesh::Flesh;
use crate::bones::solid::Piece;
use crate::bones::surface::{Placement, Vector};
use upright_anatomy::Level;

/// From the skin inwards.
pub(super) fn layers(flesh: &Flesh<'_>) -> Vec<Layer> {
    let skin = flesh.trunk_sections();
    let fat = flesh.fat();
    let within = |by: f64| skin.iter().map(|section| section.within(by)).collect::<Vec<_>>();
    let mut layers = vec![
        Layer::column(Part::of(Tissue::Fat), skin.clone()),
        Layer::column(Part::of(Tissue::Muscle).share(0.1), within(fat)),
        Layer::column(Part::of(Tissue::Fat), belly(flesh, &skin, fat)),
    ];
    layers.extend(chest(flesh));
    layers.extend([1.0, -1.0].map(|side| Layer::column(Part::of(Tissue::Lung), flesh.lung(side).sections)));
    layers.extend(flesh.in_the_chest().map(layer));
    layers.extend(organs(flesh));
    layers.extend(vessels(flesh));
    layers
}

/// What lies within and around ribs that an oval trunk would leave bare: a chest that hangs lower than its vertebrae.
fn chest(flesh: &Flesh<'_>) -> [Layer; 2] {
    const THICK: f64 = 9.0;
    let pieces: Vec<Piece> = flesh.thorax.ribs().into_iter().flat_map(|rib| rib.pieces).collect();
    let thick = THICK * flesh.size;
    let around = |rib: &Piece| Piece::ellipsoid(&Placement::at(rib.centre), rib.reach.add_scalar(thick), 0.0);
    // From side to side.
    let within = |rib: &Piece| {
        let (x, y, z) = (rib.centre.x, rib.centre.y, rib.centre.z);
        let half = Vector::new(rib.reach.x + thick, rib.reach.y + thick, z.abs() + rib.reach.z);
        Piece::ellipsoid(&Placement::at(Vector::new(x, y, 0.0)), half, 0.0)
    };
    let layer = |part, pieces| Layer::pieces(part, pieces).over(Tissue::Air.alone());
    [
        layer(Part::of(Tissue::Viscera), pieces.iter().map(within).collect()),
        layer(Part::of(Tissue::Muscle).share(0.1), pieces.iter().map(around).collect()),
    ]
}

/// The space of the belly: in front of the spine, behind the wall.
fn belly(flesh: &Flesh<'_>, skin: &[Section], fat: f64) -> Vec<Section> {
    let skin = sorted(skin.to_vec());
    let s = flesh.size;
    let wall = fat + 13.0 * s;
    let is_belly = |level: Level| level >= Level::T12;
    let lumbar = flesh.skeleton.vertebrae().iter().filter(|vertebra| is_belly(vertebra.level));
    let mut sections: Vec<Section> = lumbar
        .map(|vertebra| {
            let centre = vertebra.centroid();
            let around = at_height(&skin, centre.cranial);
            let ([middle, left], [depth, width]) = (around.centre, around.half);
            let front = middle + depth - wall;
            Section::between(centre.cranial, centre.anterior - 20.0 * s, front, left, width - wall - 6.0 * s)
        })
        .collect();
    let hips = flesh.skeleton.sacrum().middle();
    sections.push(Section::between(
        hips.cranial - 30.0 * s,
        hips.anterior + 10.0 * s,
        hips.anterior + 120.0 * s,
        0.0,
        90.0 * s,
    ));
    sections.push(Section::between(
        hips.cranial - 90.0 * s,
        hips.anterior + 30.0 * s,
        hips.anterior + 100.0 * s,
        0.0,
        50.0 * s,
    ));
    sections
}

/// Liver, kidneys, bowel around its gas.
fn organs(flesh: &Flesh<'_>) -> Vec<Layer> {
    let gas = flesh.bowel_gas();
    let wall = |bubble: &Piece| {
        let half = bubble.reach.add_scalar(6.0 * flesh.size);
        Piece::ellipsoid(&Placement::at(bubble.centre), half, 0.0)
    };
    let bowel = gas.iter().map(wall).collect();
    let mut layers = vec![Layer::pieces(Part::of(Tissue::Viscera), bowel).over(Tissue::Fat.alone())];
    let liver = flesh.liver().map(|liver| Layer::pieces(Part::of(Tissue::Viscera), vec![liver]));
    layers.extend(liver.map(|liver| liver.over(Tissues::SOFT.with(Tissue::Lung))));
    layers.push(Layer::pieces(Part::of(Tissue::Kidney), flesh.kidneys()).over(Tissues::SOFT));
    layers.push(Layer::pieces(Part::of(Tissue::Gas), gas).over(Tissues::SOFT));
    layers
}

/// Aorta on the left, vena cava on the right, both in front of the spine down to L4, then to the hips.
fn vessels(flesh: &Flesh<'_>) -> Vec<Layer> {
    const LEVELS: [Level; 9] = [
        Level::L4,
        Level::L3,
        Level::L2,
        Level::L1,
        Level::T12,
        Level::T11,
        Level::T10,
        Level::T8,
        Level::T6,
    ];
    let s = flesh.size;
    let trunk = |side: f64, radius: f64| {
        let places: Vec<(Vector, f64)> = LEVELS
            .into_iter()
            .filter_map(|level| Some((flesh.at(level, 30.0, 0.0, side * 13.0)?, radius * s)))
            .collect();
        let mut pieces = Piece::chain(&places, 0.0);
        if let Some((fork, _)) = places.first() {
            let hip = |side: f64| Vector::new(28.0 * s, 10.0 * s, side * 62.0 * s);
            for to in [1.0, -1.0] {
                pieces.extend(Piece::chain(&[(*fork, 0.7 * radius * s), (hip(to), 0.5 * radius * s)], 0.0));
            }
        }
        pieces
    };
    vec![
        Layer::pieces(Part::of(Tissue::Blood), trunk(1.0, 9.5)),
        Layer::pieces(Part::of(Tissue::Blood).share(0.0), trunk(-1.0, 10.5)),
    ]
}
