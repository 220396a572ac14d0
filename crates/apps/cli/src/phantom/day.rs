//! The day on which a phantom is filmed.

use anyhow::Result;
use jiff::ToSpan;
use jiff::civil::{Date, date};
use upright_phantom::Person;

/// The day of the study.
#[derive(Clone, Copy)]
pub(crate) struct Day(Date);

impl Day {
    /// A day that somebody chose.
    pub(crate) const fn on(day: Date) -> Self {
        Self(day)
    }

    /// The day that follows from the seed.
    pub(super) const fn of(person: &Person) -> Self {
        let seed = person.seed;
        Self(date((2020 + seed % 5) as i16, (1 + seed / 5 % 12) as i8, (1 + seed / 60 % 28) as i8))
    }

    /// As DICOM writes it.
    pub(super) fn study(self) -> String {
        format!("{:04}{:02}{:02}", self.0.year(), self.0.month(), self.0.day())
    }

    /// On the first of January of a year in which the birthday has been.
    pub(super) fn birth(self, age: f64) -> String {
        format!("{:04}0101", self.0.year() - age as i16)
    }

    /// The same day so many years earlier.
    pub(crate) fn years_before(self, years: u64) -> Result<Date> {
        Ok(self.0.checked_sub(i64::try_from(years)?.years())?)
    }
}
