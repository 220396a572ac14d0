//! Where the voxels of a volume lie in the body.

use crate::bones::surface::Vector;
use nalgebra::Matrix3;

/// Voxels of a volume: slices of rows of columns.
///
/// - **Shape**: `slices` × `rows` × `columns`; rows are horizontal, so that nothing has to be turned to lay a body into them.
/// - **Unit**: millimetres. In the body's own frame anterior, cranial, to the patient's left; as DICOM has it left, posterior, head.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    /// Voxels in a row.
    pub columns: u32,
    /// Rows in a slice.
    pub rows: u32,
    /// Slices.
    pub slices: u32,
    /// Millimetres between the middles of columns, and of rows.
    pub spacing: [f64; 2],
    /// Millimetres of the body that a slice is the mean of, across it.
    pub thickness: f64,
    /// Middle of the first voxel of the first slice.
    pub(crate) origin: Vector,
    pub(crate) along_row: Vector,
    pub(crate) along_column: Vector,
    /// From a slice to the next; not across the slice where the gantry is tilted.
    pub(crate) step: Vector,
}

/// A grid that cannot be.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum GridError {
    /// No size, or too much of it.
    #[error("{what} of {found}; {least} to {most} can be made")]
    OutOfRange {
        /// What is wrong.
        what: &'static str,
        /// What was asked for.
        found: f64,
        /// The least that can be made.
        least: f64,
        /// The most that can be made.
        most: f64,
    },
}

/// Most voxels on each side.
const MOST: u32 = 2048;

impl Grid {
    pub(crate) fn check(self) -> Result<Self, GridError> {
        let within = |what: &'static str, found: f64, least: f64, most: f64| {
            if (least..=most).contains(&found) {
                Ok(())
            } else {
                Err(GridError::OutOfRange { what, found, least, most })
            }
        };
        let most = f64::from(MOST);
        within("columns", f64::from(self.columns), 16.0, most)?;
        within("rows", f64::from(self.rows), 16.0, most)?;
        within("slices", f64::from(self.slices), 1.0, most)?;
        within("millimetres between voxels", self.spacing[0], 0.05, 20.0)?;
        within("millimetres between voxels", self.spacing[1], 0.05, 20.0)?;
        within("millimetres between slices", self.step.norm(), 0.05, 50.0)?;
        within("millimetres of slice thickness", self.thickness, 0.05, 50.0)?;
        Ok(self)
    }

    /// Directions of a row and of a column: cosines towards the patient's left, back and head.
    ///
    /// - **Source**: DICOM PS3.3 C.7.6.2.1.1, ImageOrientationPatient.
    #[must_use]
    pub fn orientation(&self) -> [[f64; 3]; 2] {
        [self.along_row, self.along_column].map(to_patient)
    }

    /// The middle of the first voxel of a slice: millimetres towards the patient's left, back and head from the hip axis.
    ///
    /// - **Source**: DICOM PS3.3 C.7.6.2.1.1, ImagePositionPatient.
    #[must_use]
    pub fn position(&self, slice: u32) -> [f64; 3] {
        to_patient(self.origin + self.step * f64::from(slice))
    }

    /// Millimetres from a slice to the next.
    #[must_use]
    pub fn slice_step(&self) -> f64 {
        self.step.norm()
    }

    /// The middle of a voxel, whose numbers need not be whole: anterior, cranial, to the left.
    pub(crate) fn point(&self, column: f64, row: f64, slice: f64) -> Vector {
        self.origin
            + self.along_row * (column * self.spacing[0])
            + self.along_column * (row * self.spacing[1])
            + self.step * slice
    }

    /// Column, row and slice of a place, counted from the hip axis towards left, back and head; not whole.
    #[must_use]
    pub fn voxel(&self, [left, back, head]: [f64; 3]) -> [f64; 3] {
        let point = Vector::new(-back, head, left);
        let axes = Matrix3::from_columns(&[
            self.along_row * self.spacing[0],
            self.along_column * self.spacing[1],
            self.step,
        ]);
        axes.lu().solve(&(point - self.origin)).map_or([f64::NAN; 3], Into::into)
    }

    /// Across the slices.
    pub(crate) fn normal(&self) -> Vector {
        self.along_column.cross(&self.along_row)
    }

    /// The same place with fewer or more voxels: one slice, `columns` × `rows`, so wide, about the middle of a slice.
    pub(crate) fn overview(&self, slice: u32, columns: u32, spacing: f64) -> Self {
        let middle =
            self.point(f64::from(self.columns - 1) / 2.0, f64::from(self.rows - 1) / 2.0, f64::from(slice));
        let half = f64::from(columns - 1) / 2.0 * spacing;
        Self {
            columns,
            rows: columns,
            slices: 1,
            spacing: [spacing; 2],
            origin: middle - (self.along_row + self.along_column) * half,
            ..self.clone()
        }
    }
}

/// Left, back and head from anterior, cranial and left.
pub(crate) fn to_patient(body: Vector) -> [f64; 3] {
    [body.z, -body.x, body.y]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> Grid {
        Grid {
            columns: 100,
            rows: 80,
            slices: 30,
            spacing: [0.5, 0.5],
            thickness: 2.0,
            origin: Vector::new(100.0, -20.0, -30.0),
            along_row: Vector::z(),
            along_column: -Vector::x(),
            step: Vector::y() * 2.0,
        }
    }

    /// An axial slice as every reader of DICOM expects it: rows to the left, columns backwards, slices towards the head.
    #[test]
    fn an_axial_grid_has_the_usual_directions() {
        assert_eq!(grid().orientation(), [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]);
        assert_eq!(grid().position(3), [-30.0, -100.0, -14.0]);
        assert!(
            (grid().normal() - Vector::y()).norm() < 1e-12 || (grid().normal() + Vector::y()).norm() < 1e-12
        );
    }

    #[test]
    fn places_and_points_are_each_others_inverse() {
        let [column, row, slice] = grid().voxel(to_patient(grid().point(12.5, 3.25, 7.0)));
        assert!((column - 12.5).abs() < 1e-9 && (row - 3.25).abs() < 1e-9 && (slice - 7.0).abs() < 1e-9);
    }

    #[test]
    fn an_overview_has_the_same_middle() {
        let overview = grid().overview(4, 61, 2.0);
        let middle = (overview.point(30.0, 30.0, 0.0) - grid().point(49.5, 39.5, 4.0)).norm();
        assert!(middle < 1e-9, "{middle}");
    }

    #[test]
    fn what_cannot_be_is_refused_by_name() {
        let error = Grid { columns: 4000, ..grid() }.check().unwrap_err();
        assert_eq!(error.to_string(), "columns of 4000; 16 to 2048 can be made");
        assert!(Grid { thickness: f64::NAN, ..grid() }.check().is_err());
        assert!(grid().check().is_ok());
    }
}
