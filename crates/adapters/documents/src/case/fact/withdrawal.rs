//! `withdrawal`: an entry that is taken back.

use super::Wire;
use crate::case::field::Text;
use crate::error::DocumentError;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Fact, Withdrawal};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireWithdrawal {
    reason: Text,
}

impl Wire for WireWithdrawal {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        Ok(Fact::Withdrawal(Withdrawal { reason: self.reason.as_str().into() }))
    }
}

impl TryFrom<&Withdrawal> for WireWithdrawal {
    type Error = DocumentError;

    fn try_from(withdrawal: &Withdrawal) -> Result<Self, DocumentError> {
        Ok(Self { reason: Text::new("fact.reason", withdrawal.reason.as_str())? })
    }
}
