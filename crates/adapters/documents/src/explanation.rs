//! Explanations, and the numbers and sources that they rest on.

use serde::Serialize;
use std::collections::BTreeMap;
use upright_assessment::{Explanation, Origin};
use upright_evidence::{Citation, Record, citation};

/// One statement with what it rests on; numbers by their id, listed once at the end of the document.
#[derive(Debug, Serialize)]
pub(crate) struct WireExplanation {
    statement: String,
    truth: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    entries: Vec<WireOrigin>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<WireExplanation>,
}

/// An entry of the case.
#[derive(Debug, Serialize)]
pub(crate) struct WireOrigin {
    entry: String,
    effective_at: String,
}

impl From<&Origin> for WireOrigin {
    fn from(origin: &Origin) -> Self {
        Self { entry: origin.entry.clone(), effective_at: origin.day.to_string() }
    }
}

/// A number of `evidence`, with where it comes from and how well it is backed.
#[derive(Debug, Serialize)]
pub(crate) struct WireRecord {
    id: &'static str,
    value: f64,
    unit: &'static str,
    source: &'static str,
    locator: &'static str,
    flag: &'static str,
    backing: &'static str,
}

/// A source, and what of it was read.
#[derive(Debug, Serialize)]
pub(crate) struct WireCitation {
    id: &'static str,
    text: &'static str,
    address: &'static str,
    seen: &'static str,
}

/// Numbers and sources used anywhere in a document.
#[derive(Default)]
pub(crate) struct Used {
    records: BTreeMap<&'static str, &'static Record>,
    citations: BTreeMap<&'static str, &'static Citation>,
}

impl Used {
    /// The wire form of `explanation`; its numbers are remembered.
    pub(crate) fn wire(&mut self, explanation: &Explanation) -> WireExplanation {
        let Explanation { statement, truth, evidence, missing, entries, parts } = explanation;
        WireExplanation {
            statement: statement.clone(),
            truth: truth.name(),
            evidence: self.named(evidence),
            missing: missing.clone(),
            entries: entries.iter().map(WireOrigin::from).collect(),
            because: parts.iter().map(|part| self.wire(part)).collect(),
        }
    }

    /// The ids of `records`, which are remembered with their sources.
    pub(crate) fn named(&mut self, records: &[&'static Record]) -> Vec<&'static str> {
        records.iter().for_each(|record| self.cite(record.source));
        self.records.extend(records.iter().map(|record| (record.id, *record)));
        records.iter().map(|record| record.id).collect()
    }

    /// Remembers a source. What was derived here has none.
    pub(crate) fn cite(&mut self, id: &str) {
        self.citations.extend(citation(id).map(|citation| (citation.id, citation)));
    }

    /// Every number used, by id.
    pub(crate) fn records(&self) -> Vec<WireRecord> {
        self.records.values().map(|record| WireRecord::of(record)).collect()
    }

    /// Every source used, by id.
    pub(crate) fn citations(&self) -> Vec<WireCitation> {
        self.citations.values().map(|citation| WireCitation::of(citation)).collect()
    }
}

impl WireRecord {
    fn of(record: &'static Record) -> Self {
        Self {
            id: record.id,
            value: record.value,
            unit: record.unit,
            source: record.source,
            locator: record.locator,
            flag: record.flag.letter(),
            backing: record.flag.meaning(),
        }
    }
}

impl WireCitation {
    const fn of(citation: &'static Citation) -> Self {
        let &Citation { id, text, address, seen } = citation;
        Self { id, text, address, seen }
    }
}
