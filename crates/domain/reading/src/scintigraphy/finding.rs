//! Foci as findings of the record, for a person to confirm.

use super::scan::FocusRead;
use upright_casefile::{Confirmation, FindingKind, FreeText, Presence, StudyFinding};
use upright_evidence::citation;

/// How foci are found, with version.
pub const METHOD: &str = "bone-scan uptake 1";

/// What every proposal of a focus stands beside: a bone scan is weak evidence, and why.
///
/// - **Source**: S95, S96; the uptake of the first year is flagged M in the clinical reference.
#[must_use]
pub fn weak_evidence() -> String {
    let cited = |id: &str| citation(id).map_or_else(String::new, |source| format!("{id}: {}", source.text));
    format!(
        "Focal uptake is weak evidence and decides nothing alone. The guideline of 2014 gives bone scans a poor potential to show a \
         fusion that did not unite ({}); in 25 patients no imaging test correlated with what the operation found ({}). Uptake in the \
         first year after a fusion is physiological (M).",
        cited("S95"),
        cited("S96")
    )
}

/// Every focus as a proposal of the study `study`; `picture` is the picture in which they are seen.
///
/// The value is the planar ratio to the reference region. A level is given only where no other may be meant.
#[must_use]
pub fn proposals(foci: &[FocusRead], study: &str, picture: &str) -> Vec<StudyFinding> {
    let proposal = |focus: &FocusRead| StudyFinding {
        study: study.to_owned(),
        finding: FindingKind::FocalUptake,
        presence: Some(Presence::Present),
        level: focus.level.as_ref().and_then(super::LevelEstimate::certain),
        side: focus.focus.side,
        value: Some(focus.ratio.value),
        interval: Some((focus.ratio.interval[0], focus.ratio.interval[1])),
        grade: None,
        status: Confirmation::Proposed,
        method: Some(FreeText::new(METHOD)),
        image: Some(FreeText::new(format!(
            "{picture}, {:.0} mm below and {:.0} mm right of the first pixel",
            focus.focus.place.down, focus.focus.place.across
        ))),
    };
    foci.iter().map(proposal).collect()
}
