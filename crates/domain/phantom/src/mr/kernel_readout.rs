//! What an echo gives: every spin of a slice at the column that its frequency says.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: planes have a value for every voxel, edges one more a row than it has columns, and columns are clamped"
)]

use super::kernel_field::FieldMap;
use super::protocol::MrProtocol;
use crate::bones::surface::Vector;
use crate::volume::{Fineness, Grid, Painter};

/// Samples of a voxel in each of the sheets of a slice.
const FINE: Fineness = Fineness { along_row: 4, along_column: 2, across: 1 };
/// Sheets of a slice.
const SHEETS: u32 = 4;
/// How far beside its slice a spin may lie and still be excited with it, in thicknesses.
const REACH: u32 = 3;
/// Less than this in columns nobody sees.
const LEAST_SHIFT: f32 = 0.01;

/// Where in the stack a sheet of spins lies, and where it counts.
struct Sheet {
    grid: Grid,
    /// Millimetres from the middle of the slice that is measured.
    offset: f64,
    share: f32,
}

/// Values of a slice: for each of `tables` the mean over every voxel, where metal does not move it.
pub(crate) fn measured<const N: usize>(
    painter: &Painter,
    grid: &Grid,
    slice: u32,
    tables: [&[f32]; N],
    bent: Option<(&FieldMap, &MrProtocol)>,
) -> [Vec<f32>; N] {
    let count = grid.columns as usize * grid.rows as usize;
    let mut planes = [(); N].map(|()| vec![0.0_f32; count]);
    let Some((field, protocol)) = bent else {
        for number in 0..SHEETS {
            let sheet = sheet(grid, slice, i64::from(number));
            add_still(painter, &sheet, tables, &mut planes);
        }
        return planes;
    };
    // Encoded slices hold their own spins; else the neighbours' may come along.
    let beside = if protocol.slice_encodings > 1 { 0 } else { i64::from(REACH * SHEETS) };
    for number in -beside..i64::from(SHEETS) + beside {
        let sheet = sheet(grid, slice, number);
        add_bent(painter, &sheet, tables, &mut planes, &Bent { field, protocol, grid });
    }
    planes
}

fn sheet(grid: &Grid, slice: u32, number: i64) -> Sheet {
    let thickness = grid.thickness / f64::from(SHEETS);
    let offset = (number as f64 + 0.5) * thickness - grid.thickness / 2.0;
    let along = grid.step.normalize() * offset;
    let origin = grid.point(0.0, 0.0, f64::from(slice)) + along;
    let samples = FINE.along_row * FINE.along_column * SHEETS;
    let share = 1.0 / samples as f32;
    Sheet { grid: Grid { origin, slices: 1, thickness, ..grid.clone() }, offset, share }
}

fn add_still<const N: usize>(
    painter: &Painter,
    sheet: &Sheet,
    tables: [&[f32]; N],
    planes: &mut [Vec<f32>; N],
) {
    let width = sheet.grid.columns as usize;
    painter.lines(&sheet.grid, 0, FINE, |row, line| {
        for (column, samples) in line.chunks_exact(FINE.along_row as usize).enumerate() {
            for (table, plane) in tables.iter().zip(planes.iter_mut()) {
                let sum: f32 = samples.iter().map(|part| table[*part as usize]).sum();
                plane[row * width + column] += sheet.share * sum;
            }
        }
    });
}

struct Bent<'a> {
    field: &'a FieldMap,
    protocol: &'a MrProtocol,
    grid: &'a Grid,
}

impl Bent<'_> {
    /// Hz at the edges of the columns of every row of a sheet.
    fn edges(&self, sheet: &Grid) -> Vec<f32> {
        let width = sheet.columns as usize + 1;
        let at = |edge: usize| {
            let (column, row) = ((edge % width) as f64 - 0.5, (edge / width) as f64);
            self.field.at(sheet.point(column, row, 0.0))
        };
        (0..width * sheet.rows as usize).map(at).collect()
    }

    /// The share of spins at this offset and frequency that belongs to the slice.
    #[inline]
    fn excited(&self, offset: f64, hertz: f32) -> f32 {
        excited(self.protocol, self.grid.thickness, offset, hertz)
    }
}

/// The share of spins so many millimetres from the middle of a slice, whose frequency so differs, that is found in it.
#[inline]
pub(crate) fn excited(protocol: &MrProtocol, thickness: f64, offset: f64, hertz: f32) -> f32 {
    let hertz = f64::from(hertz);
    if protocol.slice_encodings > 1 {
        return f32::from(u8::from(hertz.abs() <= protocol.reach_hz() && offset.abs() <= thickness / 2.0));
    }
    let moved = offset + thickness * hertz / protocol.slice_bandwidth_hz;
    let sheet = thickness / f64::from(SHEETS);
    ((thickness / 2.0 - moved.abs()) / sheet + 0.5).clamp(0.0, 1.0) as f32
}

