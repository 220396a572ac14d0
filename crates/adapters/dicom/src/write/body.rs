//! The part of the body, and how gravity held it, in the codes of the standard.

use super::error::WriteError;
use super::header::{Code, Header};
use dicom_dictionary_std::tags;
use upright_anatomy::Posture;

/// The part of the body that a picture shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyRegion {
    /// The spine, whatever part of it.
    Spine,
    /// The lumbar spine.
    LumbarSpine,
    /// The pelvis.
    Pelvis,
    /// The whole body.
    WholeBody,
}

impl BodyRegion {
    /// BodyPartExamined.
    ///
    /// - **Source**: DICOM PS3.16 L.
    const fn term(self) -> &'static str {
        match self {
            Self::Spine => "SPINE",
            Self::LumbarSpine => "LSPINE",
            Self::Pelvis => "PELVIS",
            Self::WholeBody => "WHOLEBODY",
        }
    }

    /// Of CID 4.
    const fn code(self) -> Code {
        match self {
            Self::Spine => ("421060004", "SCT", "Spine"),
            Self::LumbarSpine => ("122496007", "SCT", "Lumbar spine"),
            Self::Pelvis => ("12921003", "SCT", "Pelvis"),
            Self::WholeBody => ("38266002", "SCT", "Entire body"),
        }
    }

    /// None of the regions has a side.
    pub(super) fn fill(self, header: &mut Header) -> Result<(), WriteError> {
        header.text(tags::BODY_PART_EXAMINED, self.term())?;
        header.text(tags::IMAGE_LATERALITY, "U")?;
        header.items(tags::ANATOMIC_REGION_SEQUENCE, [Header::code(self.code())?]);
        Ok(())
    }
}

/// Orientation to gravity (CID 19) and its modifier (CID 20).
const fn gravity_codes(posture: Posture) -> Option<(Code, Code)> {
    const ERECT: Code = ("C86043", "NCIt", "erect");
    const RECUMBENT: Code = ("102538003", "SCT", "recumbent");
    match posture {
        // No code says bent; phantoms bend standing.
        Posture::Standing | Posture::StandingExtended | Posture::BentForwards | Posture::BentBackwards => {
            Some((ERECT, ("10904000", "SCT", "standing")))
        }
        Posture::Sitting => Some((ERECT, ("33586001", "SCT", "sitting"))),
        Posture::Supine => Some((RECUMBENT, ("40199007", "SCT", "supine"))),
        Posture::Prone => Some((RECUMBENT, ("1240000", "SCT", "prone"))),
        Posture::Unknown => None,
    }
}

/// How gravity held the patient, where it is known.
pub(super) fn gravity(header: &mut Header, posture: Posture) -> Result<(), WriteError> {
    if let Some((orientation, modifier)) = gravity_codes(posture) {
        let mut orientation = Header::code(orientation)?;
        orientation.items(tags::PATIENT_ORIENTATION_MODIFIER_CODE_SEQUENCE, [Header::code(modifier)?]);
        header.items(tags::PATIENT_ORIENTATION_CODE_SEQUENCE, [orientation]);
    }
    Ok(())
}
