//! Pictures of planes through a volume: along its voxels or oblique, of the plane alone or of a slab.

use super::Volume;
use super::kernel_section::values;
use crate::error::ImagingError;
use crate::raster::{Raster, Samples};
use nalgebra::Vector3;

/// The pixels of a plane through a volume.
///
/// - **Frame**: axes along rows, along columns and across slices; the origin is the outer corner of the first voxel.
/// - **Unit**: that of the volume's spacing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Section {
    /// Middle of the first pixel.
    pub first_pixel: [f64; 3],
    /// From a pixel to the next of its row, and to that of the next row.
    pub steps: [[f64; 3]; 2],
    /// Pixels in a row.
    pub columns: u32,
    /// Rows.
    pub rows: u32,
}

/// How much of a volume a pixel shows.
///
/// - **Unit**: thickness in that of the volume's spacing, half of it to either side of the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Slab {
    /// The plane alone.
    #[default]
    Thin,
    /// The mean across the slab.
    Mean {
        /// How thick it is.
        thickness: f64,
    },
    /// The highest value across the slab: a maximum intensity projection.
    Highest {
        /// How thick it is.
        thickness: f64,
    },
}

impl Slab {
    const fn thickness(self) -> f64 {
        match self {
            Self::Thin => 0.0,
            Self::Mean { thickness } | Self::Highest { thickness } => thickness,
        }
    }
}

/// Sheets of one slab: no clinical limit.
const MOST_SHEETS: f64 = 4096.0;

impl Section {
    /// The volume on this plane.
    ///
    /// - **Definition**: linear between the middles of the eight voxels around a place; up to the outer wall the outermost voxel
    ///   counts. A slab is taken apart into sheets no further apart than the smallest side of a voxel. A plane through the
    ///   middles of voxels, in steps of a voxel, gives their values unchanged.
    /// - **Unit**: stored values, rounded to the nearest; `outside` where a pixel lies beyond the volume, in a slab where all of
    ///   it does.
    ///
    /// # Errors
    /// [`ImagingError::Section`] where the plane has no pixels, no direction, or a slab that is no thickness or has too many sheets.
    pub fn of(&self, volume: &Volume, slab: Slab, outside: i16) -> Result<Raster, ImagingError> {
        let sheets = self.sheets(volume, slab)?;
        let values = values(volume, self, &sheets, matches!(slab, Slab::Highest { .. }), outside);
        Raster::new(self.columns, self.rows, Samples::I16(values))
    }

    /// How far each sheet lies from the plane.
    fn sheets(&self, volume: &Volume, slab: Slab) -> Result<Vec<Vector3<f64>>, ImagingError> {
        let [across, down] = self.steps.map(Vector3::from);
        let normal = across.cross(&down);
        let smallest = volume.spacing().into_iter().fold(f64::INFINITY, f64::min);
        let (thickness, first) = (slab.thickness(), Vector3::from(self.first_pixel));
        let is_plane =
            normal.norm() > 0.0 && [across, down, first].iter().all(|v| v.iter().all(|x| x.is_finite()));
        let gaps = (thickness / smallest).ceil();
        let is_slab = thickness >= 0.0 && gaps < MOST_SHEETS;
        if self.columns == 0 || self.rows == 0 || !is_plane || !is_slab {
            let (columns, rows) = (self.columns, self.rows);
            return Err(ImagingError::Section { columns, rows, steps: self.steps, thickness });
        }
        let place = |sheet: u32| match gaps {
            0.0 => 0.0,
            gaps => (f64::from(sheet) / gaps - 0.5) * thickness,
        };
        Ok((0..=gaps as u32).map(|sheet| normal.normalize() * place(sheet)).collect())
    }
}
