//! Versioned JSON documents, to and from the domain.
//!
//! `upright.landmarks/1` and `upright.case/1` are read and written, `upright.profile/1`, `upright.assessment/1`,
//! `upright.answer/1` and `upright.inspection/1` are written; their JSON Schemas are [`LANDMARKS_SCHEMA`], [`CASE_SCHEMA`],
//! [`PROFILE_SCHEMA`], [`ASSESSMENT_SCHEMA`], [`ANSWER_SCHEMA`] and [`INSPECTION_SCHEMA`]. The crate knows wire formats and their
//! versions; it deliberately measures nothing.
//!
//! ```
//! let document = br#"{
//!     "schema": "upright.landmarks/1",
//!     "frame": {"kind": "patient"},
//!     "landmarks": [{"site": "femoral_head", "x": 0, "y": 0}]
//! }"#;
//! let read = upright_documents::read_landmarks(document)?;
//! assert_eq!(read.set.landmarks().len(), 1);
//!
//! let typo = br#"{"schema": "upright.landmarks/1", "frame": {"kind": "patient"},
//!     "landmarks": [{"site": "femoral_haed", "x": 0, "y": 0}]}"#;
//! let error = upright_documents::read_landmarks(typo).unwrap_err();
//! assert!(error.to_string().contains("did you mean \"femoral_head\"?"));
//! # Ok::<(), upright_documents::DocumentError>(())
//! ```

mod answer;
mod assessment;
mod bone_scan;
mod case;
mod catalogue;
mod change;
mod error;
mod explanation;
mod film_metal;
mod frame;
mod inspection;
mod landmarks;
mod layout;
mod motion;
mod note;
mod object;
mod parse;
mod phantom;
mod profile;
mod reading;
mod scale;
mod signal_void;
mod study;
mod wire;

pub use answer::AnswerDocument;
pub use assessment::AssessmentDocument;
pub use bone_scan::StudyBoneScan;
pub use case::{
    CaseDocument, MOST_CASE_BYTES, MOST_ENTRIES, NotUnderstood, append_entry, append_entry_with,
    deidentified, read_case, read_case_with, write_case,
};
pub use catalogue::{CatalogueEntry, CatalogueLine, catalogue};
pub use change::{StudyChange, StudyChanges};
pub use error::{DocumentError, DocumentKind};
pub use film_metal::StudyFilm;
pub use inspection::{
    InspectedNote, InspectedPicture, InspectedSpacing, InspectedStatement, InspectionDocument,
};
pub use landmarks::{LandmarkDocument, MOST_BYTES, read_landmarks, read_landmarks_on, write_landmarks};
pub use motion::MotionDocument;
pub use note::Note;
pub use parse::named_schema;
pub use phantom::{
    PHANTOM_COMPARISON, PhantomDocument, PhantomMrSeries, PhantomScanPicture, PhantomScanTimes,
    PhantomSoftware, PhantomStudy, ScanPhase,
};
pub use profile::{FailedInput, INTENDED_USE, ProfileDocument, ProfileOrigin, Software};
pub use reading::StudyCt;
pub use scale::{ScaleFrom, UserCalibration};
pub use signal_void::StudyMr;
pub use study::{StudyDocument, StudyNote, StudySeries, StudyStack, StudyValues, StudyVolume};

/// The JSON Schema (2020-12) of `upright.answer/1`.
pub const ANSWER_SCHEMA: &str = include_str!("../schema/upright.answer-1.schema.json");
/// The JSON Schema (2020-12) of `upright.assessment/1`.
pub const ASSESSMENT_SCHEMA: &str = include_str!("../schema/upright.assessment-1.schema.json");
/// The JSON Schema (2020-12) of `upright.case/1`. It refers to [`LANDMARKS_SCHEMA`] by that schema's `$id`.
pub const CASE_SCHEMA: &str = include_str!("../schema/upright.case-1.schema.json");
/// The JSON Schema (2020-12) of `upright.landmarks/1`.
pub const LANDMARKS_SCHEMA: &str = include_str!("../schema/upright.landmarks-1.schema.json");
/// The JSON Schema (2020-12) of `upright.inspection/1`.
pub const INSPECTION_SCHEMA: &str = include_str!("../schema/upright.inspection-1.schema.json");
/// The JSON Schema (2020-12) of `upright.motion/1`. Its proposals are facts of [`CASE_SCHEMA`].
pub const MOTION_SCHEMA: &str = include_str!("../schema/upright.motion-1.schema.json");
/// The JSON Schema (2020-12) of `upright.phantom/1`.
pub const PHANTOM_SCHEMA: &str = include_str!("../schema/upright.phantom-1.schema.json");
/// The JSON Schema (2020-12) of `upright.profile/1`.
pub const PROFILE_SCHEMA: &str = include_str!("../schema/upright.profile-1.schema.json");
/// The JSON Schema (2020-12) of `upright.study/1`.
pub const STUDY_SCHEMA: &str = include_str!("../schema/upright.study-1.schema.json");
