//! `medication` and `observation`: drugs that are taken, and numbers from the laboratory and the clinic.

use super::{Wire, presence};
use crate::case::field::Text;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{DrugClass, Fact, Measure, Medication, Observation};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireMedication {
    class: String,
    presence: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dose: Option<Text>,
}

impl Wire for WireMedication {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Medication(Medication {
            class: word("fact.class", &self.class, DrugClass::ALL, |one| one.name())?,
            presence: presence(&self.presence)?,
            dose: Text::text(self.dose.as_ref()),
        }))
    }
}

impl TryFrom<&Medication> for WireMedication {
    type Error = DocumentError;

    fn try_from(medication: &Medication) -> Result<Self, DocumentError> {
        Ok(Self {
            class: medication.class.name().to_owned(),
            presence: medication.presence.name().to_owned(),
            dose: Text::given("fact.dose", medication.dose.as_ref())?,
        })
    }
}

/// The values of a measure that a patient may have.
const fn values(measure: Measure) -> Guard {
    let (least, most) = measure.range();
    Guard::new("fact.value", least, most, measure.unit())
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireObservation {
    measure: String,
    value: f64,
}

impl Wire for WireObservation {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let measure = word("fact.measure", &self.measure, Measure::ALL, |one| one.name())?;
        let value = values(measure).check(self.value)?;
        if measure.is_whole() && value.fract() != 0.0 {
            let problem = format!(
                "{value} is no whole number; {} is given in whole {}",
                measure.name(),
                measure.unit()
            );
            return Err(DocumentError::Shape { path: "fact.value".to_owned(), problem });
        }
        Ok(Fact::Observation(Observation { measure, value }))
    }
}

impl From<&Observation> for WireObservation {
    fn from(observation: &Observation) -> Self {
        Self { measure: observation.measure.name().to_owned(), value: observation.value }
    }
}
