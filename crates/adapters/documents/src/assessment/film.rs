//! Films and what they are valid for.

use crate::explanation::{Used, WireExplanation};
use serde::Serialize;
use upright_assessment::{Criterion, Extension, FilmValidity, JudgedFilm, ParameterUse, Reading, UseLimit};
use upright_measurement::Interval;

#[derive(Debug, Serialize)]
pub(super) struct WireFilm {
    entry: String,
    effective_at: Option<String>,
    posture: &'static str,
    calibration_class: &'static str,
    grade: &'static str,
    grade_in_words: &'static str,
    knees_and_hips: &'static str,
    criteria: Vec<WireCriterion>,
    parameters: Vec<WireUse>,
    tell: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireCriterion {
    code: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tell: Option<&'static str>,
    #[serde(flatten)]
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireUse {
    code: &'static str,
    unit: &'static str,
    value: Option<f64>,
    interval: Option<WireRange>,
    usability: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    limits: Vec<WireLimit>,
}

#[derive(Debug, Serialize)]
struct WireRange {
    low: f64,
    high: f64,
}

#[derive(Debug, Serialize)]
struct WireLimit {
    criterion: &'static str,
    usability: &'static str,
    found: String,
}

impl WireFilm {
    pub(super) fn forget_day(&mut self) {
        self.effective_at = None;
    }
}

pub(super) fn film(judged: &JudgedFilm<'_>, used: &mut Used) -> WireFilm {
    let FilmValidity { grade, extension, criteria, uses, tell, explanation } = &judged.validity;
    WireFilm {
        entry: judged.entry.id.clone(),
        effective_at: Some(judged.entry.effective_at.to_string()),
        posture: judged.reading.landmarks().posture().name(),
        calibration_class: judged.reading.landmarks().frame().calibration().class().name(),
        grade: grade.code(),
        grade_in_words: grade.name(),
        knees_and_hips: extension_word(*extension),
        criteria: criteria.iter().map(|found| criterion(found, used)).collect(),
        parameters: uses.iter().map(|found| parameter_use(found, &judged.reading)).collect(),
        tell: tell.clone(),
        explanation: used.wire(explanation),
    }
}

fn extension_word(extension: Extension) -> &'static str {
    match extension {
        Extension::Extended => "extended",
        Extension::NotExtended => "not_extended",
        Extension::Unknown => "unknown",
    }
}

fn criterion(found: &Criterion, used: &mut Used) -> WireCriterion {
    WireCriterion { code: found.kind.code(), tell: found.tell, explanation: used.wire(&found.explanation) }
}

fn parameter_use(found: &ParameterUse, reading: &Reading<'_>) -> WireUse {
    WireUse {
        code: found.parameter.code(),
        unit: found.parameter.parameter().unit.ucum(),
        value: reading.value(found.parameter),
        interval: reading.interval(found.parameter).map(|Interval { low, high, .. }| WireRange { low, high }),
        usability: found.usability.code(),
        limits: found.limits.iter().map(limit).collect(),
    }
}

fn limit(limit: &UseLimit) -> WireLimit {
    WireLimit {
        criterion: limit.criterion.code(),
        usability: limit.usability.code(),
        found: limit.statement.clone(),
    }
}
