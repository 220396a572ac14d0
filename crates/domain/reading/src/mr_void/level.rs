//! How much of canal and disc of a level lies within reach of a void.

use super::named::Body;
use super::piece::Piece;
use crate::place::{Vector, across};
use std::collections::BTreeSet;
use thiserror::Error;
use upright_anatomy::Level;
use upright_evidence::numbers;
use upright_imaging::{Volume, VoxelFrame};

/// What metal takes of one level as far as voids tell: beyond that it takes what none tells.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct VoidAtLevel {
    /// The vertebra.
    pub level: Level,
    /// Share of the canal behind its body and behind the disc below that lies so near to a void that metal takes it, whatever its alloy,
    /// 0 to 1; why it is not told. 0 says nothing: no void is near.
    pub canal: Result<f64, NoVoid>,
    /// Share of the disc below, likewise.
    pub disc: Result<f64, NoVoid>,
}

/// Why the share of a region is not told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NoVoid {
    /// The series does not state its bandwidth and field alike in every slice.
    #[error("the series does not state its bandwidth and field, so that nobody knows how far metal reaches")]
    NotStated,
    /// Its pixels are as wide as protocols against metal have them.
    #[error("the bandwidth is that of a protocol against metal, of which nobody knows how far metal reaches")]
    Wide,
    /// Nobody named the vertebra below.
    #[error("the vertebra below was not named, so that nobody knows where the disc lies")]
    NoNeighbour,
    /// It lies beyond the slices, or where one is missing.
    #[error("the region lies beyond the slices in part, or a slice is missing there")]
    Outside,
    /// Too few voxels lie in it.
    #[error("too few voxels or slices lie in the region to tell a share")]
    TooCoarse,
}

impl NoVoid {
    /// Never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotStated => "technique_not_stated",
            Self::Wide => "wide_bandwidth",
            Self::NoNeighbour => "no_neighbour",
            Self::Outside => "outside",
            Self::TooCoarse => "too_coarse",
        }
    }
}

/// Edge of the cubes by which regions and voids are laid out, in mm: no clinical limit.
const STEP: f64 = 2.0;

impl VoidAtLevel {
    pub(super) fn of(
        body: &Body,
        near: &Near,
        reach: Result<f64, NoVoid>,
        volume: &Volume,
        frame: &VoxelFrame,
    ) -> Self {
        let share = |region: Vec<Vector>| {
            let seen = seen(&region, volume, frame)?;
            Ok(if near.is_empty() { 0.0 } else { near.share(&seen, reach?) })
        };
        Self {
            level: body.level,
            canal: share(canal(body)),
            disc: body.below.ok_or(NoVoid::NoNeighbour).and_then(|below| share(disc(body, below))),
        }
    }

    /// Whether metal degrades it: `default.mr.void.degraded` of `evidence` of canal or disc is taken. False is not usable: that only a
    /// person says, and so is that it cannot be read at all.
    #[must_use]
    pub fn is_degraded(&self) -> bool {
        let limit = numbers::DEFAULT_MR_VOID_DEGRADED.value;
        [self.canal, self.disc].iter().any(|taken| taken.is_ok_and(|taken| taken >= limit))
    }
}

/// Behind the body and the disc below.
///
/// Depths and widths about the middle of the body, in mm: where to look in a lumbar spine of usual size, no clinical limit.
fn canal(body: &Body) -> Vec<Vector> {
    const BACK: [f64; 2] = [18.0, 33.0];
    const HALF_WIDTH: f64 = 8.0;
    /// From the disc below to the upper part of the body, as shares of the height of body and disc.
    const ALONG: [f64; 2] = [-0.64, 0.36];
    block(body.middle, body.up, [[-HALF_WIDTH, HALF_WIDTH], BACK, ALONG.map(|share| share * body.height)])
}

/// Between two bodies.
///
/// Half widths about the middle between bodies, in mm, and half of its height as a share of that of body and disc: where to look, no
/// clinical limit.
fn disc(body: &Body, below: Vector) -> Vec<Vector> {
    const HALF: [f64; 2] = [20.0, 14.0];
    const HALF_HEIGHT: f64 = 0.13;
    let (middle, way) = ((body.middle + below) / 2.0, body.middle - below);
    let [left, back] = HALF.map(|half| [-half, half]);
    let up = way.try_normalize(1e-6).unwrap_or(body.up);
    block(middle, up, [left, back, [-HALF_HEIGHT, HALF_HEIGHT].map(|share| share * body.height)])
}

