//! Who the patient is, as far as it matters for alignment.

use super::words;
use jiff::civil::Date;

words! {
    /// Sex as recorded.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
        /// Neither of the two, or not told apart.
        Other = "other",
    }
}

/// What is known of the age.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Birth {
    /// The day of birth.
    On(Date),
    /// Years of age on the day on which the fact held, where the day of birth is not recorded.
    YearsOld(f64),
}

/// A person. No name and no number: the record is found by those elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct Person {
    /// What is known of the age.
    pub birth: Option<Birth>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Body-mass index in kg/m².
    pub body_mass_index: Option<f64>,
}

impl Person {
    /// Years of age on `day`, as recorded by a fact that held on `effective_at`; `None` = not recorded, or not yet born.
    #[must_use]
    pub fn age_on(&self, day: Date, effective_at: Date) -> Option<f64> {
        let age = match self.birth? {
            Birth::On(birth) => years_between(birth, day),
            Birth::YearsOld(years_old) => years_old + years_between(effective_at, day),
        };
        (age >= 0.0).then_some(age)
    }
}

/// Years from one day to another; negative where the second comes first.
#[must_use]
pub fn years_between(from: Date, to: Date) -> f64 {
    // A mean of the calendar, no clinical limit.
    const DAYS_A_YEAR: f64 = 365.2425;
    f64::from((to - from).get_days()) / DAYS_A_YEAR
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn age_follows_the_calendar() {
        let effective = date(2026, 1, 1);
        let check = |birth, day, expect: Option<f64>| {
            let found = Person { birth, ..Person::default() }.age_on(day, effective);
            let near =
                matches!((found, expect), (Some(found), Some(expect)) if (found - expect).abs() < 0.01);
            assert!(near || found == expect, "{found:?} {expect:?}");
        };
        let born = Some(Birth::On(date(1958, 6, 1)));
        check(born, date(2026, 6, 1), Some(68.0));
        check(born, date(1950, 1, 1), None);
        check(Some(Birth::YearsOld(68.0)), date(2028, 1, 1), Some(70.0));
        check(None, effective, None);
    }
}
