//! Pieces as rays meet them. Slices are indexed: bounds are checked where a piece is added.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a piece names surfaces that are there, and callers name pieces that `near` has named"
)]

use super::Ray;
use super::kernel_stretches::{FAR, Few};
use super::quadric::Quadric;
use crate::bones::solid::Piece;
use crate::bones::surface::Surface;
use nalgebra::Matrix3;
use std::ops::Range;

struct FlatPiece {
    centre: [f32; 3],
    outer: Range<u32>,
    inner: Range<u32>,
    owner: u32,
    /// Left, right, bottom, top of its shadow along the third axis.
    shadow: [f32; 4],
}

/// Pieces turned so that rays run along the third axis.
pub(crate) struct Pieces {
    turn: Matrix3<f64>,
    most_lean: f64,
    quadrics: Vec<Quadric>,
    pieces: Vec<FlatPiece>,
}

impl Pieces {
    /// None yet; `turn` brings the body's directions to those of the rays, which lean by at most `most_lean`.
    pub(crate) const fn new(turn: Matrix3<f64>, most_lean: f64) -> Self {
        Self { turn, most_lean, quadrics: Vec::new(), pieces: Vec::new() }
    }

    /// Adds a piece of `owner`. Pieces are met in the order in which they were added.
    pub(crate) fn add(&mut self, piece: &Piece, owner: u32) {
        let turn = self.turn;
        let centre = turn * piece.centre;
        let reach = turn.abs() * piece.reach;
        let mut flat = |surfaces: &[Surface]| {
            let start = self.quadrics.len() as u32;
            self.quadrics.extend(surfaces.iter().map(|surface| {
                let about = surface.moved(-piece.centre);
                Quadric::new(&Surface {
                    square: turn * about.square * turn.transpose(),
                    linear: turn * about.linear,
                    ..about
                })
            }));
            start..self.quadrics.len() as u32
        };
        let (outer, inner) = (flat(&piece.outer), flat(&piece.inner));
        let moved = self.most_lean * (centre.z.abs() + reach.z);
        let (across, up) = (reach.x + moved, reach.y + moved);
        self.pieces.push(FlatPiece {
            centre: [centre.x as f32, centre.y as f32, centre.z as f32],
            outer,
            inner,
            owner,
            shadow: [centre.x - across, centre.x + across, centre.y - up, centre.y + up]
                .map(|edge| edge as f32),
        });
    }

    /// Pieces whose shadow meets this rectangle.
    pub(crate) fn near(&self, left: f32, right: f32, bottom: f32, top: f32) -> Vec<u32> {
        let numbered = 0..self.pieces.len() as u32;
        numbered.filter(|place| self.meets(*place, left, right, bottom, top)).collect()
    }

    /// Whether the shadow of a piece meets this rectangle.
    #[inline]
    pub(crate) fn meets(&self, place: u32, left: f32, right: f32, bottom: f32, top: f32) -> bool {
        let [l, r, b, t] = self.pieces[place as usize].shadow;
        l <= right && r >= left && b <= top && t >= bottom
    }

    /// Whose piece it is.
    #[inline]
    pub(crate) fn owner(&self, place: u32) -> u32 {
        self.pieces[place as usize].owner
    }

    /// Where a ray runs in the piece.
    #[inline]
    pub(crate) fn outer(&self, place: u32, ray: Ray) -> Few {
        let piece = &self.pieces[place as usize];
        self.stretches(piece, &piece.outer, ray)
    }

    /// Where a ray runs in what the shell of the piece encloses.
    #[inline]
    pub(crate) fn inner(&self, place: u32, ray: Ray) -> Few {
        let piece = &self.pieces[place as usize];
        if piece.inner.is_empty() { Few::none() } else { self.stretches(piece, &piece.inner, ray) }
    }

    #[inline]
    fn stretches(&self, piece: &FlatPiece, surfaces: &Range<u32>, ray: Ray) -> Few {
        let [cx, cy, cw] = piece.centre;
        let (x, y) = (ray.at[0] + ray.lean[0] * cw - cx, ray.at[1] + ray.lean[1] * cw - cy);
        let mut stretches = Few::none();
        stretches.push(-FAR, FAR);
        for quadric in &self.quadrics[surfaces.start as usize..surfaces.end as usize] {
            quadric.cut(x, y, ray.lean, &mut stretches);
            if stretches.count == 0 {
                break;
            }
        }
        for end in &mut stretches.ends[..stretches.count] {
            *end = (end.0 + cw, end.1 + cw);
        }
        stretches
    }
}
