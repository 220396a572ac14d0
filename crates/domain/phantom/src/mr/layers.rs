//! What only magnetic resonance shows: how a nucleus passes into its ring, the band in it, the marrow beside a disc, the veins of bodies.

use crate::bones::Arms;
use crate::bones::solid::Piece;
use crate::bones::surface::{Placement, Vector};
use crate::bones::vertebra::{DiscSpace, Measures, placement};
use crate::inside::{self, Layer, Part, Tissue};
use crate::person::{DiscGrade, DiscState, EndplateChange, Person, Posed};
use crate::skeleton::Vertebra;

/// How far the marrow of a body is changed from its endplate, in mm (flag L).
const MARROW_DEPTH: f64 = 9.0;

/// Every layer of a person, and what only magnetic resonance shows.
pub(crate) fn layers(person: &Person, posed: &Posed) -> Vec<Layer> {
    let mut layers = inside::layers(person, posed, Arms::Away);
    for disc in &person.lesions().discs {
        let Some(space) = DiscSpace::below(&posed.skeleton, disc.below) else { continue };
        layers.extend(rim_of_nucleus(disc, &space));
        layers.extend(band(disc, &space));
        layers.extend(marrow(disc, &space, person.body.size));
    }
    layers.extend(posed.skeleton.vertebrae().iter().map(veins));
    layers
}

/// From the ring to the nucleus in two steps.
fn rim_of_nucleus(disc: &DiscState, space: &DiscSpace) -> [Layer; 2] {
    [(0.36, 0.66), (0.42, 0.33)].map(|(reach, share)| {
        let half = [reach * space.depth, (0.4 + 0.3 * reach) * space.height, reach * space.width];
        let part = Part::of(Tissue::Nucleus).at(Some(disc.below)).share(share);
        let layer = Layer::pieces(part, vec![egg(space, -0.05 * space.depth, half)]);
        layer.over(Tissue::Annulus.alone())
    })
}

/// Veins leave the body behind its middle; fat lies around them.
fn veins(vertebra: &Vertebra) -> Layer {
    let measures = Measures::of(vertebra);
    let half = [0.17 * measures.depth, 0.055 * measures.height, 0.10 * measures.width];
    let back = Vector::new(measures.back(), 0.0, 0.0);
    let at = Placement { origin: placement(vertebra).point(back), rotation: placement(vertebra).rotation };
    let part = Part::of(Tissue::Fat).at(Some(vertebra.level));
    let layer = Layer::pieces(part, vec![Piece::ellipsoid(&at, Vector::from(half), 0.0)]);
    layer.over(Tissue::Cancellous.alone().with(Tissue::Cortical))
}

fn egg(space: &DiscSpace, forward: f64, half: [f64; 3]) -> Piece {
    Piece::ellipsoid(&space.at(forward, 0.0, 0.0), Vector::from(half), 0.0)
}

/// The dark band across a nucleus that is no longer young, before it greys altogether.
fn band(disc: &DiscState, space: &DiscSpace) -> Option<Layer> {
    if !matches!(disc.grade, DiscGrade::II | DiscGrade::III) {
        return None;
    }
    let half = [0.24 * space.depth, 0.07 * space.height, 0.26 * space.width];
    let part = Part::of(Tissue::Annulus).at(Some(disc.below));
    let layer = Layer::pieces(part, vec![egg(space, -0.04 * space.depth, half)]);
    Some(layer.over(Tissue::Nucleus.alone()))
}

/// The marrow of both bodies beside a disc.
fn marrow(disc: &DiscState, space: &DiscSpace, size: f64) -> Option<Layer> {
    let tissue = match disc.endplates {
        EndplateChange::None => return None,
        EndplateChange::Oedema => Tissue::OedematousMarrow,
        EndplateChange::Fat => Tissue::FattyMarrow,
    };
    let half = [0.62 * space.depth, space.height / 2.0 + MARROW_DEPTH * size, 0.55 * space.width];
    let part = Part::of(tissue).at(Some(disc.below));
    let layer = Layer::pieces(part, vec![egg(space, 0.08 * space.depth, half)]);
    Some(layer.over(Tissue::Cancellous.alone()))
}
