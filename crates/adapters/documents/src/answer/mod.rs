//! `upright.answer/1`: what to do next about a patient, with every reason.

mod board;
mod conclusion;
mod course;
mod indication;
mod next;
mod words;

use crate::assessment::{self, WireAnswer, WireNotice};
use crate::explanation::{Used, WireCitation, WireOrigin, WireRecord};
use crate::profile::{INTENDED_USE, Software};
use board::WireStudy;
use conclusion::{
    WireAbout, WireConclusion, WireUnknown, WireUnknownFlag, about, conclusion, conclusions, unknown,
    unknown_flags,
};
use course::WireCourse;
use indication::{WireIndication, WireMeasured, WireProgression, WireReadiness};
use next::WireNext;
use serde::Serialize;
use upright_assessment::Assessment;
use upright_pathway::{
    Answer, Contradiction, Counselling, Decided, FilmsBefore, Missing, Overridden, RedFlag, RuleSet,
    Unfounded, Wish,
};
use words::Words;

/// The wire form of an answer. Numbers are never rounded.
#[derive(Debug, Serialize)]
pub struct AnswerDocument<'a> {
    schema: &'static str,
    software: &'a Software,
    rules: WireRules<'a>,
    source: &'a str,
    intended_use: &'static str,
    as_of: String,
    alignment: WireAnswer,
    notices: Vec<WireNotice>,
    not_understood: &'a [String],
    contradictions: Vec<WireContradiction<'a>>,
    red_flags: Vec<WireRedFlag<'a>>,
    red_flags_unknown: Vec<WireUnknownFlag<'a>>,
    films_before: Option<WireFilmsBefore<'a>>,
    unfounded: Vec<WireUnfounded<'a>>,
    handling: Vec<WireConclusion<'a>>,
    handling_unknown: Vec<WireUnknown<'a>>,
    board: Vec<WireStudy<'a>>,
    course: WireCourse<'a>,
    results: Vec<WireAbout<'a>>,
    indication: Option<WireIndication<'a>>,
    progression: WireProgression<'a>,
    readiness: Vec<WireReadiness<'a>>,
    readiness_unknown: Vec<WireUnknown<'a>>,
    measures: Vec<WireMeasured<'a>>,
    counselling: Vec<WireCounselling<'a>>,
    wishes: Vec<WireWish<'a>>,
    decisions: Vec<WireDecided<'a>>,
    overridden: Vec<WireOverridden<'a>>,
    next: Vec<WireNext<'a>>,
    missing: Vec<WireMissing<'a>>,
    evidence: Vec<WireRecord>,
    citations: Vec<WireCitation>,
}

/// Which rules were asked.
#[derive(Debug, Serialize)]
struct WireRules<'a> {
    set: &'a str,
    title: &'a str,
    version: u32,
    digest: Option<&'a str>,
}

impl<'a> AnswerDocument<'a> {
    /// The wire form of `answer`, made of `source`, which `assessed` measures.
    ///
    /// `digest` says which rules exactly were asked: [`RULES_VERSION`](upright_pathway::RULES_VERSION) of those that the program
    /// carries, `None` where nobody counted it.
    #[must_use]
    pub fn new(
        software: &'a Software,
        digest: Option<&'a str>,
        source: &'a str,
        assessed: &Assessment<'_>,
        answer: &'a Answer<'_>,
    ) -> Self {
        let used = &mut Used::default();
        Self {
            schema: "upright.answer/1",
            software,
            rules: rules(answer.set, digest),
            source,
            intended_use: INTENDED_USE,
            as_of: answer.day.to_string(),
            alignment: assessment::answer(assessed),
            notices: assessment::notices(assessed),
            not_understood: &[],
            contradictions: answer.contradictions.iter().map(|found| contradiction(found, used)).collect(),
            red_flags: answer.red_flags.iter().map(|found| red_flag(found, used)).collect(),
            red_flags_unknown: unknown_flags(&answer.red_flags_unknown, used),
            films_before: answer.films_before.as_ref().map(films_before),
            unfounded: answer.unfounded.iter().map(unfounded).collect(),
            handling: conclusions(&answer.handling, used),
            handling_unknown: unknown(&answer.handling_unknown, used),
            board: answer.board.iter().map(|found| board::study(found, used)).collect(),
            course: course::course(&answer.course, used),
            results: about(&answer.results, used),
            indication: answer.indication.as_ref().map(|found| indication::indication(found, used)),
            progression: indication::progression(&answer.progression, used),
            readiness: answer.readiness.iter().map(|found| indication::readiness(found, used)).collect(),
            readiness_unknown: unknown(&answer.readiness_unknown, used),
            measures: answer.measures.iter().map(indication::measured).collect(),
            counselling: answer.counselling.iter().map(|found| counselling(found, used)).collect(),
            wishes: answer.wishes.iter().map(wish).collect(),
            decisions: answer.decisions.iter().map(decided).collect(),
            overridden: answer.overridden.iter().map(overridden).collect(),
            next: answer.next.iter().map(next::next).collect(),
            missing: answer.missing.iter().map(missing).collect(),
            evidence: used.records(),
            citations: used.citations(),
        }
    }

