//! Whether it shows a spine, and which part of it.

use crate::sort::clues::Clues;
use crate::sort::criteria::weight;
use crate::sort::evidence::{Axis, Ledger};
use crate::sort::lexicon::Meaning;
use crate::sort::mentions::Mentions;
use crate::sort::slot::Region;

/// What the statements about the region come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Spine,
    Elsewhere,
    NotStated,
    Contradictory,
}

/// SNOMED CT and what it was before (CID 4031), with the parts that they name.
const CODES: [(&str, Region); 13] = [
    ("421060004", Region::Spine),
    ("T-D04FF", Region::Spine),
    ("110517009", Region::WholeSpine),
    ("T-11011", Region::WholeSpine),
    ("122494005", Region::Cervical),
    ("T-11501", Region::Cervical),
    ("122495006", Region::Thoracic),
    ("T-11502", Region::Thoracic),
    ("122496007", Region::Lumbar),
    ("T-11503", Region::Lumbar),
    ("1217256009", Region::Thoracolumbar),
    ("1217253001", Region::Lumbosacral),
    ("1217254007", Region::Sacral),
];

/// What an anatomic code of the spine says.
pub(super) fn of_code(code: &str) -> Option<Region> {
    CODES.iter().find(|(known, _)| *known == code).map(|(_, region)| *region)
}

/// Weighs every statement about the region.
pub(super) fn read(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Place {
    for code in clues.region_codes.iter().filter(|code| of_code(code).is_some()) {
        ledger.enter(Axis::Region, "anatomic code", "AnatomicRegionSequence", code, weight::REGION_STATED);
    }
    let spine = spine(mentions);
    for words in &spine {
        let stated = words.attribute == BODY_PART;
        let counts = if stated { weight::REGION_STATED } else { weight::REGION_IN_WORDS };
        ledger.enter_words(Axis::Region, "words for the spine", *words, counts);
    }
    let elsewhere = mentions.of_meaning(Meaning::Elsewhere).filter(|words| !words.found.denied);
    // A film of the spine may name what else it reaches, as hips; the body part names what it is of.
    let elsewhere = elsewhere.filter(|words| words.attribute == BODY_PART || spine.is_empty());
    for words in elsewhere {
        let stated = words.attribute == BODY_PART;
        let counts = if stated { -weight::REGION_STATED } else { -weight::REGION_IN_WORDS };
        ledger.enter_words(Axis::Region, "words for another part of the body", words, counts);
    }
    match ledger.sides(Axis::Region) {
        (0, 0) => Place::NotStated,
        (_, 0) => Place::Spine,
        (0, _) => Place::Elsewhere,
        _ => Place::Contradictory,
    }
}

const BODY_PART: &str = "BodyPartExamined";

/// One statement of each attribute that names the spine.
fn spine(mentions: &Mentions) -> Vec<crate::sort::evidence::Mentioned> {
    let whole = [Meaning::Spine, Meaning::WholeSpine].into_iter();
    let whole = whole.flat_map(|meaning| mentions.of_meaning(meaning).filter(|words| !words.found.denied));
    let mut all: Vec<_> = whole.chain(mentions.parts().map(|(words, _)| words)).collect();
    all.sort_by_key(|words| words.attribute);
    all.dedup_by_key(|words| words.attribute);
    all
}

/// What of the body it shows, as far as it says: by code, else by the words of the series, else by those of the study.
pub(in crate::sort) fn region(clues: &Clues, mentions: &Mentions) -> Region {
    if let Some(region) = clues.region_codes.iter().find_map(|code| of_code(code)) {
        return region;
    }
    [true, false].into_iter().find_map(|of_series| in_words(mentions, of_series)).unwrap_or(Region::NotStated)
}

fn in_words(mentions: &Mentions, of_series: bool) -> Option<Region> {
    let says = |meaning| {
        mentions.of_meaning(meaning).any(|words| words.of_series == of_series && !words.found.denied)
    };
    if says(Meaning::WholeSpine) {
        return Some(Region::WholeSpine);
    }
    let parts = mentions.parts().filter(|(words, _)| words.of_series == of_series);
    let parts = parts.fold([false; 4], |all, (_, parts)| {
        std::array::from_fn(|index| [all, parts].iter().any(|parts| parts.get(index) == Some(&true)))
    });
    match parts {
        [true, _, true, _] => Some(Region::WholeSpine),
        [true, true, ..] => Some(Region::Cervicothoracic),
        [true, ..] => Some(Region::Cervical),
        [_, true, true, _] => Some(Region::Thoracolumbar),
        [_, true, ..] => Some(Region::Thoracic),
        [_, _, true, true] => Some(Region::Lumbosacral),
        [_, _, true, _] => Some(Region::Lumbar),
        [.., true] => Some(Region::Sacral),
        _ if says(Meaning::Spine) => Some(Region::Spine),
        _ if says(Meaning::Elsewhere) => Some(Region::Elsewhere),
        _ => None,
    }
}
