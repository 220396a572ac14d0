//! Pieces of a volume that hang together. Runs and their rows are indexed by numbers that were counted here.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: runs, rows and labels are numbered by this file, and rows lie within the volume"
)]

use super::Volume;
use super::component::{Component, Moments};
use std::collections::BTreeMap;

/// Voxels of one row beside each other, `end` not included.
#[derive(Clone, Copy)]
struct Run {
    start: u32,
    end: u32,
    row: u32,
    slice: u32,
}

/// Runs row by row, and which of them hang together.
struct Runs {
    rows: usize,
    all: Vec<Run>,
    /// Where the runs of each row begin; the last is where they end.
    begins: Vec<usize>,
    /// Of every run another one of its piece, nearer to the one that stands for it.
    parents: Vec<usize>,
}

/// Pieces of the voxels whose value `is_in`, the largest first; voxels that touch at a corner hang together.
pub(super) fn components(volume: &Volume, is_in: impl Fn(i16) -> bool) -> Vec<Component> {
    let mut runs = Runs::of(volume, is_in);
    runs.join();
    let mut pieces: BTreeMap<usize, Moments> = BTreeMap::new();
    for number in 0..runs.all.len() {
        let Run { start, end, row, slice } = runs.all[number];
        let piece = pieces.entry(runs.root(number)).or_default();
        (start..end).for_each(|column| piece.add([column, row, slice]));
    }
    let mut found: Vec<Component> = pieces.into_values().map(|piece| piece.component()).collect();
    found.sort_by_key(|piece| std::cmp::Reverse(piece.voxels));
    found
}

impl Runs {
    fn of(volume: &Volume, is_in: impl Fn(i16) -> bool) -> Self {
        let [columns, rows, _] = volume.size();
        let (mut all, mut begins) = (Vec::new(), vec![0]);
        for (number, values) in volume.values().chunks(columns as usize).enumerate() {
            let (row, slice) = (number as u32 % rows, number as u32 / rows);
            if volume.has_slice(slice) {
                add_runs(&mut all, values, [row, slice], &is_in);
            }
            begins.push(all.len());
        }
        let parents = (0..all.len()).collect();
        Self { rows: rows as usize, all, begins, parents }
    }

    /// Joins every run to those that it touches: in the row above, and in three rows of the slice before.
    fn join(&mut self) {
        for line in 0..self.begins.len() - 1 {
            let row = line % self.rows;
            if row > 0 {
                self.join_rows(line, line - 1);
            }
            let Some(before) = line.checked_sub(self.rows) else { continue };
            self.join_rows(line, before);
            if row > 0 {
                self.join_rows(line, before - 1);
            }
            if row + 1 < self.rows {
                self.join_rows(line, before + 1);
            }
        }
    }

    fn join_rows(&mut self, line: usize, other: usize) {
        let (mut one, mut two) = (self.begins[line], self.begins[other]);
        while one < self.begins[line + 1] && two < self.begins[other + 1] {
            let (here, there) = (self.all[one], self.all[two]);
            // One column apart is a corner in common.
            if here.start <= there.end && there.start <= here.end {
                self.unite(one, two);
            }
            if here.end < there.end { one += 1 } else { two += 1 }
        }
    }

    fn root(&mut self, mut run: usize) -> usize {
        while self.parents[run] != run {
            self.parents[run] = self.parents[self.parents[run]];
            run = self.parents[run];
        }
        run
    }

    fn unite(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        // The earlier one stands for the piece, whatever the order in which runs met.
        self.parents[one.max(other)] = one.min(other);
    }
}

