//! Rays from wall to wall of voxels. Slices are indexed: a step that would leave the volume ends the ray.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a place is the index of a voxel while every count of steps left is positive"
)]

use super::Volume;
use nalgebra::Vector3;

/// The box of a volume.
pub(super) struct Box3 {
    size: [i64; 3],
    spacing: Vector3<f64>,
    /// Places between neighbours along each axis.
    stride: [i64; 3],
}

impl Box3 {
    pub(super) fn of(volume: &Volume) -> Self {
        let [columns, rows, slices] = volume.size().map(i64::from);
        Self {
            size: [columns, rows, slices],
            spacing: Vector3::from(volume.spacing()),
            stride: [1, columns, columns * rows],
        }
    }

    /// Shares of the way from `start` to `end` at which a ray enters and leaves the box.
    fn crossed(&self, start: Vector3<f64>, way: Vector3<f64>) -> Option<(f64, f64)> {
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for axis in 0..3 {
            let most = self.size[axis] as f64 * self.spacing[axis];
            if way[axis] == 0.0 {
                if !(0.0..most).contains(&start[axis]) {
                    return None;
                }
                continue;
            }
            let (one, other) = (-start[axis] / way[axis], (most - start[axis]) / way[axis]);
            enter = enter.max(one.min(other));
            leave = leave.min(one.max(other));
        }
        (enter < leave).then_some((enter, leave))
    }
}

/// Pixels of a row that are cast together: rays beside each other meet the same voxels.
const BLOCK: usize = 32;

/// The sums of all rays, row by row.
pub(super) fn sums(
    volume: &Box3,
    values: &[i16],
    start: Vector3<f64>,
    end: impl Fn(u32, u32) -> Vector3<f64> + Sync,
    [columns, rows]: [u32; 2],
) -> Vec<f32> {
    let (width, height) = (columns as usize, rows as usize);
    let mut out = vec![0.0_f32; width * height];
    let band = |first: usize, part: &mut [f32]| {
        for left in (0..width).step_by(BLOCK) {
            for (line, row) in part.chunks_mut(width).enumerate() {
                for (column, sum) in row.iter_mut().enumerate().skip(left).take(BLOCK) {
                    *sum = ray(volume, values, start, end(column as u32, (first + line) as u32)) as f32;
                }
            }
        }
    };
    #[cfg(feature = "parallel")]
    {
        use rayon::prelude::*;
        let parts = out.par_chunks_mut((BLOCK * width).max(1)).enumerate();
        parts.for_each(|(place, part)| band(place * BLOCK, part));
    }
    #[cfg(not(feature = "parallel"))]
    out.chunks_mut((BLOCK * width).max(1)).enumerate().for_each(|(place, part)| band(place * BLOCK, part));
    out
}

/// The sum of value times length from `start` to `end`.
#[inline]
fn ray(volume: &Box3, values: &[i16], start: Vector3<f64>, end: Vector3<f64>) -> f64 {
    let way = end - start;
    let Some((enter, leave)) = volume.crossed(start, way) else { return 0.0 };
    // A little inside of the wall, so that rounding does not choose the voxel before it.
    let inside = start + way * (enter + 1e-9 * (leave - enter));
    let mut place = 0;
    let (mut next, mut step, mut stride, mut left) =
        ([f64::INFINITY; 3], [f64::INFINITY; 3], [0_i64; 3], [0_i64; 3]);
    for axis in 0..3 {
        let at = ((inside[axis] / volume.spacing[axis]) as i64).clamp(0, volume.size[axis] - 1);
        place += at * volume.stride[axis];
        let forward = way[axis] > 0.0;
        // Voxels that are left on the way, this one among them.
        left[axis] = if forward { volume.size[axis] - at } else { at + 1 };
        if way[axis] != 0.0 {
            let wall = (at + i64::from(forward)) as f64 * volume.spacing[axis];
            next[axis] = (wall - start[axis]) / way[axis];
            step[axis] = (volume.spacing[axis] / way[axis]).abs();
            stride[axis] = if forward { volume.stride[axis] } else { -volume.stride[axis] };
        }
    }
    let (mut at, mut sum) = (enter, 0.0);
    loop {
        let axis = if next[0] < next[1] {
            if next[0] < next[2] { 0 } else { 2 }
        } else if next[1] < next[2] {
            1
        } else {
            2
        };
        let to = next[axis].min(leave);
        sum += f64::from(values[place as usize]) * (to - at);
        if next[axis] >= leave {
            break;
        }
        left[axis] -= 1;
        if left[axis] == 0 {
            break;
        }
        at = to;
        place += stride[axis];
        next[axis] += step[axis];
    }
    sum * way.norm()
}

