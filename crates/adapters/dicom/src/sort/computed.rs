//! Computed tomography: with contrast medium around the spinal cord or without.

use super::clues::{Clues, Contrast};
use super::criteria::weight;
use super::evidence::{Axis, Ledger};
use super::film::region;
use super::lexicon::Meaning;
use super::mentions::Mentions;
use super::slot::{Reason, Region, Slot, Verdict};

/// A slice or a volume, `companion` where a fluoroscopic myelogram was made on the same day.
pub(super) fn judge(clues: &Clues, mentions: &Mentions, companion: bool, ledger: &mut Ledger) -> Verdict {
    by_route(clues, ledger);
    by_words(mentions, ledger);
    if companion {
        by_companion(clues, mentions, ledger);
    }
    let (speaks_for, speaks_against) = ledger.sides(Axis::Myelogram);
    let likely = Some(Slot::CtMyelogram);
    match (speaks_for > 0, speaks_against < 0) {
        (false, _) => Verdict::Sorted(Slot::Ct),
        (true, true) => Verdict::ask(likely, Reason::MyelogramContradicts),
        (true, false) if ledger.passes(Axis::Myelogram) => Verdict::Sorted(Slot::CtMyelogram),
        (true, false) => Verdict::ask(likely, Reason::MyelogramNotProven),
    }
}

fn by_route(clues: &Clues, ledger: &mut Ledger) {
    let attribute = "ContrastBolusAdministrationRouteSequence";
    for code in &clues.contrast.route_codes {
        if Contrast::INTRATHECAL.contains(&code.as_str()) {
            ledger.enter(Axis::Myelogram, "intrathecal route", attribute, code, weight::INTRATHECAL_CODE);
        }
        if Contrast::INTRAVENOUS.contains(&code.as_str()) {
            ledger.enter(Axis::Myelogram, "intravenous route", attribute, code, weight::INTRAVENOUS);
        }
    }
    for found in super::words::found(&clues.contrast.route) {
        let counts = match found.meaning {
            Meaning::Intrathecal | Meaning::Myelogram => weight::INTRATHECAL_ROUTE,
            Meaning::Intravenous => weight::INTRAVENOUS,
            _ => continue,
        };
        let counts = if found.denied { 0 } else { counts };
        ledger.enter(Axis::Myelogram, "route in words", "ContrastBolusRoute", found.phrase, counts);
    }
}

fn by_words(mentions: &Mentions, ledger: &mut Ledger) {
    let kinds = [
        (Meaning::Myelogram, "words for a myelogram", weight::MYELOGRAM_IN_WORDS),
        (Meaning::Intrathecal, "words for the route", weight::INTRATHECAL_IN_WORDS),
        (Meaning::Intravenous, "words for veins or vessels", weight::INTRAVENOUS),
    ];
    for (meaning, criterion, counts) in kinds {
        if let Some(words) = mentions.says(meaning) {
            ledger.enter_words(Axis::Myelogram, criterion, words, counts);
        }
    }
    if let Some(words) = mentions.denies(Meaning::Myelogram) {
        ledger.enter_words(Axis::Myelogram, "words for a myelogram", words, -weight::MYELOGRAM_IN_WORDS);
    }
}

/// What was in the spinal canal in the morning is still there at noon: a CT of the spine with a contrast medium is then a myelogram.
fn by_companion(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) {
    let region = region(clues, mentions);
    if matches!(region, Region::Elsewhere) {
        return;
    }
    ledger.enter(
        Axis::Myelogram,
        "fluoroscopic myelogram of the same day",
        "StudyDate",
        "",
        weight::COMPANION,
    );
    let has_agent = clues.contrast.is_given() == Some(true);
    if has_agent && region != Region::NotStated {
        let counts = weight::AGENT_BESIDE_COMPANION;
        ledger.enter(
            Axis::Myelogram,
            "contrast medium in a CT of the spine",
            "ContrastBolusAgent",
            "stated",
            counts,
        );
    }
}
