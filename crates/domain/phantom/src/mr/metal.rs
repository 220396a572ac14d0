//! Where metal lies, in small cubes, and how strongly the magnet makes each a dipole.

use super::kernel_field::Dipole;
use crate::bones::surface::Vector;
use crate::inside::{Form, Layer, Tissue};
use crate::volume::{Fineness, Grid, Painter};

/// Edge of a cube of metal in mm.
const CUBE: f64 = 2.0;
/// Susceptibility less that of tissue.
///
/// - **Source**: Schenck 1996, recalled (flag M): titanium 182, tissue −9 parts in a million; cobalt-chromium about 900.
pub(crate) const TITANIUM: f64 = 191.0e-6;
pub(crate) const COBALT_CHROMIUM: f64 = 909.0e-6;

/// Those of metal.
pub(crate) fn layers(all: Vec<Layer>) -> Vec<Layer> {
    all.into_iter().filter(|layer| layer.part.tissue.is_metal()).collect()
}

/// The dipoles of everything of metal in these layers.
pub(crate) fn dipoles(all: Vec<Layer>) -> Vec<Dipole> {
    let metal = layers(all);
    let Some(grid) = around(&metal) else { return Vec::new() };
    let painter = Painter::new(metal, &grid);
    let strengths: Vec<f32> = painter.parts().iter().map(|part| strength(part.tissue)).collect();
    let slices = 0..grid.slices;
    slices.flat_map(|slice| of_slice(&painter, &grid, slice, &strengths)).collect()
}

const fn strength(tissue: Tissue) -> f32 {
    (match tissue {
        Tissue::Titanium => TITANIUM,
        Tissue::CobaltChromium => COBALT_CHROMIUM,
        _ => 0.0,
    }) as f32
}

fn of_slice(painter: &Painter, grid: &Grid, slice: u32, strengths: &[f32]) -> Vec<Dipole> {
    const FINE: Fineness = Fineness { along_row: 3, along_column: 3, across: 3 };
    let [means] = painter.means(grid, slice, FINE, [strengths]);
    let columns = grid.columns as usize;
    let volume = CUBE.powi(3);
    let there = means.into_iter().enumerate().filter(|(_, mean)| *mean > 0.0);
    there
        .map(|(at, mean)| Dipole {
            place: grid.point((at % columns) as f64, (at / columns) as f64, f64::from(slice)),
            moment: f64::from(mean) * volume,
        })
        .collect()
}

/// Sagittal slices through everything of these layers.
fn around(layers: &[Layer]) -> Option<Grid> {
    let pieces = layers.iter().flat_map(|layer| match &layer.form {
        Form::Pieces(pieces) => pieces.as_slice(),
        Form::Column(_) => &[],
    });
    let boxes = pieces.map(|piece| (piece.centre - piece.reach, piece.centre + piece.reach));
    let (low, high) = boxes.reduce(|(low, high), (least, most)| (low.inf(&least), high.sup(&most)))?;
    let (low, high): (Vector, Vector) = (low.add_scalar(-CUBE), high.add_scalar(CUBE));
    let count = (high - low).map(|extent| (extent / CUBE).ceil().max(16.0) as u32);
    let grid = Grid {
        columns: count.x,
        rows: count.y,
        slices: count.z,
        spacing: [CUBE; 2],
        thickness: CUBE,
        origin: Vector::new(high.x, high.y, low.z),
        along_row: -Vector::x(),
        along_column: -Vector::y(),
        step: Vector::z() * CUBE,
    };
    grid.check().ok()
}
