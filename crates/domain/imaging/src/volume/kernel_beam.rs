//! The rays between four: which voxels they can meet.

#![allow(clippy::indexing_slicing, reason = "checked kernel: an axis is one of three")]

use super::kernel_block::{Axes, Extent};
use nalgebra::Vector3;
use std::ops::Range;

/// Voxels beside for each along: at 1 a ray at 45° has two axes to choose from, so beams around it need not be parted.
const MOST_SLOPE: f64 = 2.0;
/// Voxels along the axis in a block: a line of them is read at once.
const MOST_DEPTH: i64 = 64;
const LEAST_DEPTH: i64 = 8;
/// Sums in a block; two megabytes, so that they stay near the processor.
const MOST_SUMS: usize = 1 << 19;
/// Lines of voxels for each ray: where rays lie further apart, each is better off alone.
const MOST_LINES: usize = 16;
/// Voxels by which rounding moves a ray that is followed from wall to wall, and shares of its distance from the source.
const SLACK: (f64, f64) = (1e-3, 1e-14);

/// Rays from one point through a part of a plane, all the same way along one axis.
///
/// On a plane across the axis they meet what lies between the four at the corners.
pub(super) struct Beam {
    start: Vector3<f64>,
    corners: [Vector3<f64>; 4],
    size: [i64; 3],
    pub(super) axes: Axes,
}

impl Beam {
    /// In voxels; none where no axis is common to all rays, or a place is no number.
    pub(super) fn new(size: [i64; 3], start: Vector3<f64>, corners: [Vector3<f64>; 4]) -> Option<Self> {
        let steepest = |axes: Axes| {
            let slopes =
                corners.iter().flat_map(|way| axes.beside.map(|axis| (way[axis] / way[axes.along]).abs()));
            slopes.fold(0.0, f64::max)
        };
        let finite = corners.iter().flatten().all(|way| way.is_finite());
        let common = |axes: &Axes| {
            let ways = corners.map(|way| way[axes.along]);
            finite && (ways.iter().all(|way| *way > 0.0) || ways.iter().all(|way| *way < 0.0))
        };
        let axes = Axes::ALL.into_iter().filter(common);
        let axes = axes.min_by(|one, other| steepest(*one).total_cmp(&steepest(*other)))?;
        (steepest(axes) <= MOST_SLOPE).then_some(Self { start, corners, size, axes })
    }

    /// The voxels that its rays can meet between two planes.
    pub(super) fn extent(&self, along: Range<i64>) -> Extent {
        let beside = self.axes.beside.map(|axis| {
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for way in self.corners {
                for plane in [along.start, along.end] {
                    let far = way[axis] / way[self.axes.along] * (plane as f64 - self.start[self.axes.along]);
                    let slack = SLACK.0 + SLACK.1 * (far.abs() + self.start[axis].abs());
                    low = low.min(self.start[axis] + far - slack);
                    high = high.max(self.start[axis] + far + slack);
                }
            }
            let within = |voxel: f64| (voxel.floor() as i64).clamp(0, self.size[axis] - 1);
            within(low)..within(high.max(low)) + 1
        });
        Extent { along, beside }
    }

    /// Where it is widest within the volume.
    fn last(&self, depth: i64) -> Extent {
        let most = self.size[self.axes.along];
        let forward = self.corners[0][self.axes.along] > 0.0;
        self.extent(if forward { (most - depth).max(0)..most } else { 0..depth.min(most) })
    }

    /// So deep that the slope of its rays does not double the lines of a block.
    pub(super) fn depth(&self) -> i64 {
        let most = 2 * self.last(1).lines();
        let mut depth = MOST_DEPTH;
        while depth > LEAST_DEPTH && self.last(depth).lines() > most {
            depth /= 2;
        }
        depth
    }

    /// Whether it is better parted.
    pub(super) fn wide(&self, rays: usize) -> bool {
        let last = self.last(self.depth());
        last.sums() > MOST_SUMS || last.lines() > MOST_LINES * rays
    }
}
