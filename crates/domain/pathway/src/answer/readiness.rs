//! What is to be optimised before an elective operation.

use crate::conclude::{CaseFacts, Conclusion};
use crate::evaluate::Facts;
use crate::rule::{Outcome, Then};
use crate::set::RuleSet;
use crate::value::State;
use upright_assessment::Origin;

/// Something to be optimised first.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadinessItem<'r> {
    /// What.
    pub item: &'r str,
    /// Who sees to it.
    pub owner: &'r str,
    /// When it is looked at again.
    pub recheck: &'r str,
    /// The rule, and why.
    pub conclusion: Conclusion<'r>,
}

pub(super) fn readiness(fired: Vec<Conclusion<'_>>) -> Vec<ReadinessItem<'_>> {
    let items = fired.into_iter().filter_map(|found| match &found.rule.then {
        Then::Optimise { item, owner, recheck } => {
            Some(ReadinessItem { item, owner, recheck, conclusion: found })
        }
        _ => None,
    });
    items.collect()
}

pub(super) fn unknown(all: Vec<Conclusion<'_>>) -> Vec<Conclusion<'_>> {
    all.into_iter().filter(|found| found.outcome == Outcome::Unknown).collect()
}

/// A measure of risk as it stands in the record: it decides nothing alone.
#[derive(Clone, Debug, PartialEq)]
pub struct Measured {
    /// The fact.
    pub fact: String,
    /// What people call it.
    pub name: String,
    /// Its value with its unit, in words; `None` = not recorded.
    pub value: Option<String>,
    /// Where it stands.
    pub entries: Vec<Origin>,
}

pub(super) fn measures(set: &RuleSet, facts: &CaseFacts<'_>) -> Vec<Measured> {
    let measured = set.measures.iter().map(|fact| {
        let (found, label) = (facts.find(fact), facts.label(fact));
        let value = match &found.state {
            State::Known(value) => Some(label.with_unit(value)),
            State::AtLeast(_) | State::Unknown(_) => None,
        };
        Measured { fact: fact.clone(), name: label.name, value, entries: found.origins }
    });
    measured.collect()
}
