//! Where source and detector stood, and what a pixel is in millimetres.

use super::FilmClass;
use crate::calibration;
use crate::write::error::WriteError;
use crate::write::header::Header;
use dicom_dictionary_std::tags;
use upright_anatomy::{Millimetres, PixelSpacing};

/// What a pixel is in millimetres, and why. Either comes back from [`FilmFile`](crate::FilmFile) as class estimated.
///
/// - **Source**: DICOM PS3.3 10.7.1.1 to 10.7.1.3.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Geometry {
    /// A slot scanner: it magnifies across, not along, and states the spacing in the patient (GEOMETRY).
    Slot {
        /// In the plane of the patient.
        spacing: PixelSpacing,
        /// At the detector: another one, or nothing was corrected.
        detector_spacing: PixelSpacing,
    },
    /// One exposure from a point: it states the spacing at the detector and the distances.
    ConeBeam {
        /// At the detector.
        detector_spacing: PixelSpacing,
        /// From the source to the detector (SID).
        source_to_detector: Millimetres,
        /// From the source to the plane of the patient in which millimetres are to be true (SOD).
        ///
        /// A made-up patient leans on no support, so DX too leaves the place to us (C.8.11.5, note 3).
        source_to_patient: Millimetres,
    },
}

impl Geometry {
    pub(super) fn fill(self, header: &mut Header, class: FilmClass) -> Result<(), WriteError> {
        let is_digital = class == FilmClass::DigitalXRay;
        if is_digital {
            // Nothing detected anything: the type is unknown, which Type 2 permits.
            header.text(tags::DETECTOR_TYPE, "")?;
            header.text(tags::DETECTOR_CONFIGURATION, self.configuration())?;
        }
        match self {
            Self::Slot { spacing, detector_spacing } => slot(header, spacing, detector_spacing),
            Self::ConeBeam { detector_spacing, source_to_detector, source_to_patient } => {
                let distances = (source_to_detector, source_to_patient);
                let magnification = cone_beam(header, detector_spacing, distances)?;
                // CR has no such attribute; there the distances say the same.
                if is_digital {
                    let attribute = tags::ESTIMATED_RADIOGRAPHIC_MAGNIFICATION_FACTOR;
                    header.numbers(attribute, &[magnification])?;
                }
                Ok(())
            }
        }
    }

    const fn configuration(self) -> &'static str {
        match self {
            Self::Slot { .. } => "SLOT",
            Self::ConeBeam { .. } => "AREA",
        }
    }
}

const fn pair(spacing: PixelSpacing) -> (f64, f64) {
    (spacing.row(), spacing.column())
}

fn slot(header: &mut Header, spacing: PixelSpacing, detector: PixelSpacing) -> Result<(), WriteError> {
    if calibration::same(pair(spacing), pair(detector)) {
        let problem =
            "the spacing of a slot scanner is that of its detector, so its geometry corrected nothing";
        return Err(WriteError::Geometry(problem));
    }
    header.numbers(tags::IMAGER_PIXEL_SPACING, &[detector.row(), detector.column()])?;
    header.numbers(tags::PIXEL_SPACING, &[spacing.row(), spacing.column()])?;
    header.text(tags::PIXEL_SPACING_CALIBRATION_TYPE, "GEOMETRY")?;
    header.text(tags::PIXEL_SPACING_CALIBRATION_DESCRIPTION, "slot scanner, in the plane of the patient")
}

/// The magnification of the patient on the detector.
fn cone_beam(
    header: &mut Header,
    detector_spacing: PixelSpacing,
    (to_detector, to_patient): (Millimetres, Millimetres),
) -> Result<f64, WriteError> {
    let (to_detector_mm, to_patient_mm) = (to_detector.value(), to_patient.value());
    let magnification = to_detector_mm / to_patient_mm;
    let is_between = to_patient_mm > 0.0 && to_patient_mm < to_detector_mm;
    if !(is_between && magnification <= PixelSpacing::MOST_MAGNIFICATION) {
        let problem = "the patient must be between source and detector, and not magnified more than twice";
        return Err(WriteError::Geometry(problem));
    }
    header.numbers(tags::IMAGER_PIXEL_SPACING, &[detector_spacing.row(), detector_spacing.column()])?;
    header.numbers(tags::DISTANCE_SOURCE_TO_DETECTOR, &[to_detector_mm])?;
    header.numbers(tags::DISTANCE_SOURCE_TO_PATIENT, &[to_patient_mm])?;
    Ok(magnification)
}
