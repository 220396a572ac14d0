//! Whether it shows the whole spine: by its size first, for text is filled in by habit.

use super::region::of_code;
use crate::sort::clues::Clues;
use crate::sort::criteria::{LONG_ASPECT, LONG_FIELD_MM, MOST_FIELD_MM, SHORT_FIELD_MM, weight};
use crate::sort::evidence::{Axis, Ledger};
use crate::sort::lexicon::Meaning;
use crate::sort::mentions::Mentions;
use crate::sort::slot::Region;

/// What the statements about the extent come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// The whole spine, or not told: the score says which.
    Open,
    /// A part of it.
    Part,
    /// Both.
    Contradictory,
}

/// Weighs every statement about the extent.
///
/// The proposal also counts "spine … standing" as a sign of the whole spine. A standing lumbar film says the same, so it is not counted.
pub(super) fn read(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) -> Extent {
    by_size(clues, ledger);
    by_region(clues, mentions, ledger);
    by_words(clues, mentions, ledger);
    // Neither the shape nor the word spine says that it is the whole of it.
    let says_whole = ledger.strongest(Axis::Extent) >= weight::STITCHED;
    match (says_whole, ledger.sides(Axis::Extent).1 < 0) {
        (true, true) => Extent::Contradictory,
        (false, true) => Extent::Part,
        _ => Extent::Open,
    }
}

fn by_size(clues: &Clues, ledger: &mut Ledger) {
    let (rows, columns) = (f64::from(clues.rows), f64::from(clues.columns));
    let spacing = clues.spacing.unwrap_or([1.0; 2]);
    let [height, width] = [rows * spacing[0], columns * spacing[1]];
    if clues.spacing.is_some() && height > 0.0 && height <= MOST_FIELD_MM {
        let found = format!("{height:.0} mm");
        if height >= LONG_FIELD_MM {
            ledger.enter(Axis::Extent, "field of at least 600 mm", "Rows", found, weight::LONG_FIELD);
        } else if height < SHORT_FIELD_MM {
            ledger.enter(Axis::Extent, "field of less than 450 mm", "Rows", found, weight::SHORT_FIELD);
        }
    }
    if width > 0.0 && height / width >= LONG_ASPECT {
        let found = format!("{:.1}", height / width);
        ledger.enter(
            Axis::Extent,
            "at least 1.8 times as high as wide",
            "Columns",
            found,
            weight::LONG_SHAPE,
        );
    }
}

fn by_region(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) {
    for code in &clues.region_codes {
        let counts = match of_code(code) {
            Some(Region::Spine | Region::WholeSpine | Region::Thoracolumbar) => weight::SPINE_STATED,
            Some(_) => weight::PART_NAMED,
            None => continue,
        };
        ledger.enter(Axis::Extent, "anatomic code", "AnatomicRegionSequence", code, counts);
        break;
    }
    let of_body_part = |words: &crate::sort::evidence::Mentioned| words.attribute == "BodyPartExamined";
    if let Some(words) = mentions.of_meaning(Meaning::Spine).find(of_body_part) {
        ledger.enter_words(Axis::Extent, "body part", words, weight::SPINE_STATED);
    }
    // Parts named by the study are those of all its films; cervical and lumbar together are the whole.
    let named: Vec<_> = mentions.parts().filter(|(words, _)| words.of_series).collect();
    let has = |index: usize| named.iter().any(|(_, parts)| parts.get(index) == Some(&true));
    let is_part = match [has(0), has(1), has(2), has(3)] {
        [true, _, true, _] => false,
        // Thoracic and lumbar may be all of it, or not.
        [_, true, true, _] => false,
        parts => parts.contains(&true),
    };
    if let Some((words, _)) = named.first().filter(|_| is_part) {
        ledger.enter_words(Axis::Extent, "a part of the spine is named", *words, weight::PART_NAMED);
    }
}

fn by_words(clues: &Clues, mentions: &Mentions, ledger: &mut Ledger) {
    let whole =
        [Meaning::WholeSpine, Meaning::LongFilm].into_iter().find_map(|meaning| mentions.says(meaning));
    if let Some(words) = whole {
        ledger.enter_words(
            Axis::Extent,
            "words for the whole spine or a long film",
            words,
            weight::WHOLE_IN_WORDS,
        );
    }
    let is_derived = clues.image_type.first().is_some_and(|value| value == "DERIVED");
    if let Some(words) = mentions.in_series(Meaning::Stitched).filter(|_| is_derived) {
        ledger.enter_words(Axis::Extent, "derived, and words for put together", words, weight::STITCHED);
    }
}
