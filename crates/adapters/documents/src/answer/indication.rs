//! The elective indication, progression, and what is optimised before an operation.

use super::conclusion::{WireConclusion, conclusion};
use crate::explanation::{Used, WireOrigin};
use serde::Serialize;
use upright_pathway::{Indication, Measured, ProgressionLine, Quotation, ReadinessItem};

#[derive(Debug, Serialize)]
pub(super) struct WireIndication<'a> {
    verdict: &'static str,
    in_words: &'static str,
    because: &'a [String],
    missing: &'a [String],
    would_change: &'a [String],
    unexamined: &'a [&'static str],
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

pub(super) fn indication<'a>(found: &'a Indication<'_>, used: &mut Used) -> WireIndication<'a> {
    WireIndication {
        verdict: found.verdict.name(),
        in_words: found.verdict.words(),
        because: &found.because,
        missing: &found.missing,
        would_change: &found.would_change,
        unexamined: &found.unexamined,
        conclusion: conclusion(&found.conclusion, used),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct WireProgression<'a> {
    in_words: &'a str,
    quotation: Option<WireQuotation<'a>>,
}

/// A sentence of a source, in its own words.
#[derive(Debug, Serialize)]
struct WireQuotation<'a> {
    text: &'a str,
    citation: &'a str,
}

pub(super) fn progression<'a>(found: &'a ProgressionLine<'_>, used: &mut Used) -> WireProgression<'a> {
    let quotation = found.quotation.map(|Quotation { text, citation }| {
        used.cite(citation);
        WireQuotation { text, citation }
    });
    WireProgression { in_words: &found.words, quotation }
}

#[derive(Debug, Serialize)]
pub(super) struct WireReadiness<'a> {
    item: &'a str,
    owner: &'a str,
    recheck: &'a str,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

pub(super) fn readiness<'a>(found: &'a ReadinessItem<'_>, used: &mut Used) -> WireReadiness<'a> {
    let &ReadinessItem { item, owner, recheck, .. } = found;
    WireReadiness { item, owner, recheck, conclusion: conclusion(&found.conclusion, used) }
}

/// A measure of risk as it stands in the record.
#[derive(Debug, Serialize)]
pub(super) struct WireMeasured<'a> {
    fact: &'a str,
    name: &'a str,
    value: Option<&'a str>,
    entries: Vec<WireOrigin>,
}

pub(super) fn measured(found: &Measured) -> WireMeasured<'_> {
    WireMeasured {
        fact: &found.fact,
        name: &found.name,
        value: found.value.as_deref(),
        entries: found.entries.iter().map(WireOrigin::from).collect(),
    }
}
