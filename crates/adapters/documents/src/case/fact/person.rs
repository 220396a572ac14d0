//! `person`.

use super::{Wire, contradiction, not_after, word_given};
use crate::case::field::Day;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Birth, Fact, Person, Sex};

const AGE: Guard = Guard::new("fact.age_years", 0.0, 130.0, "years");
const BODY_MASS_INDEX: Guard = Guard::new("fact.body_mass_index", 5.0, 100.0, "kg/m²");

#[derive(Deserialize, Serialize)]
pub(crate) struct WirePerson {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    birth_date: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    age_years: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    sex: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    body_mass_index: Option<f64>,
}

impl WirePerson {
    fn birth(&self, held: Date) -> Result<Option<Birth>, DocumentError> {
        match (self.birth_date, AGE.check_given(self.age_years)?) {
            (Some(_), Some(_)) => Err(contradiction("birth_date and age_years are both given; give one")),
            (day, None) => Ok(not_after(held, "birth_date", day)?.map(Birth::On)),
            (None, age) => Ok(age.map(Birth::YearsOld)),
        }
    }
}

impl Wire for WirePerson {
    fn read(&self, held: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Person(Person {
            birth: self.birth(held)?,
            sex: word_given("fact.sex", self.sex.as_deref(), Sex::ALL, |sex| sex.name())?,
            body_mass_index: BODY_MASS_INDEX.check_given(self.body_mass_index)?,
        }))
    }
}

impl TryFrom<&Person> for WirePerson {
    type Error = DocumentError;

    fn try_from(person: &Person) -> Result<Self, DocumentError> {
        let (birth_date, age_years) = match person.birth {
            Some(Birth::On(date)) => (Some(Day::new("fact.birth_date", date)?), None),
            Some(Birth::YearsOld(years)) => (None, Some(years)),
            None => (None, None),
        };
        let sex = person.sex.map(|sex| sex.name().to_owned());
        Ok(Self { birth_date, age_years, sex, body_mass_index: person.body_mass_index })
    }
}
