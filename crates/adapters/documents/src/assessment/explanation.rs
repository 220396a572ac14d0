//! Explanations and the numbers that they rest on.

use serde::Serialize;
use std::collections::BTreeMap;
use upright_assessment::Explanation;
use upright_evidence::Record;

/// One statement with what it rests on; numbers by their id, listed once at the end of the document.
#[derive(Debug, Serialize)]
pub(super) struct WireExplanation {
    statement: String,
    truth: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    evidence: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    missing: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    because: Vec<WireExplanation>,
}

/// A number of `evidence`, with where it comes from and how well it is backed.
#[derive(Debug, Serialize)]
pub(super) struct WireRecord {
    id: &'static str,
    value: f64,
    unit: &'static str,
    source: &'static str,
    locator: &'static str,
    flag: &'static str,
    backing: &'static str,
}

/// Numbers used anywhere in a document.
#[derive(Default)]
pub(super) struct Used(BTreeMap<&'static str, &'static Record>);

impl Used {
    /// The wire form of `explanation`; its numbers are remembered.
    pub(super) fn wire(&mut self, explanation: &Explanation) -> WireExplanation {
        let Explanation { statement, truth, evidence, missing, parts } = explanation;
        self.0.extend(evidence.iter().map(|record| (record.id, *record)));
        WireExplanation {
            statement: statement.clone(),
            truth: truth.name(),
            evidence: evidence.iter().map(|record| record.id).collect(),
            missing: missing.clone(),
            because: parts.iter().map(|part| self.wire(part)).collect(),
        }
    }

    /// Every number used, by id.
    pub(super) fn records(self) -> Vec<WireRecord> {
        self.0.into_values().map(WireRecord::of).collect()
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
