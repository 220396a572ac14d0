//! Fixed or flexible, and the course over time.

use super::{WireBounds, bounds};
use crate::explanation::{Used, WireExplanation};
use serde::Serialize;
use std::collections::BTreeMap;
use upright_assessment::{
    Change, Comparison, Flexibility, FlexibilityVerdict, Progression, ProgressionVerdict, Rate, Residual,
    SegmentMotion, Stretch, Study,
};

#[derive(Debug, Serialize)]
pub(super) struct WireFlexibility {
    verdict: &'static str,
    in_words: String,
    differential: BTreeMap<&'static str, &'static str>,
    targets: BTreeMap<&'static str, f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_targets: Option<String>,
    studies: Vec<WireStudy>,
    notes: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireStudy {
    entry: String,
    effective_at: String,
    posture: &'static str,
    modality: Option<String>,
    verdict: &'static str,
    in_words: String,
    residuals: Vec<WireResidual>,
    segments: Vec<WireSegment>,
    notes: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireResidual {
    code: &'static str,
    unit: &'static str,
    standing: Option<f64>,
    lying: Option<f64>,
    interval: Option<WireBounds>,
    change: Option<f64>,
    change_interval: Option<WireBounds>,
    corrected_percent: Option<f64>,
    corrected_percent_interval: Option<WireBounds>,
    probability_above_target: Option<f64>,
}

#[derive(Debug, Serialize)]
struct WireSegment {
    upper: &'static str,
    lower: &'static str,
    mobility: Option<&'static str>,
    standing_deg: f64,
    lying_deg: f64,
    change_deg: f64,
    change_interval: Option<WireBounds>,
}

pub(super) fn flexibility(found: &Flexibility, used: &mut Used) -> WireFlexibility {
    let targets = found.targets.as_ref();
    WireFlexibility {
        verdict: flexibility_code(&found.verdict),
        in_words: found.verdict.words(),
        differential: found.differential.iter().map(|item| (item.what, item.word())).collect(),
        targets: targets
            .map(|targets| targets.iter().map(|target| (target.parameter.code(), target.value)).collect())
            .unwrap_or_default(),
        no_targets: targets.err().cloned(),
        studies: found.studies.iter().map(|found| study(found, used)).collect(),
        notes: found.notes.clone(),
        explanation: used.wire(&found.explanation),
    }
}

fn flexibility_code(verdict: &FlexibilityVerdict) -> &'static str {
    match verdict {
        FlexibilityVerdict::LargelyFlexible => "largely_flexible",
        FlexibilityVerdict::Mixed => "mixed",
        FlexibilityVerdict::FixedInThisTest => "fixed_in_this_test",
        FlexibilityVerdict::DependsOnStudy(_) => "depends_on_study",
        FlexibilityVerdict::CannotTell(_) => "cannot_tell",
        FlexibilityVerdict::NotExamined => "not_examined",
        FlexibilityVerdict::NoMalalignment => "no_malalignment",
        FlexibilityVerdict::Unknown(_) => "unknown",
    }
}

fn study(found: &Study, used: &mut Used) -> WireStudy {
    WireStudy {
        entry: found.entry.clone(),
        effective_at: found.day.to_string(),
        posture: found.posture.name(),
        modality: found.modality.clone(),
        verdict: flexibility_code(&found.verdict),
        in_words: found.verdict.words(),
        residuals: found.residuals.iter().map(residual).collect(),
        segments: found.segments.iter().map(segment).collect(),
        notes: found.notes.clone(),
        explanation: used.wire(&found.explanation),
    }
}

fn residual(found: &Residual) -> WireResidual {
    let corrected = found.corrected.as_ref();
    WireResidual {
        code: found.parameter.code(),
        unit: found.parameter.parameter().unit.ucum(),
        standing: found.standing,
        lying: found.lying,
        interval: found.interval.map(bounds),
        change: found.change.map(|(change, _)| change),
        change_interval: found.change.and_then(|(_, interval)| interval.ok()).map(bounds),
        corrected_percent: corrected.map(|corrected| corrected.percent),
        corrected_percent_interval: corrected.and_then(|corrected| corrected.interval.ok()).map(bounds),
        probability_above_target: corrected.and_then(|corrected| corrected.above_target),
    }
}

fn segment(found: &SegmentMotion) -> WireSegment {
    WireSegment {
        upper: found.upper.name(),
        lower: found.lower.name(),
        mobility: found.mobility.map(upright_casefile::Mobility::name),
        standing_deg: found.first.value(),
        lying_deg: found.second.value(),
        change_deg: found.change.value(),
        change_interval: found.interval.ok().map(bounds),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct WireProgression {
    verdict: &'static str,
    in_words: String,
    baselines: Vec<WireStretch>,
    events: Vec<String>,
    whole: Option<WireComparison>,
    comparisons: Vec<WireComparison>,
    rates: Vec<WireRate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    no_rate: Option<String>,
    notes: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireStretch {
    since: Option<String>,
    films: Vec<String>,
}

#[derive(Debug, Serialize)]
struct WireComparison {
    earlier: String,
    later: String,
    days: [String; 2],
    same_reader: bool,
    verdict: &'static str,
    in_words: String,
    changes: Vec<WireCourseChange>,
    notes: Vec<String>,
    explanation: WireExplanation,
}

#[derive(Debug, Serialize)]
struct WireCourseChange {
    code: &'static str,
    unit: &'static str,
    earlier: f64,
    later: f64,
    change: f64,
    interval: Option<WireBounds>,
    detectable_change: Option<f64>,
    beyond_error: &'static str,
}

#[derive(Debug, Serialize)]
struct WireRate {
    code: &'static str,
    per_year: f64,
    interval: Option<WireBounds>,
    films: usize,
}

pub(super) fn progression(found: &Progression, used: &mut Used) -> WireProgression {
    let rates = found.rate.as_ref();
    WireProgression {
        verdict: progression_code(&found.verdict),
        in_words: found.verdict.words(),
        baselines: found.baselines.iter().map(stretch).collect(),
        events: found.events.iter().map(|event| event.words.clone()).collect(),
        whole: found.whole.as_ref().map(|found| comparison(found, used)),
        comparisons: found.comparisons.iter().map(|found| comparison(found, used)).collect(),
        rates: rates.map(|rates| rates.iter().map(rate).collect()).unwrap_or_default(),
        no_rate: rates.err().cloned(),
        notes: found.notes.clone(),
        explanation: used.wire(&found.explanation),
    }
}

fn progression_code(verdict: &ProgressionVerdict) -> &'static str {
    match verdict {
        ProgressionVerdict::Progressed => "progressed",
        ProgressionVerdict::Stepped(_) => "worse_in_a_step",
        ProgressionVerdict::WithinMeasuringError => "within_measuring_error",
        ProgressionVerdict::Improved => "improved",
        ProgressionVerdict::NotComparable(_) => "not_comparable",
        ProgressionVerdict::TooFewFilms => "too_few_films",
        ProgressionVerdict::Unknown(_) => "unknown",
    }
}

fn stretch(found: &Stretch) -> WireStretch {
    WireStretch {
        since: found.since.map(|(day, event)| format!("{day}: {}", event.words())),
        films: found.films.clone(),
    }
}

fn comparison(found: &Comparison, used: &mut Used) -> WireComparison {
    WireComparison {
        earlier: found.earlier.clone(),
        later: found.later.clone(),
        days: found.days.map(|day| day.to_string()),
        same_reader: found.same_reader,
        verdict: progression_code(&found.verdict),
        in_words: found.verdict.words(),
        changes: found.changes.iter().map(change).collect(),
        notes: found.notes.clone(),
        explanation: used.wire(&found.explanation),
    }
}

fn change(found: &Change) -> WireCourseChange {
    WireCourseChange {
        code: found.parameter.code(),
        unit: found.parameter.parameter().unit.ucum(),
        earlier: found.earlier,
        later: found.later,
        change: found.by,
        interval: found.interval.ok().map(bounds),
        detectable_change: found.detectable.map(|record| record.value),
        beyond_error: found.is_beyond_error().name(),
    }
}

fn rate(found: &Rate) -> WireRate {
    WireRate {
        code: found.parameter.code(),
        per_year: found.per_year,
        interval: found.interval.ok().map(bounds),
        films: found.films,
    }
}