fn add_bent<const N: usize>(
    painter: &Painter,
    sheet: &Sheet,
    tables: [&[f32]; N],
    planes: &mut [Vec<f32>; N],
    bent: &Bent<'_>,
) {
    let width = sheet.grid.columns as usize;
    let edges = bent.edges(&sheet.grid);
    let takes_part = |row: &[f32]| row.iter().any(|hertz| bent.excited(sheet.offset, *hertz) > 0.0);
    let rows: Vec<bool> = edges.chunks_exact(width + 1).map(takes_part).collect();
    let mut first = 0;
    for run in rows.chunk_by(|one, next| one == next) {
        if run[0] {
            let origin = sheet.grid.point(0.0, first as f64, 0.0);
            let part = Grid { origin, rows: run.len() as u32, ..sheet.grid.clone() };
            painter.lines(&part, 0, FINE, |row, line| {
                let row = first + row;
                let hertz = &edges[row * (width + 1)..(row + 1) * (width + 1)];
                let whole = row * width..(row + 1) * width;
                let out = planes.each_mut().map(|plane| &mut plane[whole.clone()]);
                add_line(line, hertz, sheet, tables, out, bent);
            });
        }
        first += run.len();
    }
}

/// Adds a line of samples to its row of every plane.
fn add_line<const N: usize>(
    line: &[u16],
    hertz: &[f32],
    sheet: &Sheet,
    tables: [&[f32]; N],
    mut rows: [&mut [f32]; N],
    bent: &Bent<'_>,
) {
    let per_column = 1.0 / bent.protocol.pixel_bandwidth_hz as f32;
    for (column, samples) in line.chunks_exact(FINE.along_row as usize).enumerate() {
        let (left, right) = (hertz[column], hertz[column + 1]);
        let weight = sheet.share * bent.excited(sheet.offset, f32::midpoint(left, right));
        if weight == 0.0 {
            continue;
        }
        let shifts = (left * per_column, right * per_column);
        let is_still = shifts.0.abs().max(shifts.1.abs()) < LEAST_SHIFT;
        for (table, row) in tables.iter().zip(&mut rows) {
            if is_still {
                let sum: f32 = samples.iter().map(|part| table[*part as usize]).sum();
                row[column] += weight * sum;
            } else {
                spread_samples(samples, table, column as f32, shifts, weight, row);
            }
        }
    }
}

/// Samples of one column, whose edges move by these shifts.
fn spread_samples(
    samples: &[u16],
    table: &[f32],
    column: f32,
    (left, right): (f32, f32),
    weight: f32,
    line: &mut [f32],
) {
    let step = 1.0 / samples.len() as f32;
    for (number, part) in samples.iter().enumerate() {
        let value = table[*part as usize];
        if value == 0.0 {
            continue;
        }
        let edge = |number: usize| {
            let share = number as f32 * step;
            column + share + left + share * (right - left)
        };
        let (from, to) = (edge(number), edge(number + 1));
        spread(from.min(to), from.max(to), weight * value, line);
    }
}

/// Spreads an amount evenly from one place to another; column `c` reaches from `c` to `c + 1`.
fn spread(from: f32, to: f32, amount: f32, line: &mut [f32]) {
    let width = line.len() as f32;
    if to <= 0.0 || from >= width {
        return;
    }
    let density = amount / (to - from).max(1e-6);
    let (first, last) = (from.max(0.0) as usize, (to.min(width - 1e-3)) as usize);
    if first >= last {
        line[first.min(line.len() - 1)] += amount;
        return;
    }
    for (column, value) in line.iter_mut().enumerate().take(last + 1).skip(first) {
        let (low, high) = (from.max(column as f32), to.min(column as f32 + 1.0));
        *value += density * (high - low).max(0.0);
    }
}

