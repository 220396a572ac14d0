//! The nonoperative course, and what tests have shown.

use super::words::{because, missing, once, opened, sentences, set_aside, unless};
use crate::page::{Section, marks};
use upright_pathway::{Answer, CourseStep, Outcome, StepState, Then};

pub(super) fn course(answer: &Answer<'_>) -> Section {
    let course = &answer.course;
    let section = Section::new("Nonoperative course");
    let section = if course.held_back {
        section.text("A red flag goes first; what follows does not delay it.")
    } else {
        section
    };
    let rows = course.steps.iter().map(|step| step_row(answer, step)).collect();
    let section = section.table(&["step", "", "outcome", ""], rows);
    let exposures = course
        .steps
        .iter()
        .flat_map(|step| step.exposures.iter().map(|exposure| format!("{}, {exposure}", step.name)));
    let section = section.titled_list("What was tried:", exposures.collect());
    let cautions = course.steps.iter().flat_map(|step| {
        step.cautions.iter().map(|caution| {
            let rule = caution.conclusion.rule;
            format!("{} ({}): {}", step.name, caution.level.name(), rule.recommendation)
        })
    });
    let section = section.titled_list("Cautions:", cautions.collect());
    let besides = course.besides.iter().map(|caution| caution.conclusion.rule.recommendation.clone());
    let answers = course.answers.iter().filter(|found| found.fires());
    let answers = answers.map(|found| {
        let instead = &found.rule.instead;
        let instead =
            if instead.is_empty() { String::new() } else { format!("Instead: {}.", instead.join(", ")) };
        sentences([&found.rule.recommendation, &found.rule.rationale, &instead, &unless(found)])
    });
    let asked = course.ask.iter().filter_map(|found| match &found.rule.then {
        Then::Caution(about, _) => {
            Some(format!("Ask before {}: {}.", study_or_drug(answer, about), missing(found).join("; ")))
        }
        _ => None,
    });
    let section = section.list(besides.chain(once(asked.collect())).chain(answers).collect());
    let steps = course.steps.iter().flat_map(|step| {
        step.applies.iter().chain(step.cautions.iter().map(|caution| &caution.conclusion)).map(opened)
    });
    let others = course.answers.iter().map(opened);
    section.why(steps.chain(others).collect::<Vec<_>>())
}

/// What people call a study of the board, or what a rule calls a drug.
pub(super) fn study_or_drug(answer: &Answer<'_>, code: &str) -> String {
    let study = answer.board.iter().find(|item| item.study.kind.name() == code);
    study.map_or_else(|| code.replace('_', " "), |item| item.study.name.clone())
}

pub(super) fn step_row(answer: &Answer<'_>, step: &CourseStep<'_>) -> Vec<String> {
    let state = match step.state {
        StepState::NotTried => "nothing recorded",
        StepState::UnderWay => "under way",
        StepState::Closed => "closed",
        StepState::NotApplicable => "does not apply",
        StepState::CannotTell => "cannot tell whether it applies",
    };
    let outcome = step.outcome.map(|outcome| outcome.name().replace('_', " ")).unwrap_or_default();
    let ask: Vec<String> = once(step.ask.iter().flat_map(|found| missing(found)).collect());
    let ask = (!ask.is_empty() && matches!(step.state, StepState::NotTried | StepState::UnderWay))
        .then(|| format!("Ask before: {}.", ask.join("; ")));
    let review = step.review_on.map(|day| format!("Review on {day}."));
    let reason = step.reason.as_ref().map(|reason| format!("Reason: {reason}."));
    let adverse = (!step.adverse_events.is_empty()).then(|| {
        format!(
            "Adverse: {}.",
            step.adverse_events.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        )
    });
    let applies = step.applies.iter().find(|found| found.outcome == Outcome::Unknown);
    let applies = applies
        .filter(|_| step.state == StepState::CannotTell)
        .map(|found| format!("Missing: {}.", missing(found).join("; ")));
    let words: Vec<String> = [reason, adverse, review, applies, ask, set_aside(answer, &[step.code])]
        .into_iter()
        .flatten()
        .collect();
    vec![step.name.to_owned(), state.to_owned(), outcome, words.join(" ")]
}

pub(super) fn results(answer: &Answer<'_>) -> Option<Section> {
    let lines: Vec<String> = answer
        .results
        .iter()
        .map(|found| {
            let words = sentences([&found.rule.recommendation, &because(found), &unless(found)]);
            format!("{words}{}", marks(&found.explanation))
        })
        .collect();
    let why = answer.results.iter().map(opened).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| Section::new("What tests and examinations say").list(lines).why(why))
}
