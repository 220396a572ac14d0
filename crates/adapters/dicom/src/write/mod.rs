//! Made-up films as DICOM files: digital (DX, for presentation) or computed (CR) radiographs.
//!
//! Knows what the two classes ask for, and says in each film, to programs and to people, that nobody was exposed.
//! Deliberately knows no clock and no chance: the same film gives the same bytes.
//! A film that our own reader would call contradictory is refused, not written.
//!
//! A film shows what the source sees: whoever faces right has the left side at the detector (left lateral).
//!
//! ```
//! use upright_anatomy::{Facing, Millimetres, PixelSpacing, Posture};
//! use upright_dicom::write::*;
//! use upright_imaging::{Raster, Samples, Window};
//!
//! # let moment = || Moment { date: "20260131".into(), time: "093000".into() };
//! # let uid = |what| derived_uid(&["example", what]);
//! let identity = FilmIdentity {
//!     patient_id: "PHANTOM-1".into(),
//!     patient_name: "Phantom^One".into(),
//!     study_uid: derived_uid(&["example", "study"]),
//!     // …
//! #   birth_date: None, age_years: Some(70), sex: None, series_uid: uid("series"), instance_uid: uid("instance"),
//! #   study_id: "1".into(), accession_number: "".into(), series_number: 1, instance_number: 1,
//! #   study_began: moment(), taken: moment(),
//! };
//! let detector_spacing = PixelSpacing::new(0.2, 0.2)?;
//! let film = NewFilm {
//!     class: FilmClass::DigitalXRay,
//!     raster: &Raster::new(3, 1, Samples::U16(vec![0, 2048, 4095]))?,
//!     bits_stored: 12,
//!     inverted: false,
//!     window: Window::spanning(0.0, 4095.0),
//!     view: WrittenView::Lateral(Facing::Right),
//!     posture: Posture::Standing,
//!     geometry: Geometry::ConeBeam {
//!         detector_spacing,
//!         source_to_detector: Millimetres::new(2000.0),
//!         source_to_patient: Millimetres::new(1600.0),
//!     },
//!     identifies_patient: false,
//!     identity: &identity,
//!     description: &FilmDescription::default(),
//! };
//! let mut file = Vec::new();
//! write_film(&film, &mut file)?;
//! # let scale = upright_dicom::FilmFile::open(std::io::Cursor::new(file))?.description().scale?;
//! # assert_eq!(scale.spacing, Some(PixelSpacing::new(0.16, 0.16)?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod error;
mod geometry;
mod header;
mod identity;
mod modules;
mod position;
mod samples;
mod uid;

pub use error::WriteError;
pub use geometry::Geometry;
pub use identity::{FilmIdentity, Moment, Sex};
pub use position::WrittenView;
pub use uid::derived_uid;

use dicom_dictionary_std::uids;
use dicom_object::meta::FileMetaTableBuilder;
use header::Header;
use std::io::Write;
use upright_anatomy::Posture;
use upright_imaging::{Raster, Window};

/// Our implementation, as every file of ours names it: `derived_uid(&["Upright", "implementation class"])`.
const IMPLEMENTATION_CLASS: &str = "2.25.240088002839731941362553708088506446302";
const IMPLEMENTATION_VERSION: &str =
    concat!("UPRIGHT_", env!("CARGO_PKG_VERSION_MAJOR"), "_", env!("CARGO_PKG_VERSION_MINOR"));

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
    pub identity: &'a FilmIdentity,
    /// What it says about itself to people.
    pub description: &'a FilmDescription,
}

/// What a film says about itself to people, each up to 64 letters and possibly empty; the comment up to 10,000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilmDescription {
    /// Of the study.
    pub study: String,
    /// Of the series.
    pub series: String,
    /// The protocol it was taken by.
    pub protocol: String,
    /// What follows the words that the film is synthetic.
    pub comment: String,
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
    let samples = samples::checked(film.raster, film.bits_stored)?;
    to.write_all(&encoded_header(film)?)?;
    samples::write(samples, &mut to)?;
    Ok(to.flush()?)
}

/// Everything before the picture, as bytes.
fn encoded_header(film: &NewFilm<'_>) -> Result<Vec<u8>, WriteError> {
    let mut header = Header::empty();
    modules::fill(&mut header, film)?;
    position::fill(&mut header, film)?;
    film.geometry.fill(&mut header, film.class)?;
    let meta = FileMetaTableBuilder::new()
        .transfer_syntax(uids::EXPLICIT_VR_LITTLE_ENDIAN)
        .implementation_class_uid(IMPLEMENTATION_CLASS)
        .implementation_version_name(IMPLEMENTATION_VERSION);
    let object = header.into_object().with_meta(meta).map_err(WriteError::encoding)?;
    let mut bytes = Vec::new();
    object.write_all(&mut bytes).map_err(WriteError::encoding)?;
    Ok(bytes)
}