/// Places of a block about a middle, from where to where to the left, behind and above it.
fn block(middle: Vector, up: Vector, reaches: [[f64; 2]; 3]) -> Vec<Vector> {
    /// No region has more places along a side: far neighbours would make it endless. No clinical limit.
    const MOST: f64 = 60.0;
    let [to_left, to_back] = across(up);
    let [left, back, head] = reaches.map(|[from, to]| {
        let count = ((to - from) / STEP).round().clamp(1.0, MOST) as u32;
        let side = (to - from) / f64::from(count);
        (0..count).map(move |number| from + side * (f64::from(number) + 0.5))
    });
    let lines = left.flat_map(move |left| back.clone().map(move |back| to_left * left + to_back * back));
    lines.flat_map(move |line| head.clone().map(move |head| middle + line + up * head)).collect()
}

/// Those places of a region that lie in slices.
fn seen(region: &[Vector], volume: &Volume, frame: &VoxelFrame) -> Result<Vec<Vector>, NoVoid> {
    /// More of it than this share has to be seen, in more voxels and slices than these: no clinical limits.
    const SEEN: f64 = 0.8;
    const FEWEST: [usize; 2] = [24, 2];
    let voxel = |place: &&Vector| {
        let at = frame.voxel_from_patient((**place).into()).map(f64::round);
        let is_in = at.iter().zip(volume.size()).all(|(at, size)| (0.0..f64::from(size)).contains(at));
        let at = at.map(|at| at as u32);
        (is_in && volume.has_slice(at[2])).then_some(at)
    };
    let inside: Vec<(Vector, [u32; 3])> =
        region.iter().filter_map(|place| Some((*place, voxel(&place)?))).collect();
    if (inside.len() as f64) < SEEN * region.len() as f64 || inside.is_empty() {
        return Err(NoVoid::Outside);
    }
    let voxels: BTreeSet<[u32; 3]> = inside.iter().map(|(_, at)| *at).collect();
    let slices: BTreeSet<u32> = voxels.iter().map(|at| at[2]).collect();
    if voxels.len() < FEWEST[0] || slices.len() < FEWEST[1] {
        return Err(NoVoid::TooCoarse);
    }
    Ok(inside.into_iter().map(|(place, _)| place).collect())
}

/// Voids, in cubes.
pub(super) struct Near {
    cubes: Vec<Vector>,
}

impl Near {
    pub(super) fn new(pieces: &[Piece]) -> Self {
        let places = pieces.iter().flat_map(|piece| &piece.places);
        let cubes: BTreeSet<[i32; 3]> =
            places.map(|place| (place / STEP).map(|part| part.round() as i32).into()).collect();
        let middle = |cube: [i32; 3]| Vector::from(cube.map(f64::from)) * STEP;
        Self { cubes: cubes.into_iter().map(middle).collect() }
    }

    const fn is_empty(&self) -> bool {
        self.cubes.is_empty()
    }

    /// The share of a region within reach of a void, less what may be off.
    fn share(&self, region: &[Vector], reach: f64) -> f64 {
        /// What borders and thick slices may add, as a share; measured on development phantoms. No clinical limit.
        const MARGIN: f64 = 0.05;
        let distances = self.distances(region, reach);
        let count = distances.iter().filter(|distance| **distance <= reach).count();
        (count as f64 / distances.len().max(1) as f64 - MARGIN).max(0.0)
    }

    /// From every place to the nearest void; endless where none is near.
    fn distances(&self, region: &[Vector], most: f64) -> Vec<f64> {
        let middle = crate::place::mean(region);
        let radius = region.iter().map(|place| (place - middle).norm()).fold(0.0, f64::max);
        let near: Vec<&Vector> =
            self.cubes.iter().filter(|cube| (*cube - middle).norm() <= radius + most).collect();
        let nearest = |place: &Vector| {
            let squares = near.iter().map(|cube| (*cube - place).norm_squared());
            squares.fold(f64::INFINITY, f64::min).sqrt()
        };
        region.iter().map(nearest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_region_degrades_a_level_from_the_limit_on() {
        let check = |canal: f64, disc: Result<f64, NoVoid>, expect: bool| {
            let level = VoidAtLevel { level: Level::L3, canal: Ok(canal), disc };
            assert_eq!(level.is_degraded(), expect, "{level:?}");
        };
        let limit = numbers::DEFAULT_MR_VOID_DEGRADED.value;
        check(0.0, Ok(limit), true);
        check(limit, Err(NoVoid::NoNeighbour), true);
        check(limit - 0.01, Ok(0.0), false);
        check(0.0, Err(NoVoid::Outside), false);
    }
}
