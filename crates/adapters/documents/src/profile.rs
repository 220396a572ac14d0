//! `upright.profile/1`: what was measured on one film.

use crate::landmarks::LandmarkDocument;
use crate::note::Note;
use serde::Serialize;
use std::fmt;
use upright_anatomy::{Frame, Level};
use upright_measurement::{Alternative, Measured, Omitted, Profile};

/// Stands beside every result that a person sees.
pub const INTENDED_USE: &str = "Research use. Not a medical device.";

/// Which program and which numbers a profile was made with.
#[derive(Clone, Debug, Serialize)]
pub struct Software {
    /// The program's name.
    pub name: &'static str,
    /// The program's version.
    pub version: &'static str,
    /// The version of the evidence.
    pub evidence: &'static str,
    /// Seed of the Monte Carlo draws.
    pub seed: u64,
    /// Number of draws; 0 = no intervals.
    pub draws: u32,
    /// Which landmark error was spread: `clear` or `obscured`.
    pub landmark_error: &'static str,
}

/// `upright 0.1.0, evidence 1a2b; 95 % intervals of landmark error alone (clear), 1000 draws, seed 1`.
impl fmt::Display for Software {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, version, evidence, seed, draws, landmark_error } = self;
        write!(f, "{name} {version}, evidence {evidence}; ")?;
        match draws {
            0 => f.write_str("no intervals (0 draws)"),
            draws => write!(
                f,
                "95 % intervals of landmark error alone ({landmark_error}), {draws} draws, seed {seed}"
            ),
        }
    }
}

/// Where a profile comes from.
#[derive(Clone, Copy, Debug)]
pub struct ProfileOrigin<'a> {
    /// The program.
    pub software: &'a Software,
    /// The landmark document's name.
    pub source: &'a str,
    /// The film's name, where one was given.
    pub film: Option<&'a str>,
    /// What to know about the film.
    pub notes: &'a [Note],
}

/// The wire form of a profile. Numbers are never rounded.
#[derive(Debug, Serialize)]
pub struct ProfileDocument<'a> {
    schema: &'static str,
    software: &'a Software,
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    film: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    document_source: Option<&'a str>,
    intended_use: &'static str,
    posture: &'static str,
    calibration: &'static str,
    calibration_class: &'static str,
    spacing_mm: Option<WireSpacing>,
    scale_from: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_object: Option<WireKnownObject<'a>>,
    facing: Option<&'static str>,
    numbering: WireNumbering,
    measured: Vec<WireMeasured>,
    omitted: Vec<WireOmitted>,
    warnings: Vec<WireWarning>,
    alternatives: Vec<WireAlternative>,
}

/// An input that could not be measured, as one line of a `jsonl` stream.
#[derive(Debug, Serialize)]
pub struct FailedInput<'a> {
    /// The input's name.
    pub source: &'a str,
    /// The film's name, where the input is landmarks on a film.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub film: Option<&'a str>,
    /// The problem and its remedy.
    pub error: &'a str,
}

#[derive(Debug, Serialize)]
struct WireSpacing {
    row: f64,
    column: f64,
}

/// The thing of known size that the scale rests on.
#[derive(Debug, Serialize)]
struct WireKnownObject<'a> {
    size_mm: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct WireNumbering {
    thoracic: u8,
    lumbar: u8,
}

#[derive(Debug, Serialize)]
struct WireMeasured {
    code: &'static str,
    name: &'static str,
    value: f64,
    unit: &'static str,
    interval: Option<WireInterval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    interval_omitted: Option<String>,
    landmarks: Vec<String>,
    flag: &'static str,
}

#[derive(Debug, Serialize)]
struct WireInterval {
    low: f64,
    high: f64,
    scale: &'static str,
}

#[derive(Debug, Serialize)]
struct WireOmitted {
    code: &'static str,
    reason: String,
}

#[derive(Debug, Serialize)]
struct WireWarning {
    code: &'static str,
    message: String,
}

