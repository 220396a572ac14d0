//! Which side of the patient a film shows, and which way the patient faced and stood.
//!
//! Only what the header says. Letters burnt into a picture are never read: mirrored films exist.

use crate::attribute::Attribute;
use crate::values::{Code, Values};
use upright_anatomy::{Facing, Posture};

/// The direction from which a film was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// From the side.
    Lateral,
    /// From the front or the back.
    Frontal,
    /// Lying on a side.
    Decubitus,
    /// Obliquely.
    Oblique,
    /// Not stated.
    Unknown,
}

impl View {
    /// The view in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Lateral => "lateral",
            Self::Frontal => "frontal",
            Self::Decubitus => "decubitus",
            Self::Oblique => "oblique",
            Self::Unknown => "unknown",
        }
    }
}

/// How a lateral picture is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stored {
    /// Head up; the patient's front on the side of `Facing`.
    Upright(Facing),
    /// Head down.
    UpsideDown,
    /// Lying on its side.
    Turned,
    /// Seen from the front or the back.
    NotLateral,
}

impl Stored {
    /// What PatientOrientation says: the directions of a row and of a column, each up to three letters, the principal first.
    ///
    /// - **Source**: DICOM PS3.3 C.7.6.1.1.1.
    #[must_use]
    pub fn from_directions(row: &str, column: &str) -> Option<Self> {
        let principal = |direction: &str| direction.chars().next();
        match (principal(row)?, principal(column)?) {
            ('A', 'F') => Some(Self::Upright(Facing::Right)),
            ('P', 'F') => Some(Self::Upright(Facing::Left)),
            ('A' | 'P', 'H') => Some(Self::UpsideDown),
            ('H' | 'F', 'A' | 'P') => Some(Self::Turned),
            ('L' | 'R', _) | (_, 'L' | 'R') => Some(Self::NotLateral),
            _ => None,
        }
    }

    /// From the header; `None` where it is silent or makes no sense.
    pub(crate) fn read(values: &Values) -> Option<Self> {
        match &values.texts(Attribute::PatientOrientation)[..] {
            [row, column] => Self::from_directions(row, column),
            _ => None,
        }
    }
}

/// SNOMED CT: left lateral, right lateral, lateral, sagittal (CID 4010).
const LATERAL: [&str; 4] = ["399173006", "399198007", "399067008", "30730003"];
/// SNOMED CT: antero-posterior, postero-anterior (CID 4010).
const FRONTAL: [&str; 2] = ["399348003", "272479007"];

/// The view: by its code, else its position, else the orientation.
pub(crate) fn view(values: &Values, stored: Option<Stored>) -> View {
    let codes = values.codes(Attribute::ViewCodeSequence);
    let has = |known: &[&str]| codes.iter().any(|(value, _)| known.contains(&value.as_str()));
    if has(&LATERAL) {
        return View::Lateral;
    }
    if has(&FRONTAL) {
        return View::Frontal;
    }
    let position = values.text(Attribute::ViewPosition).unwrap_or_default();
    match (position.as_str(), stored) {
        ("LL" | "RL" | "LATERAL" | "LAT", _) => View::Lateral,
        ("AP" | "PA", _) => View::Frontal,
        ("LLD" | "RLD", _) => View::Decubitus,
        ("RLO" | "LLO", _) => View::Oblique,
        (_, Some(Stored::NotLateral)) => View::Frontal,
        (_, Some(_)) => View::Lateral,
        (_, None) => View::Unknown,
    }
}

/// SNOMED CT: recumbent, supine, prone (CID 19 and 20).
const LYING: [&str; 3] = ["102538003", "40199007", "1240000"];

/// Whether the film says that the patient lay, in whatever way.
pub(crate) fn is_recumbent(values: &Values, view: View) -> bool {
    let attribute = Attribute::PatientOrientationCodeSequence;
    let modifiers = values.items(attribute);
    let modifiers =
        modifiers.iter().flat_map(|item| item.codes(Attribute::PatientOrientationModifierCodeSequence));
    let codes = modifiers.chain(values.codes(attribute));
    // Head or feet first is how a patient lies in a machine (PS3.3 C.7.3.1.1.2).
    let position = values.text(Attribute::PatientPosition).unwrap_or_default();
    let lies = matches!(position.as_str(), "HFP" | "HFS" | "HFDR" | "HFDL" | "FFP" | "FFS" | "FFDR" | "FFDL");
    lies || view == View::Decubitus || codes.into_iter().any(|(value, _)| LYING.contains(&value.as_str()))
}

/// How the patient was held by gravity, where the film says so (CID 19 and 20).
pub(crate) fn posture(values: &Values) -> Option<Posture> {
    let attribute = Attribute::PatientOrientationCodeSequence;
    let modifiers = values.items(attribute);
    let modifiers =
        modifiers.iter().flat_map(|item| item.codes(Attribute::PatientOrientationModifierCodeSequence));
    let codes: Vec<Code> = modifiers.chain(values.codes(attribute)).collect();
    let postures = [
        ("10904000", Posture::Standing),
        ("33586001", Posture::Sitting),
        ("40199007", Posture::Supine),
        ("1240000", Posture::Prone),
    ];
    let named =
        |(value, _): &Code| postures.iter().find(|(code, _)| code == value).map(|(_, posture)| *posture);
    codes.iter().find_map(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions_tell_the_facing() {
        let check =
            |row, column, expect| assert_eq!(Stored::from_directions(row, column), expect, "{row}\\{column}");
        check("A", "F", Some(Stored::Upright(Facing::Right)));
        check("P", "F", Some(Stored::Upright(Facing::Left)));
        check("ARF", "FP", Some(Stored::Upright(Facing::Right)));
        check("A", "H", Some(Stored::UpsideDown));
        check("F", "A", Some(Stored::Turned));
        check("L", "F", Some(Stored::NotLateral));
        check("RAF", "F", Some(Stored::NotLateral));
        check("", "F", None);
        check("X", "F", None);
    }
}
