//! How the patient was held by gravity.

use crate::sort::clues::Clues;
use crate::sort::criteria::weight;
use crate::sort::evidence::{Axis, Ledger};
use crate::sort::lexicon::Meaning;
use crate::sort::mentions::Mentions;

/// What the statements about the posture come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stance {
    Standing,
    Sitting,
    Lying,
    Prone,
    /// On a side.
    Decubitus,
    /// Not standing, and nothing says how.
    Denied,
    Unknown,
    Contradictory,
}

/// What a single statement says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Says {
    Standing,
    /// Not lying: standing or sitting.
    Erect,
    Sitting,
    Lying,
    Prone,
    Decubitus,
    NotStanding,
}

/// Codes of gravity (CID 19), posture (CID 20) and circumstance (CID 91), and what they were before.
const CODES: [(&str, Says, i32); 25] = [
    ("10904000", Says::Standing, weight::STANDING_CODE),
    ("F-10320", Says::Standing, weight::STANDING_CODE),
    ("C86043", Says::Erect, weight::ERECT_CODE),
    ("F-10440", Says::Erect, weight::ERECT_CODE),
    ("87731000", Says::Erect, weight::WEIGHT_BEARING),
    ("F-12300", Says::Erect, weight::WEIGHT_BEARING),
    ("33586001", Says::Sitting, weight::NOT_STANDING),
    ("F-103A0", Says::Sitting, weight::NOT_STANDING),
    ("102538003", Says::Lying, weight::NOT_STANDING),
    ("F-10450", Says::Lying, weight::NOT_STANDING),
    ("40199007", Says::Lying, weight::NOT_STANDING),
    ("F-10340", Says::Lying, weight::NOT_STANDING),
    // Lithotomy, Trendelenburg and its inverse, cross-table.
    ("14205002", Says::Lying, weight::NOT_STANDING),
    ("34106002", Says::Lying, weight::NOT_STANDING),
    ("26527006", Says::Lying, weight::NOT_STANDING),
    ("111069", Says::Lying, weight::NOT_STANDING),
    ("1240000", Says::Prone, weight::NOT_STANDING),
    ("F-10310", Says::Prone, weight::NOT_STANDING),
    ("32185000", Says::Decubitus, weight::DECUBITUS),
    ("102536004", Says::Decubitus, weight::DECUBITUS),
    ("102535000", Says::Decubitus, weight::DECUBITUS),
    // Stooped-over, semi-erect, kneeling.
    ("87068006", Says::NotStanding, weight::NOT_STANDING),
    ("F-10390", Says::NotStanding, weight::NOT_STANDING),
    ("102539006", Says::NotStanding, weight::NOT_STANDING),
    ("55864004", Says::NotStanding, weight::NOT_STANDING),
];

/// How a patient lies in a machine (PS3.3 C.7.3.1.1.2): supine, on a side, prone.
const POSITIONS: [(&str, Says); 8] = [
    ("HFS", Says::Lying),
    ("FFS", Says::Lying),
    ("HFDR", Says::Decubitus),
    ("HFDL", Says::Decubitus),
    ("FFDR", Says::Decubitus),
    ("FFDL", Says::Decubitus),
    ("HFP", Says::Prone),
    ("FFP", Says::Prone),
];

