//! Lays a body into the voxels of a slice: lines of finer samples through it, each painted with one layer over the other.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: parts name entries of tables of the same length, and runs are clamped to the line"
)]

use super::Grid;
use crate::bones::column::{Section, at_height};
use crate::inside::{Form, Layer, Part, Tissue, Tissues};
use crate::rays::kernel_stretches::Few;
use crate::rays::{Pieces, Ray};
use nalgebra::Matrix3;

/// How many samples a voxel has along a row, along a column, and across the slice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Fineness {
    pub(crate) along_row: u32,
    pub(crate) along_column: u32,
    pub(crate) across: u32,
}

/// Millimetres between sections of a column.
const COLUMN_STEP: f64 = 1.0;

enum FlatForm {
    Pieces,
    /// Bottom, and sections from there: middle and half-size forwards and to the left.
    Column(f64, Vec<[f32; 4]>),
}

struct FlatLayer {
    form: FlatForm,
    part: u16,
    within_shell: Option<u16>,
    over: Tissues,
}

/// Layers, ready to be laid into slices of one orientation.
pub(crate) struct Painter {
    parts: Vec<Part>,
    layers: Vec<FlatLayer>,
    columns: Vec<u32>,
    pieces: Pieces,
    /// From the body to along columns, across slices, along rows.
    turn: Matrix3<f64>,
}

impl Painter {
    /// Prepares `layers` for slices with the directions of `grid`.
    pub(crate) fn new(layers: Vec<Layer>, grid: &Grid) -> Self {
        let turn = Matrix3::from_rows(&[
            grid.along_column.transpose(),
            grid.normal().transpose(),
            grid.along_row.transpose(),
        ]);
        let mut painter = Self {
            parts: vec![Part::of(Tissue::Air)],
            layers: Vec::new(),
            columns: Vec::new(),
            pieces: Pieces::new(turn, 0.0),
            turn,
        };
        layers.into_iter().for_each(|layer| painter.add(layer));
        painter
    }

    fn add(&mut self, layer: Layer) {
        let Layer { form, part, within_shell, over } = layer;
        let owner = self.layers.len() as u32;
        let form = match form {
            Form::Pieces(pieces) => {
                pieces.iter().for_each(|piece| self.pieces.add(piece, owner));
                FlatForm::Pieces
            }
            Form::Column(sections) => {
                self.columns.push(owner);
                flat(&sections)
            }
        };
        let part = self.part(part);
        let within_shell = within_shell.map(|part| self.part(part));
        self.layers.push(FlatLayer { form, part, within_shell, over });
    }

    fn part(&mut self, part: Part) -> u16 {
        let known = self.parts.iter().position(|known| *known == part);
        known.unwrap_or_else(|| {
            self.parts.push(part);
            self.parts.len() - 1
        }) as u16
    }

    /// What the body is made of; samples are numbers of these.
    pub(crate) fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// The mean over every voxel of a slice of each of these tables of values, one value a part.
    pub(crate) fn means<const N: usize>(
        &self,
        grid: &Grid,
        slice: u32,
        fineness: Fineness,
        tables: [&[f32]; N],
    ) -> [Vec<f32>; N] {
        let count = grid.columns as usize * grid.rows as usize;
        let mut planes = [(); N].map(|()| vec![0.0_f32; count]);
        let (width, fine) = (grid.columns as usize, fineness.along_row as usize);
        let share = 1.0 / (fineness.along_row * fineness.along_column * fineness.across) as f32;
        self.lines(grid, slice, fineness, |row, line| {
            for (column, samples) in line.chunks_exact(fine).enumerate() {
                for (table, plane) in tables.iter().zip(&mut planes) {
                    let sum: f32 = samples.iter().map(|part| table[*part as usize]).sum();
                    plane[row * width + column] += share * sum;
                }
            }
        });
        planes
    }

    /// Calls `each` with every line of samples of a slice and the row that it belongs to.
    pub(crate) fn lines(
        &self,
        grid: &Grid,
        slice: u32,
        fineness: Fineness,
        mut each: impl FnMut(usize, &[u16]),
    ) {
        let corner = self.turn * grid.point(0.0, 0.0, f64::from(slice));
        let [across_column, across_row] = grid.spacing;
        let half = grid.thickness / 2.0;
        let (low, high) = ((corner.y - half) as f32, (corner.y + half) as f32);
        let far = corner.x + f64::from(grid.rows) * across_row;
        let in_slice = self.pieces.near((corner.x - across_row) as f32, far as f32, low, high);
        let mut near = Vec::with_capacity(in_slice.len());
        let mut line = vec![0_u16; (grid.columns * fineness.along_row) as usize];
        let step = across_column / f64::from(fineness.along_row);
        let first = corner.z - across_column / 2.0 + step / 2.0;
        let ruler = Ruler { first: first as f32, step: step as f32 };
        for row in 0..grid.rows {
            let top = corner.x + (f64::from(row) - 0.5) * across_row;
            let (from, to) = (top as f32, (top + across_row) as f32);
            near.clear();
            near.extend(in_slice.iter().filter(|place| self.pieces.meets(**place, from, to, low, high)));
            for sub in 0..fineness.along_column * fineness.across {
                let (down, across) = (sub % fineness.along_column, sub / fineness.along_column);
                let along_column =
                    top + (f64::from(down) + 0.5) * across_row / f64::from(fineness.along_column);
                let through =
                    corner.y - half + (f64::from(across) + 0.5) * grid.thickness / f64::from(fineness.across);
                self.paint(along_column, through, ruler, &near, &mut line);
                each(row as usize, &line);
            }
        }
    }

