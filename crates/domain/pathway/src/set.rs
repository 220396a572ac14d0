//! A set of rules: everything that belongs to one condition.

use crate::embedded::FILES;
use crate::parse::RuleError;
use crate::rule::{Rule, Tier};
use crate::tree::{Test, Tree};
use crate::value::Value;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use upright_assessment::Truth;
use upright_casefile::StudyKind;
use upright_evidence::Record;

/// A study of the work-up board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StudyItem {
    /// Which.
    pub kind: StudyKind,
    /// What people call it.
    pub name: String,
    /// The question that it answers.
    pub question: String,
    /// What would change with its answer.
    pub changes: String,
    /// The mildest red flag before which it waits: it plans a correction, and nothing urgent rests on it. `None` = it waits for none.
    pub waits_for: Option<Tier>,
    /// The study whose question it answers where that one was made in vain. `None` = of none.
    pub in_place_of: Option<StudyKind>,
}

/// A condition with a name, which rules may ask for like a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct TermRule {
    /// The fixed name.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What people say where it does not hold; `None` = "no", and the name.
    pub denied: Option<String>,
    /// What people are asked where it is not known and something else rests on it; `None` = everything that it rests on.
    pub missing: Option<String>,
    /// When it holds.
    pub when: Tree,
    /// What it must come to.
    pub tests: Vec<TermTest>,
}

impl TermRule {
    /// What people say where it does not hold.
    #[must_use]
    pub fn denied(&self) -> String {
        self.denied.clone().unwrap_or_else(|| denied(&self.name))
    }
}

/// `no`, and a name without its article.
pub(crate) fn denied(name: &str) -> String {
    let bare = ["a ", "an ", "the "].iter().find_map(|article| name.strip_prefix(article));
    format!("no {}", bare.unwrap_or(name))
}

/// What a named condition must come to with these facts.
#[derive(Clone, Debug, PartialEq)]
pub struct TermTest {
    /// Its name.
    pub name: String,
    /// The facts, and terms whose truth is given.
    pub given: BTreeMap<String, Value>,
    /// What must come of it.
    pub expect: Truth,
}

/// A figure for the talk with the patient.
#[derive(Clone, Debug, PartialEq)]
pub struct Counselling {
    /// The sentence.
    pub text: String,
    /// Its source.
    pub citation: String,
    /// Its numbers.
    pub evidence: Vec<&'static Record>,
}

/// A sentence of a source, marked as a quotation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The sentence.
    pub text: String,
    /// Its source.
    pub citation: String,
}

/// Everything that belongs to one condition.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleSet {
    /// The fixed id.
    pub id: String,
    /// The name of the condition.
    pub title: String,
    /// Counts up with every change.
    pub version: u32,
    /// The studies of the board, in their order.
    pub studies: Vec<StudyItem>,
    /// Conditions with names; each rests on those above it only.
    pub terms: Vec<TermRule>,
    /// Figures for the talk with the patient.
    pub counselling: Vec<Counselling>,
    /// What is quoted beside progression and the indication.
    pub progression: Option<Quotation>,
    /// Facts that measure risks and are shown beside what is to be optimised.
    pub measures: Vec<String>,
    /// The rules.
    pub rules: Vec<Rule>,
}

/// The rules that the program carries: those for fixed sagittal imbalance.
static CARRIED: LazyLock<Result<RuleSet, RuleError>> = LazyLock::new(|| RuleSet::parse(FILES));

impl RuleSet {
    /// The rules that the program carries.
    ///
    /// # Errors
    /// A test holds that they can be read; where they cannot, [`RuleError`] says why.
    pub fn carried() -> Result<&'static Self, RuleError> {
        CARRIED.as_ref().map_err(Clone::clone)
    }

    /// The condition of that name.
    #[must_use]
    pub fn term(&self, id: &str) -> Option<&TermRule> {
        self.terms.iter().find(|term| term.id == id)
    }

    /// The condition that `tree` stands for, where it is no more than the name of one.
    #[must_use]
    pub fn expanded<'t>(&'t self, tree: &'t Tree) -> &'t Tree {
        match tree {
            Tree::Leaf(leaf) if leaf.test == Test::Is(Value::Flag(true)) => {
                self.term(&leaf.fact).map_or(tree, |term| &term.when)
            }
            _ => tree,
        }
    }

    /// The rule of that id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.id == id)
    }
}
