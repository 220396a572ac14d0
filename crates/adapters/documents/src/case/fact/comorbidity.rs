//! `comorbidity`.

use super::{Wire, presence};
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Comorbidity, Condition, Fact};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireComorbidity {
    condition: String,
    presence: String,
}

impl Wire for WireComorbidity {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let condition = word("fact.condition", &self.condition, Condition::ALL, |one| one.name())?;
        Ok(Fact::Comorbidity(Comorbidity { condition, presence: presence(&self.presence)? }))
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