    /// The same, naming what of the source was not understood: nothing of it bears on anything here.
    #[must_use]
    pub const fn not_understood(mut self, what: &'a [String]) -> Self {
        self.not_understood = what;
        self
    }
}

fn rules<'a>(set: &'a RuleSet, digest: Option<&'a str>) -> WireRules<'a> {
    WireRules { set: &set.id, title: &set.title, version: set.version, digest }
}

#[derive(Debug, Serialize)]
struct WireContradiction<'a> {
    facts: &'a [String],
    entries: Vec<WireOrigin>,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

fn contradiction<'a>(found: &'a Contradiction<'_>, used: &mut Used) -> WireContradiction<'a> {
    WireContradiction {
        facts: &found.facts,
        entries: found.entries.iter().map(WireOrigin::from).collect(),
        conclusion: conclusion(&found.conclusion, used),
    }
}

#[derive(Debug, Serialize)]
struct WireRedFlag<'a> {
    tier: &'static str,
    part_of: Option<&'a str>,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

fn red_flag<'a>(found: &'a RedFlag<'_>, used: &mut Used) -> WireRedFlag<'a> {
    let (tier, part_of) = (found.tier.name(), found.part_of);
    WireRedFlag { tier, part_of, conclusion: conclusion(&found.conclusion, used) }
}

#[derive(Debug, Serialize)]
struct WireFilmsBefore<'a> {
    film: String,
    began: String,
    what: &'a [String],
    in_words: String,
}

fn films_before(found: &FilmsBefore) -> WireFilmsBefore<'_> {
    WireFilmsBefore {
        film: found.film.to_string(),
        began: found.began.to_string(),
        what: &found.what,
        in_words: found.sentence(),
    }
}

#[derive(Debug, Serialize)]
struct WireUnfounded<'a> {
    entry: &'a str,
    effective_at: String,
    study: &'a str,
    name: &'a str,
}

fn unfounded(found: &Unfounded) -> WireUnfounded<'_> {
    WireUnfounded {
        entry: &found.entry,
        effective_at: found.day.to_string(),
        study: &found.study,
        name: &found.name,
    }
}

#[derive(Debug, Serialize)]
struct WireMissing<'a> {
    text: &'a str,
    fact: &'a str,
    lack: &'static str,
    entry: Option<&'a str>,
}

fn missing(found: &Missing) -> WireMissing<'_> {
    WireMissing {
        text: &found.text,
        fact: &found.fact,
        lack: found.lack.name(),
        entry: found.entry.as_deref(),
    }
}

#[derive(Debug, Serialize)]
struct WireCounselling<'a> {
    text: &'a str,
    citation: &'a str,
    evidence: Vec<&'static str>,
}

fn counselling<'a>(found: &'a Counselling, used: &mut Used) -> WireCounselling<'a> {
    used.cite(&found.citation);
    WireCounselling { text: &found.text, citation: &found.citation, evidence: used.named(&found.evidence) }
}

#[derive(Debug, Serialize)]
struct WireOverridden<'a> {
    entry: &'a str,
    effective_at: String,
    item: &'a str,
    is_known: bool,
    instead: Option<Words<'a>>,
    reason: Words<'a>,
}

fn overridden(found: &Overridden) -> WireOverridden<'_> {
    WireOverridden {
        entry: &found.entry,
        effective_at: found.day.to_string(),
        item: &found.item,
        is_known: found.is_known,
        instead: found.instead.as_ref().map(Words),
        reason: Words(&found.reason),
    }
}

#[derive(Debug, Serialize)]
struct WireWish<'a> {
    entry: &'a str,
    effective_at: String,
    text: Words<'a>,
    no_operation: bool,
}

fn wish(found: &Wish) -> WireWish<'_> {
    WireWish {
        entry: &found.entry,
        effective_at: found.day.to_string(),
        text: Words(&found.text),
        no_operation: found.no_operation,
    }
}

#[derive(Debug, Serialize)]
struct WireDecided<'a> {
    entry: &'a str,
    effective_at: String,
    choice: &'static str,
    reason: Option<Words<'a>>,
    review_on: Option<String>,
}

fn decided(found: &Decided) -> WireDecided<'_> {
    WireDecided {
        entry: &found.entry,
        effective_at: found.day.to_string(),
        choice: found.choice.name(),
        reason: found.reason.as_ref().map(Words),
        review_on: found.review_on.map(|day| day.to_string()),
    }
}
