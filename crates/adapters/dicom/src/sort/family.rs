//! Kinds of objects, by class and modality.

use super::clues::Clues;
use dicom_core::dictionary::UidDictionary;
use dicom_dictionary_std::StandardSopClassDictionary;

/// What kind of object it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// A radiograph.
    Film,
    /// A picture of a picture, or a scanned film.
    Capture,
    /// Fluoroscopy: a run, or a single picture.
    Fluoroscopy,
    /// Computed tomography.
    Computed,
    /// Magnetic resonance.
    Resonance,
    /// A gamma camera.
    Nuclear,
    /// Positron emission.
    Positron,
    /// Known, and nothing of a work-up.
    Other,
    /// Neither class nor modality says.
    Unknown,
    /// Class and modality say two things.
    Contradictory,
}

const COMPUTED: &str = "1.2.840.10008.5.1.4.1.1.2";
const DX_FOR_PROCESSING: &str = "1.2.840.10008.5.1.4.1.1.1.1.1";
/// Classes and what they are. Those with `.1` and `.2` behind are enhanced and legacy-converted.
const CLASSES: [(&str, Family); 22] = [
    ("1.2.840.10008.5.1.4.1.1.1", Family::Film),
    ("1.2.840.10008.5.1.4.1.1.1.1", Family::Film),
    (DX_FOR_PROCESSING, Family::Film),
    ("1.2.840.10008.5.1.4.1.1.7", Family::Capture),
    ("1.2.840.10008.5.1.4.1.1.7.1", Family::Capture),
    ("1.2.840.10008.5.1.4.1.1.7.2", Family::Capture),
    ("1.2.840.10008.5.1.4.1.1.7.3", Family::Capture),
    ("1.2.840.10008.5.1.4.1.1.7.4", Family::Capture),
    ("1.2.840.10008.5.1.4.1.1.12.1", Family::Fluoroscopy),
    ("1.2.840.10008.5.1.4.1.1.12.1.1", Family::Fluoroscopy),
    ("1.2.840.10008.5.1.4.1.1.12.2", Family::Fluoroscopy),
    ("1.2.840.10008.5.1.4.1.1.12.2.1", Family::Fluoroscopy),
    (COMPUTED, Family::Computed),
    ("1.2.840.10008.5.1.4.1.1.2.1", Family::Computed),
    ("1.2.840.10008.5.1.4.1.1.2.2", Family::Computed),
    ("1.2.840.10008.5.1.4.1.1.4", Family::Resonance),
    ("1.2.840.10008.5.1.4.1.1.4.1", Family::Resonance),
    ("1.2.840.10008.5.1.4.1.1.4.4", Family::Resonance),
    ("1.2.840.10008.5.1.4.1.1.20", Family::Nuclear),
    ("1.2.840.10008.5.1.4.1.1.128", Family::Positron),
    ("1.2.840.10008.5.1.4.1.1.128.1", Family::Positron),
    ("1.2.840.10008.5.1.4.1.1.130", Family::Positron),
];

/// Modalities and what they are.
const MODALITIES: [(&str, Family); 9] = [
    ("CR", Family::Film),
    ("DX", Family::Film),
    ("RG", Family::Film),
    ("RF", Family::Fluoroscopy),
    ("XA", Family::Fluoroscopy),
    ("CT", Family::Computed),
    ("MR", Family::Resonance),
    ("NM", Family::Nuclear),
    ("PT", Family::Positron),
];
/// Modalities of pictures of pictures.
const CAPTURES: [&str; 3] = ["", "OT", "SC"];

impl Family {
    pub(super) fn of(clues: &Clues) -> Self {
        let class = CLASSES.iter().find(|(class, _)| *class == clues.class).map(|(_, family)| *family);
        let modality = MODALITIES.iter().find(|(modality, _)| *modality == clues.modality);
        let modality = modality.map(|(_, family)| *family);
        match (class, modality) {
            (None, _) if is_of_standard(&clues.class) => Self::Other,
            (None, Some(family @ (Self::Film | Self::Fluoroscopy))) if clues.class.is_empty() => family,
            (None, _) => Self::Unknown,
            (Some(Self::Capture), _) => Self::of_capture(clues, modality),
            (Some(class), None) if clues.modality.is_empty() => class,
            (Some(class), Some(modality)) if class == modality => class,
            // Films and fluoroscopy go by each other's modality, and films also by that of another modality of projection.
            (Some(class @ (Self::Film | Self::Fluoroscopy)), Some(Self::Film | Self::Fluoroscopy)) => class,
            (Some(class @ (Self::Film | Self::Fluoroscopy)), None) => Self::of_projection(clues, class),
            (Some(_), _) => Self::Contradictory,
        }
    }

    /// A picture of a slice or of a screen is no slice.
    fn of_capture(clues: &Clues, modality: Option<Self>) -> Self {
        match modality {
            Some(Self::Film) => Self::Film,
            Some(Self::Fluoroscopy) => Self::Fluoroscopy,
            None if CAPTURES.contains(&clues.modality.as_str()) => Self::Capture,
            _ => Self::Other,
        }
    }

    /// Films of breasts and teeth are none of a work-up.
    fn of_projection(clues: &Clues, class: Self) -> Self {
        match clues.modality.as_str() {
            "MG" | "IO" | "PX" => Self::Other,
            "OT" | "SC" => class,
            _ => Self::Contradictory,
        }
    }
}

/// A class that the standard knows.
fn is_of_standard(class: &str) -> bool {
    StandardSopClassDictionary.by_uid(class).is_some()
}

/// Whether its values are those of the detector.
pub(super) fn is_for_processing(clues: &Clues) -> bool {
    clues.class == DX_FOR_PROCESSING || clues.intent == "FOR PROCESSING"
}
