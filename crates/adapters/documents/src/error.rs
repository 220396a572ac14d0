//! Why a document cannot be read.

use upright_anatomy::{FilmMismatch, KnownObjectError, LandmarkSetError, NumberingError};
use upright_casefile::{CaseFileError, OutcomeError};

const SITE_REMEDY: &str = "; a site reads like \"L5.superior.posterior\", \"C7.centroid\" or \"femoral_head.left\"; \
C2 has only an inferior, S1 only a superior endplate";

/// A kind of document that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentKind {
    /// Landmarks placed on one film.
    Landmarks,
    /// A patient's record.
    Case,
}

impl DocumentKind {
    /// The schema that a document of this kind names.
    #[must_use]
    pub const fn schema(self) -> &'static str {
        match self {
            Self::Landmarks => "upright.landmarks/1",
            Self::Case => "upright.case/1",
        }
    }

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Landmarks => "landmark document",
            Self::Case => "case file",
        }
    }

    pub(crate) fn check(self, schema: Option<&str>) -> Result<(), DocumentError> {
        match schema {
            Some(found) if found == self.schema() => Ok(()),
            Some(found) => {
                Err(DocumentError::UnknownSchema { found: found.chars().take(80).collect(), kind: self })
            }
            None => Err(DocumentError::NoSchema { kind: self }),
        }
    }
}

fn did_you_mean(suggestion: Option<&str>) -> String {
    suggestion.map(|name| format!("; did you mean {name:?}?")).unwrap_or_default()
}

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
    #[error("not JSON: {problem}; a {} is JSON with \"schema\": {:?}", kind.words(), kind.schema())]
    NotJson {
        /// What is wrong with it.
        problem: String,
        /// What was to be read.
        kind: DocumentKind,
    },
    /// The JSON does not have the shape of the schema.
    #[error("at {path}: {problem}")]
    Shape {
        /// Where in the document.
        path: String,
        /// What is wrong there.
        problem: String,
    },
    /// The document does not say what it is.
    #[error("the document has no \"schema\"; a {} starts with \"schema\": {:?}", kind.words(), kind.schema())]
    NoSchema {
        /// What was to be read.
        kind: DocumentKind,
    },
    /// A document of another kind or version.
    #[error("the schema is {found:?}; this version reads {:?}", kind.schema())]
    UnknownSchema {
        /// The schema named.
        found: String,
        /// What was to be read.
        kind: DocumentKind,
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
    #[error("{field} is {found:?}; this version knows {allowed}{}", did_you_mean(*suggestion))]
    UnknownWord {
        /// The field.
        field: &'static str,
        /// The word found.
        found: String,
        /// The words allowed.
        allowed: String,
        /// The closest of them, where one is close.
        suggestion: Option<&'static str>,
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
    /// An entry of a case file that cannot be read or written.
    #[error("entries[{position}]{}: {problem}", id.as_ref().map(|id| format!(" ({id:?})")).unwrap_or_default())]
    Entry {
        /// Position in the list, from 0.
        position: usize,
        /// The entry's name, where it has one.
        id: Option<String>,
        /// What is wrong with it.
        problem: Box<DocumentError>,
    },
    /// A document inside another that cannot be read.
    #[error("{place}: {problem}")]
    Within {
        /// Where it stands.
        place: &'static str,
        /// What is wrong with it.
        problem: Box<DocumentError>,
    },
    /// A number that is a mistake of unit or of typing.
    #[error("{field} is {found}; it must be from {least} to {most} {unit}: is it in another unit?")]
    OutOfRange {
        /// The field.
        field: &'static str,
        /// The number found.
        found: f64,
        /// The least that is read.
        least: f64,
        /// The most that is read.
        most: f64,
        /// The unit.
        unit: &'static str,
    },
    /// A score that the instrument cannot give.
    #[error("fact.score: {0}")]
    Outcome(#[from] OutcomeError),
    /// A correction of an entry of another kind, of which this version understands one at most.
    #[error(
        "entry {id:?} of kind {kind:?} supersedes {other:?} of kind {other_kind:?}; a correction keeps its kind"
    )]
    OtherKind {
        /// The correction.
        id: String,
        /// Its kind.
        kind: String,
        /// What it names.
        other: String,
        /// Its kind.
        other_kind: String,
    },
    /// Entries that are no case file.
    #[error(transparent)]
    Case(#[from] CaseFileError),
}
