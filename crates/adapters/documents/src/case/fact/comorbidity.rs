//! `comorbidity`.

use super::Wire;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Comorbidity, Condition, Fact, Presence};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireComorbidity {
    condition: String,
    presence: String,
}

impl Wire for WireComorbidity {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let condition = word("fact.condition", &self.condition, Condition::ALL, |one| one.name())?;
        let presence = word("fact.presence", &self.presence, Presence::ALL, |one| one.name())?;
        Ok(Fact::Comorbidity(Comorbidity { condition, presence }))
    }
}

impl From<&Comorbidity> for WireComorbidity {
    fn from(comorbidity: &Comorbidity) -> Self {
        Self {
            condition: comorbidity.condition.name().to_owned(),
            presence: comorbidity.presence.name().to_owned(),
        }
    }
}
