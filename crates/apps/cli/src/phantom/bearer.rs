//! Whose pictures a phantom's are: names, numbers and UIDs that follow from the person.

use super::day::{Day, Time};
use jiff::civil::Date;
use upright_dicom::write::{self, ImageIdentity, derived_uid};
use upright_phantom::{Person, Sex, Wishes};

/// Whose name and which day a picture bears, where that does not follow from the seed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    /// The name, as DICOM writes it.
    pub(crate) name: Option<String>,
    /// The number of the patient: pictures of several days, made one by one, are then of one patient.
    pub(crate) number: Option<String>,
    pub(crate) day: Option<Date>,
    /// The day on which the person has the age that is drawn; the day of the pictures where it is not given.
    pub(crate) aged_on: Option<Date>,
}

impl Given {
    /// Nothing where nothing is given: then a picture is what its seed makes it.
    fn in_words(&self) -> String {
        let day = self.day.map(|day| day.to_string());
        [&self.name, &self.number, &day]
            .into_iter()
            .flatten()
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(" ")
    }
}

/// Who bears the pictures.
pub(super) struct Bearer<'a> {
    person: &'a Person,
    given: &'a Given,
    wishes: String,
}

/// Which picture of which series of which study.
pub(super) struct Which<'a> {
    pub(super) study: &'a [&'a str],
    pub(super) series: &'a [&'a str],
    pub(super) instance: &'a [&'a str],
    pub(super) series_number: u16,
    pub(super) instance_number: u16,
    /// When the study began and, by its device, the picture was taken.
    pub(super) began: Time,
    pub(super) taken: Time,
}

impl<'a> Bearer<'a> {
    pub(super) fn new(person: &'a Person, given: &'a Given) -> Self {
        // Another patient of the same seed is another patient.
        let is_plain = *person.wishes() == Wishes::default();
        let wishes = if is_plain { String::new() } else { format!("{:?}", person.wishes()) };
        Self { person, given, wishes }
    }

    /// The day of the studies.
    pub(super) fn day(&self) -> Day {
        self.given.day.map_or_else(|| Day::of(self.person), Day::on)
    }

    /// The day on which the person has the age that is drawn.
    fn aged_on(&self) -> Day {
        self.given.aged_on.map_or_else(|| self.day(), Day::on)
    }

    /// Years on the day of the studies.
    pub(super) fn age(&self) -> f64 {
        self.person.age + f64::from(self.day().years_after(self.aged_on()))
    }

    /// A UID that follows from the person and these words; another version makes others.
    pub(super) fn uid(&self, what: &[&str]) -> String {
        self.derived(&self.given.in_words(), what)
    }

    /// Of the person, whatever the day of the pictures.
    fn uid_of_person(&self) -> String {
        self.derived(self.given.name.as_deref().unwrap_or_default(), &["patient"])
    }

    fn derived(&self, given: &str, what: &[&str]) -> String {
        let (kind, seed) = (self.person.kind.name(), self.person.seed.to_string());
        let made_by = [env!("CARGO_PKG_VERSION"), upright_evidence::VERSION];
        let words = ["upright phantom", kind, &seed, &self.wishes]
            .into_iter()
            .chain(made_by)
            .chain((!given.is_empty()).then_some(given))
            .chain(what.iter().copied());
        derived_uid(&words.collect::<Vec<&str>>())
    }

    /// What the pictures are of, in words.
    pub(super) fn words(&self) -> String {
        format!("Phantom of type {}, seed {}", self.person.kind, self.person.seed)
    }

    pub(super) fn identity(&self, which: &Which<'_>) -> ImageIdentity {
        let (person, day) = (self.person, self.day());
        let (kind, seed) = (person.kind.name(), person.seed);
        // With a number that was given, what was asked for does not make another patient.
        let suffix = if self.wishes.is_empty() || self.given.number.is_some() {
            String::new()
        } else {
            format!("-{}", last_digits(&self.uid_of_person()))
        };
        ImageIdentity {
            patient_id: self
                .given
                .number
                .clone()
                .unwrap_or_else(|| format!("PHANTOM-{kind}-{seed}{suffix}").to_uppercase()),
            patient_name: self.given.name.clone().unwrap_or_else(|| format!("Phantom^{kind} {seed}{suffix}")),
            birth_date: Some(self.aged_on().birth(person.age)),
            age_years: Some(self.age() as u8),
            sex: Some(match person.sex {
                Sex::Female => write::Sex::Female,
                Sex::Male => write::Sex::Male,
            }),
            study_uid: self.uid(which.study),
            series_uid: self.uid(which.series),
            instance_uid: self.uid(which.instance),
            study_id: "1".to_owned(),
            accession_number: String::new(),
            series_number: which.series_number,
            instance_number: which.instance_number,
            study_began: day.written(which.began),
            taken: day.written(which.taken),
        }
    }
}

/// Enough of a UID to tell patients of one seed apart.
fn last_digits(uid: &str) -> &str {
    uid.get(uid.len().saturating_sub(6)..).unwrap_or(uid)
}
