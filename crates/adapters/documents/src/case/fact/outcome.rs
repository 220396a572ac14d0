//! `outcome`.

use super::Wire;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Fact, Instrument, Outcome};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireOutcome {
    instrument: String,
    score: f64,
}

impl Wire for WireOutcome {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let instrument = word("fact.instrument", &self.instrument, Instrument::ALL, |one| one.name())?;
        Ok(Fact::Outcome(Outcome::new(instrument, self.score)?))
    }
}

impl From<&Outcome> for WireOutcome {
    fn from(outcome: &Outcome) -> Self {
        Self { instrument: outcome.instrument().name().to_owned(), score: outcome.score() }
    }
}
