//! Red flags: first, and on their own.

use super::Overridden;
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

pub(super) fn raised<'r>(conclusions: &[Conclusion<'r>]) -> Vec<RedFlag<'r>> {
    let fired = conclusions.iter().filter(|found| found.fires());
    let raised = fired.filter_map(|found| Some(RedFlag { tier: tier(found)?, conclusion: found.clone() }));
    let mut flags: Vec<RedFlag<'_>> = raised.collect();
    flags.sort_by_key(|flag| flag.tier);
    flags
}

/// Those that no clinician has set aside: they alone hold back what is elective.
pub(super) fn active<'r>(flags: &[RedFlag<'r>], overridden: &[Overridden]) -> Vec<RedFlag<'r>> {
    let is_aside = |flag: &RedFlag<'_>| overridden.iter().any(|one| one.item == flag.conclusion.rule.code());
    flags.iter().filter(|flag| !is_aside(flag)).cloned().collect()
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
