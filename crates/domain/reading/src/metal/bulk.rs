//! Bulky pieces: an artificial hip fills the space it takes, where rods with their screws are a frame.

use super::cloud::{Cells, Spread, pick};
use crate::place::Vector;

/// A piece is at least so large, in mm³, and nowhere thinner, in mm: no clinical limit.
const LEAST: f64 = 5_000.0;
const THINNEST: f64 = 14.0;
/// It fills this share of the box that it takes along its own axes: no clinical limit.
const FILLED: f64 = 0.2;
/// Metal that comes nearer than this hangs together, in mm: no clinical limit.
const TOUCHING: f64 = 1.5;

/// Pieces that come so near to a bulky one, in mm, belong to it, as the cup does to the head: no clinical limit.
const NEAR: f64 = 8.0;

/// Parts metal into what is slender and bulky pieces; a place stands for `voxel` mm³, and the next one is at most `coarseness` mm away.
pub(super) fn part(metal: &[Vector], voxel: f64, coarseness: f64) -> (Vec<Vector>, Vec<Vec<Vector>>) {
    let pieces = Cells::touching(metal, TOUCHING, coarseness).pieces();
    let pieces = pieces.iter().map(|piece| pick(metal, piece));
    let (mut bulky, others): (Vec<_>, Vec<_>) = pieces.partition(|piece| is_bulky(piece, voxel));
    let mut slender = Vec::new();
    for piece in others {
        match bulky.iter_mut().find(|bulk| is_near(bulk, &piece)) {
            Some(bulk) => bulk.extend(piece),
            None => slender.extend(piece),
        }
    }
    (slender, bulky)
}

fn is_near(bulk: &[Vector], piece: &[Vector]) -> bool {
    let cells = Cells::of(bulk, NEAR);
    piece.iter().any(|place| {
        let mut around = cells.around(*place, NEAR).filter_map(|number| bulk.get(number));
        around.any(|near| (near - place).norm() <= NEAR)
    })
}

fn is_bulky(places: &[Vector], voxel: f64) -> bool {
    let volume = places.len() as f64 * voxel;
    if volume < LEAST {
        return false;
    }
    let [long, wide, narrow] = Spread::of(places).lengths();
    narrow >= THINNEST && volume >= FILLED * long * wide * narrow
}
