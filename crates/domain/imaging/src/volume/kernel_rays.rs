//! Sums along rays, tile by tile of the plane. Sums are indexed by their pixel.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: pixels lie within their tile, and tiles within the plane"
)]

use super::Volume;
use super::kernel_beam::Beam;
use super::kernel_block::{Block, Grid};
use super::kernel_ray::Ray;
use nalgebra::Vector3;

/// Pixels along a side of the tiles that are cast together: neighbours meet the same voxels.
const SIDE: u32 = 48;

#[derive(Clone, Copy)]
struct Tile {
    left: u32,
    top: u32,
    wide: u32,
    high: u32,
}

impl Tile {
    fn all([columns, rows]: [u32; 2]) -> Vec<Self> {
        let side = |from: u32, most: u32| SIDE.min(most - from);
        let rows = (0..rows).step_by(SIDE as usize).map(|top| (top, side(top, rows)));
        rows.flat_map(|(top, high)| {
            let lefts = (0..columns).step_by(SIDE as usize);
            lefts.map(move |left| Self { left, top, wide: side(left, columns), high })
        })
        .collect()
    }

    const fn count(self) -> usize {
        self.wide as usize * self.high as usize
    }

    fn pixels(self) -> impl Iterator<Item = [u32; 2]> {
        let Self { left, top, wide, high } = self;
        (top..top + high).flat_map(move |row| (left..left + wide).map(move |column| [column, row]))
    }

    const fn corners(self) -> [[u32; 2]; 4] {
        let (right, bottom) = (self.left + self.wide - 1, self.top + self.high - 1);
        [[self.left, self.top], [right, self.top], [self.left, bottom], [right, bottom]]
    }

    /// Parted across its longer side.
    const fn halves(self) -> [Self; 2] {
        let Self { left, top, wide, high } = self;
        if wide > high {
            let half = wide / 2;
            [Self { wide: half, ..self }, Self { left: left + half, wide: wide - half, ..self }]
        } else {
            let half = high / 2;
            [Self { high: half, ..self }, Self { top: top + half, high: high - half, ..self }]
        }
    }
}

/// The sums of a tile, row by row.
struct Part {
    tile: Tile,
    sums: Vec<f32>,
}

impl Part {
    fn new(tile: Tile) -> Self {
        Self { tile, sums: vec![0.0; tile.count()] }
    }

    const fn place(&self, [column, row]: [u32; 2]) -> usize {
        (row - self.tile.top) as usize * self.tile.wide as usize + (column - self.tile.left) as usize
    }

    fn copy_to(&self, plane: &mut [f32], columns: u32) {
        let Tile { left, top, wide, .. } = self.tile;
        let rows = plane.chunks_exact_mut(columns as usize).skip(top as usize);
        for (row, sums) in rows.zip(self.sums.chunks_exact(wide as usize)) {
            row[left as usize..][..sums.len()].copy_from_slice(sums);
        }
    }
}

/// A source before a volume, in voxels.
struct Source<'a, E> {
    grid: Grid<'a>,
    spacing: Vector3<f64>,
    start: Vector3<f64>,
    end: E,
}

impl<E: Fn(u32, u32) -> Vector3<f64> + Sync> Source<'_, E> {
    fn way(&self, [column, row]: [u32; 2]) -> Vector3<f64> {
        (self.end)(column, row).component_div(&self.spacing) - self.start
    }

    /// The rays of a tile, together or in halves.
    fn cast(&self, tile: Tile, block: &mut Block, part: &mut Part) {
        let beam = Beam::new(self.grid.size, self.start, tile.corners().map(|pixel| self.way(pixel)));
        match beam {
            Some(beam) if tile.count() == 1 || !beam.wide(tile.count()) => {
                self.follow(tile, &beam, block, part)
            }
            // A pixel at the source has no ray.
            None if tile.count() == 1 => (),
            _ => tile.halves().into_iter().for_each(|half| self.cast(half, block, part)),
        }
    }

    /// All rays of a tile through a block, then through the next.
    fn follow(&self, tile: Tile, beam: &Beam, block: &mut Block, part: &mut Part) {
        let size = self.grid.size;
        let ray = |pixel| {
            let ray = Ray::new(size, self.spacing, self.start, self.way(pixel), beam.axes)?;
            Some((part.place(pixel), ray))
        };
        let mut rays: Vec<_> = tile.pixels().filter_map(ray).collect();
        let ranges = rays.iter().map(|(_, ray)| ray.range());
        let Some([first, end]) = ranges.reduce(|[a, b], [c, d]| [a.min(c), b.max(d)]) else { return };
        let (depth, most) = (beam.depth(), size[beam.axes.along]);
        for along in (first / depth * depth..end).step_by(depth as usize) {
            block.fill(&self.grid, beam.axes, &beam.extent(along..(along + depth).min(most)));
            rays.iter_mut().for_each(|(_, ray)| block.follow(ray));
        }
        rays.iter().for_each(|(place, ray)| part.sums[*place] = ray.sum() as f32);
    }
}