#[derive(Debug, Serialize)]
struct WireAlternative {
    numbering: &'static str,
    description: &'static str,
    renamed: Vec<WireRenamed>,
    measured: Vec<WireMeasured>,
    omitted: Vec<WireOmitted>,
}

#[derive(Debug, Serialize)]
struct WireRenamed {
    level: &'static str,
    counted_as: Option<&'static str>,
}

impl<'a> ProfileDocument<'a> {
    /// The wire form of `profile`, measured on `document`.
    #[must_use]
    pub fn new(origin: ProfileOrigin<'a>, document: &'a LandmarkDocument, profile: &Profile) -> Self {
        let set = &document.set;
        let (calibration, numbering) = (set.frame().calibration(), set.numbering());
        let film = match set.frame() {
            Frame::Image(film) => Some(film),
            Frame::Patient { .. } => None,
        };
        let known_object = document.user_calibration.as_ref();
        Self {
            schema: "upright.profile/1",
            software: origin.software,
            source: origin.source,
            film: origin.film,
            document_source: document.source.as_deref(),
            intended_use: INTENDED_USE,
            posture: set.posture().name(),
            calibration: calibration.name(),
            calibration_class: calibration.class().name(),
            spacing_mm: film
                .and_then(|film| film.spacing.filter(|_| film.class().permits_millimetres()))
                .map(|spacing| WireSpacing { row: spacing.row(), column: spacing.column() }),
            scale_from: document.scale_from.name(),
            known_object: known_object
                .map(|user| WireKnownObject { size_mm: user.object.size().value(), by: user.by.as_deref() }),
            facing: film.map(|film| film.facing.name()),
            numbering: WireNumbering { thoracic: numbering.thoracic(), lumbar: numbering.lumbar() },
            measured: profile.measured.iter().map(measured).collect(),
            omitted: profile.omitted.iter().map(omitted).collect(),
            warnings: warnings(document, profile, origin.notes),
            alternatives: profile.alternatives.iter().map(alternative).collect(),
        }
    }
}

/// The profile's warnings, what to know about the film, and the document's fields that were not understood.
fn warnings(document: &LandmarkDocument, profile: &Profile, notes: &[Note]) -> Vec<WireWarning> {
    let ignored = document.ignored.iter().map(|field| WireWarning {
        code: "field_ignored",
        message: format!("not understood by this version and not used: {field}"),
    });
    let notes = notes.iter().map(|note| WireWarning { code: note.code, message: note.message.clone() });
    let said = profile.warnings.iter();
    said.map(|warning| WireWarning { code: warning.code(), message: warning.to_string() })
        .chain(notes)
        .chain(ignored)
        .collect()
}

fn measured(record: &Measured) -> WireMeasured {
    let parameter = record.parameter.parameter();
    WireMeasured {
        code: parameter.code,
        name: parameter.name,
        value: record.value.value(),
        unit: parameter.unit.ucum(),
        interval: record.interval.ok().map(|interval| WireInterval {
            low: interval.low,
            high: interval.high,
            scale: interval.scale.name(),
        }),
        interval_omitted: record.interval.err().map(|reason| reason.to_string()),
        landmarks: record.landmarks.iter().map(ToString::to_string).collect(),
        flag: parameter.flag.letter(),
    }
}

fn omitted(record: &Omitted) -> WireOmitted {
    WireOmitted { code: record.parameter.code(), reason: record.reason.to_string() }
}

fn alternative(other: &Alternative) -> WireAlternative {
    WireAlternative {
        numbering: other.scheme.code(),
        description: other.scheme.description(),
        renamed: other
            .renamed
            .iter()
            .map(|(level, counted)| WireRenamed { level: level.name(), counted_as: counted.map(Level::name) })
            .collect(),
        measured: other.measured.iter().map(measured).collect(),
        omitted: other.omitted.iter().map(omitted).collect(),
    }
}
