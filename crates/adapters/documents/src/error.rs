//! Why a document cannot be read.

use upright_anatomy::{FilmMismatch, KnownObjectError, LandmarkSetError, NumberingError};

const SITE_REMEDY: &str = "; a site reads like \"L5.superior.posterior\", \"C7.centroid\" or \"femoral_head.left\"; \
C2 has only an inferior, S1 only a superior endplate";

/// Why a document cannot be read: what was wrong, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// The file is larger than any document.
    #[error("the document has {bytes} bytes; at most {most} are read")]
    TooLarge {
        /// Bytes found.
        bytes: usize,
        /// Bytes accepted.
        most: usize,
    },
    /// The text is not JSON.
    #[error("not JSON: {0}; a landmark document is JSON with \"schema\": \"upright.landmarks/1\"")]
    NotJson(String),
    /// The JSON does not have the shape of the schema.
    #[error("at {path}: {problem}")]
    Shape {
        /// Where in the document.
        path: String,
        /// What is wrong there.
        problem: String,
    },
    /// The document does not say what it is.
    #[error(
        "the document has no \"schema\"; a landmark document starts with \"schema\": \"upright.landmarks/1\""
    )]
    NoSchema,
    /// A document of another kind or version.
    #[error("the schema is {found:?}; this version reads \"upright.landmarks/1\"")]
    UnknownSchema {
        /// The schema named.
        found: String,
    },
    /// A field that the frame needs.
    #[error("frame.{field} is missing: {remedy}")]
    FrameField {
        /// The field.
        field: &'static str,
        /// What to give.
        remedy: &'static str,
    },
    /// A field that the frame cannot have.
    #[error("frame.{field} has no meaning in a frame of kind \"patient\"; remove it, or use kind \"image\"")]
    FrameFieldOutOfPlace {
        /// The field.
        field: &'static str,
    },
    /// A word that is not one of those allowed.
    #[error("{field} is {found:?}; this version knows {allowed}")]
    UnknownWord {
        /// The field.
        field: &'static str,
        /// The word found.
        found: String,
        /// The words allowed.
        allowed: String,
    },
    /// A landmark with an unknown name.
    #[error("landmarks[{position}].site: no landmark site is called {found:?}{}", suggestion.as_ref().map_or_else(|| SITE_REMEDY.to_owned(), |name| format!("; did you mean {name:?}?")))]
    UnknownSite {
        /// Position in the list, from 0.
        position: usize,
        /// The name found.
        found: String,
        /// The closest name, where one is close.
        suggestion: Option<String>,
    },
    /// A film without pixels.
    #[error("frame.columns and frame.rows are {columns} and {rows}; both must be above zero")]
    FilmSize {
        /// Columns found.
        columns: u32,
        /// Rows found.
        rows: u32,
    },
    /// The landmarks have no place on the film.
    #[error(transparent)]
    OtherFilm(#[from] FilmMismatch),
    /// A thing of known size that tells no size.
    #[error("frame.{field}: {problem}")]
    KnownObject {
        /// The field.
        field: &'static str,
        /// What is wrong with it.
        problem: KnownObjectError,
    },
    /// Two statements of which one at most can be meant.
    #[error("frame: {0} contradict each other; give one")]
    TwoCalibrations(&'static str),
    /// Trust that rests on nothing.
    #[error(
        "frame.calibration is {stated:?}, but no spacing stands beside it: give spacing_mm, or known_line or known_ball, or \"none\" to withhold millimetres"
    )]
    CalibrationAlone {
        /// The calibration stated.
        stated: &'static str,
    },
    /// A spacing that is no length.
    #[error("frame.spacing_mm: {0}; leave it out for an uncalibrated film")]
    Spacing(String),
    /// A number of vertebrae without names.
    #[error(transparent)]
    Numbering(#[from] NumberingError),
    /// Landmarks that cannot be used.
    #[error(transparent)]
    Landmarks(#[from] LandmarkSetError),
}