/// The sums of all rays, row by row.
pub(super) fn sums(
    volume: &Volume,
    source: Vector3<f64>,
    end: impl Fn(u32, u32) -> Vector3<f64> + Sync,
    [columns, rows]: [u32; 2],
) -> Vec<f32> {
    let spacing = Vector3::from(volume.spacing());
    let source = Source { grid: Grid::of(volume), spacing, start: source.component_div(&spacing), end };
    let cast = |block: &mut Block, tile: Tile| {
        let mut part = Part::new(tile);
        source.cast(tile, block, &mut part);
        part
    };
    let tiles = Tile::all([columns, rows]);
    #[cfg(feature = "parallel")]
    let parts: Vec<Part> = {
        use rayon::prelude::*;
        tiles.into_par_iter().map_init(Block::default, cast).collect()
    };
    #[cfg(not(feature = "parallel"))]
    let parts: Vec<Part> = {
        let mut block = Block::default();
        tiles.into_iter().map(|tile| cast(&mut block, tile)).collect()
    };
    let mut plane = vec![0.0; columns as usize * rows as usize];
    parts.iter().for_each(|part| part.copy_to(&mut plane, columns));
    plane
}

#[cfg(test)]
mod tests {
    use crate::volume::{Projection, Volume};
    use nalgebra::Vector3;
    use proptest::prelude::*;

    fn volume(size: [u32; 3], spacing: [f64; 3]) -> Volume {
        let value = |place: u32| (i64::from(place) * 7919 % 2011 - 900) as i16;
        Volume::new(size, spacing, (0..size.iter().product()).map(value).collect()).unwrap()
    }

    fn small() -> Volume {
        volume([23, 17, 11], [0.7, 0.9, 1.3])
    }

    fn value(volume: &Volume, at: Vector3<f64>) -> f64 {
        let ([columns, rows, slices], spacing) = (volume.size(), Vector3::from(volume.spacing()));
        let voxel = at.component_div(&spacing).map(f64::floor);
        let sizes = [columns, rows, slices];
        let within = voxel.iter().zip(sizes).all(|(at, most)| (0.0..f64::from(most)).contains(at));
        let place = || ((voxel.z * f64::from(rows) + voxel.y) * f64::from(columns) + voxel.x) as usize;
        if within { f64::from(volume.values()[place()]) } else { 0.0 }
    }

    /// Counted in steps of a five-hundredth of a voxel.
    fn counted(volume: &Volume, start: Vector3<f64>, end: Vector3<f64>) -> f64 {
        const STEPS: u32 = 60_000;
        let at = |step: u32| start + (end - start) * ((f64::from(step) + 0.5) / f64::from(STEPS));
        (0..STEPS).map(|step| value(volume, at(step))).sum::<f64>() * (end - start).norm() / f64::from(STEPS)
    }

    /// From all walls that a ray crosses, in order; and the same of absolute values.
    fn from_walls(volume: &Volume, start: Vector3<f64>, end: Vector3<f64>) -> [f64; 2] {
        let way = end - start;
        let mut shares = vec![0.0, 1.0];
        for axis in 0..3 {
            let walls = (0..=volume.size()[axis]).map(|wall| f64::from(wall) * volume.spacing()[axis]);
            let share = |wall: f64| (wall - start[axis]) / way[axis];
            shares.extend(walls.map(share).filter(|share| (0.0..1.0).contains(share)));
        }
        shares.sort_by(f64::total_cmp);
        let pieces = shares.windows(2).map(|pair| {
            value(volume, start + way * ((pair[0] + pair[1]) / 2.0)) * (pair[1] - pair[0]) * way.norm()
        });
        pieces.fold([0.0; 2], |[sum, size], piece| [sum + piece, size + piece.abs()])
    }

    fn ends(projection: &Projection) -> impl Iterator<Item = Vector3<f64>> {
        let (first, [right, down]) =
            (Vector3::from(projection.first_pixel), projection.steps.map(Vector3::from));
        let (columns, rows) = (projection.columns, projection.rows);
        (0..rows).flat_map(move |row| {
            (0..columns).map(move |column| first + right * f64::from(column) + down * f64::from(row))
        })
    }

    fn check(volume: &Volume, projection: Projection) {
        const RELATIVE: f64 = 1e-6;
        let sums = projection.sums(volume);
        assert_eq!(sums.len(), (projection.columns * projection.rows) as usize);
        for (found, end) in sums.iter().zip(ends(&projection)) {
            let [expect, size] = from_walls(volume, projection.source.into(), end);
            // Beyond what single precision keeps of it: a millionth, and a thousandth of a voxel at a wall.
            let most = RELATIVE * size + 1e-3;
            assert!((f64::from(*found) - expect).abs() <= most, "{projection:?} {end:?}: {found}, {expect}");
        }
    }

