//! Whose a file is, and which object it is: read to file it on import, never to measure it.
//!
//! Types that name a patient show nothing of themselves in logs. Texts are bounded and hold no control character;
//! what was cut, replaced or not understood stands in the notes, without its value.

mod name;
mod note;
mod reading;
mod uid;

pub use crate::write::Sex;
pub use name::PersonName;
pub use note::{IdentityNote, IdentityProblem};
pub use uid::{Uid, UidFault, UidProblem};

use crate::attribute::Attribute;
use crate::values::Values;
use jiff::civil::{Date, DateTime, Time};
use reading::Reading;
pub(crate) use reading::bounded;
use std::fmt;

/// Prints the name of the type and nothing else.
macro_rules! redacted {
    ($($name:ident),*) => {$(
        /// Keeps the patient out of logs.
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }

        /// Keeps the patient out of messages.
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($name), " (not shown)"))
            }
        }
    )*};
}
use redacted;

/// Whose a file is, and which object it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The patient.
    pub patient: Patient,
    /// The study.
    pub study: StudyIdentity,
    /// The series.
    pub series: SeriesIdentity,
    /// The object itself.
    pub instance: InstanceIdentity,
    /// What was cut, replaced or not understood.
    pub notes: Vec<IdentityNote>,
}

/// The patient.
#[derive(Clone, PartialEq, Eq)]
pub struct Patient {
    /// Number, as its issuer gives it.
    pub id: Option<String>,
    /// Who gives the number: equal numbers of two issuers are two patients.
    pub issuer: Option<String>,
    /// Name.
    pub name: Option<PersonName>,
    /// Day of birth.
    pub birth_date: Option<Date>,
    /// Sex.
    pub sex: Option<Sex>,
}

/// The study.
#[derive(Clone, PartialEq, Eq)]
pub struct StudyIdentity {
    /// Its identifier, or why it has none.
    pub uid: Result<Uid, UidProblem>,
    /// The day on which it began.
    pub date: Option<Date>,
    /// The time at which it began.
    pub time: Option<Time>,
    /// Number of the order.
    pub accession_number: Option<String>,
}

/// The series.
#[derive(Clone, PartialEq, Eq)]
pub struct SeriesIdentity {
    /// Its identifier, or why it has none.
    pub uid: Result<Uid, UidProblem>,
    /// Its number in the study.
    pub number: Option<i64>,
    /// Modality, as `DX`.
    pub modality: Option<String>,
}

/// The object.
#[derive(Clone, PartialEq, Eq)]
pub struct InstanceIdentity {
    /// Its identifier, or why it has none.
    pub uid: Result<Uid, UidProblem>,
    /// Its class, or why it has none.
    pub class: Result<Uid, UidProblem>,
    /// Its number in the series.
    pub number: Option<i64>,
    /// When it was acquired, else when its content was made.
    pub taken: Option<DateTime>,
}

redacted!(Identity, Patient, StudyIdentity, SeriesIdentity, InstanceIdentity);

impl Identity {
    pub(crate) fn read(values: &Values) -> Self {
        let mut reading = Reading::new(values);
        Self {
            patient: patient(&mut reading),
            study: StudyIdentity {
                uid: Uid::read(values, Attribute::StudyInstanceUID),
                date: reading.day(Attribute::StudyDate),
                time: reading.time(Attribute::StudyTime),
                accession_number: reading.text(Attribute::AccessionNumber),
            },
            series: SeriesIdentity {
                uid: Uid::read(values, Attribute::SeriesInstanceUID),
                number: reading.number(Attribute::SeriesNumber),
                modality: reading.text(Attribute::Modality),
            },
            instance: InstanceIdentity {
                uid: Uid::read(values, Attribute::SOPInstanceUID),
                class: Uid::read(values, Attribute::SOPClassUID),
                number: reading.number(Attribute::InstanceNumber),
                taken: reading.taken(),
            },
            notes: reading.notes(),
        }
    }

    /// The four identifiers without which an object cannot be filed: study, series, object, class.
    ///
    /// # Errors
    /// The first of them that is missing or none.
    pub fn uids(&self) -> Result<[&Uid; 4], UidProblem> {
        let uids = [&self.study.uid, &self.series.uid, &self.instance.uid, &self.instance.class];
        let [study, series, instance, class] = uids.map(|uid| uid.as_ref().map_err(|problem| *problem));
        Ok([study?, series?, instance?, class?])
    }

    /// The words that name the patient or the order: what a text for others must not hold.
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        let numbers = [&self.patient.id, &self.patient.issuer, &self.study.accession_number];
        let numbers = numbers.into_iter().flatten();
        let numbers = numbers.flat_map(|text| text.split(|letter: char| !letter.is_alphanumeric()));
        let names = self.patient.name.iter().flat_map(PersonName::words);
        names.chain(numbers)
    }
}

fn patient(reading: &mut Reading<'_>) -> Patient {
    let name = reading.text(Attribute::PatientName);
    Patient {
        id: reading.text(Attribute::PatientID),
        issuer: reading.text(Attribute::IssuerOfPatientID),
        name: name.map(|name| PersonName::new(&name)),
        birth_date: reading.day(Attribute::PatientBirthDate),
        sex: reading.sex(),
    }
}
