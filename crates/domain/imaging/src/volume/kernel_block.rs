//! Running sums of a block of voxels along one axis: what rays of one tile read. Places are indexed.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a beam keeps its rays within the block, and lines end where the volume does"
)]

use super::Volume;
use super::kernel_ray::{BITS, Ray};
use std::hint::{black_box, select_unpredictable};
use std::ops::Range;

/// The axis that a ray is followed along, and the other two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Axes {
    pub(super) along: usize,
    pub(super) beside: [usize; 2],
}

impl Axes {
    pub(super) const ALL: [Self; 3] = [
        Self { along: 0, beside: [1, 2] },
        Self { along: 1, beside: [0, 2] },
        Self { along: 2, beside: [0, 1] },
    ];

    /// Column, row and slice of a voxel.
    const fn voxel(self, along: i64, beside: [i64; 2]) -> [i64; 3] {
        let mut voxel = [0; 3];
        voxel[self.along] = along;
        voxel[self.beside[0]] = beside[0];
        voxel[self.beside[1]] = beside[1];
        voxel
    }
}

/// Values, and how many there are along each axis.
pub(super) struct Grid<'a> {
    values: &'a [i16],
    pub(super) size: [i64; 3],
}

impl<'a> Grid<'a> {
    pub(super) fn of(volume: &'a Volume) -> Self {
        Self { values: volume.values(), size: volume.size().map(i64::from) }
    }

    /// Values of a row from a voxel on.
    fn line(&self, [column, row, slice]: [i64; 3], count: usize) -> &'a [i16] {
        let [columns, rows, _] = self.size;
        &self.values[((slice * rows + row) * columns + column) as usize..][..count]
    }
}

/// Which voxels of a volume.
#[derive(Clone, Debug)]
pub(super) struct Extent {
    pub(super) along: Range<i64>,
    pub(super) beside: [Range<i64>; 2],
}

impl Extent {
    fn depth(&self) -> usize {
        (self.along.end - self.along.start) as usize
    }

    fn sides(&self) -> [usize; 2] {
        self.beside.each_ref().map(|range| (range.end - range.start) as usize)
    }

    /// Lines of voxels along the axis.
    pub(super) fn lines(&self) -> usize {
        self.sides().iter().product()
    }

    /// Sums that a block of it holds.
    pub(super) fn sums(&self) -> usize {
        (self.depth() + 1) * self.lines()
    }
}

/// For each voxel the sum of those before it on its line.
///
/// A sum fits in 32 bits while there are fewer than 65,536 voxels along the axis.
#[derive(Default)]
pub(super) struct Block {
    sums: Vec<i32>,
    first: [i64; 3],
    end: i64,
    /// Places between neighbours, along the axis and beside it.
    along: i64,
    beside: [i64; 2],
}

impl Block {
    pub(super) fn fill(&mut self, grid: &Grid, axes: Axes, extent: &Extent) {
        let (depth, [wide, high]) = (extent.depth(), extent.sides());
        let [across, over] = &extent.beside;
        self.first = [extent.along.start, across.start, over.start];
        self.end = extent.along.end;
        let (along, beside) =
            if axes.along == 0 { (1, [depth + 1, (depth + 1) * wide]) } else { (wide * high, [1, wide]) };
        (self.along, self.beside) = (along as i64, beside.map(|places| places as i64));
        // A ray that ends at the last wall reads one sum more, and counts nothing of it.
        let places = extent.sums() + along;
        if self.sums.len() < places {
            self.sums.resize(places, 0);
        }
        if axes.along == 0 {
            self.fill_rows(grid, extent);
        } else {
            self.fill_planes(grid, axes, extent);
        }
    }

    /// Along rows: a line of sums beside the next.
    fn fill_rows(&mut self, grid: &Grid, extent: &Extent) {
        let (start, depth, [rows, slices]) = (extent.along.start, extent.depth(), &extent.beside);
        let line = |row: i64, slice: i64| grid.line([start, row, slice], depth);
        let mut lines = self.sums.chunks_exact_mut(depth + 1);
        for slice in slices.clone() {
            if slice + 1 < slices.end {
                touch(rows.clone().map(|row| line(row, slice + 1)));
            }
            rows.clone().zip(&mut lines).for_each(|(row, sums)| run(line(row, slice), sums));
        }
    }

