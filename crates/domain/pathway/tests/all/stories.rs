//! Fourteen patients whose board, course and indication were written from the clinical reference before any rule ran.

use crate::set;
use jiff::civil::Date;
use serde_json::Value;
use std::fs;
use std::path::PathBuf;
use upright_assessment::{Assessment, Options, ProgressionVerdict, assess};
use upright_casefile::CaseFile;
use upright_documents::read_case;
use upright_pathway::{Answer, RuleSet, StepState};

/// Draws of landmark error: enough for a grade and a border, no clinical limit.
const DRAWS: u32 = 300;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/stories")
}

fn names() -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .filter_map(|entry| {
            let name = entry.unwrap().file_name().into_string().unwrap();
            name.strip_suffix(".case.json").map(str::to_owned)
        })
        .collect();
    names.sort();
    names
}

/// Everything in which the answer differs from what was expected.
struct Differences<'a> {
    story: &'a str,
    found: Vec<String>,
}

impl Differences<'_> {
    fn check(&mut self, what: &str, found: impl Into<Value>, expect: &Value) {
        let found = found.into();
        if found != *expect {
            self.found.push(format!("{}: {what}: {found}, expected {expect}", self.story));
        }
    }
}

fn board(answer: &Answer<'_>, expect: &Value, differences: &mut Differences<'_>) {
    assert_eq!(answer.board.len(), 16);
    for item in &answer.board {
        let expect = &expect["board"][item.study.kind.name()];
        differences.check(&format!("{} need", item.study.kind.name()), item.need.name(), &expect["need"]);
        differences.check(
            &format!("{} progress", item.study.kind.name()),
            item.progress.name(),
            &expect["progress"],
        );
    }
}

fn course(answer: &Answer<'_>, expect: &Value, differences: &mut Differences<'_>) {
    for step in &answer.course.steps {
        let expect = &expect["course"][step.code];
        differences.check(&format!("{} state", step.code), step.state.name(), &expect["state"]);
        differences.check(
            &format!("{} outcome", step.code),
            step.outcome.map(|outcome| outcome.name()),
            &expect["outcome"],
        );
        if step.code == "nsaid" && step.state != StepState::NotApplicable {
            let level = step.cautions.first().map(|caution| caution.level.name());
            let level = level.filter(|level| ["contraindicated", "avoid"].contains(level));
            differences.check("nsaid level", level, &expect["level"]);
        }
    }
}

/// Whatever a rule says of this patient and not of every one names what of the record makes it say so.
fn reasons(answer: &Answer<'_>, name: &str) {
    let board = answer.board.iter().flat_map(|item| &item.why);
    let flags = answer.red_flags.iter().map(|flag| &flag.conclusion);
    let all = board.chain(flags).chain(&answer.handling).chain(&answer.results);
    for found in all {
        let always = found.rule.when.asks_only_whether_known();
        assert_eq!(found.because().is_empty(), always || !found.fires(), "{name}: {}", found.rule.id);
    }
}

/// What a block, a brace and the course of the films are said to be.
fn said(answer: &Answer<'_>, assessment: &Assessment<'_>, expect: &Value, differences: &mut Differences<'_>) {
    let fired = |code: &str| answer.results.iter().any(|found| found.rule.code() == code);
    let block = match &expect["course"]["injection"]["block"] {
        Value::String(block) => Some(format!("block-{}", block.replace('_', "-"))),
        _ => None,
    };
    for code in ["block-supports", "block-strongly-supports", "block-does-not-support"] {
        differences.check(code, fired(code), &Value::from(block.as_deref() == Some(code)));
    }
    let answered = answer.course.answers.iter().filter(|found| found.fires()).map(|found| found.rule.code());
    let mut brace = answered.filter_map(|code| match code {
        "brace-does-not-correct" => Some("does_not_correct"),
        "brace-has-its-own-indication" | "brace-for-a-reducible-trunk" => Some("has_its_own_indication"),
        _ => None,
    });
    differences.check("brace", brace.next_back(), &expect["course"]["brace"]["answer"]);
    let progression = match assessment.progression.verdict {
        ProgressionVerdict::Progressed => "progressed",
        ProgressionVerdict::WithinMeasuringError => "within_measuring_error",
        ProgressionVerdict::NotComparable(_) => "not_comparable",
        ProgressionVerdict::TooFewFilms => "too_few_films",
        _ => "otherwise",
    };
    differences.check("progression", progression, &expect["progression"]);
}

/// A patient with what is expected of the answer.
pub(crate) struct Story {
    pub(crate) name: String,
    pub(crate) case: CaseFile,
    pub(crate) expect: Value,
}

/// Every story.
pub(crate) fn stories() -> Vec<Story> {
    names().into_iter().map(story).collect()
}

fn story(name: String) -> Story {
    let read = |kind: &str| fs::read(folder().join(format!("{name}.{kind}.json"))).unwrap();
    let expect = serde_json::from_slice(&read("expected")).unwrap();
    let document = read_case(&read("case")).unwrap_or_else(|error| panic!("{name}: {error}"));
    Story { case: document.case, expect, name }
}

fn compare(set: &RuleSet, Story { name, case, expect }: &Story) -> Vec<String> {
    let day: Date = expect["as_of"].as_str().unwrap().parse().unwrap();
    let view = case.as_of(day);
    let assessment = assess(&view, Options { draws: DRAWS, ..Options::default() });
    let answer = set.answer(&view, &assessment);
    let mut differences = Differences { story: name, found: Vec::new() };
    let grade = assessment.first.map(|first| assessment.films[first].validity.grade.code());
    differences.check("film", grade, &expect["film"]["grade"]);
    for tier in ["emergency_now", "urgent_days", "context_only"] {
        let mut flags: Vec<String> = answer
            .red_flags
            .iter()
            .filter(|flag| flag.tier.name() == tier)
            .map(|flag| flag.conclusion.rule.code().replace('-', "_"))
            .collect();
        flags.sort();
        let mut wanted: Vec<String> = expect["red_flags"][tier]
            .as_array()
            .unwrap()
            .iter()
            .map(|code| code.as_str().unwrap().to_owned())
            .collect();
        wanted.sort();
        differences.check(tier, flags, &Value::from(wanted));
    }
    reasons(&answer, name);
    board(&answer, expect, &mut differences);
    course(&answer, expect, &mut differences);
    said(&answer, &assessment, expect, &mut differences);
    let indication = answer.indication.as_ref().unwrap();
    differences.check("verdict", indication.verdict.name(), &expect["indication"]["verdict"]);
    let contradictions: Vec<Vec<&str>> = answer
        .contradictions
        .iter()
        .map(|found| found.entries.iter().map(|origin| origin.entry.as_str()).collect())
        .collect();
    differences.check("contradictions", contradictions, &expect["contradictions"]);
    let readiness: Vec<String> =
        answer.readiness.iter().map(|item| item.conclusion.rule.code().replace('-', "_")).collect();
    for wanted in expect["readiness"].as_array().unwrap() {
        let is_there = readiness.iter().any(|item| item == wanted.as_str().unwrap());
        differences.check(&format!("readiness {wanted}"), is_there, &Value::from(true));
    }
    differences.found
}

#[test]
fn every_story_comes_out_as_it_was_written() {
    let set = set("rules/fixed-sagittal-imbalance");
    let stories = stories();
    assert_eq!(stories.len(), 14);
    let differences: Vec<String> = stories.iter().flat_map(|story| compare(&set, story)).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}
