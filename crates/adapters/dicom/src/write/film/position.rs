//! View, direction and gravity, in the codes of the standard.

use super::{FilmClass, Geometry, NewFilm};
use crate::write::body;
use crate::write::error::WriteError;
use crate::write::header::{Code, Header};
use dicom_dictionary_std::tags;
use upright_anatomy::Facing;

/// The direction from which a film was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WrittenView {
    /// From the side, the patient facing so in the picture.
    Lateral(Facing),
    /// From the front: the patient's left at the viewer's right.
    AnteroPosterior,
}

impl WrittenView {
    /// Directions of a row and of a column.
    const fn directions(self) -> [&'static str; 2] {
        match self {
            Self::Lateral(Facing::Right) => ["A", "F"],
            Self::Lateral(Facing::Left) => ["P", "F"],
            Self::AnteroPosterior => ["L", "F"],
        }
    }

    /// ViewPosition.
    const fn position(self) -> &'static str {
        match self {
            Self::Lateral(Facing::Right) => "LL",
            Self::Lateral(Facing::Left) => "RL",
            Self::AnteroPosterior => "AP",
        }
    }

    /// Of CID 4010.
    const fn code(self) -> Code {
        match self {
            Self::Lateral(Facing::Right) => ("399173006", "SCT", "left lateral"),
            Self::Lateral(Facing::Left) => ("399198007", "SCT", "right lateral"),
            Self::AnteroPosterior => ("399348003", "SCT", "antero-posterior"),
        }
    }
}

/// How the patient was placed (PS3.3 C.8.11.5, and what CR has of it).
pub(super) fn fill(header: &mut Header, film: &NewFilm<'_>) -> Result<(), WriteError> {
    header.texts(tags::PATIENT_ORIENTATION, &film.view.directions())?;
    header.text(tags::VIEW_POSITION, film.view.position())?;
    if film.class == FilmClass::DigitalXRay {
        header.items(tags::VIEW_CODE_SEQUENCE, [Header::code(film.view.code())?]);
        header.text(tags::POSITIONER_TYPE, positioner(film.geometry))?;
    }
    // CR has no attribute for gravity: there the sequence is an extension of the class, as PS3.2 permits.
    body::gravity(header, film.posture)
}

/// A slot scanner's source and detector are fixed to each other.
const fn positioner(geometry: Geometry) -> &'static str {
    match geometry {
        Geometry::Slot { .. } => "RIGID",
        Geometry::ConeBeam { .. } => "NONE",
    }
}
