//! Made-up pictures as DICOM files: films (DX, CR), slices (CT, MR) and scintigrams (NM).
//!
//! Knows what these classes ask for, and says in each picture, to programs and to people, that nobody was exposed.
//! Deliberately knows no clock and no chance: the same picture gives the same bytes.
//! A film that our own reader would call contradictory is refused, not written; whether the phases of a bone scan fit together
//! is the caller's, for a wrong clock is a case to be tested.
//!
//! A film, as an example; [`write_slice`] and [`write_scintigram`] have theirs:
//!
//! ```
//! use upright_anatomy::{Facing, Millimetres, PixelSpacing, Posture};
//! use upright_dicom::write::*;
//! use upright_imaging::{Raster, Samples, Window};
//!
//! # let moment = || Moment { date: "20260131".into(), time: "093000".into() };
//! # let uid = |what| derived_uid(&["example", what]);
//! let identity = ImageIdentity {
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
//!     description: &ImageDescription::default(),
//! };
//! let mut file = Vec::new();
//! write_film(&film, &mut file)?;
//! # let scale = upright_dicom::FilmFile::open(std::io::Cursor::new(file))?.description().scale?;
//! # assert_eq!(scale.spacing, Some(PixelSpacing::new(0.16, 0.16)?));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod body;
mod error;
mod film;
mod header;
mod identity;
mod modules;
mod plane;
mod samples;
mod scintigram;
mod slice;
mod uid;

pub use body::BodyRegion;
pub use error::WriteError;
pub use film::{FilmClass, Geometry, NewFilm, WrittenView, write_film};
pub use identity::{ImageDescription, ImageIdentity, Moment, Sex};
pub use plane::Plane;
pub use scintigram::{
    Acquisition, BoneTracer, Camera, CameraView, Collimator, Injection, NewScintigram, Orbit, Phase,
    PhaseKind, write_scintigram,
};
pub use slice::{
    ComputedTomography, ContrastAgent, HounsfieldScale, IntrathecalContrast, MagneticResonance,
    MetalArtefact, NewSlice, PhaseEncoding, Rotation, Technique, write_slice,
};
pub use uid::derived_uid;

use dicom_dictionary_std::uids;
use dicom_object::meta::FileMetaTableBuilder;
use header::Header;

/// Our implementation, as every file of ours names it: `derived_uid(&["Upright", "implementation class"])`.
const IMPLEMENTATION_CLASS: &str = "2.25.240088002839731941362553708088506446302";
const IMPLEMENTATION_VERSION: &str =
    concat!("UPRIGHT_", env!("CARGO_PKG_VERSION_MAJOR"), "_", env!("CARGO_PKG_VERSION_MINOR"));

/// Everything before the picture, as bytes.
fn encoded(header: Header) -> Result<Vec<u8>, WriteError> {
    let meta = FileMetaTableBuilder::new()
        .transfer_syntax(uids::EXPLICIT_VR_LITTLE_ENDIAN)
        .implementation_class_uid(IMPLEMENTATION_CLASS)
        .implementation_version_name(IMPLEMENTATION_VERSION);
    let object = header.into_object().with_meta(meta).map_err(WriteError::encoding)?;
    let mut bytes = Vec::new();
    object.write_all(&mut bytes).map_err(WriteError::encoding)?;
    Ok(bytes)
}
