//! The wire form of an entry, whatever its fact.

use super::field::{Day, Id, Name};
use crate::error::DocumentError;
use serde::{Deserialize, Serialize};
use upright_casefile::{Author, Entry, Fact};

/// An entry around a fact.
#[derive(Deserialize, Serialize)]
pub(crate) struct WireEntry<F> {
    pub(crate) id: Id,
    pub(crate) effective_at: Day,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) recorded_at: Option<Day>,
    pub(crate) author: Name,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) supersedes: Option<Id>,
    pub(crate) fact: F,
}

impl<F> WireEntry<F> {
    /// The wire form of `entry` around the wire form of its fact.
    pub(crate) fn new(entry: &Entry, fact: F) -> Result<Self, DocumentError> {
        let recorded = Some(entry.recorded_at).filter(|day| *day != entry.effective_at);
        let supersedes = entry.supersedes.as_deref();
        Ok(Self {
            id: Id::new("id", &entry.id)?,
            effective_at: Day::new("effective_at", entry.effective_at)?,
            recorded_at: recorded.map(|day| Day::new("recorded_at", day)).transpose()?,
            author: Name::new("author", entry.author.name())?,
            supersedes: supersedes.map(|id| Id::new("supersedes", id)).transpose()?,
            fact,
        })
    }

    /// The entry, with the fact that was read.
    pub(crate) fn entry(self, fact: Fact) -> Entry {
        Entry {
            id: self.id.into_string(),
            effective_at: self.effective_at.0,
            recorded_at: self.recorded_at.unwrap_or(self.effective_at).0,
            author: Author::new(self.author.into_string()),
            fact,
            supersedes: self.supersedes.map(Id::into_string),
        }
    }
}
