//! The nonoperative course: each step with exposure, outcome and cautions; and what is said to a brace.

use super::board::{BoardItem, Progress};
use super::red_flag::RedFlag;
use crate::conclude::Conclusion;
use crate::facts::{Known, Step};
use crate::rule::{CautionLevel, Need, Outcome, Then, Tier};
use crate::words::words;
use jiff::civil::Date;
use upright_assessment::Truth;
use upright_casefile::{FreeText, StepOutcome};

words! {
    /// Where a step stands.
    StepState {
        /// Nothing of it is recorded.
        NotTried = "not_tried",
        /// Begun, without an outcome so far.
        UnderWay = "under_way",
        /// It has an outcome.
        Closed = "closed",
        /// It does not apply.
        NotApplicable = "not_applicable",
        /// Whether it applies is not known.
        CannotTell = "cannot_tell",
    }
}

/// A caution before a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Caution<'r> {
    /// What it means.
    pub level: CautionLevel,
    /// The rule, and why.
    pub conclusion: Conclusion<'r>,
}

/// A step of the course.
#[derive(Clone, Debug, PartialEq)]
pub struct CourseStep<'r> {
    /// The fixed code.
    pub code: &'static str,
    /// What people call it.
    pub name: &'static str,
    /// Where it stands.
    pub state: StepState,
    /// What came of it; `None` = nothing so far.
    pub outcome: Option<StepOutcome>,
    /// The entries that tell of it, from the earliest to the latest.
    pub entries: Vec<String>,
    /// What the patient was exposed to, from the earliest to the latest: dose and time, sessions, injections with their pain.
    pub exposures: Vec<FreeText>,
    /// The reason that closed it, in words.
    pub reason: Option<FreeText>,
    /// What went wrong, in words.
    pub adverse_events: Vec<FreeText>,
    /// When it is looked at again.
    pub review_on: Option<Date>,
    /// Whether it applies, and why.
    pub applies: Vec<Conclusion<'r>>,
    /// Cautions that hold, the gravest first.
    pub cautions: Vec<Caution<'r>>,
    /// Cautions of which nobody knows: to be asked before the step.
    pub ask: Vec<Conclusion<'r>>,
}

/// The nonoperative course.
#[derive(Clone, Debug, PartialEq)]
pub struct Course<'r> {
    /// The steps, in their order.
    pub steps: Vec<CourseStep<'r>>,
    /// A red flag goes first: the course is not shown before it.
    pub held_back: bool,
    /// Cautions about what is no step, as opioids.
    pub besides: Vec<Caution<'r>>,
    /// Cautions of which nobody knows, about a study that is to be made or a drug that comes into question.
    pub ask: Vec<Conclusion<'r>>,
    /// What is said to orders and wishes, as for a brace.
    pub answers: Vec<Conclusion<'r>>,
}

pub(super) fn course<'r>(
    known: &Known<'_>,
    all: &[Conclusion<'r>],
    board: &[BoardItem<'r>],
    red_flags: &[RedFlag<'r>],
) -> Course<'r> {
    let steps: Vec<CourseStep<'r>> = Step::ALL.into_iter().map(|step| step_of(step, known, all)).collect();
    let held_back = red_flags.iter().any(|flag| flag.tier != Tier::ContextOnly);
    let is_step = |code: &str| steps.iter().any(|step| step.code == code);
    let besides = all.iter().filter(|found| found.fires()).filter_map(|found| match &found.rule.then {
        // What payers ask for has no place beside a red flag.
        Then::Caution(_, CautionLevel::Coverage) if held_back => None,
        Then::Caution(code, level) if !is_step(code) => {
            Some(Caution { level: *level, conclusion: found.clone() })
        }
        _ => None,
    });
    let ask = all.iter().filter(|found| match &found.rule.then {
        Then::Caution(code, _) if !is_step(code) && found.outcome == Outcome::Unknown => {
            is_to_be_made(board, code).unwrap_or_else(|| is_half_true(found))
        }
        _ => false,
    });
    let answers = all
        .iter()
        .filter(|found| matches!(found.rule.then, Then::Answer(_)) && found.outcome != Outcome::DoesNotFire);
    Course {
        besides: besides.collect(),
        ask: ask.cloned().collect(),
        answers: answers.cloned().collect(),
        held_back,
        steps,
    }
}

/// Whether a study is asked for and not made yet; `None` = it is no study.
fn is_to_be_made(board: &[BoardItem<'_>], code: &str) -> Option<bool> {
    let item = board.iter().find(|item| item.study.kind.name() == code)?;
    let is_wanted = matches!(item.need, Need::Needed | Need::Optional);
    Some(is_wanted && matches!(item.progress, Progress::None | Progress::Ordered | Progress::Inadequate))
}

/// Whether one of several conditions holds that must all hold, and of the others nobody knows.
fn is_half_true(found: &Conclusion<'_>) -> bool {
    found.explanation.parts.iter().any(|part| part.truth == Truth::True)
}

fn step_of<'r>(step: Step, known: &Known<'_>, all: &[Conclusion<'r>]) -> CourseStep<'r> {
    let applies: Vec<Conclusion<'r>> = all
        .iter()
        .filter(|found| matches!(&found.rule.then, Then::Applies(code) if code == step.name()))
        .cloned()
        .collect();
    let courses = step.courses(known);
    let outcome = step.outcome(known);
    // The reason belongs to the outcome that is shown: an earlier one may have closed the step otherwise.
    let deciding = courses.iter().rev().find(|(_, course)| course.outcome.is_some());
    let reason = deciding.and_then(|(_, course)| course.reason.clone());
    CourseStep {
        code: step.name(),
        name: step.label(),
        state: state(&applies, outcome.is_some(), !courses.is_empty()),
        outcome: outcome.map(|(_, outcome)| outcome),
        entries: courses.iter().map(|(entry, _)| entry.id.clone()).collect(),
        exposures: step.exposures(known),
        reason,
        adverse_events: courses.iter().filter_map(|(_, course)| course.adverse_event.clone()).collect(),
        review_on: courses.iter().rev().find_map(|(_, course)| course.review_on),
        cautions: cautions(step, all),
        ask: all
            .iter()
            .filter(|found| found.outcome == Outcome::Unknown && level(found, step).is_some())
            .cloned()
            .collect(),
        applies,
    }
}

fn state(applies: &[Conclusion<'_>], has_outcome: bool, is_begun: bool) -> StepState {
    let unknown = applies.iter().any(|found| found.outcome == Outcome::Unknown);
    match (has_outcome, is_begun) {
        (true, _) => StepState::Closed,
        (false, true) => StepState::UnderWay,
        _ if applies.is_empty() || applies.iter().any(Conclusion::fires) => StepState::NotTried,
        _ if unknown => StepState::CannotTell,
        _ => StepState::NotApplicable,
    }
}

fn level(found: &Conclusion<'_>, step: Step) -> Option<CautionLevel> {
    match &found.rule.then {
        Then::Caution(code, level) if code == step.name() => Some(*level),
        _ => None,
    }
}

fn cautions<'r>(step: Step, all: &[Conclusion<'r>]) -> Vec<Caution<'r>> {
    let fired = all.iter().filter(|found| found.fires());
    let mut cautions: Vec<Caution<'r>> = fired
        .filter_map(|found| Some(Caution { level: level(found, step)?, conclusion: found.clone() }))
        .collect();
    cautions.sort_by_key(|caution| caution.level);
    cautions
}
