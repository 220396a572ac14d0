//! One object: gates, then the questions of its kind.

use super::clues::Clues;
use super::criteria::weight;
use super::evidence::{Axis, Judgement, Ledger};
use super::family::{Family, is_for_processing};
use super::lexicon::Meaning;
use super::mentions::Mentions;
use super::slot::{Reason, Slot, Verdict};
use super::{computed, film, nuclear, resonance};

/// Judges one object by itself. What its study adds, [`sort_study`](super::sort_study) knows.
#[must_use]
pub fn judge(clues: &Clues) -> Judgement {
    judge_beside(clues, false)
}

/// Judges one object, `companion` where a fluoroscopic myelogram was made on the same day.
pub(super) fn judge_beside(clues: &Clues, companion: bool) -> Judgement {
    let (mentions, mut ledger) = (Mentions::of(clues), Ledger::default());
    let family = Family::of(clues);
    let verdict = gate(clues, &mentions, family, &mut ledger).unwrap_or_else(|| match family {
        Family::Film | Family::Capture | Family::Fluoroscopy => {
            film::judge(clues, &mentions, family, &mut ledger)
        }
        Family::Computed => computed::judge(clues, &mentions, companion, &mut ledger),
        Family::Resonance => resonance::judge(clues, &mentions, &mut ledger),
        Family::Nuclear => nuclear::judge(clues, &mentions, &mut ledger),
        Family::Positron => Verdict::Sorted(Slot::Pet),
        Family::Other => Verdict::Sorted(Slot::Other),
        Family::Unknown => Verdict::ask(of_modality(clues), Reason::KindNotStated),
        Family::Contradictory => Verdict::ask(None, Reason::KindContradicts),
    });
    let region = film::region(clues, &mentions);
    ledger.judgement(verdict, region)
}

/// What is decided before any question is asked.
fn gate(clues: &Clues, mentions: &Mentions, family: Family, ledger: &mut Ledger) -> Option<Verdict> {
    ledger.enter(Axis::Kind, "class", "SOPClassUID", clues.class.as_str(), 0);
    ledger.enter(Axis::Kind, "modality", "Modality", clues.modality.as_str(), 0);
    if clues.modality == "BMD" {
        return Some(Verdict::Sorted(Slot::Dxa));
    }
    if let Some(words) = density_report(clues, mentions, family) {
        ledger.enter_words(Axis::Kind, "words for bone density", words, weight::STATED);
        return Some(Verdict::Sorted(Slot::Dxa));
    }
    let mut other = |criterion, attribute, found: &str| {
        ledger.enter(Axis::Kind, criterion, attribute, found, -weight::STATED);
        Some(Verdict::Sorted(Slot::Other))
    };
    if !clues.has_pixels {
        return other("a picture", "PixelData", "none");
    }
    if is_for_processing(clues) {
        return other("for presentation", "PresentationIntentType", "FOR PROCESSING");
    }
    if clues.image_type.iter().any(|value| value == "LOCALIZER") {
        return other("no localizer", "ImageType", "LOCALIZER");
    }
    let is_slice = matches!(family, Family::Computed | Family::Resonance);
    let words = mentions.in_series(Meaning::Localizer).filter(|_| is_slice)?;
    ledger.enter_words(Axis::Kind, "words for a localizer", words, -weight::STATED);
    Some(Verdict::Sorted(Slot::Other))
}

/// Reports of bone density: structured or on paper.
fn density_report(clues: &Clues, mentions: &Mentions, family: Family) -> Option<super::evidence::Mentioned> {
    let is_report =
        family == Family::Other && matches!(clues.modality.as_str(), "" | "SR" | "DOC" | "OT" | "SC");
    mentions.says(Meaning::Density).filter(|_| is_report)
}

/// Where an object of unknown class would go by its modality.
fn of_modality(clues: &Clues) -> Option<Slot> {
    match clues.modality.as_str() {
        "CT" => Some(Slot::Ct),
        "MR" => Some(Slot::Mri),
        "PT" => Some(Slot::Pet),
        _ => None,
    }
}
