//! `injection`: as a treatment, or as a test of one root.

use super::course::{Treatment, WireTreatment};
use super::list::{Words, listed, wire_list};
use super::place::{level_given, side_given, wire_level, wire_side};
use super::word_given;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::landmarks::word;
use serde::{Deserialize, Serialize};
use upright_casefile::{Course, Fact, InjectedAgent, Injection, InjectionApproach, InjectionPurpose};

const STEROID: Guard = Guard::new("fact.steroid_mg", 0.0, 1000.0, "mg");

/// The numeric rating of pain.
const fn pain(field: &'static str) -> Guard {
    Guard::new(field, 0.0, 10.0, "(numeric rating of pain)")
}

const BEFORE: Guard = pain("fact.pain_before");
const AFTER: Guard = pain("fact.pain_after");
const AT_TWO_WEEKS: Guard = pain("fact.pain_at_two_weeks");

#[derive(Deserialize, Serialize)]
pub(crate) struct WireInjection {
    purpose: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    approach: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    root: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    agents: Option<Words>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image_guided: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    steroid_mg: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pain_before: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pain_after: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    provoked: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pain_at_two_weeks: Option<f64>,
}

impl Treatment for WireInjection {
    fn with(&self, course: Course) -> Result<Fact, DocumentError> {
        let approach =
            word_given("fact.approach", self.approach.as_deref(), InjectionApproach::ALL, |one| one.name())?;
        Ok(Fact::Injection(Box::new(Injection {
            purpose: word("fact.purpose", &self.purpose, InjectionPurpose::ALL, |one| one.name())?,
            approach,
            root: level_given("fact.root", self.root.as_deref())?,
            side: side_given(self.side.as_deref())?,
            agents: listed("fact.agents", self.agents.as_ref(), InjectedAgent::ALL, |one| one.name())?,
            image_guided: self.image_guided,
            steroid_mg: STEROID.check_given(self.steroid_mg)?,
            pain_before: BEFORE.check_given(self.pain_before)?,
            pain_after: AFTER.check_given(self.pain_after)?,
            provoked: self.provoked,
            pain_at_two_weeks: AT_TWO_WEEKS.check_given(self.pain_at_two_weeks)?,
            course,
        })))
    }
}

impl TryFrom<&Injection> for WireTreatment<WireInjection> {
    type Error = DocumentError;

    fn try_from(injection: &Injection) -> Result<Self, DocumentError> {
        let own = WireInjection {
            purpose: injection.purpose.name().to_owned(),
            approach: injection.approach.map(|one| one.name().to_owned()),
            root: wire_level(injection.root),
            side: wire_side(injection.side),
            agents: wire_list(&injection.agents, |one| one.name()),
            image_guided: injection.image_guided,
            steroid_mg: injection.steroid_mg,
            pain_before: injection.pain_before,
            pain_after: injection.pain_after,
            provoked: injection.provoked,
            pain_at_two_weeks: injection.pain_at_two_weeks,
        };
        Self::new(own, &injection.course)
    }
}