    const PIXELS: Projection = Projection {
        source: [-30.0, 6.0, 8.0],
        first_pixel: [40.0, -4.0, -3.0],
        steps: [[0.0, 3.1, 0.2], [0.3, 0.1, 2.9]],
        columns: 9,
        rows: 8,
    };

    #[test]
    fn every_voxel_counts_with_the_length_of_the_ray_in_it() {
        let volume = small();
        let views = [
            PIXELS,
            Projection { source: [44.0, 3.0, 2.0], first_pixel: [-30.0, 1.0, -2.0], ..PIXELS },
            Projection {
                source: [8.0, 8.0, 60.0],
                first_pixel: [-2.0, -3.0, -20.0],
                steps: [[2.3, 0.1, 0.0], [0.0, 2.7, 0.1]],
                ..PIXELS
            },
            Projection { source: [8.0, 7.0, 6.0], ..PIXELS },
        ];
        for view in views {
            check(&volume, view);
            for (found, end) in view.sums(&volume).iter().zip(ends(&view)) {
                let expect = counted(&volume, view.source.into(), end);
                assert!((f64::from(*found) - expect).abs() < 6.0, "{end:?}: {found}, {expect}");
            }
        }
    }

    /// From each side of the middle: more pixels than a tile, more voxels than a block.
    #[test]
    fn from_all_six_sides() {
        let volume = volume([70, 81, 75], [0.8, 0.7, 0.9]);
        let middle = Vector3::new(28.0, 28.0, 33.0);
        for axis in 0..3 {
            for side in [-1.0, 1.0] {
                let mut ways = [Vector3::zeros(); 3];
                for (place, way) in ways.iter_mut().enumerate() {
                    way[(axis + place) % 3] = 1.0;
                }
                let [along, across, over] = ways;
                check(
                    &volume,
                    Projection {
                        source: (middle - along * (side * 120.0)).into(),
                        first_pixel: (middle + along * (side * 60.0) - across * 49.7 - over * 60.3).into(),
                        steps: [(across * 1.7).into(), (over * 2.3).into()],
                        columns: 60,
                        rows: 51,
                    },
                );
            }
        }
    }

    /// Through corners of voxels at 45° in each pair of axes and in all three, either way, and beside them.
    #[test]
    fn along_diagonals() {
        let volume = volume([19, 19, 19], [1.0; 3]);
        for way in
            [[1, 1, 0], [1, -1, 0], [1, 0, 1], [-1, 0, 1], [0, 1, 1], [0, 1, -1], [1, 1, 1], [-1, 1, -1]]
        {
            let way = Vector3::from(way.map(f64::from));
            let middle = Vector3::from([9.5; 3]);
            for beside in [Vector3::zeros(), Vector3::new(0.25, 0.0, 0.5), Vector3::new(-1.0, 2.0, 0.0)] {
                for turn in [-40.0, 40.0] {
                    check(
                        &volume,
                        Projection {
                            source: (middle - way * turn + beside).into(),
                            first_pixel: (middle + way * turn + beside).into(),
                            steps: [[0.5, 0.25, 0.0], [0.0, 0.5, 0.25]],
                            columns: 5,
                            rows: 5,
                        },
                    );
                }
            }
        }
    }

    #[test]
    fn along_axes_and_walls() {
        let volume = volume([13, 12, 70], [1.0, 0.5, 2.0]);
        let inside = [6.5, 2.75, 70.0];
        for axis in 0..3 {
            for (one, other) in [(-9.0, 200.0), (200.0, -9.0)] {
                // Within a voxel, on a wall, on an edge, on the outer wall.
                for beside in [[0.3, 0.2], [0.0, 0.2], [0.3, 0.0], [0.0, 0.0], [-inside[(axis + 1) % 3], 0.0]]
                {
                    let mut source = inside.map(f64::floor);
                    source[(axis + 1) % 3] = inside[(axis + 1) % 3].floor() + beside[0];
                    source[(axis + 2) % 3] = inside[(axis + 2) % 3].floor() + beside[1];
                    let mut first_pixel = source;
                    (source[axis], first_pixel[axis]) = (one, other);
                    let steps = [[0.0; 3]; 2];
                    check(&volume, Projection { source, first_pixel, steps, columns: 1, rows: 1 });
                }
            }
        }
    }

