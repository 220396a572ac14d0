//! What a file is: a film, or what else.

use crate::attribute::Attribute;
use crate::values::Values;
use dicom_core::dictionary::{UidDictionary, UidDictionaryEntry};
use dicom_dictionary_std::StandardSopClassDictionary;

/// What a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// In words, as `digital radiograph (DX)` or `CT slice`.
    pub name: String,
    /// Whether it is a projection film.
    pub is_film: bool,
    /// Whether its values are those of the detector, not those that a reader sees.
    pub is_for_processing: bool,
}

/// Projection films, by SOP class.
const FILMS: [(&str, &str); 8] = [
    ("1.2.840.10008.5.1.4.1.1.1", "computed radiograph (CR)"),
    (DX, "digital radiograph (DX)"),
    ("1.2.840.10008.5.1.4.1.1.12.2", "fluoroscopic image (RF)"),
    ("1.2.840.10008.5.1.4.1.1.7", "secondary capture"),
    ("1.2.840.10008.5.1.4.1.1.7.1", "secondary capture"),
    ("1.2.840.10008.5.1.4.1.1.7.2", "secondary capture"),
    ("1.2.840.10008.5.1.4.1.1.7.3", "secondary capture"),
    ("1.2.840.10008.5.1.4.1.1.7.4", "secondary capture"),
];
const DX: &str = "1.2.840.10008.5.1.4.1.1.1.1";
/// Stored, never measured: its values are not those that a reader sees.
const DX_FOR_PROCESSING: &str = "1.2.840.10008.5.1.4.1.1.1.1.1";

/// Modalities whose pictures are no projection films, whatever class they are stored in.
const OTHERS: [(&str, &str); 9] = [
    ("CT", "CT slice"),
    ("MR", "MR slice"),
    ("NM", "nuclear medicine image"),
    ("PT", "PET slice"),
    ("US", "ultrasound image"),
    ("XA", "angiogram"),
    ("MG", "mammogram"),
    ("SM", "microscopic image"),
    ("SEG", "segmentation"),
];

impl Kind {
    pub(crate) fn read(values: &Values) -> Self {
        let class = values.text(Attribute::SOPClassUID).unwrap_or_default();
        let modality = values.text(Attribute::Modality).unwrap_or_default();
        let film = |name: &str| Self { name: name.to_owned(), is_film: true, is_for_processing: false };
        let other = |name: &str| Self { name: name.to_owned(), is_film: false, is_for_processing: false };
        if class == DX_FOR_PROCESSING
            || values.text(Attribute::PresentationIntentType).as_deref() == Some("FOR PROCESSING")
        {
            let name = "radiograph for processing".to_owned();
            return Self { name, is_film: true, is_for_processing: true };
        }
        if values.texts(Attribute::ImageType).iter().any(|value| value == "LOCALIZER") {
            return other("localizer");
        }
        if let Some((_, name)) = OTHERS.iter().find(|(code, _)| *code == modality) {
            return other(name);
        }
        if let Some((_, name)) = FILMS.iter().find(|(uid, _)| *uid == class) {
            return film(name);
        }
        match modality.as_str() {
            "CR" | "DX" | "RF" | "RG" if class.is_empty() => film("radiograph, class not stated"),
            _ => other(&stored_class(&class, &modality)),
        }
    }

    /// Whether the distance from the source is to the patient support: so in the DX family.
    pub(crate) fn is_dx(values: &Values) -> bool {
        values.text(Attribute::SOPClassUID).as_deref() == Some(DX)
    }
}

/// The standard's name of a class, as `Enhanced SR`.
fn stored_class(class: &str, modality: &str) -> String {
    let known = StandardSopClassDictionary.by_uid(class);
    match (known, modality) {
        (Some(entry), _) => entry.name().trim_end_matches(" Storage").to_owned(),
        (None, "") => "object of unknown kind".to_owned(),
        (None, modality) => format!("object of modality {}", crate::error::shown(modality)),
    }
}
