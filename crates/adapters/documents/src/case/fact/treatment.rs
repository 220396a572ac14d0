//! `drug_treatment`, `physical_therapy` and `brace`: what was tried without an operation.

use super::course::{Treatment, WireTreatment};
use super::list::{Words, listed, wire_list};
use crate::case::field::Text;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::landmarks::{whole, word};
use serde::{Deserialize, Serialize};
use upright_casefile::{
    Brace, BracePurpose, BraceState, Course, DrugClass, DrugTreatment, Fact, PhysicalTherapy, TherapyGoal,
};

/// Fifty years.
const WEEKS: Guard = Guard::new("fact.weeks", 0.0, 2600.0, "weeks");
const SESSIONS: Guard = Guard::new("fact.sessions_attended", 0.0, 1000.0, "sessions");
const HOURS: Guard = Guard::new("fact.hours_a_day", 0.0, 24.0, "hours a day");

#[derive(Deserialize, Serialize)]
pub(crate) struct WireDrug {
    class: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dose: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weeks: Option<f64>,
}

impl Treatment for WireDrug {
    fn with(&self, course: Course) -> Result<Fact, DocumentError> {
        Ok(Fact::DrugTreatment(DrugTreatment {
            class: word("fact.class", &self.class, DrugClass::ALL, |one| one.name())?,
            dose: Text::text(self.dose.as_ref()),
            weeks: WEEKS.check_given(self.weeks)?,
            course,
        }))
    }
}

impl TryFrom<&DrugTreatment> for WireTreatment<WireDrug> {
    type Error = DocumentError;

    fn try_from(treatment: &DrugTreatment) -> Result<Self, DocumentError> {
        let dose = Text::given("fact.dose", treatment.dose.as_ref())?;
        let own = WireDrug { class: treatment.class.name().to_owned(), dose, weeks: treatment.weeks };
        Self::new(own, &treatment.course)
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireTherapy {
    #[serde(default, deserialize_with = "whole", skip_serializing_if = "Option::is_none")]
    sessions_attended: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    weeks: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    goals: Option<Words>,
}

impl Treatment for WireTherapy {
    fn with(&self, course: Course) -> Result<Fact, DocumentError> {
        SESSIONS.check_given(self.sessions_attended.map(f64::from))?;
        Ok(Fact::PhysicalTherapy(PhysicalTherapy {
            sessions_attended: self.sessions_attended,
            weeks: WEEKS.check_given(self.weeks)?,
            goals: listed("fact.goals", self.goals.as_ref(), TherapyGoal::ALL, |one| one.name())?,
            course,
        }))
    }
}

impl TryFrom<&PhysicalTherapy> for WireTreatment<WireTherapy> {
    type Error = DocumentError;

    fn try_from(therapy: &PhysicalTherapy) -> Result<Self, DocumentError> {
        let &PhysicalTherapy { sessions_attended, weeks, .. } = therapy;
        let goals = wire_list(&therapy.goals, |one| one.name());
        Self::new(WireTherapy { sessions_attended, weeks, goals }, &therapy.course)
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireBrace {
    purpose: String,
    state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hours_a_day: Option<f64>,
}

impl Treatment for WireBrace {
    fn with(&self, course: Course) -> Result<Fact, DocumentError> {
        Ok(Fact::Brace(Brace {
            purpose: word("fact.purpose", &self.purpose, BracePurpose::ALL, |one| one.name())?,
            state: word("fact.state", &self.state, BraceState::ALL, |one| one.name())?,
            hours_a_day: HOURS.check_given(self.hours_a_day)?,
            course,
        }))
    }
}

impl TryFrom<&Brace> for WireTreatment<WireBrace> {
    type Error = DocumentError;

    fn try_from(brace: &Brace) -> Result<Self, DocumentError> {
        let (purpose, state) = (brace.purpose.name().to_owned(), brace.state.name().to_owned());
        Self::new(WireBrace { purpose, state, hours_a_day: brace.hours_a_day }, &brace.course)
    }
}
