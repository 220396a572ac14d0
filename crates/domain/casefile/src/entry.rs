//! One recorded fact.

use crate::fact::Fact;
use crate::free_text::FreeText;
use jiff::civil::Date;

/// Who or what recorded a fact. Its name never appears in `Debug`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author(FreeText);

impl Author {
    /// The author called `name`.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self(FreeText::new(name))
    }

    /// The name as recorded.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.as_str()
    }
}

/// A fact with its dates and its author.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Names the entry within its case file.
    pub id: String,
    /// The day on which the fact held: of a film, the day it was taken.
    pub effective_at: Date,
    /// The day on which it was recorded; by default the day on which it held.
    pub recorded_at: Date,
    /// Who recorded it.
    pub author: Author,
    /// The fact.
    pub fact: Fact,
    /// The entry that this one corrects.
    pub supersedes: Option<String>,
}

impl Entry {
    /// An entry recorded on the day on which its fact held.
    #[must_use]
    pub fn new(id: impl Into<String>, effective_at: Date, author: Author, fact: Fact) -> Self {
        Self { id: id.into(), effective_at, recorded_at: effective_at, author, fact, supersedes: None }
    }

    /// The same entry as a correction of another.
    #[must_use]
    pub fn superseding(mut self, id: impl Into<String>) -> Self {
        self.supersedes = Some(id.into());
        self
    }
}
