//! What clinicians judged, and what the patient wants.

use super::{Known, Spec, plain};
use crate::value::Found;
use upright_casefile::{Entry, Fact, Goal, Question};

pub(super) fn specs() -> Vec<Spec> {
    let goals = vec![
        Spec::flag("goal.recorded", "goals of the patient recorded", |known| match goals(known).last() {
            Some((entry, _)) => Found::flag(true).told_by(entry),
            None => Found::unknown("the patient's own goals"),
        }),
        Spec::flag("goal.no_operation", "the patient wants no operation", |known| {
            match goals(known).last() {
                Some((entry, goal)) => Found::flag(goal.no_operation).told_by(entry),
                None => Found::unknown("the patient's own goals"),
            }
        }),
    ];
    goals.into_iter().chain(Question::ALL.iter().flat_map(|question| of_question(*question))).collect()
}

fn goals<'a>(known: &Known<'a>) -> Vec<(&'a Entry, &'a Goal)> {
    let goals = known.view.facts(|fact| match fact {
        Fact::Goal(goal) => Some(goal),
        _ => None,
    });
    goals.collect()
}

fn of_question(question: Question) -> [Spec; 2] {
    let name = question.name();
    let asked = Spec::flag(format!("judgement.{name}"), plain(name), move |known| {
        answer(known, question)
            .unwrap_or_else(|| Found::unknown(format!("a clinician's answer: {}", plain(name))))
    });
    // What is confirmed is a matter of the record: where nobody confirmed it, it is not.
    let confirmed = Spec::flag(
        format!("judgement.{name}.confirmed"),
        format!("{} confirmed", plain(name)),
        move |known| answer(known, question).unwrap_or_else(|| Found::flag(false)),
    );
    [asked, confirmed]
}

/// The latest answer of a clinician.
fn answer(known: &Known<'_>, question: Question) -> Option<Found> {
    let found = known.view.facts(|fact| match fact {
        Fact::Judgement(judgement) if judgement.question == question => Some(judgement.answer),
        _ => None,
    });
    found.last().map(|(entry, answer)| Found::flag(answer).told_by(entry))
}
