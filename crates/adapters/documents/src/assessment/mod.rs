//! `upright.assessment/1`: what is said about a patient's alignment, with every reason.

mod classification;
mod course;
mod extent;
mod film;

use crate::explanation::{Used, WireRecord};
use crate::profile::{INTENDED_USE, Software};
use classification::WireClassification;
use course::{WireFlexibility, WireProgression};
use extent::{WireCompensation, WirePair, WireSimulations};
use film::WireFilm;
use serde::Serialize;
use upright_assessment::{Assessment, HeadlineValue};
use upright_measurement::{Interval, Quantity};

/// The wire form of an assessment. Numbers are never rounded.
#[derive(Debug, Serialize)]
pub struct AssessmentDocument<'a> {
    schema: &'static str,
    software: &'a Software,
    source: &'a str,
    intended_use: &'static str,
    as_of: Option<String>,
    age_years: Option<f64>,
    answer: WireAnswer,
    notices: Vec<WireNotice>,
    not_understood: &'a [String],
    films: Vec<WireFilm>,
    #[serde(skip_serializing_if = "Option::is_none")]
    simulations: Option<WireSimulations>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pair: Option<WirePair>,
    #[serde(skip_serializing_if = "Option::is_none")]
    compensation: Option<WireCompensation>,
    flexibility: WireFlexibility,
    progression: WireProgression,
    classifications: Vec<WireClassification>,
    evidence: Vec<WireRecord>,
}

/// The answer first.
#[derive(Debug, Serialize)]
pub(crate) struct WireAnswer {
    film: Option<String>,
    grade: Option<&'static str>,
    values: Vec<WireValue>,
    sentence: String,
}

#[derive(Debug, Serialize)]
struct WireValue {
    code: &'static str,
    name: &'static str,
    unit: &'static str,
    value: Option<f64>,
    interval: Option<WireBounds>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usability: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    omitted: Option<String>,
}

/// The middle 95 % of something.
#[derive(Debug, Serialize)]
struct WireBounds {
    low: f64,
    high: f64,
}

fn bounds(interval: Interval) -> WireBounds {
    WireBounds { low: interval.low, high: interval.high }
}

#[derive(Debug, Serialize)]
pub(crate) struct WireNotice {
    code: &'static str,
    message: String,
}

impl<'a> AssessmentDocument<'a> {
    /// The wire form of `assessment`, made of `source`.
    #[must_use]
    pub fn new(software: &'a Software, source: &'a str, assessment: &Assessment<'_>) -> Self {
        let mut used = Used::default();
        let simulations = assessment
            .simulated_from
            .map(|from| extent::simulations(from, &assessment.simulations, &mut used));
        Self {
            schema: "upright.assessment/1",
            software,
            source,
            intended_use: INTENDED_USE,
            as_of: Some(assessment.day.to_string()),
            age_years: assessment.age,
            answer: answer(assessment),
            notices: notices(assessment),
            not_understood: &[],
            films: assessment.films.iter().map(|judged| film::film(judged, &mut used)).collect(),
            simulations,
            pair: assessment.pair.as_ref().map(|found| extent::pair(found, &mut used)),
            compensation: assessment
                .compensation
                .as_ref()
                .map(|found| extent::compensation(found, &mut used)),
            flexibility: course::flexibility(&assessment.flexibility, &mut used),
            progression: course::progression(&assessment.progression, &mut used),
            classifications: assessment
                .classifications
                .iter()
                .map(|found| classification::classification(found, &mut used))
                .collect(),
            evidence: used.records(),
        }
    }

    /// The same, naming what of the source was not understood: nothing of it bears on anything here.
    #[must_use]
    pub const fn not_understood(mut self, what: &'a [String]) -> Self {
        self.not_understood = what;
        self
    }

    /// The same of films without a date, such as those of landmark documents: no day is written.
    #[must_use]
    pub fn undated(mut self) -> Self {
        self.as_of = None;
        self.films.iter_mut().for_each(WireFilm::forget_day);
        self
    }
}

pub(crate) fn answer(assessment: &Assessment<'_>) -> WireAnswer {
    let first = assessment.first.and_then(|position| assessment.films.get(position));
    WireAnswer {
        film: first.map(|judged| judged.entry.id.clone()),
        grade: first.map(|judged| judged.validity.grade.code()),
        values: assessment.values.iter().map(value).collect(),
        sentence: assessment.sentence.clone(),
    }
}

fn value(found: &HeadlineValue) -> WireValue {
    let parameter = found.parameter.parameter();
    WireValue {
        code: parameter.code,
        name: parameter.name,
        unit: parameter.unit.ucum(),
        value: found.value.as_ref().ok().copied().map(Quantity::value),
        interval: found.interval.map(bounds),
        usability: found.used.as_ref().map(|used| used.usability.code()),
        omitted: found.value.as_ref().err().cloned(),
    }
}

pub(crate) fn notices(assessment: &Assessment<'_>) -> Vec<WireNotice> {
    let notices = assessment.notices.iter();
    notices.map(|notice| WireNotice { code: notice.code, message: notice.message.clone() }).collect()
}
