//! What a clinician has set aside, with the reason, which is kept.

use jiff::civil::Date;
use upright_casefile::{Fact, FreeText, View};

/// A conclusion that a clinician sets aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overridden {
    /// The entry that says so.
    pub entry: String,
    /// The day.
    pub day: Date,
    /// The fixed code of what is set aside: a rule, a study, a step, `indication`.
    pub item: String,
    /// What holds instead, in words.
    pub instead: Option<FreeText>,
    /// Why.
    pub reason: FreeText,
}

pub(super) fn overridden(view: &View<'_>) -> Vec<Overridden> {
    let found = view.facts(|fact| match fact {
        Fact::Override(found) => Some(found),
        _ => None,
    });
    found
        .map(|(entry, found)| Overridden {
            entry: entry.id.clone(),
            day: entry.effective_at,
            item: found.item.clone(),
            instead: found.instead.clone(),
            reason: found.reason.clone(),
        })
        .collect()
}
