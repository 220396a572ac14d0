//! Volumes: a body sampled on a grid, slice by slice, each value the mean over what lies in its voxel.

#[cfg(test)]
mod agreement;
mod grid;
mod kernel_fill;

pub(crate) use grid::to_patient;
pub use grid::{Grid, GridError};
pub(crate) use kernel_fill::{Fineness, Painter};
