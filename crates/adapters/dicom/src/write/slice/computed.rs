//! What a slice of computed tomography says of its making.

use super::NewSlice;
use super::contrast::{self, IntrathecalContrast};
use crate::write::error::WriteError;
use crate::write::header::{Header, invalid};
use crate::write::modules::{self, Stored};
use crate::write::plane::Plane;
use crate::write::samples;
use dicom_dictionary_std::tags;
use upright_anatomy::Millimetres;
use upright_imaging::Raster;

/// How a slice of computed tomography was made.
///
/// Tilt of the gantry and diameter of the reconstruction follow from the slice's plane and size.
#[derive(Clone, Debug, PartialEq)]
pub struct ComputedTomography {
    /// Which HU can be stored.
    pub scale: HounsfieldScale,
    /// Peak voltage of the tube in kV.
    pub tube_kilovolts: f64,
    /// Current of the tube in mA.
    pub tube_milliamperes: u32,
    /// Duration of the exposure in ms.
    pub exposure_ms: u32,
    /// Kernel of the reconstruction, up to 16 letters.
    pub kernel: String,
    /// Filter in the beam, up to 16 letters.
    pub filter: String,
    /// Diameter of the region from which data were collected.
    pub collection_diameter: Millimetres,
    /// Distance of the table's top below the centre of rotation.
    pub table_height: Millimetres,
    /// Which way the tube turned.
    pub rotation: Rotation,
    /// Contrast medium around the spinal cord: the slice is of a CT myelogram. Where there is none, the slice says so.
    pub contrast: Option<IntrathecalContrast>,
}

/// Which HU can be stored. What is denser is to be saturated by whoever makes the slice, as scanners do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HounsfieldScale {
    /// −1024 to 3071 HU, as most scanners write: 12 bits, unsigned, intercept −1024.
    Usual,
    /// −32768 to 32767 HU, for metal: 16 bits, signed, intercept 0.
    Extended,
}

impl HounsfieldScale {
    const USUAL_LEAST: i16 = -1024;
    const USUAL_MOST: i16 = 3071;

    const fn intercept(self) -> i16 {
        match self {
            Self::Usual => Self::USUAL_LEAST,
            Self::Extended => 0,
        }
    }

    pub(super) const fn stored_as(self) -> Stored {
        let (bits, signed) = match self {
            Self::Usual => (12, false),
            Self::Extended => (16, true),
        };
        Stored { bits, signed, inverted: false }
    }

    /// The bits of a value that the scale holds.
    pub(super) const fn stored(self, hounsfield: i16) -> u16 {
        hounsfield.wrapping_sub(self.intercept()) as u16
    }

    /// HU, if the scale holds them.
    pub(super) fn checked(self, raster: &Raster) -> Result<&[i16], WriteError> {
        let samples = samples::signed(raster)?;
        let (least, most) = match self {
            Self::Usual => (Self::USUAL_LEAST, Self::USUAL_MOST),
            Self::Extended => (i16::MIN, i16::MAX),
        };
        match samples.iter().copied().find(|sample| !(least..=most).contains(sample)) {
            Some(sample) => Err(WriteError::Hounsfield { sample, least, most }),
            None => Ok(samples),
        }
    }
}

/// Which way the tube turns, seen by whoever faces the gantry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rotation {
    /// Clockwise.
    Clockwise,
    /// Counter-clockwise.
    CounterClockwise,
}

impl Rotation {
    /// RotationDirection.
    pub(in crate::write) const fn term(self) -> &'static str {
        match self {
            Self::Clockwise => "CW",
            Self::CounterClockwise => "CC",
        }
    }
}

impl ComputedTomography {
    /// PS3.3 C.8.2.1.
    pub(super) fn fill(&self, header: &mut Header, slice: &NewSlice<'_>) -> Result<(), WriteError> {
        modules::rescale(header, self.scale.intercept().into(), "HU")?;
        self.exposure(header)?;
        header.text(tags::CONVOLUTION_KERNEL, &self.kernel)?;
        header.text(tags::FILTER_TYPE, &self.filter)?;
        header.numbers(tags::GANTRY_DETECTOR_TILT, &[tilt(&slice.plane)?])?;
        header.positive(tags::RECONSTRUCTION_DIAMETER, diameter(slice))?;
        header.positive(tags::DATA_COLLECTION_DIAMETER, self.collection_diameter.value())?;
        header.numbers(tags::TABLE_HEIGHT, &[self.table_height.value()])?;
        header.term(tags::ROTATION_DIRECTION, self.rotation.term());
        match &self.contrast {
            Some(contrast) => contrast.fill(header),
            None => contrast::fill_none(header),
        }
    }

    fn exposure(&self, header: &mut Header) -> Result<(), WriteError> {
        const MS_OF_A_SECOND: u64 = 1000;
        let (current, time) = (u64::from(self.tube_milliamperes), u64::from(self.exposure_ms));
        header.positive(tags::KVP, self.tube_kilovolts)?;
        header.count(tags::X_RAY_TUBE_CURRENT, current)?;
        header.count(tags::EXPOSURE_TIME, time)?;
        header.integer(tags::EXPOSURE, (current * time + MS_OF_A_SECOND / 2) / MS_OF_A_SECOND)
    }
}

/// The wider side of the slice in mm.
fn diameter(slice: &NewSlice<'_>) -> f64 {
    let width_mm = f64::from(slice.raster.columns()) * slice.spacing.column();
    let height_mm = f64::from(slice.raster.rows()) * slice.spacing.row();
    width_mm.max(height_mm)
}

/// Tilt of the gantry in degrees, about the axis from right to left.
///
/// - **Sign**: positive where its top leans to where the table comes from, the feet.
/// - **Source**: DICOM PS3.3 C.8.15.3.2 has the sign; C.8.2.1 has none.
fn tilt(plane: &Plane) -> Result<f64, WriteError> {
    /// No gantry leans further.
    const MOST_DEGREES: f64 = 30.0;
    const TOLERANCE: f64 = 1e-6;
    let [left, posterior, cranial] = plane.normal();
    let tilt = (-posterior).atan2(cranial).to_degrees();
    if left.abs() <= TOLERANCE && tilt.abs() <= MOST_DEGREES + TOLERANCE {
        return Ok(tilt + 0.0);
    }
    let problem = "a slice of CT lies across the body, seen from the feet, and is tilted by 30° at most";
    Err(invalid(tags::IMAGE_ORIENTATION_PATIENT, problem))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gantry_leans_to_the_feet_where_the_front_of_the_slice_does() {
        let check = |degrees: f64, expect: f64| {
            let (sine, cosine) = degrees.to_radians().sin_cos();
            let plane =
                Plane { along_row: [1.0, 0.0, 0.0], down_column: [0.0, cosine, sine], first_pixel: [0.0; 3] };
            assert!((tilt(&plane).unwrap() - expect).abs() < 1e-12);
        };
        check(0.0, 0.0);
        check(15.0, 15.0);
        check(-30.0, -30.0);
    }

    #[test]
    fn every_hounsfield_unit_has_bits_of_its_own() {
        assert_eq!([-1024, 0, 3071].map(|hu| HounsfieldScale::Usual.stored(hu)), [0, 1024, 4095]);
        assert_eq!(
            [-32_768, -1, 32_767].map(|hu| HounsfieldScale::Extended.stored(hu)),
            [0x8000, 0xFFFF, 0x7FFF]
        );
    }
}