#[cfg(test)]
mod tests {
    use crate::volume::{Projection, Volume};
    use nalgebra::Vector3;

    fn volume() -> Volume {
        let value = |place: i32| (place * 7919 % 2011 - 900) as i16;
        Volume::new([23, 17, 11], [0.7, 0.9, 1.3], (0..23 * 17 * 11).map(value).collect()).unwrap()
    }

    /// Counted in steps of a five-hundredth of a voxel.
    fn counted(volume: &Volume, start: Vector3<f64>, end: Vector3<f64>) -> f64 {
        const STEPS: u32 = 60_000;
        let ([columns, rows, slices], spacing) = (volume.size(), Vector3::from(volume.spacing()));
        let length = (end - start).norm() / f64::from(STEPS);
        let value = |step: u32| {
            let at = start + (end - start) * ((f64::from(step) + 0.5) / f64::from(STEPS));
            let voxel = at.component_div(&spacing).map(f64::floor);
            let within = voxel
                .iter()
                .zip([columns, rows, slices])
                .all(|(at, most)| (0.0..f64::from(most)).contains(at));
            let place = || ((voxel.z * f64::from(rows) + voxel.y) * f64::from(columns) + voxel.x) as usize;
            if within { f64::from(volume.values()[place()]) * length } else { 0.0 }
        };
        (0..STEPS).map(value).sum()
    }

    fn check(projection: Projection) {
        let volume = volume();
        let sums = projection.sums(&volume);
        assert_eq!(sums.len(), (projection.columns * projection.rows) as usize);
        let source = Vector3::from(projection.source);
        let [right, down] = projection.steps.map(Vector3::from);
        for row in 0..projection.rows {
            for column in 0..projection.columns {
                let end =
                    Vector3::from(projection.first_pixel) + right * f64::from(column) + down * f64::from(row);
                let (found, expect) = (
                    f64::from(sums[(row * projection.columns + column) as usize]),
                    counted(&volume, source, end),
                );
                assert!((found - expect).abs() < 6.0, "{column} {row}: {found}, {expect}");
            }
        }
    }

    #[test]
    fn every_voxel_counts_with_the_length_of_the_ray_in_it() {
        let pixels = Projection {
            source: [-30.0, 6.0, 8.0],
            first_pixel: [40.0, -4.0, -3.0],
            steps: [[0.0, 3.1, 0.2], [0.3, 0.1, 2.9]],
            columns: 9,
            rows: 8,
        };
        check(pixels);
        // From the other side, from above, from within, and along the axes.
        check(Projection { source: [44.0, 3.0, 2.0], first_pixel: [-30.0, 1.0, -2.0], ..pixels });
        check(Projection {
            source: [8.0, 8.0, 60.0],
            first_pixel: [-2.0, -3.0, -20.0],
            steps: [[2.3, 0.1, 0.0], [0.0, 2.7, 0.1]],
            ..pixels
        });
        check(Projection { source: [8.0, 7.0, 6.0], ..pixels });
        check(Projection {
            source: [-30.0, 5.0, 5.0],
            first_pixel: [40.0, 5.0, 5.0],
            steps: [[0.0; 3]; 2],
            columns: 1,
            rows: 1,
        });
    }

    #[test]
    fn a_ray_beside_the_volume_meets_nothing() {
        let beside = Projection {
            source: [-10.0, -5.0, 0.5],
            first_pixel: [40.0, -5.0, 0.5],
            steps: [[0.0, -1.0, 0.0], [0.0, 0.0, 1.0]],
            columns: 4,
            rows: 3,
        };
        assert!(beside.sums(&volume()).iter().all(|sum| *sum == 0.0));
    }
}
