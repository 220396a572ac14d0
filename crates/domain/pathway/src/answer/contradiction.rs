//! Facts that cannot both be so.

use crate::conclude::{CaseFacts, Conclusion, conclude};
use crate::evaluate::Facts;
use crate::rule::Then;
use crate::set::RuleSet;
use upright_assessment::Origin;

/// Facts that cannot both be so. Both count as unknown until a person resolves them.
#[derive(Clone, Debug, PartialEq)]
pub struct Contradiction<'r> {
    /// The facts.
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
            entries: entries(names, facts),
            facts: names.clone(),
            conclusion,
        })
    });
    found.collect()
}

fn entries(names: &[String], facts: &CaseFacts<'_>) -> Vec<Origin> {
    let mut entries: Vec<Origin> = Vec::new();
    for origin in names.iter().flat_map(|name| facts.find(name).origins) {
        if !entries.contains(&origin) {
            entries.push(origin);
        }
    }
    entries
}
