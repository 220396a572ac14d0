//! `event`.

use super::Wire;
use crate::error::DocumentError;
use crate::landmarks::word;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use upright_casefile::{Event, Fact};

#[derive(Deserialize, Serialize)]
pub(crate) struct WireEvent {
    event: String,
}

impl Wire for WireEvent {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        word("fact.event", &self.event, Event::ALL, |event| event.name()).map(Fact::Event)
    }
}

impl From<&Event> for WireEvent {
    fn from(event: &Event) -> Self {
        Self { event: event.name().to_owned() }
    }
}
