//! The work-up board: whether each study is needed, by rules, and how far it has come, by facts.

use crate::conclude::Conclusion;
use crate::facts::{Known, study_progress};
use crate::rule::{Need, Outcome, Then};
use crate::set::{RuleSet, StudyItem};
use crate::words::words;
use upright_casefile::StudyKind;

words! {
    /// How far a study has come.
    Progress {
        /// Nobody asked for it.
        None = "none",
        /// Asked for.
        Ordered = "ordered",
        /// Made.
        Done = "done",
        /// Read.
        Read = "read",
        /// Made, and does not answer the question.
        Inadequate = "inadequate",
    }
}

/// A study on the board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardItem<'r> {
    /// What it is, which question it answers, and what would change.
    pub study: &'r StudyItem,
    /// Whether it is needed.
    pub need: Need,
    /// How far it has come.
    pub progress: Progress,
    /// What decides, the decisive ones first.
    pub why: Vec<Conclusion<'r>>,
    /// What would have to be known.
    pub missing: Vec<String>,
}

pub(super) fn board<'r>(
    set: &'r RuleSet,
    known: &Known<'_>,
    conclusions: &[Conclusion<'r>],
) -> Vec<BoardItem<'r>> {
    set.studies.iter().map(|study| item(study, known, conclusions)).collect()
}

fn item<'r>(study: &'r StudyItem, known: &Known<'_>, all: &[Conclusion<'r>]) -> BoardItem<'r> {
    let about: Vec<(Need, &Conclusion<'r>)> =
        all.iter().filter_map(|found| Some((need_of(found, study.kind)?, found))).collect();
    let fired = about.iter().filter(|(_, found)| found.fires());
    let strongest = fired.clone().map(|(need, _)| *need).max().unwrap_or(Need::NotNeeded);
    let open: Vec<&(Need, &Conclusion<'r>)> =
        about.iter().filter(|(need, found)| found.outcome == Outcome::Unknown && *need > strongest).collect();
    let asks = open.iter().any(|(need, _)| matches!(need, Need::Needed | Need::Optional));
    let need = if strongest == Need::NotNeeded && asks { Need::CannotTell } else { strongest };
    let decisive = fired.filter(|(found, _)| *found == strongest).map(|(_, found)| (*found).clone());
    let silent = about.iter().filter(|(_, found)| need == Need::NotNeeded && !found.fires());
    let mut missing: Vec<String> = Vec::new();
    for part in open.iter().flat_map(|(_, found)| found.missing()) {
        if !missing.contains(&part) {
            missing.push(part);
        }
    }
    BoardItem {
        study,
        need,
        progress: progress(known, study.kind),
        why: decisive
            .chain(open.iter().map(|(_, found)| (*found).clone()))
            .chain(silent.map(|(_, found)| (*found).clone()))
            .collect(),
        missing,
    }
}

fn need_of(found: &Conclusion<'_>, kind: StudyKind) -> Option<Need> {
    match found.rule.then {
        Then::Study(study, need) if study == kind => Some(need),
        _ => None,
    }
}

fn progress(known: &Known<'_>, kind: StudyKind) -> Progress {
    Progress::of(study_progress(known, kind)).unwrap_or(Progress::None)
}
