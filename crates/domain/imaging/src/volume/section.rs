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
/// - **Frame, unit**: those of [`Section`]. `through` leads from one face of the slab to the other, half of it to either side of
///   the plane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Slab {
    /// The plane alone.
    #[default]
    Thin,
    /// The mean through the slab.
    Mean {
        /// From face to face.
        through: [f64; 3],
    },
    /// The highest value through the slab: a maximum intensity projection.
    Highest {
        /// From face to face.
        through: [f64; 3],
    },
}

impl Slab {
    fn through(self) -> Vector3<f64> {
        match self {
            Self::Thin => Vector3::zeros(),
            Self::Mean { through } | Self::Highest { through } => through.into(),
        }
    }
}

/// Sheets of one slab: no clinical limit.
const MOST_SHEETS: f64 = 4096.0;

impl Section {
    /// The volume on this plane.
    ///
    /// - **Definition**: linear between the middles of the eight voxels around a place; up to the outer wall the outermost voxel
    ///   counts. A slab is taken apart into sheets no more than a voxel apart. A plane through the middles of voxels, in steps of
    ///   a voxel, gives their values unchanged.
    /// - **Unit**: stored values, rounded to the nearest; `outside` where a pixel lies beyond the volume or beside a slice that is
    ///   absent, in a slab where all of it does.
    ///
    /// # Errors
    /// [`ImagingError::Section`] where the plane has no pixels, no direction, or a slab that goes nowhere or has too many sheets.
    pub fn of(&self, volume: &Volume, slab: Slab, outside: i16) -> Result<Raster, ImagingError> {
        let sheets = self.sheets(volume, slab)?;
        let values = values(volume, self, &sheets, matches!(slab, Slab::Highest { .. }), outside);
        Raster::new(self.columns, self.rows, Samples::I16(values))
    }

    /// How far each sheet lies from the plane.
    fn sheets(&self, volume: &Volume, slab: Slab) -> Result<Vec<Vector3<f64>>, ImagingError> {
        let [across, down] = self.steps.map(Vector3::from);
        let (through, first) = (slab.through(), Vector3::from(self.first_pixel));
        let is_finite =
            [across, down, first, through].iter().all(|way| way.iter().all(|number| number.is_finite()));
        let gaps = through.component_div(&Vector3::from(volume.spacing())).amax().ceil();
        let is_plane = is_finite && across.cross(&down).norm() > 0.0 && gaps < MOST_SHEETS;
        if self.columns == 0 || self.rows == 0 || !is_plane {
            let (columns, rows) = (self.columns, self.rows);
            return Err(ImagingError::Section { columns, rows, steps: self.steps, sheets: gaps });
        }
        let share = |sheet: u32| if gaps > 0.0 { f64::from(sheet) / gaps - 0.5 } else { 0.0 };
        Ok((0..=gaps as u32).map(|sheet| through * share(sheet)).collect())
    }
}