/// Weighs every statement about the posture.
pub(super) fn read(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Stance {
    let mut said = by_code(clues, ledger);
    said.extend(by_position(clues, ledger));
    said.extend(by_device(clues, ledger));
    said.extend(by_words(mentions, ledger));
    came_to(&said, ledger.passes(Axis::Standing))
}

fn came_to(said: &[Says], passes: bool) -> Stance {
    let has = |what: Says| said.contains(&what);
    let is_recumbent = has(Says::Lying) || has(Says::Prone) || has(Says::Decubitus);
    let is_up = has(Says::Standing) || has(Says::Erect);
    match (is_up, is_recumbent, has(Says::Sitting)) {
        (true, true, _) | (_, true, true) => Stance::Contradictory,
        (_, _, true) if has(Says::Standing) => Stance::Contradictory,
        (_, _, true) => Stance::Sitting,
        (true, ..) if has(Says::NotStanding) => Stance::Contradictory,
        _ if has(Says::Decubitus) => Stance::Decubitus,
        _ if has(Says::Prone) => Stance::Prone,
        _ if has(Says::Lying) => Stance::Lying,
        _ if has(Says::NotStanding) => Stance::Denied,
        (true, ..) if passes => Stance::Standing,
        _ => Stance::Unknown,
    }
}

fn by_code(clues: &Clues, ledger: &mut Ledger) -> Vec<Says> {
    let stated = clues.gravity.iter().map(|code| ("PatientOrientationCodeSequence", code));
    let stated = stated.chain(clues.circumstances.iter().map(|code| ("AcquisitionContextSequence", code)));
    let mut said = Vec::new();
    for (attribute, code) in stated {
        if let Some((_, says, counts)) = CODES.iter().find(|(known, ..)| known == code) {
            ledger.enter(Axis::Standing, "code of the posture", attribute, code, *counts);
            said.push(*says);
        }
    }
    said
}

fn by_position(clues: &Clues, ledger: &mut Ledger) -> Vec<Says> {
    let mut said = Vec::new();
    if let Some((position, says)) = POSITIONS.iter().find(|(position, _)| *position == clues.patient_position)
    {
        ledger.enter(
            Axis::Standing,
            "position in a machine",
            "PatientPosition",
            *position,
            weight::NOT_STANDING,
        );
        said.push(*says);
    }
    if matches!(clues.view_position.as_str(), "LLD" | "RLD") {
        let found = clues.view_position.as_str();
        ledger.enter(Axis::Standing, "decubitus", "ViewPosition", found, weight::DECUBITUS);
        said.push(Says::Decubitus);
    }
    said
}

/// A biplanar slot scanner. Its maker's name is also that of a camera (Canon EOS), so the maker has to say it, or the whole word of the model.
fn by_device(clues: &Clues, ledger: &mut Ledger) -> Option<Says> {
    let begins = |text: &str, words: &[&str]| {
        let found = crate::sort::words::words(text);
        words.iter().any(|word| found.first().is_some_and(|first| first == word))
    };
    let attribute = if begins(&clues.manufacturer, &["EOS"]) {
        "Manufacturer"
    } else if begins(&clues.model, &["EOSEDGE", "EOSSYSTEM"]) {
        "ManufacturerModelName"
    } else {
        return None;
    };
    ledger.enter(Axis::Standing, "biplanar slot scanner", attribute, "EOS", weight::BIPLANAR);
    Some(Says::Erect)
}

fn by_words(mentions: &Mentions, ledger: &mut Ledger) -> Vec<Says> {
    let kinds = [
        (Meaning::Standing, Says::Standing, weight::STANDING_IN_WORDS),
        (Meaning::Sitting, Says::Sitting, weight::NOT_STANDING),
        (Meaning::Lying, Says::Lying, weight::NOT_STANDING),
        (Meaning::Prone, Says::Prone, weight::NOT_STANDING),
        (Meaning::Decubitus, Says::Decubitus, weight::DECUBITUS),
        (Meaning::NotStanding, Says::NotStanding, weight::NOT_STANDING),
    ];
    let mut said = Vec::new();
    let study_is_of_both = is_of_both(mentions);
    for (meaning, says, counts) in kinds {
        let found = if study_is_of_both { mentions.in_series(meaning) } else { mentions.says(meaning) };
        if let Some(words) = found {
            ledger.enter_words(Axis::Standing, "words for the posture", words, counts);
            said.push(if is_upright(words.found.phrase) { Says::Erect } else { says });
        }
    }
    if let Some(words) = mentions.denies(Meaning::Standing) {
        ledger.enter_words(Axis::Standing, "words for the posture", words, weight::NOT_STANDING);
        said.push(Says::NotStanding);
    }
    said
}

/// A description of the study that names standing and lying names everything that is in it: of one of its series it says neither.
fn is_of_both(mentions: &Mentions) -> bool {
    let has = |meaning| mentions.in_study(meaning).is_some();
    has(Meaning::Standing) && [Meaning::Lying, Meaning::Prone, Meaning::Decubitus].into_iter().any(has)
}

/// Who is upright or bears weight may also sit; where sitting is said, it is believed.
fn is_upright(phrase: &str) -> bool {
    matches!(phrase, "ERECT" | "UPRIGHT")
}
