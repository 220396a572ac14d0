//! What of a record the caller may see.

use crate::auth::rights::Opened;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::record::Record;
use jiff::ToSpan;
use jiff::civil::Date;
use upright_documents::{deidentified, read_case};

impl Node {
    /// The record of an opened case, without what names the patient where that must be.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn seen_record(&self, opened: &Opened, revision: Option<i64>) -> Answer<Record> {
        let record = self.record(&opened.case, revision).await?;
        if !opened.deidentified {
            return Ok(record);
        }
        let shift = opened.case.shift_days;
        let veiled = tokio::task::spawn_blocking(move || {
            let bytes =
                deidentified(&record.bytes, shift).map_err(|error| Problem::internal(&error))?.into_bytes();
            let document = read_case(&bytes).map_err(|error| Problem::internal(&error))?;
            Ok(Record { bytes, document, revision: record.revision })
        });
        veiled.await?
    }

    /// Today, as the caller counts the days of the case.
    pub(crate) fn today_of(&self, opened: &Opened) -> Date {
        self.day_of(opened, self.clock.today())
    }

    /// A day, as the caller counts the days of the case.
    pub(crate) fn day_of(&self, opened: &Opened, day: Date) -> Date {
        if opened.deidentified { day.saturating_add(i64::from(opened.case.shift_days).days()) } else { day }
    }
}
