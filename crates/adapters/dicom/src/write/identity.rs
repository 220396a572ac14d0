//! Whose picture it pretends to be, when it was taken, and what it says about itself.

use std::fmt;

/// Patient, study, series and instance of a picture. All of it is made up and handed in: nothing is taken from clock or chance.
#[derive(Clone, PartialEq, Eq)]
pub struct ImageIdentity {
    /// Patient's number, up to 64 letters.
    pub patient_id: String,
    /// Patient's name, as `Family^Given`; any script.
    pub patient_name: String,
    /// Patient's birth date, as `19480229`.
    pub birth_date: Option<String>,
    /// Patient's age in years when the picture was taken.
    pub age_years: Option<u8>,
    /// Patient's sex.
    pub sex: Option<Sex>,
    /// UID of the study, as [`derived_uid`](super::derived_uid) makes it.
    pub study_uid: String,
    /// UID of the series.
    pub series_uid: String,
    /// UID of this picture.
    pub instance_uid: String,
    /// Number of the study, up to 16 letters; may be empty.
    pub study_id: String,
    /// Number of the order, up to 16 letters; may be empty.
    pub accession_number: String,
    /// Number of the series.
    pub series_number: u16,
    /// Number of the picture in its series.
    pub instance_number: u16,
    /// When the study began.
    pub study_began: Moment,
    /// When the picture was taken, by the clock of its device; slices of one series say one and the same.
    pub taken: Moment,
}

/// Keeps the patient out of logs.
impl fmt::Debug for ImageIdentity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ImageIdentity").finish_non_exhaustive()
    }
}

/// What a picture says about itself to people, each up to 64 letters and possibly empty; the comment up to 10,000.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImageDescription {
    /// Of the study.
    pub study: String,
    /// Of the series.
    pub series: String,
    /// The protocol it was taken by.
    pub protocol: String,
    /// What follows the words that the picture is synthetic.
    pub comment: String,
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