    #[test]
    fn through_volumes_of_one_voxel_along_an_axis() {
        for size in [[1, 40, 30], [40, 1, 30], [40, 30, 1], [1, 1, 50], [1, 1, 1]] {
            let volume = volume(size, [1.1, 0.9, 1.3]);
            check(&volume, PIXELS);
            check(&volume, Projection { source: [0.5, 0.4, 0.6], ..PIXELS });
            check(
                &volume,
                Projection { source: [0.5, 80.0, 0.6], first_pixel: [-3.0, -30.0, -5.0], ..PIXELS },
            );
        }
    }

    /// Rays in all directions from a source within, to pixels within and beyond.
    #[test]
    fn from_within() {
        let volume = volume([60, 50, 40], [0.7, 0.9, 1.3]);
        let pixels = |step: f64| Projection {
            source: [20.0, 21.0, 22.0],
            first_pixel: [20.5, 21.0 - 30.0 * step, 22.0 - 30.0 * step],
            steps: [[0.0, step, 0.0], [0.0, 0.0, step]],
            columns: 61,
            rows: 61,
        };
        check(&volume, pixels(0.9));
        check(&volume, pixels(0.01));
        check(&volume, Projection { source: [20.5, 21.0, 22.0], ..pixels(0.5) });
    }

    /// Rays far apart, and many through one voxel.
    #[test]
    fn however_close_rays_are() {
        let volume = volume([90, 80, 70], [1.0; 3]);
        for step in [0.01, 0.2, 11.0] {
            let steps = [[0.0, step, 0.0], [0.0, 0.0, step]];
            let first_pixel = [200.0, 40.0 - 30.0 * step, 35.0 - 30.0 * step];
            check(
                &volume,
                Projection { source: [-300.0, 30.0, 25.0], first_pixel, steps, columns: 60, rows: 60 },
            );
        }
    }

    #[test]
    fn from_a_source_that_is_far_away() {
        let volume = small();
        let far = |distance: f64| Projection { source: [-distance, 7.0, 6.0], ..PIXELS };
        check(&volume, far(1e6));
        // The place of such a source says little about where its rays run.
        for distance in [1e12, 1e18, 1e300, f64::INFINITY, f64::NAN] {
            assert_eq!(far(distance).sums(&volume).len(), 72);
        }
    }

    #[test]
    fn a_ray_beside_the_volume_or_without_length_meets_nothing() {
        let beside = Projection {
            source: [-10.0, -5.0, 0.5],
            first_pixel: [40.0, -5.0, 0.5],
            steps: [[0.0, -1.0, 0.0], [0.0, 0.0, 1.0]],
            columns: 4,
            rows: 3,
        };
        let nowhere = Projection { source: [5.0; 3], first_pixel: [5.0; 3], steps: [[0.0; 3]; 2], ..beside };
        for projection in [beside, nowhere] {
            assert!(projection.sums(&small()).iter().all(|sum| *sum == 0.0));
        }
        assert!(Projection { columns: 0, ..beside }.sums(&small()).is_empty());
    }

    #[cfg(feature = "parallel")]
    #[test]
    fn sums_do_not_depend_on_the_number_of_threads() {
        let volume = volume([70, 60, 50], [0.7, 0.9, 1.3]);
        let view =
            Projection { columns: 130, rows: 120, steps: [[0.0, 0.6, 0.01], [0.02, 0.0, 0.7]], ..PIXELS };
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| view.sums(&volume))
        };
        assert_eq!(with(1), with(3));
    }

    fn place(most: f64) -> impl Strategy<Value = [f64; 3]> {
        [-most..most, -most..most, -most..most]
    }

    proptest! {
        #[test]
        fn from_anywhere_to_anywhere(
            size in [1_u32..40, 1_u32..40, 1_u32..40],
            source in place(60.0),
            first_pixel in place(60.0),
            steps in [place(4.0), place(4.0)],
        ) {
            let volume = volume(size, [0.9, 1.1, 0.7]);
            check(&volume, Projection { source, first_pixel, steps, columns: 7, rows: 6 });
        }

        /// Sources and pixels of any distance: what rounding leaves of them stays within the volume.
        #[test]
        fn from_any_distance(
            size in [1_u32..40, 1_u32..40, 1_u32..40],
            source in place(60.0),
            first_pixel in place(60.0),
            steps in [place(4.0), place(4.0)],
            powers in [-6..16, -6..16, -6..16],
        ) {
            let scaled = |place: [f64; 3], power: i32| place.map(|along| along * 10.0_f64.powi(power));
            let view = Projection {
                source: scaled(source, powers[0]),
                first_pixel: scaled(first_pixel, powers[1]),
                steps: steps.map(|step| scaled(step, powers[2])),
                columns: 7,
                rows: 6,
            };
            let most = f64::from(size.iter().sum::<u32>()) * 1111.0;
            let sums = view.sums(&volume(size, [0.9, 1.1, 0.7]));
            prop_assert!(sums.iter().all(|sum| f64::from(sum.abs()) <= most), "{view:?}");
        }
    }
}
