//! `frailty`.

use super::Wire;
use crate::case::guard::Guard;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Fact, Frailty, FrailtyIndex};

/// The least and greatest score that the index can give.
const fn range(index: FrailtyIndex) -> Guard {
    match index {
        FrailtyIndex::MasdFi => Guard::new("fact.score", 0.0, 21.0, "points of the mASD-FI"),
    }
}

#[derive(Deserialize, Serialize)]
pub(crate) struct WireFrailty {
    index: String,
    score: f64,
}

impl Wire for WireFrailty {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let index = word("fact.index", &self.index, FrailtyIndex::ALL, |index| index.name())?;
        Ok(Fact::Frailty(Frailty { index, score: range(index).check(self.score)? }))
    }
}

impl From<&Frailty> for WireFrailty {
    fn from(frailty: &Frailty) -> Self {
        Self { index: frailty.index.name().to_owned(), score: frailty.score }
    }
}
