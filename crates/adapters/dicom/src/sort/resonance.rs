//! Magnetic resonance: what the series is good for.

use super::clues::Clues;
use super::criteria::ALONG_AXIS;
use super::evidence::{Axis, Ledger};
use super::lexicon::Meaning;
use super::mentions::Mentions;
use super::slot::{Slot, Tag, Verdict};

/// A slice or a volume; its place is certain, and its tags say what it shows.
pub(super) fn judge(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Verdict {
    if let Some(words) = mentions.in_series(Meaning::T2).filter(|_| is_sagittal(clues, mentions)) {
        ledger.enter_words(Axis::Technique, "sagittal, and words for T2", words, 0);
        ledger.tag(Tag::SagittalT2);
    }
    let kinds = [
        (Meaning::Stir, "words for STIR", Tag::Stir),
        (Meaning::MetalArtefact, "words for metal artefact reduction", Tag::MetalArtefact),
        (Meaning::Contrast, "words for contrast medium", Tag::PostContrast),
    ];
    for (meaning, criterion, tag) in kinds {
        if let Some(words) = mentions.in_series(meaning) {
            ledger.enter_words(Axis::Technique, criterion, words, 0);
            ledger.tag(tag);
        }
    }
    if clues.contrast.is_given() == Some(true) && mentions.denies(Meaning::Contrast).is_none() {
        ledger.enter(Axis::Technique, "contrast medium", "ContrastBolusAgent", "stated", 0);
        ledger.tag(Tag::PostContrast);
    }
    Verdict::Sorted(Slot::Mri)
}

/// The normal of the slice runs from side to side; where no direction is stated, by the words.
fn is_sagittal(clues: &Clues, mentions: &Mentions) -> bool {
    let Some([a, b, c, d, e, f]) = clues.orientation else {
        return mentions.in_series(Meaning::Lateral).is_some();
    };
    let normal = [b * f - c * e, c * d - a * f, a * e - b * d];
    let length = normal.iter().map(|part| part * part).sum::<f64>().sqrt();
    length > 0.0 && (normal[0] / length).abs() >= ALONG_AXIS
}
