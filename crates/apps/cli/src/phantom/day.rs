//! The day on which a phantom is filmed.

use anyhow::Result;
use jiff::ToSpan;
use jiff::civil::{Date, DateTime, date};
use upright_dicom::write::Moment;
use upright_phantom::Person;

/// Seconds of a minute.
pub(super) const MINUTE: i64 = 60;

/// Seconds since the midnight before; a clock that is wrong may say another day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Time(i64);

impl Time {
    pub(super) const fn at(hour: i64, minute: i64) -> Self {
        Self(MINUTE * (60 * hour + minute))
    }

    pub(super) const fn later(self, seconds: i64) -> Self {
        Self(self.0 + seconds)
    }
}

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
        Self(Self::of_seed(person.seed))
    }

    pub(super) const fn of_seed(seed: u64) -> Date {
        date((2020 + seed % 5) as i16, (1 + seed / 5 % 12) as i8, (1 + seed / 60 % 28) as i8)
    }

    /// A time of this day.
    pub(super) fn moment(self, time: Time) -> DateTime {
        self.0.at(0, 0, 0, 0).saturating_add(time.0.seconds())
    }

    /// A time of this day as DICOM writes it.
    pub(super) fn written(self, time: Time) -> Moment {
        let moment = self.moment(time);
        Moment { date: moment.strftime("%Y%m%d").to_string(), time: moment.strftime("%H%M%S").to_string() }
    }

    /// On the first of January of a year in which the birthday has been.
    pub(super) fn birth(self, age: f64) -> String {
        format!("{:04}0101", self.0.year() - age as i16)
    }

    /// By how many this year is later: everybody is born on the first of January.
    pub(super) fn years_after(self, other: Self) -> i16 {
        self.0.year() - other.0.year()
    }

    /// The same day so many years earlier.
    #[cfg(feature = "server")]
    pub(crate) fn years_before(self, years: u64) -> Result<Date> {
        Ok(self.0.checked_sub(i64::try_from(years)?.years())?)
    }

    /// The same day of the month so many months earlier.
    pub(super) fn months_before(self, months: u32) -> Result<Date> {
        Ok(self.0.checked_sub(i64::from(months).months())?)
    }
}
