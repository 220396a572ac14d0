//! The day on which a phantom is filmed.

use anyhow::Result;
use jiff::civil::Date;
use upright_phantom::Person;

/// The day of the study, from the seed.
pub(super) struct Day {
    year: u64,
    month: u64,
    day: u64,
}

impl Day {
    pub(super) const fn of(person: &Person) -> Self {
        let seed = person.seed;
        Self { year: 2020 + seed % 5, month: 1 + seed / 5 % 12, day: 1 + seed / 60 % 28 }
    }

    /// As DICOM writes it.
    pub(super) fn study(&self) -> String {
        format!("{:04}{:02}{:02}", self.year, self.month, self.day)
    }

    /// On the first of January of a year in which the birthday has been.
    pub(super) fn birth(&self, age: f64) -> String {
        format!("{:04}0101", self.year - age as u64)
    }

    /// The same day so many years earlier.
    pub(super) fn years_before(&self, years: u64) -> Result<Date> {
        Ok(Date::new((self.year - years) as i16, self.month as i8, self.day as i8)?)
    }
}
