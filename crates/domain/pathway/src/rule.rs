//! One clinical rule.

use crate::tree::Tree;
use crate::value::Value;
use crate::words::words;
use std::collections::BTreeMap;
use upright_casefile::StudyKind;

words! {
    /// What a rule bears on. Risk never lowers need, and need never lowers risk.
    Axis {
        /// Need and urgency: rises with symptoms, neurology and deformity.
        Need = "need",
        /// Risk and readiness: may move only an elective recommendation, towards optimise, defer or joint review.
        Risk = "risk",
    }
}

words! {
    /// Where a rule stands in its life.
    Status {
        /// Written, and signed by nobody.
        Draft = "draft",
        /// Signed by a clinician.
        Active = "active",
        /// No longer used; never evaluated.
        Retired = "retired",
    }
}

words! {
    /// How soon.
    Tier {
        /// Now: emergency assessment and imaging the same day.
        EmergencyNow = "emergency_now",
        /// Within days.
        UrgentDays = "urgent_days",
        /// Background; raises no alarm alone.
        ContextOnly = "context_only",
    }
}

words! {
    /// Whether a study is needed, from the least.
    Need {
        /// No rule asks for it.
        NotNeeded = "not_needed",
        /// Something decisive is not known.
        CannotTell = "cannot_tell",
        /// It may help.
        Optional = "optional",
        /// It is needed.
        Needed = "needed",
        /// It must not be done as things stand.
        Contraindicated = "contraindicated",
    }
}

words! {
    /// What a caution before a step means.
    CautionLevel {
        /// The step must not be taken.
        Contraindicated = "contraindicated",
        /// Avoid it, or escalate to whoever decides.
        Avoid = "avoid",
        /// To know before the step.
        Note = "note",
        /// What payers cover; never a medical contraindication.
        Coverage = "coverage",
    }
}

words! {
    /// Which way a recommendation points.
    Direction {
        /// For it.
        For = "for",
        /// Against it.
        Against = "against",
    }
}

/// What a rule says when it fires.
#[derive(Clone, Debug, PartialEq)]
pub enum Then {
    /// A red flag.
    RedFlag(Tier),
    /// How the patient is to be handled.
    Handling,
    /// What a study is.
    Study(StudyKind, Need),
    /// A step of the course applies.
    Applies(String),
    /// A caution before a step.
    Caution(String, CautionLevel),
    /// An answer to an order or a wish.
    Answer(String),
    /// What a test or treatment has shown.
    Result(String),
    /// The elective indication.
    Indication,
    /// To be optimised before an elective operation.
    Optimise {
        /// What.
        item: String,
        /// Who sees to it.
        owner: String,
        /// When it is looked at again.
        recheck: String,
    },
    /// Two facts that cannot both be so.
    Contradiction(Vec<String>),
}

/// A source with what it supports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    /// The id of the citation.
    pub id: String,
    /// Where in it.
    pub locator: String,
    /// What it supports.
    pub supports: String,
}

/// A reason not to fire.
#[derive(Clone, Debug, PartialEq)]
pub struct Exception {
    /// Why.
    pub why: String,
    /// When.
    pub when: Tree,
}

/// What a rule must do with these facts.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleTest {
    /// Its name.
    pub name: String,
    /// The facts, and terms whose truth is given.
    pub given: BTreeMap<String, Value>,
    /// What must come of it.
    pub expect: Outcome,
}

words! {
    /// What came of a rule.
    Outcome {
        /// It says what it has to say.
        Fires = "fires",
        /// It does so unless an exception holds, which is not known.
        FiresUnless = "fires unless",
        /// It says nothing.
        DoesNotFire = "does not fire",
        /// Something decisive is not known.
        Unknown = "unknown",
    }
}

/// One clinical rule.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// The fixed id, as `fixed-sagittal-imbalance.brace-does-not-correct`.
    pub id: String,
    /// Counts up with every change of meaning.
    pub version: u32,
    /// Where it stands in its life.
    pub status: Status,
    /// The clinical question.
    pub question: String,
    /// What it bears on.
    pub axis: Axis,
    /// Where it is shown.
    pub surfaces: Vec<String>,
    /// When it fires.
    pub when: Tree,
    /// Unless.
    pub except: Vec<Exception>,
    /// What it says.
    pub then: Then,
    /// The recommendation, in one sentence.
    pub recommendation: String,
    /// What instead.
    pub instead: Vec<String>,
    /// Why.
    pub rationale: String,
    /// Which way it points.
    pub direction: Direction,
    /// How certain the sources are, in words.
    pub certainty: String,
    /// What it rests on.
    pub citations: Vec<Cited>,
    /// Facts to ask for where they are missing.
    pub ask: Vec<String>,
    /// Facts of these that a study answers, with the study: while that study is needed and not read, nobody is asked.
    pub answered_by: Vec<(String, StudyKind)>,
    /// Red flags that are about the same matter and more urgent: beside one of them this one is no second matter.
    pub part_of: Vec<String>,
    /// What it must do.
    pub tests: Vec<RuleTest>,
}

impl Rule {
    /// The id without the set it belongs to.
    #[must_use]
    pub fn code(&self) -> &str {
        self.id.split_once('.').map_or(self.id.as_str(), |(_, code)| code)
    }
}
