//! A record as a document: out of the entries of the store, and one more at its end.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use jiff::civil::Date;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use upright_documents::{CaseDocument, append_entry, read_case};
use upright_store::{Case, EntryRow, NewEntry};

/// A fact to be recorded, as a caller states it.
pub(crate) struct Statement {
    /// The name of the entry; none = the kind and a number.
    pub(crate) id: Option<String>,
    /// The day on which the fact held; none = today.
    pub(crate) effective_at: Option<Date>,
    /// The fact, letter for letter.
    pub(crate) fact: Box<RawValue>,
    /// The entry that it corrects.
    pub(crate) supersedes: Option<String>,
    /// The corrected entry was about something else, and is taken back altogether.
    pub(crate) withdraws: bool,
}

/// A record as it was read, and what may be added to it.
pub(crate) struct Record {
    pub(crate) bytes: Vec<u8>,
    pub(crate) document: CaseDocument,
    pub(crate) revision: i64,
}

impl Node {
    /// The record of a case as it stands, or as it stood at an earlier revision.
    ///
    /// # Errors
    /// What the store says; a record that cannot be read is damaged.
    pub(crate) async fn record(&self, case: &Case, revision: Option<i64>) -> Answer<Record> {
        let revision = revision.unwrap_or(case.revision);
        if !(0..=case.revision).contains(&revision) {
            return Err(Problem::not_found("revision"));
        }
        let bytes = document_of(&self.store.entries(&case.id, revision).await?);
        tokio::task::spawn_blocking(move || {
            let document = read_case(&bytes).map_err(|error| Problem::internal(&error))?;
            Ok(Record { bytes, document, revision })
        })
        .await?
    }
}

/// `upright.case/1` of entries: each stands as it was recorded.
pub(crate) fn document_of(rows: &[EntryRow]) -> Vec<u8> {
    let length = rows.iter().map(|row| row.json.len() + 8).sum::<usize>();
    let mut bytes = Vec::with_capacity(length + 64);
    bytes.extend_from_slice(b"{\n  \"schema\": \"upright.case/1\",\n  \"entries\": [");
    for (number, row) in rows.iter().enumerate() {
        bytes.extend_from_slice(if number == 0 { b"\n    " } else { b",\n    " });
        bytes.extend_from_slice(row.json.as_bytes());
    }
    bytes.extend_from_slice(b"\n  ]\n}\n");
    bytes
}

impl Record {
    /// The record with one more entry, and that entry for the store.
    ///
    /// # Errors
    /// What is wrong with the statement, as the document's reader says it.
    pub(crate) fn with(&self, statement: Statement, author: &str, today: Date) -> Answer<(Self, NewEntry)> {
        let kind = kind_of(&statement.fact)?;
        // A clock that was set back does not make a record that was written before its own entries.
        let today = self.document.case.last_day().map_or(today, |last| last.max(today));
        let effective = statement.effective_at.unwrap_or(today);
        if effective > today {
            return Err(Problem::invalid(format!(
                "{effective} lies in the future; a fact is recorded when it is known"
            )));
        }
        let id = statement.id.unwrap_or_else(|| self.free_name(&kind));
        let json =
            entry_json(&id, effective, today, author, statement.supersedes.as_deref(), &statement.fact)?;
        let bytes = append_entry(&self.bytes, &json)?;
        let document = read_case(&bytes)?;
        if let Some(field) = document.ignored.iter().find(|field| !self.document.ignored.contains(field)) {
            return Err(Problem::invalid(format!("there is no such field: {field}")));
        }
        if let Some(stray) = document.case.last_strays().filter(|_| !statement.withdraws) {
            let remedy = "to take back what it said altogether, add \"withdraws\": true";
            return Err(Problem::invalid(format!("{stray}; {remedy}")));
        }
        let new = NewEntry {
            id,
            kind,
            effective_at: effective.to_string(),
            recorded_at: today.to_string(),
            supersedes: statement.supersedes,
            json,
        };
        Ok((Self { bytes, document, revision: self.revision + 1 }, new))
    }

    /// What stands in the place of an entry: a film that was taken back is signed anew in the place of its withdrawal.
    pub(crate) fn latest_of(&self, entry: &str) -> String {
        self.document.case.latest_of(entry).to_owned()
    }

    fn free_name(&self, kind: &str) -> String {
        let known = self.document.case.entries().iter().map(|entry| entry.id.as_str());
        let kept = self.document.not_understood.iter().map(|entry| entry.id.as_str());
        let taken: BTreeSet<&str> = known.chain(kept).collect();
        let free = (1..).map(|number| format!("{kind}-{number}")).find(|name| !taken.contains(name.as_str()));
        free.unwrap_or_default()
    }
}

fn kind_of(fact: &RawValue) -> Answer<String> {
    let fact: Map<String, Value> = serde_json::from_str(fact.get())
        .map_err(|error| Problem::invalid(format!("a fact is an object with a kind: {error}")))?;
    let kind = fact.get("kind").and_then(Value::as_str).unwrap_or_default();
    if kind.is_empty() {
        return Err(Problem::invalid("the fact states no kind, as {\"kind\": \"outcome\", …}"));
    }
    Ok(kind.chars().take(128).collect())
}

fn entry_json(
    id: &str,
    effective: Date,
    recorded: Date,
    author: &str,
    supersedes: Option<&str>,
    fact: &RawValue,
) -> Answer<String> {
    let mut entry = Map::from_iter([
        ("id".to_owned(), json!(id)),
        ("effective_at".to_owned(), json!(effective.to_string())),
        ("recorded_at".to_owned(), json!(recorded.to_string())),
        ("author".to_owned(), json!(author)),
    ]);
    if let Some(earlier) = supersedes {
        entry.insert("supersedes".to_owned(), json!(earlier));
    }
    let head = serde_json::to_string(&entry).map_err(|error| Problem::internal(&error))?;
    // The fact stays as it was stated, to the last digit of its numbers; line breaks between its parts do not.
    let fact = fact.get().replace(['\n', '\r'], " ");
    Ok(format!("{}, \"fact\": {fact}}}", head.trim_end_matches('}')))
}