    /// Paints one line: what lies along a row at these coordinates along columns and across slices.
    fn paint(&self, along_column: f64, across: f64, ruler: Ruler, near: &[u32], line: &mut [u16]) {
        line.fill(0);
        let ray = Ray::straight([along_column as f32, across as f32]);
        let base = self.turn.transpose() * nalgebra::Vector3::new(along_column, across, 0.0);
        let along = self.turn.row(2);
        let direction = [along[0] as f32, along[2] as f32];
        let mut columns = self.columns.iter().copied().peekable();
        let mut place = 0;
        loop {
            let owner = near.get(place).map(|piece| self.pieces.owner(*piece));
            let column = columns.peek().copied();
            match (owner, column) {
                (_, Some(column)) if owner.is_none_or(|owner| column < owner) => {
                    columns.next();
                    let layer = &self.layers[column as usize];
                    if let FlatForm::Column(bottom, sections) = &layer.form
                        && let Some(run) = stretch(*bottom, sections, base, direction)
                    {
                        self.run(layer.part, layer.over, ruler.samples(run, line.len()), line);
                    }
                }
                (Some(owner), _) => {
                    let count =
                        near[place..].iter().take_while(|piece| self.pieces.owner(**piece) == owner).count();
                    let pieces = &near[place..place + count];
                    self.solid(&self.layers[owner as usize], pieces, ray, ruler, line);
                    place += count;
                }
                (None, None) => break,
                (None, Some(_)) => unreachable!("a column without anything before it is painted above"),
            }
        }
    }

    fn solid(&self, layer: &FlatLayer, pieces: &[u32], ray: Ray, ruler: Ruler, line: &mut [u16]) {
        let mut paint = |part: u16, stretches: &Few| {
            for run in stretches.all() {
                self.run(part, layer.over, ruler.samples(*run, line.len()), line);
            }
        };
        for piece in pieces {
            paint(layer.part, &self.pieces.outer(*piece, ray));
        }
        if let Some(within) = layer.within_shell {
            for piece in pieces {
                paint(within, &self.pieces.inner(*piece, ray));
            }
        }
    }

    #[inline]
    fn run(&self, part: u16, over: Tissues, samples: std::ops::Range<usize>, line: &mut [u16]) {
        if over == Tissues::ALL {
            line[samples].fill(part);
            return;
        }
        for sample in &mut line[samples] {
            if over.has(self.parts[*sample as usize].tissue) {
                *sample = part;
            }
        }
    }
}

/// Where the samples of a line lie.
#[derive(Clone, Copy)]
struct Ruler {
    first: f32,
    step: f32,
}

impl Ruler {
    /// Samples whose place is in this run.
    #[inline]
    fn samples(self, (from, to): (f32, f32), count: usize) -> std::ops::Range<usize> {
        let at = |place: f32| ((place - self.first) / self.step).ceil().clamp(0.0, count as f32) as usize;
        let (start, end) = (at(from), at(to));
        start..end.max(start)
    }
}

fn flat(sections: &[Section]) -> FlatForm {
    let bottom = sections.first().map_or(0.0, |section| section.height);
    let top = sections.last().map_or(0.0, |section| section.height);
    let count = ((top - bottom) / COLUMN_STEP).max(0.0) as usize + 1;
    let flat = |place: usize| {
        let Section { centre: [forward, left], half: [depth, width], .. } =
            at_height(sections, bottom + place as f64 * COLUMN_STEP);
        [forward, left, depth, width].map(|value| value as f32)
    };
    FlatForm::Column(bottom, (0..count).map(flat).collect())
}

/// Where a horizontal line through `base` runs in a column.
#[inline]
fn stretch(
    bottom: f64,
    sections: &[[f32; 4]],
    base: nalgebra::Vector3<f64>,
    [forward, left]: [f32; 2],
) -> Option<(f32, f32)> {
    let place = ((base.y - bottom) / COLUMN_STEP) as f32;
    if place < 0.0 || place as usize + 1 >= sections.len() {
        return None;
    }
    let (low, share) = (place as usize, place.fract());
    let (a, b) = (&sections[low], &sections[low + 1]);
    let [middle_x, middle_z, depth, width] = [0, 1, 2, 3].map(|of| a[of] + share * (b[of] - a[of]));
    let (x, z) = ((base.x as f32 - middle_x) / depth, (base.z as f32 - middle_z) / width);
    let (dx, dz) = (forward / depth, left / width);
    let (alpha, beta, gamma) = (dx * dx + dz * dz, dx * x + dz * z, x * x + z * z - 1.0);
    let square = beta * beta - alpha * gamma;
    (square > 0.0).then(|| ((-beta - square.sqrt()) / alpha, (-beta + square.sqrt()) / alpha))
}
