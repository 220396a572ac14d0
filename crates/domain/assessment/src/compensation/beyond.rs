//! A value beyond what is usual, in a joint that was examined or not.

use super::{Compensating, Compensator, LedgerLine};
use crate::explanation::Explanation;
use crate::reading::Reading;
use upright_anatomy::Degrees;
use upright_casefile::JointLimit;
use upright_evidence::Record;
use upright_measurement::Values;

pub(super) fn line(
    compensator: Compensator,
    compensating: Compensating,
    excess: Option<f64>,
    explanation: Explanation,
) -> LedgerLine {
    LedgerLine {
        compensator,
        compensating,
        excess: excess.map(Degrees::new),
        probability: None,
        moved: None,
        explanation,
    }
}

pub(super) fn unmeasured(compensator: Compensator, reason: String) -> LedgerLine {
    let explanation = Explanation::unknown(format!("{}: {reason}", compensator.name()), reason);
    line(compensator, Compensating::Unknown, None, explanation)
}

/// The share of draws in which `excess` goes beyond `border`.
pub(super) fn probability(
    reading: &Reading<'_>,
    border: f64,
    excess: impl Fn(&Values) -> f64,
) -> Option<f64> {
    let class = |values: &Values| {
        let excess = excess(values);
        (!excess.is_nan()).then(|| usize::from(excess > border))
    };
    reading.shares(2, class)?.last().copied()
}

/// A value beyond what is usual by more than `border`, in a joint of which `free` says whether it moves as it should.
pub(super) struct Beyond<'a> {
    pub(super) compensator: Compensator,
    pub(super) words: String,
    pub(super) excess: f64,
    pub(super) border: f64,
    pub(super) probability: Option<f64>,
    pub(super) records: Vec<&'static Record>,
    pub(super) limit: Option<JointLimit>,
    pub(super) test: &'a str,
}

impl Beyond<'_> {
    /// The line; a joint that is limited is `when_limited` beyond the border and `when_limited_within` below it.
    pub(super) fn line(self, when_limited: Compensating, when_limited_within: Compensating) -> LedgerLine {
        let is_beyond = self.excess > self.border;
        let free = self.limit.and_then(|limit| limit.is_free());
        let compensating = match (is_beyond, free) {
            (false, Some(false)) => when_limited_within,
            (false, _) => Compensating::No,
            (true, Some(true)) => Compensating::Yes,
            (true, Some(false)) => when_limited,
            (true, None) => Compensating::Unknown,
        };
        let mut explanation =
            Explanation::new(compensating.truth(), format!("{}: {}", self.words, compensating.name()));
        if is_beyond && free.is_none() {
            explanation.missing.push(format!("the {} of both sides", self.test));
        }
        let explanation = self.records.into_iter().fold(explanation, Explanation::by);
        let probability = self.probability;
        LedgerLine { probability, ..line(self.compensator, compensating, Some(self.excess), explanation) }
    }
}
