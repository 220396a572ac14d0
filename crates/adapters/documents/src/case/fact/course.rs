//! How a treatment went: the same fields in every treatment, beside its own.

use super::{Wire, contradiction, word_given};
use crate::case::field::{Day, Text};
use crate::error::DocumentError;
use crate::parse::part;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Course, Fact, StepOutcome};

/// A treatment whose own fields are those of `T`.
#[derive(Serialize)]
pub(crate) struct WireTreatment<T> {
    #[serde(flatten)]
    own: T,
    #[serde(flatten)]
    course: WireCourse,
}

/// A treatment's own fields.
pub(super) trait Treatment {
    /// The fact, with how it went.
    fn with(&self, course: Course) -> Result<Fact, DocumentError>;
}

#[derive(Deserialize, Serialize)]
struct WireCourse {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    adverse_event: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    review_on: Option<Day>,
}

impl<T> WireTreatment<T> {
    /// Reads the object twice: fields that serde flattens lose their place in errors, and unknown ones beside them are not told.
    pub(super) fn parse<'de>(json: &'de str, ignored: &mut Vec<String>) -> Result<Self, DocumentError>
    where
        T: Deserialize<'de>,
    {
        let (mut not_own, mut not_course) = (Vec::new(), Vec::new());
        let own = part(json, "fact", &mut not_own)?;
        let course = part(json, "fact", &mut not_course)?;
        ignored.extend(not_own.into_iter().filter(|name| not_course.contains(name)));
        Ok(Self { own, course })
    }

    /// The wire form of a treatment with these fields of its own.
    pub(super) fn new(own: T, course: &Course) -> Result<Self, DocumentError> {
        course.try_into().map(|course| Self { own, course })
    }
}

impl<T: Treatment> Wire for WireTreatment<T> {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        self.own.with(self.course.read()?)
    }
}

impl WireCourse {
    fn read(&self) -> Result<Course, DocumentError> {
        let outcome =
            word_given("fact.outcome", self.outcome.as_deref(), StepOutcome::ALL, |one| one.name())?;
        match outcome {
            Some(outcome) if outcome.needs_reason() && self.reason.is_none() => Err(contradiction(&format!(
                "the outcome {:?} needs a reason; say why under \"reason\"",
                outcome.name()
            ))),
            _ => Ok(Course {
                outcome,
                reason: Text::text(self.reason.as_ref()),
                adverse_event: Text::text(self.adverse_event.as_ref()),
                review_on: self.review_on.map(|Day(day)| day),
            }),
        }
    }
}

impl TryFrom<&Course> for WireCourse {
    type Error = DocumentError;

    fn try_from(course: &Course) -> Result<Self, DocumentError> {
        Ok(Self {
            outcome: course.outcome.map(|one| one.name().to_owned()),
            reason: Text::given("fact.reason", course.reason.as_ref())?,
            adverse_event: Text::given("fact.adverse_event", course.adverse_event.as_ref())?,
            review_on: Day::given("fact.review_on", course.review_on)?,
        })
    }
}
