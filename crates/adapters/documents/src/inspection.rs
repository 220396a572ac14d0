//! `upright.inspection/1`: what a film says about itself, and what is missing for a measurement.

use crate::note::Note;
use serde::Serialize;

/// The wire form of an inspection. What the film does not say is `null`.
#[derive(Debug, Serialize)]
pub struct InspectionDocument<'a> {
    /// Always `upright.inspection/1`.
    pub schema: &'static str,
    /// The program's version.
    pub version: &'static str,
    /// The file's name.
    pub source: &'a str,
    /// What it is, in words.
    pub kind: &'a str,
    /// How it is coded.
    pub coding: &'a str,
    /// Modality.
    pub modality: Option<&'a str>,
    /// Size, bits and frames; `null` where there is no picture that can be read.
    pub picture: Option<InspectedPicture>,
    /// `lateral`, `frontal`, `decubitus`, `oblique` or `unknown`.
    pub view: &'static str,
    /// `left` or `right`.
    pub facing: Option<&'static str>,
    /// How the patient was held by gravity.
    pub posture: Option<&'static str>,
    /// Spacing.
    pub spacing_mm: Option<InspectedSpacing>,
    /// What the spacing rests on.
    pub calibration: &'static str,
    /// How far millimetres may be trusted.
    pub calibration_class: &'static str,
    /// Whether landmarks on it can be measured.
    pub measurable: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_measurable: Option<String>,
    /// What is missing for a measurement.
    pub missing: Vec<InspectedNote>,
    /// What to know.
    pub notes: Vec<InspectedNote>,
    /// Further statements, by attribute. None names the patient.
    pub statements: Vec<InspectedStatement<'a>>,
    /// Stands beside every result that a person sees.
    pub intended_use: &'static str,
}

impl InspectionDocument<'_> {
    /// The schema that this version writes.
    pub const SCHEMA: &'static str = "upright.inspection/1";
}

/// Size, bits and frames.
#[derive(Debug, Serialize)]
pub struct InspectedPicture {
    /// Width in pixels.
    pub columns: u32,
    /// Height in pixels.
    pub rows: u32,
    /// Bits of a sample that mean something.
    pub bits: u32,
    /// Frames.
    pub frames: u32,
    /// Whether it is stored in colour.
    pub in_colour: bool,
}

/// Millimetres between rows and between columns.
#[derive(Debug, Serialize)]
pub struct InspectedSpacing {
    /// Between rows (vertical).
    pub row: f64,
    /// Between columns (horizontal).
    pub column: f64,
}

/// A code and a sentence.
#[derive(Debug, Serialize)]
pub struct InspectedNote {
    code: &'static str,
    message: String,
}

impl From<Note> for InspectedNote {
    fn from(Note { code, message }: Note) -> Self {
        Self { code, message }
    }
}

/// An attribute and its text.
#[derive(Debug, Serialize)]
pub struct InspectedStatement<'a> {
    /// The standard's keyword.
    pub attribute: &'static str,
    /// Its text.
    pub text: &'a str,
}
