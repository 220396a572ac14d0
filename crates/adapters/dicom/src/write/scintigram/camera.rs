//! Detectors of a gamma camera, and what they see.

use crate::write::error::WriteError;
use crate::write::header::{Code, Header};
use crate::write::plane::Plane;
use dicom_dictionary_std::tags;

/// A detector at its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Camera {
    /// From where it looks.
    pub view: CameraView,
    /// Centre of the first pixel, the upper left one, in mm to the left, to the back and to the head, where it is known.
    pub first_pixel: Option<[f64; 3]>,
}

/// From where a detector looks at the patient.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CameraView {
    /// From the front: the patient's left at the viewer's right.
    Anterior,
    /// From the back: the patient's left at the viewer's left.
    Posterior,
    /// From the left.
    LeftLateral,
    /// From the right.
    RightLateral,
}

impl CameraView {
    /// Of CID 26.
    const fn code(self) -> Code {
        match self {
            Self::Anterior => ("399321004", "SCT", "Anterior projection"),
            Self::Posterior => ("399001007", "SCT", "Posterior projection"),
            Self::LeftLateral => ("399118008", "SCT", "Left lateral projection"),
            Self::RightLateral => ("399297009", "SCT", "Right lateral projection"),
        }
    }

    /// Directions of a row and of a column.
    pub(super) const fn directions(self) -> [&'static str; 2] {
        match self {
            Self::Anterior => ["L", "F"],
            Self::Posterior => ["R", "F"],
            Self::LeftLateral => ["P", "F"],
            Self::RightLateral => ["A", "F"],
        }
    }

    const fn along_row(self) -> [f64; 3] {
        match self {
            Self::Anterior => [1.0, 0.0, 0.0],
            Self::Posterior => [-1.0, 0.0, 0.0],
            Self::LeftLateral => [0.0, 1.0, 0.0],
            Self::RightLateral => [0.0, -1.0, 0.0],
        }
    }
}

impl Camera {
    /// PS3.3 C.8.4.11, one item.
    pub(super) fn item(&self, collimator: Collimator) -> Result<Header, WriteError> {
        let mut item = collimator.item()?;
        let along_row = self.view.along_row();
        let plane = |first_pixel| Plane { along_row, down_column: [0.0, 0.0, -1.0], first_pixel };
        plane(self.first_pixel.unwrap_or_default()).fill(&mut item)?;
        if self.first_pixel.is_none() {
            item.text(tags::IMAGE_POSITION_PATIENT, "")?;
        }
        let mut view = Header::code(self.view.code())?;
        view.items(tags::VIEW_MODIFIER_CODE_SEQUENCE, []);
        item.items(tags::VIEW_CODE_SEQUENCE, [view]);
        Ok(item)
    }
}

/// What stands before the crystal: parallel holes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Collimator {
    /// Low energy, high resolution (LEHR).
    HighResolution,
    /// Low energy, all purpose (LEAP).
    AllPurpose,
}

impl Collimator {
    /// A detector of which only the collimator is known.
    pub(super) fn item(self) -> Result<Header, WriteError> {
        let name = match self {
            Self::HighResolution => "LEHR",
            Self::AllPurpose => "LEAP",
        };
        let mut item = Header::empty();
        item.text(tags::COLLIMATOR_GRID_NAME, name)?;
        item.term(tags::COLLIMATOR_TYPE, "PARA");
        // Zero: parallel holes have their focus at infinity.
        item.integer(tags::FOCAL_DISTANCE, 0)?;
        Ok(item)
    }
}
