//! Red flags: first, and on their own.

use crate::conclude::Conclusion;
use crate::rule::{Outcome, Then, Tier};

/// A red flag that is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct RedFlag<'r> {
    /// How soon.
    pub tier: Tier,
    /// The rule, and why.
    pub conclusion: Conclusion<'r>,
}

pub(super) fn raised(conclusions: Vec<Conclusion<'_>>) -> Vec<RedFlag<'_>> {
    let fired = conclusions.into_iter().filter(Conclusion::fires);
    let mut flags: Vec<RedFlag<'_>> =
        fired.filter_map(|conclusion| Some(RedFlag { tier: tier(&conclusion)?, conclusion })).collect();
    flags.sort_by_key(|flag| flag.tier);
    flags
}

/// Flags that nobody asked about; background alone is not asked for.
pub(super) fn unknown(conclusions: Vec<Conclusion<'_>>) -> Vec<Conclusion<'_>> {
    let unknown = conclusions.into_iter().filter(|found| found.outcome == Outcome::Unknown);
    unknown.filter(|found| tier(found) != Some(Tier::ContextOnly)).collect()
}

const fn tier(conclusion: &Conclusion<'_>) -> Option<Tier> {
    match conclusion.rule.then {
        Then::RedFlag(tier) => Some(tier),
        _ => None,
    }
}
