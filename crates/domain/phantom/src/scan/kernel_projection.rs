//! What two cameras, before and behind a person who lies, count along straight lines through the body.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: parts and regions name entries of a table of that size, and slabs and columns are those of the field"
)]

use crate::film::kernel_plane::{Plane, in_bands};
use crate::volume::{Fineness, Grid, Painter};

/// Thickness of a slab that is blurred as one, in mm.
pub(crate) const SLAB: f64 = 24.0;

/// The body, and the places in it where something else holds.
pub(crate) struct Scene {
    pub(crate) body: Painter,
    pub(crate) regions: Painter,
}

/// What a sample of this region and this part gives, and takes, for each millimetre.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sample<const N: usize> {
    pub(crate) gives: [f32; N],
    pub(crate) takes: f32,
}

/// Samples by region, then part.
pub(crate) struct Table<const N: usize> {
    pub(crate) parts: usize,
    pub(crate) samples: Vec<Sample<N>>,
}

/// Slabs from the back to the front, one plane for each of N courses: what reaches a camera, a concentration times millimetres.
pub(crate) struct Slabs<const N: usize> {
    /// As seen from the front, then from behind; both as the front sees them.
    pub(crate) views: [Vec<[Plane; N]>; 2],
}

/// Lines of one slice, a line a pixel and sub-line.
struct Lines<'a> {
    step: f32,
    share: f32,
    per_slab: usize,
    slabs: usize,
    columns: usize,
    row: &'a mut [f32],
}

/// Counts along every line of `grid`, whose rows run from back to front.
pub(crate) fn project<const N: usize>(
    scene: &Scene,
    grid: &Grid,
    table: &Table<N>,
    fineness: Fineness,
) -> Slabs<N> {
    let step = grid.spacing[0] / f64::from(fineness.along_row);
    let samples = (grid.columns * fineness.along_row) as usize;
    let per_slab = ((SLAB / step).round() as usize).max(1);
    let (slabs, columns, rows) = (samples.div_ceil(per_slab), grid.rows as usize, grid.slices as usize);
    let length = 2 * slabs * N * columns;
    let mut values = vec![0.0_f32; length * rows];
    let share = 1.0 / (fineness.along_column * fineness.across) as f32;
    in_bands(&mut values, length, |first, part| {
        for (at, row) in part.chunks_exact_mut(length).enumerate() {
            let mut lines = Lines { step: step as f32, share, per_slab, slabs, columns, row };
            lines.count(scene, grid, (first + at) as u32, table, fineness);
        }
    });
    let plane = |view: usize, slab: usize, course: usize| {
        let start = ((view * slabs + slab) * N + course) * columns;
        let rows_of = values.chunks_exact(length).flat_map(|row| row[start..start + columns].iter().copied());
        Plane { columns, rows, values: rows_of.collect() }
    };
    let of_view = |view: usize| {
        (0..slabs).map(|slab| std::array::from_fn(|course| plane(view, slab, course))).collect()
    };
    Slabs { views: [of_view(0), of_view(1)] }
}

impl Lines<'_> {
    fn count<const N: usize>(
        &mut self,
        scene: &Scene,
        grid: &Grid,
        slice: u32,
        table: &Table<N>,
        fineness: Fineness,
    ) {
        let mut regions = Vec::new();
        scene.regions.lines(grid, slice, fineness, |_, line| regions.extend_from_slice(line));
        let length = (grid.columns * fineness.along_row) as usize;
        let mut lines = regions.chunks_exact(length);
        scene.body.lines(grid, slice, fineness, |column, parts| {
            let Some(regions) = lines.next() else { return };
            self.line(column, parts, regions, table);
        });
    }

    /// One line from back to front: each sample is seen through what lies before it, and through what lies behind it.
    fn line<const N: usize>(&mut self, column: usize, parts: &[u16], regions: &[u16], table: &Table<N>) {
        let of = |at: usize| &table.samples[regions[at] as usize * table.parts + parts[at] as usize];
        let Some(first) = parts.iter().position(|part| *part != 0) else { return };
        let last = parts.iter().rposition(|part| *part != 0).unwrap_or(first);
        let whole: f32 = (first..=last).map(|at| of(at).takes).sum::<f32>() * self.step;
        let mut behind = 0.0;
        for at in first..=last {
            let sample = of(at);
            let through = sample.takes * self.step;
            let middle = behind + through / 2.0;
            behind += through;
            let seen = [(middle - whole).exp(), (-middle).exp()].map(|left| left * self.step * self.share);
            let slab = at / self.per_slab;
            for (view, seen) in seen.into_iter().enumerate() {
                let start = (view * self.slabs + slab) * N * self.columns + column;
                for (course, gives) in sample.gives.iter().enumerate() {
                    self.row[start + course * self.columns] += gives * seen;
                }
            }
        }
    }
}
