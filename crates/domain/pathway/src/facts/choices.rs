//! What clinicians judged, and what the patient wants.

use super::{Known, Spec, plain};
use crate::value::Found;
use upright_casefile::{Choice, Entry, Fact, Goal, Question};

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
    // A matter of the record: what nobody decided is not decided.
    let decisions = vec![
        Spec::flag("decision.referral.recorded", "a referral or an operation decided", |known| {
            decided(known, &[Choice::Referral, Choice::Operation])
        }),
        Spec::flag("decision.operation.recorded", "an operation decided", |known| {
            decided(known, &[Choice::Operation])
        }),
    ];
    goals
        .into_iter()
        .chain(decisions)
        .chain(Question::ALL.iter().flat_map(|question| of_question(*question)))
        .collect()
}

/// Whether the latest decision is one of these.
fn decided(known: &Known<'_>, wanted: &[Choice]) -> Found {
    let mut decisions = known.view.facts(|fact| match fact {
        Fact::Decision(decision) => Some(decision.choice),
        _ => None,
    });
    match decisions.next_back() {
        Some((entry, choice)) => Found::flag(wanted.contains(&choice)).told_by(entry),
        None => Found::flag(false),
    }
}

fn goals<'a>(known: &Known<'a>) -> Vec<(&'a Entry, &'a Goal)> {
    let goals = known.view.facts(|fact| match fact {
        Fact::Goal(goal) => Some(goal),
        _ => None,
    });
    goals.collect()
}

fn of_question(question: Question) -> [Spec; 3] {
    let name = question.name();
    let asked = Spec::flag(format!("judgement.{name}"), plain(name), move |known| {
        answer(known, question).unwrap_or_else(|| Found::unknown(missing(question)))
    });
    // What is confirmed is a matter of the record: where nobody confirmed it, it is not.
    let confirmed = Spec::flag(
        format!("judgement.{name}.confirmed"),
        format!("{} confirmed", plain(name)),
        move |known| answer(known, question).unwrap_or_else(|| Found::flag(false)),
    );
    let answered = Spec::flag(
        format!("judgement.{name}.answered"),
        format!("{} judged by a person", plain(name)),
        move |known| match answer(known, question) {
            Some(found) => Found { origins: found.origins, ..Found::flag(true) },
            None => Found::flag(false),
        },
    );
    [asked, confirmed, answered]
}

fn missing(question: Question) -> String {
    match question {
        Question::ExtendedFilmNotObtainable => {
            "a film with knees and hips extended, or a clinician's word that none can be had".to_owned()
        }
        other => format!("a clinician's answer: {}", plain(other.name())),
    }
}

/// The latest answer of a clinician.
fn answer(known: &Known<'_>, question: Question) -> Option<Found> {
    let found = known.view.facts(|fact| match fact {
        Fact::Judgement(judgement) if judgement.question == question => Some(judgement.answer),
        _ => None,
    });
    // What was judged of a spine that was operated on since is over.
    let operated = known.view.last_spine_operation().filter(|_| question.is_mended_by_operation());
    let mut current = found.filter(|(entry, _)| operated.is_none_or(|day| entry.effective_at >= day));
    current.next_back().map(|(entry, answer)| Found::flag(answer).told_by(entry))
}
