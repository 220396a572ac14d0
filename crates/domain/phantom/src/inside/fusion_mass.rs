//! Bone that has grown over a fusion, and the cleft where it has not.

use super::{Layer, Part, Tissue};
use crate::bones::solid::Piece;
use crate::bones::surface::{Surface, Vector};
use crate::bones::vertebra::DiscSpace;
use crate::person::{Lesions, Union};
use crate::skeleton::Skeleton;
use std::f64::consts::PI;

/// Bone in the disc space and between the transverse processes of every fused level.
pub(super) fn layers(skeleton: &Skeleton, lesions: &Lesions, size: f64) -> Vec<Layer> {
    let each = lesions.unions.iter().filter_map(|union| of(skeleton, union, size));
    each.flatten().collect()
}

/// How far the bone reaches beyond the middle of the disc, in mm before the size, beside its half-height.
const INTO_BODY: f64 = 3.0;
const POSTEROLATERAL_HALF_LENGTH: f64 = 19.0;

/// The middle of the bone between the transverse processes, left and right.
pub(super) fn posterolateral(disc: &DiscSpace) -> [Vector; 2] {
    [0.62, -0.62].map(|side| disc.at(-1.02 * disc.depth, 0.0, side * disc.width).origin)
}

fn of(skeleton: &Skeleton, union: &Union, size: f64) -> Option<Vec<Layer>> {
    let disc = DiscSpace::below(skeleton, union.below)?;
    let level = Some(union.below);
    let column = |middle: Vector, half_length: f64, area: f64| {
        let along = disc.placement.rotation * Vector::y() * half_length;
        let radius = (area / PI).sqrt();
        Piece::frustum(middle - along, middle + along, radius, radius, 0.0)
    };
    let anterior = disc.at(2.0 * size, 0.0, 0.0).origin;
    let interbody = column(anterior, disc.height / 2.0 + INTO_BODY * size, union.interbody_area);
    let [left, right] = posterolateral(&disc)
        .map(|middle| column(middle, POSTEROLATERAL_HALF_LENGTH * size, union.posterolateral_area));
    let part = Part::of(Tissue::FusionMass).at(level);
    let bone = Layer::pieces(part, vec![interbody, left, right]);
    let Some(gap) = union.gap else { return Some(vec![bone]) };
    // A slab across disc and masses; it takes the place of what has grown there only.
    let half = gap.value() / 2.0;
    let up = disc.placement.rotation * Vector::y();
    let middle = disc.placement.origin;
    let whole = Piece::ellipsoid(&disc.placement, Vector::new(90.0, 40.0, 90.0) * size, 0.0);
    let slab =
        whole.within(Surface::plane(middle + up * half, up)).within(Surface::plane(middle - up * half, -up));
    let cleft = Layer::pieces(Part::of(Tissue::Scar).at(level), vec![slab]);
    Some(vec![bone, cleft.over(Tissue::FusionMass.alone())])
}