fn add_runs(all: &mut Vec<Run>, values: &[i16], [row, slice]: [u32; 2], is_in: &impl Fn(i16) -> bool) {
    let mut start = None;
    for (column, value) in values.iter().enumerate() {
        match (is_in(*value), start) {
            (true, None) => start = Some(column as u32),
            (false, Some(begun)) => {
                all.push(Run { start: begun, end: column as u32, row, slice });
                start = None;
            }
            _ => {}
        }
    }
    if let Some(begun) = start {
        all.push(Run { start: begun, end: values.len() as u32, row, slice });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    const SIZE: [u32; 3] = [7, 6, 5];

    fn volume(is_in: impl Fn([u32; 3]) -> bool) -> Volume {
        let [columns, rows, slices] = SIZE;
        let voxels =
            (0..slices).flat_map(|z| (0..rows).flat_map(move |y| (0..columns).map(move |x| [x, y, z])));
        Volume::new(SIZE, [1.0; 3], voxels.map(|voxel| if is_in(voxel) { 3000 } else { 40 }).collect())
            .unwrap()
    }

    fn sizes(volume: &Volume) -> Vec<u64> {
        components(volume, |value| value > 2500).iter().map(|piece| piece.voxels).collect()
    }

    #[test]
    fn voxels_that_touch_at_a_corner_are_one_piece_and_those_a_voxel_apart_are_two() {
        assert_eq!(sizes(&volume(|voxel| voxel == [1, 1, 1] || voxel == [2, 2, 2])), [2]);
        assert_eq!(sizes(&volume(|voxel| voxel == [2, 1, 1] || voxel == [1, 2, 2])), [2]);
        assert_eq!(sizes(&volume(|voxel| voxel == [1, 1, 1] || voxel == [3, 1, 1])), [1, 1]);
        // The end of a row is not beside the beginning of the next.
        assert_eq!(sizes(&volume(|voxel| voxel == [6, 1, 1] || voxel == [0, 2, 1])), [1, 1]);
        assert_eq!(sizes(&volume(|voxel| voxel == [3, 5, 1] || voxel == [3, 0, 2])), [1, 1]);
        assert_eq!(sizes(&volume(|_| false)), [0; 0]);
    }

    #[test]
    fn a_ring_that_closes_late_is_one_piece_and_an_absent_slice_parts_it() {
        let arch = volume(|[x, y, z]| y == 2 && (x == 1 || x == 5 || (z == 4 && (1..=5).contains(&x))));
        assert_eq!(sizes(&arch), [13]);
        assert_eq!(sizes(&arch.without(&[3]).unwrap()), [5, 3, 3]);
    }

    proptest! {
        /// Against a flood that goes from voxel to voxel.
        #[test]
        fn pieces_are_those_that_a_flood_finds(bits in prop::collection::vec(prop::bool::weighted(0.25), 210)) {
            let place = |[x, y, z]: [u32; 3]| ((z * SIZE[1] + y) * SIZE[0] + x) as usize;
            let found = sizes(&volume(|voxel| bits[place(voxel)]));
            prop_assert_eq!(found, flooded(|voxel| bits[place(voxel)]));
        }
    }

    fn flooded(is_in: impl Fn([u32; 3]) -> bool) -> Vec<u64> {
        let [columns, rows, slices] = SIZE;
        let mut left: BTreeSet<[u32; 3]> = (0..slices)
            .flat_map(|z| (0..rows).flat_map(move |y| (0..columns).map(move |x| [x, y, z])))
            .filter(|voxel| is_in(*voxel))
            .collect();
        let mut sizes = Vec::new();
        while let Some(first) = left.pop_first() {
            let (mut open, mut size) = (vec![first], 0);
            while let Some(here) = open.pop() {
                size += 1;
                let near = |there: &[u32; 3]| (0..3).all(|axis| here[axis].abs_diff(there[axis]) <= 1);
                let touched: Vec<_> = left.iter().copied().filter(near).collect();
                left.retain(|voxel| !touched.contains(voxel));
                open.extend(touched);
            }
            sizes.push(size);
        }
        sizes.sort_unstable_by(|one: &u64, other| other.cmp(one));
        sizes
    }
}
