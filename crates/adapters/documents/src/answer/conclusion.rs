//! What a rule came to, and why.

use crate::explanation::{Used, WireExplanation, WireOrigin};
use serde::Serialize;
use upright_pathway::{Cited, Conclusion, Outcome, Reason, Then, UnknownFlag};

/// What a rule came to, with everything that it rests on.
#[derive(Debug, Serialize)]
pub(super) struct WireConclusion<'a> {
    rule: &'a str,
    code: &'a str,
    version: u32,
    status: &'static str,
    axis: &'static str,
    direction: &'static str,
    outcome: &'static str,
    question: &'a str,
    recommendation: &'a str,
    instead: &'a [String],
    rationale: &'a str,
    certainty: &'a str,
    citations: Vec<WireCited<'a>>,
    unless: &'a [String],
    reasons: Vec<&'a str>,
    grounds: Vec<WireGround<'a>>,
    why: WireExplanation,
}

/// Something of the record that decides, with the entries that it was read from.
#[derive(Debug, Serialize)]
pub(super) struct WireGround<'a> {
    statement: &'a str,
    entries: Vec<WireOrigin>,
}

pub(super) fn grounds(found: &[Reason]) -> Vec<WireGround<'_>> {
    let grounds = found.iter().map(|reason| WireGround {
        statement: &reason.statement,
        entries: reason.entries.iter().map(WireOrigin::from).collect(),
    });
    grounds.collect()
}

/// Where in a source something stands, and what it supports.
#[derive(Debug, Serialize)]
struct WireCited<'a> {
    id: &'a str,
    locator: &'a str,
    supports: &'a str,
}

pub(super) fn conclusion<'a>(found: &'a Conclusion<'_>, used: &mut Used) -> WireConclusion<'a> {
    let rule = found.rule;
    WireConclusion {
        rule: &rule.id,
        code: rule.code(),
        version: rule.version,
        status: rule.status.name(),
        axis: rule.axis.name(),
        direction: rule.direction.name(),
        outcome: outcome_code(found.outcome),
        question: &rule.question,
        recommendation: &rule.recommendation,
        instead: &rule.instead,
        rationale: &rule.rationale,
        certainty: &rule.certainty,
        citations: rule.citations.iter().map(|source| cited(source, used)).collect(),
        unless: &found.unless,
        reasons: found.because(),
        grounds: grounds(&found.reasons),
        why: used.wire(&found.explanation),
    }
}

pub(super) fn conclusions<'a>(found: &'a [Conclusion<'_>], used: &mut Used) -> Vec<WireConclusion<'a>> {
    found.iter().map(|found| conclusion(found, used)).collect()
}

fn cited<'a>(source: &'a Cited, used: &mut Used) -> WireCited<'a> {
    used.cite(&source.id);
    WireCited { id: &source.id, locator: &source.locator, supports: &source.supports }
}

const fn outcome_code(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Fires => "fires",
        Outcome::FiresUnless => "fires_unless",
        Outcome::DoesNotFire => "does_not_fire",
        Outcome::Unknown => "unknown",
    }
}

/// A rule of which nobody knows whether it holds, and what would have to be known.
#[derive(Debug, Serialize)]
pub(super) struct WireUnknown<'a> {
    missing: Vec<String>,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

pub(super) fn unknown<'a>(found: &'a [Conclusion<'_>], used: &mut Used) -> Vec<WireUnknown<'a>> {
    let unknown = found
        .iter()
        .map(|found| WireUnknown { missing: found.missing(), conclusion: conclusion(found, used) });
    unknown.collect()
}

/// A red flag of which nobody knows, and the study that it waits for.
#[derive(Debug, Serialize)]
pub(super) struct WireUnknownFlag<'a> {
    waits_for: Option<&'static str>,
    #[serde(flatten)]
    unknown: WireUnknown<'a>,
}

pub(super) fn unknown_flags<'a>(found: &'a [UnknownFlag<'_>], used: &mut Used) -> Vec<WireUnknownFlag<'a>> {
    let flags = found.iter().map(|UnknownFlag { waits_for, conclusion: found }| WireUnknownFlag {
        waits_for: waits_for.map(|study| study.name()),
        unknown: WireUnknown { missing: found.missing(), conclusion: conclusion(found, used) },
    });
    flags.collect()
}

/// A caution of which nobody knows: what it is about, and how grave it would be.
#[derive(Debug, Serialize)]
pub(super) struct WireAsked<'a> {
    about: &'a str,
    level: &'static str,
    #[serde(flatten)]
    unknown: WireUnknown<'a>,
}

/// Cautions of which nobody knows.
pub(super) fn asked<'a>(found: &'a [Conclusion<'_>], used: &mut Used) -> Vec<WireAsked<'a>> {
    let asked = found.iter().filter_map(|found| {
        let Then::Caution(about, level) = &found.rule.then else { return None };
        let unknown = WireUnknown { missing: found.missing(), conclusion: conclusion(found, used) };
        Some(WireAsked { about, level: level.name(), unknown })
    });
    asked.collect()
}

/// What a rule says about something that has a name of its own.
#[derive(Debug, Serialize)]
pub(super) struct WireAbout<'a> {
    about: &'a str,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

/// What rules say of things that have a name.
pub(super) fn about<'a>(found: &'a [Conclusion<'_>], used: &mut Used) -> Vec<WireAbout<'a>> {
    let about = found
        .iter()
        .filter_map(|found| Some(WireAbout { about: subject(found)?, conclusion: conclusion(found, used) }));
    about.collect()
}

/// The name of what a conclusion is about: an order, a test, a step; `None` = the rule is about the patient.
pub(super) fn subject<'a>(found: &'a Conclusion<'_>) -> Option<&'a str> {
    match &found.rule.then {
        Then::Answer(name) | Then::Result(name) | Then::Caution(name, _) => Some(name),
        _ => None,
    }
}
