//! Projection films: digital (DX, for presentation) or computed (CR) radiographs.
//!
//! A film shows what the source sees: whoever faces right has the left side at the detector (left lateral).

mod geometry;
mod position;

pub use geometry::Geometry;
pub use position::WrittenView;

use super::body::BodyRegion;
use super::error::WriteError;
use super::header::Header;
use super::modules::{self, Image, Stored};
use super::{ImageDescription, ImageIdentity, encoded, samples};
use dicom_dictionary_std::{tags, uids};
use std::io::Write;
use upright_anatomy::Posture;
use upright_imaging::{Raster, Window};

/// What a film is stored as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilmClass {
    /// Digital X-Ray Image for presentation (DX).
    DigitalXRay,
    /// Computed Radiography Image (CR). It has no place of its own for detector, view code and magnification factor.
    ComputedRadiography,
}

impl FilmClass {
    const fn uid(self) -> &'static str {
        match self {
            Self::DigitalXRay => uids::DIGITAL_X_RAY_IMAGE_STORAGE_FOR_PRESENTATION,
            Self::ComputedRadiography => uids::COMPUTED_RADIOGRAPHY_IMAGE_STORAGE,
        }
    }

    const fn modality(self) -> &'static str {
        match self {
            Self::DigitalXRay => "DX",
            Self::ComputedRadiography => "CR",
        }
    }
}

/// A made-up film of the spine, to be written.
#[derive(Clone, Copy, Debug)]
pub struct NewFilm<'a> {
    /// What it is stored as.
    pub class: FilmClass,
    /// The picture, of 16-bit unsigned samples; what absorbs more is to be shown brighter.
    pub raster: &'a Raster,
    /// Bits of a sample that mean something, 12 to 16.
    pub bits_stored: u32,
    /// Whether the lowest value is white (MONOCHROME1).
    pub inverted: bool,
    /// The values of interest.
    pub window: Window,
    /// The direction from which it was taken.
    pub view: WrittenView,
    /// How gravity held the patient. DICOM has no words for extended knees and hips: written as standing.
    pub posture: Posture,
    /// Where source and detector stood, and what a pixel is in millimetres.
    pub geometry: Geometry,
    /// Whether letters in the picture identify the patient and the date (BurnedInAnnotation). A side marker does not.
    pub identifies_patient: bool,
    /// Whose film it pretends to be.
    pub identity: &'a ImageIdentity,
    /// What it says about itself to people.
    pub description: &'a ImageDescription,
}

/// Writes `film` as a DICOM file, Explicit VR Little Endian. The picture is never copied whole.
///
/// - **Source**: DICOM PS3.3 A.2 (CR), A.26 (DX); PS3.10 7.1.
///
/// # Errors
/// [`WriteError::Samples`], [`WriteError::Bits`], [`WriteError::Sample`] and [`WriteError::TooLarge`] for a picture that is no film,
/// [`WriteError::Geometry`] and [`WriteError::Invalid`] for values that cannot be, [`WriteError::Io`] from `to`.
/// Nothing is written before all of the film is known to be right.
pub fn write_film(film: &NewFilm<'_>, mut to: impl Write) -> Result<(), WriteError> {
    let samples = samples::unsigned(film.raster, film.bits_stored)?;
    to.write_all(&encoded(header(film)?)?)?;
    samples::write(samples.len(), samples.iter().copied(), &mut to)
}

fn header(film: &NewFilm<'_>) -> Result<Header, WriteError> {
    let mut header = Header::empty();
    let image = Image {
        class: film.class.uid(),
        modality: film.class.modality(),
        image_type: image_type(film.class),
        region: BodyRegion::Spine,
        identifies_patient: film.identifies_patient,
        identity: film.identity,
        description: film.description,
    };
    image.fill(&mut header)?;
    Stored { bits: film.bits_stored, signed: false, inverted: film.inverted }.fill(&mut header, film.raster);
    modules::window(&mut header, film.window)?;
    shown(&mut header, film.inverted)?;
    if film.class == FilmClass::DigitalXRay {
        digital(&mut header, film.inverted)?;
    }
    position::fill(&mut header, film)?;
    film.geometry.fill(&mut header, film.class)?;
    Ok(header)
}

/// The third value of a DX film is present and empty (PS3.3 C.8.11.3.1.1).
const fn image_type(class: FilmClass) -> &'static [&'static str] {
    match class {
        FilmClass::DigitalXRay => &["ORIGINAL", "PRIMARY", ""],
        FilmClass::ComputedRadiography => &["ORIGINAL", "PRIMARY"],
    }
}

/// Values mean nothing but themselves: PS3.3 C.11.1, C.7.6.1.
fn shown(header: &mut Header, inverted: bool) -> Result<(), WriteError> {
    modules::rescale(header, 0.0, "US")?;
    header.text(tags::PRESENTATION_LUT_SHAPE, if inverted { "INVERSE" } else { "IDENTITY" })
}

/// What only DX asks for: PS3.3 C.8.11.1, C.8.11.3, C.7.6.14.
fn digital(header: &mut Header, inverted: bool) -> Result<(), WriteError> {
    header.text(tags::PRESENTATION_INTENT_TYPE, "FOR PRESENTATION")?;
    header.text(tags::PIXEL_INTENSITY_RELATIONSHIP, "LOG")?;
    // What absorbs more is bright, so where bright is high, high is little intensity.
    header.whole(tags::PIXEL_INTENSITY_RELATIONSHIP_SIGN, if inverted { 1_i16 } else { -1 });
    header.items(tags::ACQUISITION_CONTEXT_SEQUENCE, []);
    Ok(())
}
