//! The nonoperative course.

use super::conclusion::{
    WireAbout, WireAsked, WireConclusion, about, asked, conclusion, conclusions, subject,
};
use super::words::Words;
use crate::explanation::Used;
use serde::Serialize;
use upright_casefile::StepOutcome;
use upright_pathway::{Caution, Course, CourseStep};

#[derive(Debug, Serialize)]
pub(super) struct WireCourse<'a> {
    held_back: bool,
    steps: Vec<WireStep<'a>>,
    besides: Vec<WireCaution<'a>>,
    ask: Vec<WireAsked<'a>>,
    answers: Vec<WireAbout<'a>>,
}

#[derive(Debug, Serialize)]
struct WireStep<'a> {
    code: &'static str,
    name: &'static str,
    state: &'static str,
    outcome: Option<&'static str>,
    entries: &'a [String],
    exposures: Vec<Words<'a>>,
    reason: Option<Words<'a>>,
    adverse_events: Vec<Words<'a>>,
    review_on: Option<String>,
    applies: Vec<WireConclusion<'a>>,
    cautions: Vec<WireCaution<'a>>,
    ask: Vec<WireAsked<'a>>,
}

#[derive(Debug, Serialize)]
struct WireCaution<'a> {
    about: &'a str,
    level: &'static str,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

pub(super) fn course<'a>(found: &'a Course<'_>, used: &mut Used) -> WireCourse<'a> {
    WireCourse {
        held_back: found.held_back,
        steps: found.steps.iter().map(|found| step(found, used)).collect(),
        besides: cautions(&found.besides, used),
        ask: asked(&found.ask, used),
        answers: about(&found.answers, used),
    }
}

fn step<'a>(found: &'a CourseStep<'_>, used: &mut Used) -> WireStep<'a> {
    WireStep {
        code: found.code,
        name: found.name,
        state: found.state.name(),
        outcome: found.outcome.map(StepOutcome::name),
        entries: &found.entries,
        exposures: found.exposures.iter().map(Words).collect(),
        reason: found.reason.as_ref().map(Words),
        adverse_events: found.adverse_events.iter().map(Words).collect(),
        review_on: found.review_on.map(|day| day.to_string()),
        applies: conclusions(&found.applies, used),
        cautions: cautions(&found.cautions, used),
        ask: asked(&found.ask, used),
    }
}

fn cautions<'a>(found: &'a [Caution<'_>], used: &mut Used) -> Vec<WireCaution<'a>> {
    let cautions = found.iter().filter_map(|found| {
        Some(WireCaution {
            about: subject(&found.conclusion)?,
            level: found.level.name(),
            conclusion: conclusion(&found.conclusion, used),
        })
    });
    cautions.collect()
}
