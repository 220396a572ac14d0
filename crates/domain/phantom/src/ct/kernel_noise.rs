//! Blur and noise of a slice, where a voxel is counted through much or little of the body.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: a plane has as many values as its grid has voxels in a slice"
)]

use crate::film::kernel_noise::normal;
use crate::film::kernel_plane::Plane as Values;
use crate::volume::Grid;

/// A slice in Hounsfield units.
pub(crate) struct Plane {
    values: Values,
    spacing: f64,
}

/// Attenuation of water for each millimetre, as noise grows with it.
const WATER: f32 = 0.0206;
/// Millimetres of water about a voxel in the middle of a usual body.
const USUAL: f32 = 260.0;

impl Plane {
    pub(crate) fn new(grid: &Grid, values: Vec<f32>) -> Self {
        let (columns, rows) = (grid.columns as usize, grid.rows as usize);
        Self { values: Values { columns, rows, values }, spacing: grid.spacing[0] }
    }

    pub(crate) fn values(&self) -> &[f32] {
        &self.values.values
    }

    /// Blurred by a Gaussian of this deviation in millimetres.
    pub(crate) fn blur(&mut self, deviation: f64) {
        self.values = self.values.blurred((deviation / self.spacing) as f32);
    }

    /// Adds noise of this deviation in the middle of a usual body in slices of one millimetre: grains of the kernel's size, stronger behind thick parts.
    pub(crate) fn add_noise(&mut self, deviation: f32, thickness: f64, seed: u64) {
        const GRAIN: f32 = 0.75;
        let (columns, rows) = (self.values.columns, self.values.rows);
        let white = (0..columns * rows)
            .map(|at| normal((at % columns) as i32, (at / columns) as i32, seed))
            .collect();
        let grains = Values { columns, rows, values: white }.blurred(GRAIN);
        // A Gaussian keeps this share of the deviation of white noise.
        let kept = 1.0 / (2.0 * std::f32::consts::PI.sqrt() * GRAIN);
        let scale = deviation / kept / (thickness as f32).sqrt();
        let (across, down) = self.water();
        for (at, value) in self.values.values.iter_mut().enumerate() {
            let (column, row) = (at % columns, at / columns);
            let counted =
                f32::midpoint((WATER * (across[row] - USUAL)).exp(), (WATER * (down[column] - USUAL)).exp());
            *value += scale * counted.sqrt().clamp(0.15, 5.0) * grains.values[at];
        }
    }

    /// Millimetres of water along every row and every column.
    fn water(&self) -> (Vec<f32>, Vec<f32>) {
        let (columns, rows) = (self.values.columns, self.values.rows);
        let (mut across, mut down) = (vec![0.0; rows], vec![0.0; columns]);
        for (at, value) in self.values.values.iter().enumerate() {
            let water = (1.0 + value / 1000.0).clamp(0.0, 2.5) * self.spacing as f32;
            across[at / columns] += water;
            down[at % columns] += water;
        }
        (across, down)
    }

    /// Adds what was found on a coarser grid with the same middle.
    pub(crate) fn add(&mut self, coarse: &Values, coarse_grid: &Grid, grid: &Grid) {
        let columns = self.values.columns;
        let share = (grid.spacing[0] / coarse_grid.spacing[0]) as f32;
        let middle = |count: u32| (count as f32 - 1.0) / 2.0;
        let (to, from) = (middle(coarse_grid.columns), middle(grid.columns));
        for (at, value) in self.values.values.iter_mut().enumerate() {
            let place = |of: usize| to + (of as f32 - from) * share;
            *value += coarse.at(place(at % columns), place(at / columns));
        }
    }
}
