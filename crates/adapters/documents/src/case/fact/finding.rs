//! `clinical_finding`, `strength` and `reflex`: what the patient tells and what the examination shows.

use super::place::{level, level_given, name_of_side, side, side_given, wire_level, wire_side};
use super::{Wire, not_after, presence};
use crate::case::field::Day;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::landmarks::{whole, word};
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize};
use upright_casefile::{ClinicalFinding, Fact, Reflex, Response, Strength, Symptom, Tendon};

const GRADE: Guard = Guard::new("fact.grade", 0.0, 5.0, "(Medical Research Council)");

#[derive(Deserialize, Serialize)]
pub(crate) struct WireClinicalFinding {
    symptom: String,
    presence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    root: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<String>,
}

impl Wire for WireClinicalFinding {
    fn read(&self, held: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::ClinicalFinding(ClinicalFinding {
            symptom: word("fact.symptom", &self.symptom, Symptom::ALL, |one| one.name())?,
            presence: presence(&self.presence)?,
            since: not_after(held, "since", self.since)?,
            root: level_given("fact.root", self.root.as_deref())?,
            side: side_given(self.side.as_deref())?,
        }))
    }
}

impl TryFrom<&ClinicalFinding> for WireClinicalFinding {
    type Error = DocumentError;

    fn try_from(found: &ClinicalFinding) -> Result<Self, DocumentError> {
        Ok(Self {
            symptom: found.symptom.name().to_owned(),
            presence: found.presence.name().to_owned(),
            since: Day::given("fact.since", found.since)?,
            root: wire_level(found.root),
            side: wire_side(found.side),
        })
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireStrength {
    root: String,
    side: String,
    #[serde(deserialize_with = "grade")]
    grade: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    onset: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stable: Option<bool>,
}

/// A grade has neither a plus nor a minus.
fn grade<'de, D: Deserializer<'de>>(json: D) -> Result<u8, D::Error> {
    let number = whole(json)?.and_then(|number| u8::try_from(number).ok());
    number.ok_or_else(|| D::Error::custom("a grade is a whole number from 0 to 5"))
}

impl Wire for WireStrength {
    fn read(&self, held: Date) -> Result<Fact, DocumentError> {
        GRADE.check(f64::from(self.grade))?;
        Ok(Fact::Strength(Strength {
            root: level("fact.root", &self.root)?,
            side: side(&self.side)?,
            grade: self.grade,
            onset: not_after(held, "onset", self.onset)?,
            stable: self.stable,
        }))
    }
}

impl TryFrom<&Strength> for WireStrength {
    type Error = DocumentError;

    fn try_from(strength: &Strength) -> Result<Self, DocumentError> {
        Ok(Self {
            root: strength.root.name().to_owned(),
            side: name_of_side(strength.side).to_owned(),
            grade: strength.grade,
            onset: Day::given("fact.onset", strength.onset)?,
            stable: strength.stable,
        })
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireReflex {
    tendon: String,
    side: String,
    response: String,
}

impl Wire for WireReflex {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Reflex(Reflex {
            tendon: word("fact.tendon", &self.tendon, Tendon::ALL, |one| one.name())?,
            side: side(&self.side)?,
            response: word("fact.response", &self.response, Response::ALL, |one| one.name())?,
        }))
    }
}

impl From<&Reflex> for WireReflex {
    fn from(reflex: &Reflex) -> Self {
        Self {
            tendon: reflex.tendon.name().to_owned(),
            side: name_of_side(reflex.side).to_owned(),
            response: reflex.response.name().to_owned(),
        }
    }
}
