//! The elective indication and progression. Never a bare yes or no.

use crate::conclude::{CaseFacts, Conclusion, open};
use crate::evaluate::{Facts, evaluate, flips};
use crate::facts::Known;
use crate::rule::Outcome;
use crate::set::{Quotation, RuleSet};
use crate::words::words;
use upright_assessment::{Assessment, Explanation, Truth};

words! {
    /// What is said about an elective operation.
    Verdict {
        /// A deformity surgeon should see the patient.
        ReferralAdvised = "referral_advised",
        /// Not yet, because of something that is known.
        NotYet = "not_yet",
        /// Something decisive is not known.
        CannotTell = "cannot_tell",
        /// Not advised now: the patient wants no operation. Need and urgency stay as they are.
        PatientDecision = "patient_decision",
    }
}

impl Verdict {
    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::ReferralAdvised => "deformity-surgeon referral advised",
            Self::NotYet => "not yet",
            Self::CannotTell => "cannot tell",
            Self::PatientDecision => "not advised now: patient's decision",
        }
    }
}

/// The elective indication.
#[derive(Clone, Debug, PartialEq)]
pub struct Indication<'r> {
    /// What is said.
    pub verdict: Verdict,
    /// What decides it, in words.
    pub because: Vec<String>,
    /// What would have to be known.
    pub missing: Vec<String>,
    /// What alone would change it.
    pub would_change: Vec<String>,
    /// What was never examined before an imbalance is called fixed.
    pub unexamined: Vec<&'static str>,
    /// The rule, and why.
    pub conclusion: Conclusion<'r>,
}

/// Progression, a line of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressionLine<'r> {
    /// Whether it progressed, from when to when, and by how much, in words.
    pub words: String,
    /// The sentence of the source, as a quotation.
    pub quotation: Option<&'r Quotation>,
}

pub(super) fn progression<'r>(set: &'r RuleSet, assessment: &Assessment<'_>) -> ProgressionLine<'r> {
    ProgressionLine { words: assessment.progression.sentence(), quotation: set.progression.as_ref() }
}

pub(super) fn indication<'r>(
    set: &RuleSet,
    known: &Known<'_>,
    conclusion: Conclusion<'r>,
    facts: &CaseFacts<'_>,
    as_recorded: &CaseFacts<'_>,
) -> Indication<'r> {
    // Who refuses has refused, whatever else is recorded.
    let no_operation = as_recorded.find("goal.no_operation").as_flag() == Some(true);
    let verdict = match conclusion.outcome {
        Outcome::DoesNotFire => Verdict::NotYet,
        _ if no_operation => Verdict::PatientDecision,
        Outcome::Fires | Outcome::FiresUnless => Verdict::ReferralAdvised,
        Outcome::Unknown => Verdict::CannotTell,
    };
    // A rule that asks for a named condition is explained by what that condition asks.
    let tree = set.expanded(&conclusion.rule.when);
    let when = evaluate(tree, facts);
    // Where one element decides, the unknown ones are listed all the same.
    let missing = when.parts.iter().flat_map(open);
    Indication {
        verdict,
        because: because(&when, conclusion.outcome),
        missing: each_once(missing),
        would_change: flips(tree, facts),
        unexamined: unexamined(known.assessment),
        conclusion,
    }
}

/// The elements that decide: what is false, where something is, else everything that is true.
fn because(when: &Explanation, outcome: Outcome) -> Vec<String> {
    let wanted = if outcome == Outcome::DoesNotFire { Truth::False } else { Truth::True };
    let decisive = when.parts.iter().filter(|part| part.truth == wanted);
    each_once(decisive.map(|part| part.statement.clone()))
}

fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

fn unexamined(assessment: &Assessment<'_>) -> Vec<&'static str> {
    let asked = assessment.flexibility.differential.iter();
    asked.filter(|examined| examined.state.is_none()).map(|examined| examined.what).collect()
}
