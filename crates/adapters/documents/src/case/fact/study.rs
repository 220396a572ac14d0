//! `study` and `study_finding`: how far a study has come, and what it shows.

use super::place::{level_given, side_given, wire_level, wire_side};
use super::{Wire, contradiction};
use crate::case::field::{Short, Text};
use crate::case::guard::Guard;
use crate::case::list::List;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{
    Confirmation, Fact, FindingKind, Grade, Presence, Study, StudyFinding, StudyKind, StudyState,
};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireStudy {
    study: String,
    name: Short,
    state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    reason: Option<Text>,
}

impl Wire for WireStudy {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Study(Study {
            study: word("fact.study", &self.study, StudyKind::ALL, |one| one.name())?,
            name: self.name.as_str().to_owned(),
            state: word("fact.state", &self.state, StudyState::ALL, |one| one.name())?,
            reason: Text::text(self.reason.as_ref()),
        }))
    }
}

impl TryFrom<&Study> for WireStudy {
    type Error = DocumentError;

    fn try_from(study: &Study) -> Result<Self, DocumentError> {
        Ok(Self {
            study: study.study.name().to_owned(),
            name: Short::new("fact.name", &study.name)?,
            state: study.state.name().to_owned(),
            reason: Text::given("fact.reason", study.reason.as_ref())?,
        })
    }
}

/// The lower and the upper end.
type Interval = (f64, f64);

/// What a study says of a finding: there, not there, or not to be told.
const SEEN: [Option<Presence>; 3] = [Some(Presence::Present), Some(Presence::Absent), None];

fn name_of_seen(seen: Option<Presence>) -> &'static str {
    seen.map_or("equivocal", Presence::name)
}

/// Sizes of `finding` that may stand in `field`.
fn sizes(finding: FindingKind, field: &'static str) -> Guard {
    match finding.unit() {
        Some("mm") => Guard::new(field, 0.0, 200.0, "mm"),
        Some("deg") => Guard::new(field, -180.0, 180.0, "degrees"),
        _ => Guard::new(field, -1e6, 1e6, "in the unit of the finding"),
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireStudyFinding {
    study: Short,
    finding: String,
    presence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    side: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    interval: Option<List<f64, 2>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    grade: Option<String>,
    status: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    method: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    image: Option<Text>,
}

impl WireStudyFinding {
    /// The size and the interval in which it may lie.
    fn size(&self, finding: FindingKind) -> Result<(Option<f64>, Option<Interval>), DocumentError> {
        let value = sizes(finding, "fact.value").check_given(self.value)?;
        let interval = self.interval(&sizes(finding, "fact.interval"))?;
        match (value, interval) {
            (Some(value), Some((low, high))) if !(low..=high).contains(&value) => {
                Err(contradiction("value lies outside interval; correct one"))
            }
            size => Ok(size),
        }
    }

    fn interval(&self, sizes: &Guard) -> Result<Option<Interval>, DocumentError> {
        let wrong = |problem: &str| {
            let problem = problem.to_owned();
            DocumentError::Shape { path: "fact.interval".to_owned(), problem }
        };
        let Some(List(ends)) = &self.interval else { return Ok(None) };
        let &[low, high] = ends.as_slice() else {
            return Err(wrong("an interval has two ends; give the lower and the upper one, as [2, 4]"));
        };
        let (low, high) = (sizes.check(low)?, sizes.check(high)?);
        if low > high {
            return Err(wrong("the lower end lies above the upper one; give the lower one first"));
        }
        Ok(Some((low, high)))
    }
}

impl WireStudyFinding {
    /// The grade, which must be one of the finding and say the same of its presence.
    fn grade(
        &self,
        finding: FindingKind,
        presence: Option<Presence>,
    ) -> Result<Option<Grade>, DocumentError> {
        let Some(given) = &self.grade else { return Ok(None) };
        let grade = word("fact.grade", given, Grade::ALL, |one| one.name())?;
        if grade.finding() != finding {
            let (grade, of) = (grade.name(), grade.finding().name());
            return Err(contradiction(&format!("grade {grade} is one of {of}, not of {}", finding.name())));
        }
        if Some(grade.presence()) != presence {
            let (grade, is) = (grade.name(), grade.presence().name());
            return Err(contradiction(&format!("grade {grade} says {is}, presence {}", self.presence)));
        }
        Ok(Some(grade))
    }
}

impl Wire for WireStudyFinding {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let finding = word("fact.finding", &self.finding, FindingKind::ALL, |one| one.name())?;
        let (value, interval) = self.size(finding)?;
        let presence = word("fact.presence", &self.presence, &SEEN, |one| name_of_seen(*one))?;
        Ok(Fact::StudyFinding(Box::new(StudyFinding {
            study: self.study.as_str().to_owned(),
            finding,
            presence,
            level: level_given("fact.level", self.level.as_deref())?,
            side: side_given(self.side.as_deref())?,
            value,
            interval,
            grade: self.grade(finding, presence)?,
            status: word("fact.status", &self.status, Confirmation::ALL, |one| one.name())?,
            method: Text::text(self.method.as_ref()),
            image: Text::text(self.image.as_ref()),
        })))
    }
}

impl TryFrom<&StudyFinding> for WireStudyFinding {
    type Error = DocumentError;

    fn try_from(found: &StudyFinding) -> Result<Self, DocumentError> {
        Ok(Self {
            study: Short::new("fact.study", &found.study)?,
            finding: found.finding.name().to_owned(),
            presence: name_of_seen(found.presence).to_owned(),
            level: wire_level(found.level),
            side: wire_side(found.side),
            value: found.value,
            interval: found.interval.map(|(low, high)| List(vec![low, high])),
            grade: found.grade.map(|grade| grade.name().to_owned()),
            status: found.status.name().to_owned(),
            method: Text::given("fact.method", found.method.as_ref())?,
            image: Text::given("fact.image", found.image.as_ref())?,
        })
    }
}
