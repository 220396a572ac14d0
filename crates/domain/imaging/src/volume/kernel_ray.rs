//! One ray on its way through a volume.

#![allow(clippy::indexing_slicing, reason = "checked kernel: an axis is one of three")]

use super::kernel_block::Axes;
use nalgebra::Vector3;
use std::cmp::Ordering;

/// Bits of fraction in a place along a ray, counted in voxels.
pub(super) const BITS: u32 = 30;
/// Voxels to a wall that is never met: more than a volume has along any axis.
const NEVER: f64 = (1_u64 << 32) as f64;

fn fixed(voxels: f64) -> i64 {
    (voxels * f64::from(1_u32 << BITS) + 0.5) as i64
}

/// How far along its axis a ray has come.
///
/// - **Unit**: voxels along that axis, with [`BITS`] of fraction; it runs towards higher ones whichever way the ray was cast.
pub(super) struct Ray {
    pub(super) at: i64,
    pub(super) end: i64,
    pub(super) beside: [Beside; 2],
    /// So far.
    pub(super) sum: f64,
    /// Length for each unit.
    scale: f64,
}

/// Where a ray is along one of the other axes.
pub(super) struct Beside {
    pub(super) voxel: i64,
    /// Where along the ray's own axis it meets the next wall, and how far the one after lies from there.
    pub(super) wall: i64,
    pub(super) step: i64,
    /// To the voxel after a wall: 1 or -1.
    pub(super) turn: i64,
}

impl Beside {
    /// At a place of a voxel, with so many voxels beside for each along, and the other way round.
    #[inline]
    fn new(at: f64, place: f64, [slope, step]: [f64; 2], size: i64) -> Self {
        let voxel = (place as i64).clamp(0, size - 1);
        let ahead = match slope.partial_cmp(&0.0) {
            Some(Ordering::Greater) => (voxel + 1) as f64 - place,
            Some(Ordering::Less) => place - voxel as f64,
            _ => NEVER,
        };
        let step = step.abs().min(NEVER);
        // Rounding may put a place a little outside of its voxel.
        let wall = (at + ahead.max(0.0) * step).min(NEVER);
        Self { voxel, wall: fixed(wall), step: fixed(step), turn: if slope > 0.0 { 1 } else { -1 } }
    }

    /// Where it leaves the volume.
    const fn end(&self, size: i64) -> i64 {
        let left = if self.turn > 0 { size - 1 - self.voxel } else { self.voxel };
        self.wall.saturating_add(self.step.saturating_mul(left))
    }
}

impl Ray {
    /// From `start` over `way`, in voxels; none where the volume is not met.
    #[inline]
    pub(super) fn new(
        size: [i64; 3],
        spacing: Vector3<f64>,
        start: Vector3<f64>,
        way: Vector3<f64>,
        axes: Axes,
    ) -> Option<Self> {
        let back = way.map(f64::recip);
        let (enter, leave) = crossed(size, start, back)?;
        let (first, pace, most) = (start[axes.along], way[axes.along], size[axes.along] as f64);
        let ends = [first + pace * enter, first + pace * leave].map(|end| end.clamp(0.0, most));
        let (at, end) = (ends[0].min(ends[1]), ends[0].max(ends[1]));
        let beside = axes.beside.map(|axis| {
            let slopes = [way[axis] * back[axes.along], pace * back[axis]];
            Beside::new(at, start[axis] + slopes[0] * (at - first), slopes, size[axis])
        });
        let scale = way.component_mul(&spacing).norm() * back[axes.along].abs() / f64::from(1_u32 << BITS);
        // However rounding moves it, it never steps out of the volume.
        let leaves = |place: usize| Beside::end(&beside[place], size[axes.beside[place]]);
        let (at, end) = (fixed(at), fixed(end).min(leaves(0)).min(leaves(1)));
        (at < end).then_some(Self { at, end, beside, sum: 0.0, scale })
    }

    /// First voxel along the axis, and the one after the last.
    pub(super) const fn range(&self) -> [i64; 2] {
        [self.at >> BITS, ((self.end - 1) >> BITS) + 1]
    }

    /// Stored values × length.
    pub(super) fn sum(&self) -> f64 {
        self.sum * self.scale
    }
}

/// Shares of the way at which a ray enters and leaves the volume; `back` is 1 / way.
fn crossed(size: [i64; 3], start: Vector3<f64>, back: Vector3<f64>) -> Option<(f64, f64)> {
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for axis in 0..3 {
        let most = size[axis] as f64;
        if back[axis].is_infinite() {
            if !(0.0..most).contains(&start[axis]) {
                return None;
            }
            continue;
        }
        let (one, other) = (-start[axis] * back[axis], (most - start[axis]) * back[axis]);
        enter = enter.max(one.min(other));
        leave = leave.min(one.max(other));
    }
    (enter < leave).then_some((enter, leave))
}