/// The corners of the box in which spins of a stack may lie.
pub(crate) fn reach(grid: &Grid) -> (Vector, Vector) {
    let out = grid.step.normalize() * (grid.thickness * (f64::from(REACH) + 0.5));
    let (columns, rows, slices) = (f64::from(grid.columns), f64::from(grid.rows), f64::from(grid.slices - 1));
    let corners = [(0.0, -out), (slices, out)].into_iter().flat_map(|(slice, out)| {
        [(-1.0, -1.0), (columns, -1.0), (-1.0, rows), (columns, rows)]
            .map(|(column, row)| grid.point(column, row, slice) + out)
    });
    corners.fold((Vector::repeat(f64::INFINITY), Vector::repeat(f64::NEG_INFINITY)), |(low, high), corner| {
        (low.inf(&corner), high.sup(&corner))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    use crate::bones::solid::Piece;
    use crate::bones::surface::Placement;
    use crate::inside::{Layer, Part, Tissue};
    use crate::mr::kernel_field::Dipoles;
    use crate::mr::{MetalProtocol, Weighting, metal};

    fn grid() -> Grid {
        Grid {
            columns: 60,
            rows: 60,
            slices: 1,
            spacing: [1.0; 2],
            thickness: 4.0,
            origin: Vector::new(29.5, 29.5, 0.0),
            along_row: -Vector::x(),
            along_column: -Vector::y(),
            step: Vector::z() * 4.4,
        }
    }

    /// A slice through fat of this form with a rod of this metal from side to side, which gives no signal of its own.
    fn slice(fat: Piece, rod: Option<Tissue>, protocol: &MrProtocol) -> (Vec<f32>, Option<FieldMap>) {
        let mut layers = vec![Layer::pieces(Part::of(Tissue::Fat), vec![fat])];
        let piece = Piece::frustum(Vector::z() * -200.0, Vector::z() * 200.0, 2.75, 2.75, 0.0);
        layers.extend(rod.map(|tissue| Layer::pieces(Part::of(tissue), vec![piece.clone()])));
        let (low, high) = reach(&grid());
        let dipoles = rod
            .map(|tissue| Dipoles::new(&metal::dipoles(vec![Layer::pieces(Part::of(tissue), vec![piece])])));
        let field = dipoles.map(|dipoles| FieldMap::new(&dipoles, low, high, 1.5));
        let painter = Painter::new(layers, &grid());
        let signal: Vec<f32> =
            painter.parts().iter().map(|part| f32::from(u8::from(part.tissue == Tissue::Fat))).collect();
        let bent = field.as_ref().map(|field| (field, protocol));
        let [values] = measured(&painter, &grid(), 0, [&signal[..]], bent);
        (values, field)
    }

    /// A drop of fat beside a rod shows up moved by its frequency over the width of a pixel, and nothing of it is lost.
    #[test]
    fn what_lies_beside_a_rod_is_moved_by_its_frequency() {
        let place = Vector::new(-12.0, 3.0, 0.0);
        for metal in [MetalProtocol::Usual, MetalProtocol::SliceEncoding] {
            let protocol = MrProtocol::of(Weighting::T2, metal, "SAG");
            let drop = || Piece::ellipsoid(&Placement::at(place), Vector::repeat(1.4), 0.0);
            let centre = |values: &[f32]| {
                let sum: f32 = values.iter().sum();
                let moment = |(at, value): (usize, &f32)| (at % 60) as f32 * value;
                (values.iter().enumerate().map(moment).sum::<f32>() / sum, sum)
            };
            let (still, all) = centre(&slice(drop(), None, &protocol).0);
            let (values, field) = slice(drop(), Some(Tissue::Titanium), &protocol);
            let (moved, kept) = centre(&values);
            let expect = field.unwrap().at(place) / protocol.pixel_bandwidth_hz as f32;
            assert!(expect.abs() > 0.3, "{expect}");
            // The field changes a little across the drop.
            assert!((moved - still - expect).abs() < 0.1 * expect.abs(), "{} not {expect}", moved - still);
            assert!((kept - all).abs() < 0.12 * all, "{kept} of {all}");
        }
    }

    /// Voxels that are wrong by a fifth or more: most about cobalt-chromium, fewer about titanium, fewest with slices encoded.
    #[test]
    fn less_is_lost_about_titanium_and_with_encoded_slices() {
        let wrong = |rod: Tissue, metal: MetalProtocol| {
            let protocol = MrProtocol::of(Weighting::T2, metal, "SAG");
            let block = || Piece::ellipsoid(&Placement::at(Vector::zeros()), Vector::repeat(200.0), 0.0);
            let (still, bent) = (slice(block(), None, &protocol).0, slice(block(), Some(rod), &protocol).0);
            still.iter().zip(&bent).filter(|(still, bent)| (**bent - **still).abs() > 0.2).count()
        };
        let usual = wrong(Tissue::CobaltChromium, MetalProtocol::Usual);
        let titanium = wrong(Tissue::Titanium, MetalProtocol::Usual);
        let encoded = wrong(Tissue::Titanium, MetalProtocol::SliceEncoding);
        assert!(
            usual > 2 * titanium && titanium > 2 * encoded && encoded > 20,
            "{usual} {titanium} {encoded}"
        );
    }

    #[test]
    fn spreading_keeps_the_amount() {
        for (from, to) in [(2.1, 2.4), (2.5, 5.25), (3.0, 3.0), (0.0, 8.0)] {
            let mut line = [0.0; 8];
            spread(from, to, 2.0, &mut line);
            let sum: f32 = line.iter().sum();
            assert!((sum - 2.0).abs() < 1e-4, "{from} to {to}: {line:?}");
        }
        let mut line = [0.0; 4];
        spread(-1.0, 1.0, 2.0, &mut line);
        assert_eq!(line, [1.0, 0.0, 0.0, 0.0]);
    }
}
