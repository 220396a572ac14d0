//! Values between voxels. Voxels are indexed by places that lie within the volume.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: places are held within the volume before they become an index"
)]

use super::Volume;
use nalgebra::Vector3;

/// A share this small is what is left of rounding, not of a slice: no clinical limit.
const NO_SHARE: f64 = 1e-6;

/// Stored values with the places between them.
pub(super) struct Lattice<'a> {
    size: [i64; 3],
    stride: [usize; 3],
    values: &'a [i16],
    /// Of every slice; empty where all are there.
    absent: &'a [bool],
}

impl<'a> Lattice<'a> {
    pub(super) fn of(volume: &'a Volume) -> Self {
        let [columns, rows, slices] = volume.size();
        let stride = [1, columns as usize, columns as usize * rows as usize];
        Self {
            size: [columns, rows, slices].map(i64::from),
            stride,
            values: volume.values(),
            absent: &volume.absent,
        }
    }

    /// Linear between the middles of voxels, at a place counted in voxels from the outer corner; none beyond the volume.
    #[inline]
    pub(super) fn at(&self, place: Vector3<f64>) -> Option<f64> {
        let (mut low, mut high, mut share) = ([0; 3], [0; 3], [0.0; 3]);
        for axis in 0..3 {
            let most = self.size[axis];
            if !(place[axis] >= 0.0 && place[axis] < most as f64) {
                return None;
            }
            let from_middle = place[axis] - 0.5;
            // Never below −1, so that cutting off rounds down.
            let below = (from_middle + 1.0) as i64 - 1;
            share[axis] = from_middle - below as f64;
            low[axis] = below.max(0) as usize * self.stride[axis];
            high[axis] = (below + 1).min(most - 1) as usize * self.stride[axis];
        }
        if !self.absent.is_empty() && self.lacks([low[2], high[2]], share[2]) {
            return None;
        }
        let value = |place: usize| f64::from(self.values[place]);
        let between = |one: f64, other: f64, share: f64| one + (other - one) * share;
        let row = |beside: usize| between(value(low[0] + beside), value(high[0] + beside), share[0]);
        let slice = |beside: usize| between(row(low[1] + beside), row(high[1] + beside), share[1]);
        Some(between(slice(low[2]), slice(high[2]), share[2]))
    }

    /// Whether a slice that has a share in a place is absent.
    fn lacks(&self, [low, high]: [usize; 2], share_of_high: f64) -> bool {
        let is_absent = |beside: usize| self.absent[beside / self.stride[2]];
        (is_absent(low) && share_of_high < 1.0 - NO_SHARE) || (is_absent(high) && share_of_high > NO_SHARE)
    }
}
