//! Where in the body: vertebrae and sides.

use super::word_given;
use crate::error::DocumentError;
use crate::landmarks::word;
use upright_anatomy::{Laterality, Level};

/// The sides that are stated; a side that is not is left out.
const SIDES: [Laterality; 2] = [Laterality::Left, Laterality::Right];

/// The vertebra that is named, where one is.
pub(super) fn level_given(field: &'static str, found: Option<&str>) -> Result<Option<Level>, DocumentError> {
    word_given(field, found, &Level::ALL, |level| level.name())
}

/// The vertebra that is named.
pub(super) fn level(field: &'static str, found: &str) -> Result<Level, DocumentError> {
    word(field, found, &Level::ALL, |level| level.name())
}

/// The side of the patient, where one is named.
pub(super) fn side_given(found: Option<&str>) -> Result<Option<Laterality>, DocumentError> {
    found.map(side).transpose()
}

/// The side of the patient.
pub(super) fn side(found: &str) -> Result<Laterality, DocumentError> {
    word("fact.side", found, &SIDES, |side| name_of_side(*side))
}

/// The wire form of a vertebra, where one is recorded.
pub(super) fn wire_level(level: Option<Level>) -> Option<String> {
    level.map(|level| level.name().to_owned())
}

/// The wire form of a side, where one is recorded.
pub(super) fn wire_side(side: Option<Laterality>) -> Option<String> {
    side.map(|side| name_of_side(side).to_owned())
}

/// The word for a side; that of none is not read.
pub(crate) const fn name_of_side(side: Laterality) -> &'static str {
    match side {
        Laterality::Left => "left",
        Laterality::Right => "right",
        Laterality::Unspecified => "unspecified",
    }
}
