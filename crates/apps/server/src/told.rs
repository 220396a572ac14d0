//! Facts that a job tells a record: each once, however often the job is done.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::record::{Record, Statement, document_of};
use jiff::civil::Date;
use serde_json::value::RawValue;
use std::collections::BTreeSet;
use upright_documents::read_case;
use upright_store::{Account, Deed};

/// A fact with the name that its entry has.
pub struct NamedFact {
    /// The name of the entry.
    pub id: String,
    /// The day on which the fact held.
    pub on: Date,
    /// The fact, as in `upright.case/1`.
    pub fact: Box<RawValue>,
}

impl Node {
    /// Adds the facts whose names the record does not have yet, all of them or none, and says how many that were.
    ///
    /// # Errors
    /// What is wrong with a fact, or what the store says.
    pub async fn tell(&self, by: &Account, case: &str, facts: Vec<NamedFact>) -> Answer<usize> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let write = self.store.begin().await?;
        let revision = write.case(case).await?.revision;
        let rows = write.entries(case).await?;
        let there: BTreeSet<String> = rows.iter().map(|row| row.entry_id.clone()).collect();
        let bytes = document_of(&rows);
        let document = read_case(&bytes).map_err(|error| Problem::internal(&error))?;
        let mut record = Record { bytes, document, revision };
        let mut added = Vec::new();
        for fact in facts.into_iter().filter(|fact| !there.contains(&fact.id)) {
            let (after, entry) = record.with(fact.statement(), &by.display, today)?;
            record = after;
            added.push(entry);
        }
        let count = added.len();
        if count > 0 {
            write.append(case, revision, added, Some(&by.id), now).await?;
        }
        let deed = Deed { at: now, account: Some(by.id.clone()), action: "entry.append", ..Deed::default() };
        let deed = Deed { case: Some(case.to_owned()), detail: format!("{count} entries"), ..deed };
        write.record(&[deed]).await?;
        write.commit().await?;
        Ok(count)
    }
}

impl NamedFact {
    fn statement(self) -> Statement {
        Statement {
            id: Some(self.id),
            effective_at: Some(self.on),
            fact: self.fact,
            supersedes: None,
            withdraws: false,
        }
    }
}
