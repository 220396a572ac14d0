//! View, direction and gravity, in the codes of the standard.

use super::error::WriteError;
use super::header::{Code, Header};
use super::{FilmClass, Geometry, NewFilm};
use dicom_dictionary_std::tags;
use upright_anatomy::{Facing, Posture};

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

/// Orientation to gravity (CID 19) and its modifier (CID 20).
const fn gravity(posture: Posture) -> Option<(Code, Code)> {
    const ERECT: Code = ("C86043", "NCIt", "erect");
    const RECUMBENT: Code = ("102538003", "SCT", "recumbent");
    match posture {
        Posture::Standing | Posture::StandingExtended => Some((ERECT, ("10904000", "SCT", "standing"))),
        Posture::Sitting => Some((ERECT, ("33586001", "SCT", "sitting"))),
        Posture::Supine => Some((RECUMBENT, ("40199007", "SCT", "supine"))),
        Posture::Prone => Some((RECUMBENT, ("1240000", "SCT", "prone"))),
        Posture::Unknown => None,
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
    if let Some((orientation, modifier)) = gravity(film.posture) {
        let mut orientation = Header::code(orientation)?;
        orientation.items(tags::PATIENT_ORIENTATION_MODIFIER_CODE_SEQUENCE, [Header::code(modifier)?]);
        header.items(tags::PATIENT_ORIENTATION_CODE_SEQUENCE, [orientation]);
    }
    Ok(())
}

/// A slot scanner's source and detector are fixed to each other.
const fn positioner(geometry: Geometry) -> &'static str {
    match geometry {
        Geometry::Slot { .. } => "RIGID",
        Geometry::ConeBeam { .. } => "NONE",
    }
}
