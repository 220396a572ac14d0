//! What a clinician has set aside, with the reason, which is kept.

use crate::facts::Step;
use crate::set::RuleSet;
use jiff::civil::Date;
use upright_assessment::Assessment;
use upright_casefile::{Fact, FreeText, View};
use upright_measurement::ParameterId;

/// A conclusion that a clinician sets aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overridden {
    /// The entry that says so.
    pub entry: String,
    /// The day.
    pub day: Date,
    /// The fixed code of what is set aside: a rule, a study, a step, `indication`; of what is measured `film.grade`,
    /// `flexibility.verdict`, `progression.progressed`, `parameter.` or `classification.` and its code.
    pub item: String,
    /// Whether anything that is said here has that code.
    pub is_known: bool,
    /// What holds instead, in words.
    pub instead: Option<FreeText>,
    /// Why.
    pub reason: FreeText,
}

/// The code of the elective indication, whatever its rule is called.
pub(super) const INDICATION: &str = "indication";

pub(super) fn overridden(set: &RuleSet, view: &View<'_>, assessment: &Assessment<'_>) -> Vec<Overridden> {
    let found = view.facts(|fact| match fact {
        Fact::Override(found) => Some(found),
        _ => None,
    });
    found
        .map(|(entry, found)| Overridden {
            entry: entry.id.clone(),
            day: entry.effective_at,
            is_known: is_known(set, &found.item) || is_measured(assessment, &found.item),
            item: found.item.clone(),
            instead: found.instead.clone(),
            reason: found.reason.clone(),
        })
        .collect()
}

fn is_known(set: &RuleSet, item: &str) -> bool {
    item == INDICATION
        || set.studies.iter().any(|study| study.kind.name() == item)
        || Step::ALL.iter().any(|step| step.name() == item)
        || set.active().any(|rule| rule.code() == item)
}

/// Whether it is a conclusion about what was measured.
fn is_measured(assessment: &Assessment<'_>, item: &str) -> bool {
    match item.split_once('.') {
        Some(("parameter", code)) => ParameterId::from_code(code).is_some(),
        Some(("classification", code)) => assessment.classifications.iter().any(|one| one.code == code),
        _ => ["film.grade", "flexibility.verdict", "progression.progressed"].contains(&item),
    }
}
