//! What is to be optimised before an elective operation.

use crate::conclude::Conclusion;
use crate::rule::{Outcome, Then};

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

pub(super) fn readiness<'r>(fired: &[Conclusion<'r>]) -> Vec<ReadinessItem<'r>> {
    let items = fired.iter().filter_map(|found| match &found.rule.then {
        Then::Optimise { item, owner, recheck } => {
            Some(ReadinessItem { item, owner, recheck, conclusion: found.clone() })
        }
        _ => None,
    });
    items.collect()
}

pub(super) fn unknown(all: Vec<Conclusion<'_>>) -> Vec<Conclusion<'_>> {
    all.into_iter().filter(|found| found.outcome == Outcome::Unknown).collect()
}
