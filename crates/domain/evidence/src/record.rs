//! What is known about a number, and about a source.

use crate::{CITATIONS, RECORDS};
use upright_measurement::Flag;

/// To which side of a cut-off its own value belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inclusive {
    /// The cut-off itself belongs to what lies above: "from 40 on".
    Above,
    /// The cut-off itself belongs to what lies below: "more than 40".
    Below,
}

/// One number with its origin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Record {
    /// The fixed id, as `landmark_error.clear.femoral_head`.
    pub id: &'static str,
    /// The table it stands in, as `cut_off` or `norm`.
    pub kind: &'static str,
    /// The number.
    pub value: f64,
    /// Its UCUM unit.
    pub unit: &'static str,
    /// Of a cut-off, to which side its own value belongs; `None` for any other number.
    pub inclusive: Option<Inclusive>,
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

/// Sums of printed numbers differ from what they should be by less: a guard against binary fractions, no rounding.
const EQUAL: f64 = 1e-9;

impl Record {
    /// Whether `value` lies beyond this cut-off: above it, or on it where the cut-off belongs to what lies above.
    ///
    /// ```
    /// use upright_evidence::numbers::{CUT_OFF_SRS_SCHWAB_PT_PLUS, CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS};
    /// assert!(CUT_OFF_SRS_SCHWAB_PT_PLUS.is_passed_by(20.0));
    /// assert!(!CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS.is_passed_by(30.0));
    /// ```
    #[must_use]
    pub fn is_passed_by(&self, value: f64) -> bool {
        if (value - self.value).abs() < EQUAL {
            self.inclusive == Some(Inclusive::Above)
        } else {
            value > self.value
        }
    }
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
