//! From which side a film was taken.

use crate::orientation::Stored;
use crate::sort::clues::Clues;
use crate::sort::criteria::weight;
use crate::sort::evidence::{Axis, Ledger};
use crate::sort::lexicon::Meaning;
use crate::sort::mentions::Mentions;

/// What the statements about the view come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum View {
    Lateral,
    Frontal,
    Oblique,
    /// Not proven.
    Unknown,
    /// Both are stated.
    Contradictory,
}

/// SNOMED CT and what it was before (CID 4010): left lateral, right lateral, lateral, sagittal.
const LATERAL: [&str; 8] =
    ["399173006", "399198007", "399067008", "30730003", "R-10236", "R-10232", "R-102CD", "G-A145"];
/// SNOMED CT and what it was before: antero-posterior, postero-anterior, frontal.
const FRONTAL: [&str; 5] = ["399348003", "272479007", "399033003", "R-10206", "R-40888"];
/// SNOMED CT: the obliques of CID 4010.
const OBLIQUE: [&str; 11] = [
    "399182000",
    "399312000",
    "399059000",
    "399135007",
    "399184004",
    "399006002",
    "399356000",
    "399236003",
    "399038007",
    "260427002",
    "399160007",
];

/// Weighs every statement about the view.
pub(super) fn read(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> View {
    let oblique = by_code(clues, ledger) | by_position(clues, ledger);
    by_orientation(clues, ledger);
    by_words(mentions, ledger);
    // What stands against lateral stands for frontal, and the other way round: only what is for one is entered.
    let stated = [Axis::Lateral, Axis::Frontal].map(|axis| ledger.sides(axis).0 > 0);
    match stated {
        [true, true] => View::Contradictory,
        _ if oblique => View::Oblique,
        _ if ledger.passes(Axis::Lateral) => View::Lateral,
        _ if ledger.passes(Axis::Frontal) => View::Frontal,
        [false, false] if mentions.in_series(Meaning::Oblique).is_some() => View::Oblique,
        _ => View::Unknown,
    }
}

/// Enters the codes; returns whether one says oblique.
fn by_code(clues: &Clues, ledger: &mut Ledger) -> bool {
    for code in &clues.view_codes {
        let known = |list: &[&str]| list.contains(&code.as_str());
        if known(&LATERAL) {
            ledger.enter(Axis::Lateral, "code of the view", "ViewCodeSequence", code, weight::VIEW_STATED);
        }
        if known(&FRONTAL) {
            ledger.enter(Axis::Frontal, "code of the view", "ViewCodeSequence", code, weight::VIEW_STATED);
        }
    }
    clues.view_codes.iter().any(|code| OBLIQUE.contains(&code.as_str()))
}

/// Enters ViewPosition; returns whether it says oblique. Decubitus is a matter of posture.
fn by_position(clues: &Clues, ledger: &mut Ledger) -> bool {
    let position = clues.view_position.as_str();
    let axis = match position {
        "LL" | "RL" | "LAT" | "LATERAL" => Axis::Lateral,
        "AP" | "PA" => Axis::Frontal,
        "RLO" | "LLO" | "RAO" | "LAO" | "RPO" | "LPO" => {
            ledger.enter(Axis::Lateral, "oblique", "ViewPosition", position, -weight::VIEW_STATED);
            return true;
        }
        _ => return false,
    };
    ledger.enter(axis, "position of the view", "ViewPosition", position, weight::VIEW_STATED);
    false
}

/// Rows run to the front or back on a lateral film, to a side on a frontal one.
fn by_orientation(clues: &Clues, ledger: &mut Ledger) {
    let [row, column] = &clues.patient_orientation[..] else { return };
    let axis = match Stored::from_directions(row, column) {
        Some(Stored::NotLateral) => Axis::Frontal,
        Some(_) => Axis::Lateral,
        None => return,
    };
    let found = format!("{row}\\{column}");
    ledger.enter(axis, "direction of rows and columns", "PatientOrientation", found, weight::VIEW_STATED);
}

/// Words of the series; where it is silent, those of the study. Whoever names both views names none.
fn by_words(mentions: &Mentions, ledger: &mut Ledger) {
    let (lateral, frontal) = (mentions.in_series(Meaning::Lateral), mentions.in_series(Meaning::Frontal));
    match (lateral, frontal) {
        (Some(words), None) => {
            ledger.enter_words(Axis::Lateral, "words for the view", words, weight::VIEW_IN_SERIES)
        }
        (None, Some(words)) => {
            ledger.enter_words(Axis::Frontal, "words for the view", words, weight::VIEW_IN_SERIES)
        }
        (Some(_), Some(_)) => {}
        (None, None) => by_words_of_study(mentions, ledger),
    }
}

/// A study often has more views than its description names, so its words support what is stated and contradict nothing.
fn by_words_of_study(mentions: &Mentions, ledger: &mut Ledger) {
    let (lateral, frontal) = (mentions.in_study(Meaning::Lateral), mentions.in_study(Meaning::Frontal));
    let (axis, other, words) = match (lateral, frontal) {
        (Some(words), None) => (Axis::Lateral, Axis::Frontal, words),
        (None, Some(words)) => (Axis::Frontal, Axis::Lateral, words),
        _ => return,
    };
    if ledger.sides(other).0 == 0 {
        ledger.enter_words(axis, "words of the study for the view", words, weight::VIEW_IN_STUDY);
    }
}
