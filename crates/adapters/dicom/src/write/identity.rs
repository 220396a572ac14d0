//! Whose film it pretends to be, and when it was taken.

use std::fmt;

/// Patient, study, series and instance of a film. All of it is made up and handed in: nothing is taken from clock or chance.
#[derive(Clone, PartialEq, Eq)]
pub struct FilmIdentity {
    /// Patient's number, up to 64 letters.
    pub patient_id: String,
    /// Patient's name, as `Family^Given`; any script.
    pub patient_name: String,
    /// Patient's birth date, as `19480229`.
    pub birth_date: Option<String>,
    /// Patient's age in years when the film was taken.
    pub age_years: Option<u8>,
    /// Patient's sex.
    pub sex: Option<Sex>,
    /// UID of the study, as [`derived_uid`](super::derived_uid) makes it.
    pub study_uid: String,
    /// UID of the series.
    pub series_uid: String,
    /// UID of this film.
    pub instance_uid: String,
    /// Number of the study, up to 16 letters; may be empty.
    pub study_id: String,
    /// Number of the order, up to 16 letters; may be empty.
    pub accession_number: String,
    /// Number of the series.
    pub series_number: u16,
    /// Number of the film in its series.
    pub instance_number: u16,
    /// When the study began.
    pub study_began: Moment,
    /// When the film was taken.
    pub taken: Moment,
}

/// Keeps the patient out of logs.
impl fmt::Debug for FilmIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilmIdentity").finish_non_exhaustive()
    }
}

/// Day and time of day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The day, as `20260131`.
    pub date: String,
    /// The time, as `093000`.
    pub time: String,
}

/// A patient's sex, as DICOM knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Other.
    Other,
}

impl Sex {
    /// The letter of PatientSex.
    pub(super) const fn letter(self) -> &'static str {
        match self {
            Self::Female => "F",
            Self::Male => "M",
            Self::Other => "O",
        }
    }

    /// The sex of a letter of PatientSex.
    pub(crate) fn of(letter: &str) -> Option<Self> {
        [Self::Female, Self::Male, Self::Other].into_iter().find(|sex| sex.letter() == letter)
    }
}