    /// Across rows: a plane of sums after the other.
    fn fill_planes(&mut self, grid: &Grid, axes: Axes, extent: &Extent) {
        let ([wide, high], [columns, others]) = (extent.sides(), &extent.beside);
        let line = |along: i64, other: i64| grid.line(axes.voxel(along, [columns.start, other]), wide);
        self.sums[..wide * high].fill(0);
        for (plane, along) in extent.along.clone().enumerate() {
            if along + 1 < extent.along.end {
                touch(others.clone().map(|other| line(along + 1, other)));
            }
            let (before, after) =
                self.sums[plane * wide * high..][..2 * wide * high].split_at_mut(wide * high);
            let lines = before.chunks_exact(wide).zip(after.chunks_exact_mut(wide));
            for (other, (before, after)) in others.clone().zip(lines) {
                let values = before.iter().zip(line(along, other));
                after.iter_mut().zip(values).for_each(|(to, (sum, value))| *to = sum + i32::from(*value));
            }
        }
    }

    /// What the values before a place of a line come to, with [`BITS`] of fraction.
    #[inline(always)]
    fn before(&self, line: i64, at: i64) -> i64 {
        let place = line + (at >> BITS) * self.along;
        let (low, high) = (self.sums[place as usize], self.sums[(place + self.along) as usize]);
        (i64::from(low) << BITS) + i64::from(high - low) * (at & ((1 << BITS) - 1))
    }

    /// Follows a ray until it leaves the block, line by line.
    #[inline]
    pub(super) fn follow(&self, ray: &mut Ray) {
        let end = ray.end.min(self.end << BITS);
        if ray.at >= end {
            return;
        }
        let [first, across, over] = self.first;
        let [one, other] = &mut ray.beside;
        let mut line = (one.voxel - across) * self.beside[0] + (other.voxel - over) * self.beside[1]
            - first * self.along;
        let turns = [one.turn * self.beside[0], other.turn * self.beside[1]];
        let (mut walls, mut crossed) = ([one.wall, other.wall], [0; 2]);
        let (mut at, mut sum) = (ray.at, 0);
        loop {
            let wall = walls[0].min(walls[1]);
            let to = wall.min(end);
            sum += self.before(line, to) - self.before(line, at);
            at = to;
            if wall >= end {
                break;
            }
            // Which wall comes first cannot be foreseen: to choose is quicker than to branch.
            let which = walls[0] <= walls[1];
            line += select_unpredictable(which, turns[0], turns[1]);
            walls[0] += select_unpredictable(which, one.step, 0);
            walls[1] += select_unpredictable(which, 0, other.step);
            crossed[0] += i64::from(which);
            crossed[1] += i64::from(!which);
        }
        ray.at = at;
        [one.wall, other.wall] = walls;
        one.voxel += one.turn * crossed[0];
        other.voxel += other.turn * crossed[1];
        ray.sum += sum as f64;
    }
}

/// Running sums of a line.
fn run(values: &[i16], sums: &mut [i32]) {
    let mut sum = 0;
    sums[0] = 0;
    for (to, value) in sums[1..].iter_mut().zip(values) {
        sum += i32::from(*value);
        *to = sum;
    }
}

/// Values in a line of the processor's cache.
const CACHE_LINE: usize = 32;

/// Reads a little of lines that are needed soon: they lie too far apart for the processor to fetch them unasked.
fn touch<'a>(lines: impl Iterator<Item = &'a [i16]>) {
    let mut all = 0;
    for line in lines {
        for part in line.chunks(CACHE_LINE) {
            all ^= part[0];
        }
        all ^= line.last().copied().unwrap_or_default();
    }
    black_box(all);
}
