//! Where a picture lies in the patient.

use super::error::WriteError;
use super::header::{Header, invalid};
use dicom_dictionary_std::tags;

/// Where a picture lies in the patient: millimetres and directions that grow to the left, to the back and to the head.
///
/// - **Source**: DICOM PS3.3 C.7.6.2.1.1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Plane {
    /// Direction in which the columns are counted: along a row, to the viewer's right.
    pub along_row: [f64; 3],
    /// Direction in which the rows are counted: down a column.
    pub down_column: [f64; 3],
    /// Centre of the first pixel, the upper left one, in mm.
    pub first_pixel: [f64; 3],
}

impl Plane {
    /// Directions this near to unit length and to a right angle count as such: what is lost by writing them is far less.
    const TOLERANCE: f64 = 1e-6;

    /// The direction away from the viewer.
    pub(super) const fn normal(&self) -> [f64; 3] {
        let ([a, b, c], [d, e, f]) = (self.along_row, self.down_column);
        [b * f - c * e, c * d - a * f, a * e - b * d]
    }

    /// How far the plane lies along its normal, in mm.
    pub(super) fn location(&self) -> f64 {
        dot(self.first_pixel, self.normal())
    }

    pub(super) fn fill(&self, header: &mut Header) -> Result<(), WriteError> {
        let (row, column) = (self.along_row, self.down_column);
        let is_near = |found: f64, wanted: f64| (found - wanted).abs() <= Self::TOLERANCE;
        let is_right = is_near(dot(row, row), 1.0) && is_near(dot(column, column), 1.0);
        if !(is_right && is_near(dot(row, column), 0.0)) {
            let problem = "it must be two directions of length 1 at a right angle";
            return Err(invalid(tags::IMAGE_ORIENTATION_PATIENT, problem));
        }
        // A sum with zero has no negative zero.
        let [a, b, c, d, e, f] =
            [row[0], row[1], row[2], column[0], column[1], column[2]].map(|part| part + 0.0);
        header.numbers(tags::IMAGE_ORIENTATION_PATIENT, &[a, b, c, d, e, f])?;
        header.numbers(tags::IMAGE_POSITION_PATIENT, &self.first_pixel.map(|part| part + 0.0))
    }
}

fn dot([a, b, c]: [f64; 3], [d, e, f]: [f64; 3]) -> f64 {
    a * d + b * e + c * f
}
