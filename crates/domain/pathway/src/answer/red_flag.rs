//! Red flags: first, and on their own.

use super::Overridden;
use super::board::{BoardItem, Progress};
use crate::conclude::Conclusion;
use crate::rule::{Need, Outcome, Then, Tier};
use crate::value::Missing;
use std::collections::BTreeMap;
use upright_casefile::StudyKind;

/// A red flag that is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct RedFlag<'r> {
    /// How soon.
    pub tier: Tier,
    /// The code of the more urgent red flag that is about the same matter: what that one asks for is done, and this one is no
    /// second matter. `None` = it stands for itself.
    pub part_of: Option<&'r str>,
    /// The rule, and why.
    pub conclusion: Conclusion<'r>,
}

/// A red flag of which nobody knows.
#[derive(Clone, Debug, PartialEq)]
pub struct UnknownFlag<'r> {
    /// The study that is needed and answers it: nobody is asked before it is read. `None` = it is to be asked.
    pub waits_for: Option<StudyKind>,
    /// The rule, and why.
    pub conclusion: Conclusion<'r>,
}

pub(super) fn raised<'r>(conclusions: &[Conclusion<'r>], overridden: &[Overridden]) -> Vec<RedFlag<'r>> {
    let fired = conclusions.iter().filter(|found| found.fires());
    let raised = fired
        .filter_map(|found| Some(RedFlag { tier: tier(found)?, part_of: None, conclusion: found.clone() }));
    let mut flags: Vec<RedFlag<'_>> = raised.collect();
    flags.sort_by_key(|flag| flag.tier);
    let standing: Vec<(Tier, &'r str)> =
        active(&flags, overridden).iter().map(|flag| (flag.tier, flag.conclusion.rule.code())).collect();
    for flag in &mut flags {
        let named = &flag.conclusion.rule.part_of;
        let more_urgent =
            standing.iter().find(|(tier, code)| *tier < flag.tier && named.iter().any(|name| name == code));
        flag.part_of = more_urgent.map(|(_, code)| *code);
    }
    flags
}

/// Those that no clinician has set aside: they alone hold back what is elective.
pub(super) fn active<'r>(flags: &[RedFlag<'r>], overridden: &[Overridden]) -> Vec<RedFlag<'r>> {
    let is_aside = |flag: &RedFlag<'_>| overridden.iter().any(|one| one.item == flag.conclusion.rule.code());
    flags.iter().filter(|flag| !is_aside(flag)).cloned().collect()
}

/// Flags that nobody asked about; background alone is not asked for.
pub(super) fn unknown<'r>(
    conclusions: Vec<Conclusion<'r>>,
    board: &[BoardItem<'_>],
    missing: &BTreeMap<String, Missing>,
) -> Vec<UnknownFlag<'r>> {
    let unknown = conclusions.into_iter().filter(|found| found.outcome == Outcome::Unknown);
    let loud = unknown.filter(|found| tier(found) != Some(Tier::ContextOnly));
    loud.map(|conclusion| UnknownFlag { waits_for: waits_for(&conclusion, board, missing), conclusion })
        .collect()
}

/// The study that answers everything that is missing, and that is needed and not read.
fn waits_for(
    found: &Conclusion<'_>,
    board: &[BoardItem<'_>],
    missing: &BTreeMap<String, Missing>,
) -> Option<StudyKind> {
    let answered_by = &found.rule.answered_by;
    let study = answered_by.first().map(|(_, study)| *study)?;
    let is_answered = |text: &String| {
        let fact = missing.get(text).map(|missing| missing.fact.as_str());
        answered_by.iter().any(|(answered, by)| *by == study && fact == Some(answered.as_str()))
    };
    let item = board.iter().find(|item| item.study.kind == study)?;
    let is_to_come = item.need == Need::Needed && item.progress != Progress::Read;
    (is_to_come && found.missing().iter().all(is_answered)).then_some(study)
}

const fn tier(conclusion: &Conclusion<'_>) -> Option<Tier> {
    match conclusion.rule.then {
        Then::RedFlag(tier) => Some(tier),
        _ => None,
    }
}
