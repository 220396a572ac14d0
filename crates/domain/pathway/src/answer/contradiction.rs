//! Facts that cannot both be so.

use crate::conclude::{CaseFacts, Conclusion, conclude};
use crate::rule::Then;
use crate::set::RuleSet;
use upright_assessment::{Explanation, Origin};

/// Facts that cannot both be so. Both count as unknown until a person resolves them.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction<'r> {
    /// The facts; each stands for those below it too, as `finding.rod_fracture` for `finding.rod_fracture.confirmed`.
    pub facts: Vec<String>,
    /// The entries that they come from, each once.
    pub entries: Vec<Origin>,
    /// The rule that found it, and why.
    pub conclusion: Conclusion<'r>,
}

pub(super) fn contradictions<'r>(set: &'r RuleSet, facts: &CaseFacts<'_>) -> Vec<Contradiction<'r>> {
    let found = set.active().filter_map(|rule| {
        let Then::Contradiction(names) = &rule.then else { return None };
        let conclusion = conclude(rule, facts);
        conclusion.fires().then(|| Contradiction {
            entries: entries(&conclusion.explanation),
            facts: names.clone(),
            conclusion,
        })
    });
    found.collect()
}

/// The entries that an explanation rests on, each once.
fn entries(explanation: &Explanation) -> Vec<Origin> {
    let below = explanation.parts.iter().flat_map(entries);
    let mut each: Vec<Origin> = Vec::new();
    for origin in explanation.entries.iter().cloned().chain(below) {
        if !each.contains(&origin) {
            each.push(origin);
        }
    }
    each
}
