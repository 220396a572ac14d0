//! What is known about a number, and about a source.

use crate::{CITATIONS, RECORDS};
use upright_measurement::Flag;

/// One number with its origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// The fixed id, as `landmark_error.clear.femoral_head`.
    pub id: &'static str,
    /// The table it stands in: `landmark_error` or `default`.
    pub kind: &'static str,
    /// The number.
    pub value: f64,
    /// Its UCUM unit.
    pub unit: &'static str,
    /// Whom or what it holds for.
    pub population: &'static str,
    /// Citation id, or `derived`.
    pub source: &'static str,
    /// Where in the source, or how it was derived.
    pub locator: &'static str,
    /// How well it is backed.
    pub flag: Flag,
    /// When it was last reviewed, as year and month.
    pub review: &'static str,
}

/// A published source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The fixed id, as `S01`.
    pub id: &'static str,
    /// Authors, title, journal.
    pub text: &'static str,
    /// DOI or address.
    pub address: &'static str,
    /// What of it was read: text, abstract or code.
    pub seen: &'static str,
}

/// The number with this id.
#[must_use]
pub fn record(id: &str) -> Option<&'static Record> {
    RECORDS.iter().find(|record| record.id == id)
}

/// The source with this id.
#[must_use]
pub fn citation(id: &str) -> Option<&'static Citation> {
    CITATIONS.iter().find(|citation| citation.id == id)
}
