//! Taking files in: each is stored, put aside for a person to decide, or refused, and nothing is ever overwritten.

mod content;
mod decide;
mod receive;

pub use receive::{Arrival, Bringer};

/// Why a file is put aside, as the interface says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Another file of this SOP instance is there.
    DuplicateUid,
    /// It names a patient whom the case, or the number, does not.
    PatientMismatch,
    /// It names no patient.
    NoPatient,
    /// The study is in another case.
    StudyElsewhere,
    /// The same bytes are in another case.
    PictureElsewhere,
    /// Its patient has a case that whoever brought it may not change.
    NoAccess,
}

impl Reason {
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::DuplicateUid => "duplicate_uid",
            Self::PatientMismatch => "patient_mismatch",
            Self::NoPatient => "no_patient",
            Self::StudyElsewhere => "study_elsewhere",
            Self::PictureElsewhere => "picture_elsewhere",
            Self::NoAccess => "no_access",
        }
    }

    /// In a sentence, without a word of the file.
    pub(crate) const fn sentence(self) -> &'static str {
        match self {
            Self::DuplicateUid => {
                "another file with the same SOP Instance UID is stored, and its bytes are different: one of the two is wrong"
            }
            Self::PatientMismatch => {
                "name, number, day of birth or sex in the file are not those of the case: it may be of another patient"
            }
            Self::NoPatient => "the file names no patient number: a person must say whose it is",
            Self::StudyElsewhere => "other pictures of this study are in another case",
            Self::PictureElsewhere => "the same picture is in another case",
            Self::NoAccess => "its patient has a case that whoever sent it has no access to",
        }
    }
}
