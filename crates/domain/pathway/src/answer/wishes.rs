//! What the patient wants, and what was decided.

use jiff::civil::Date;
use upright_casefile::{Choice, Decision, Fact, FreeText, Goal, View};

/// What the patient wants, in the patient's own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    /// The entry that says so.
    pub entry: String,
    /// The day.
    pub day: Date,
    /// The words.
    pub text: FreeText,
    /// The patient wants no operation.
    pub no_operation: bool,
}

/// What was decided together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// The entry that says so.
    pub entry: String,
    /// The day.
    pub day: Date,
    /// What.
    pub choice: Choice,
    /// Why, in words.
    pub reason: Option<FreeText>,
    /// When it is looked at again.
    pub review_on: Option<Date>,
}

pub(super) fn wishes(view: &View<'_>) -> Vec<Wish> {
    let goals = view.facts(|fact| match fact {
        Fact::Goal(goal) => Some(goal),
        _ => None,
    });
    goals
        .map(|(entry, Goal { text, no_operation })| Wish {
            entry: entry.id.clone(),
            day: entry.effective_at,
            text: text.clone(),
            no_operation: *no_operation,
        })
        .collect()
}

pub(super) fn decisions(view: &View<'_>) -> Vec<Decided> {
    let decisions = view.facts(|fact| match fact {
        Fact::Decision(decision) => Some(decision),
        _ => None,
    });
    decisions
        .map(|(entry, Decision { choice, reason, review_on })| Decided {
            entry: entry.id.clone(),
            day: entry.effective_at,
            choice: *choice,
            reason: reason.clone(),
            review_on: *review_on,
        })
        .collect()
}
