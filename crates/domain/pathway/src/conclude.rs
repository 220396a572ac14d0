//! What comes of rules on facts.

use crate::evaluate::{Facts, compared, evaluate};
use crate::facts::{CATALOGUE, Known, Label};
use crate::lint::TEST_DAY;
use crate::rule::{Exception, Outcome, Rule, RuleTest};
use crate::set::RuleSet;
use crate::tree::{Test, Tree};
use crate::value::{Found, Lack, Missing, Value};
use jiff::civil::Date;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use upright_assessment::{Explanation, Origin, Truth};

/// What came of a rule, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Conclusion<'r> {
    /// The rule.
    pub rule: &'r Rule,
    /// What came of it.
    pub outcome: Outcome,
    /// Why: its condition, and every exception that bears on it.
    pub explanation: Explanation,
    /// What of the record makes it say what it says; nothing where it says nothing, or says it of every patient.
    pub reasons: Vec<Reason>,
    /// Exceptions of which nobody knows: what they would be.
    pub unless: Vec<String>,
}

/// Something that makes a rule say what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// The statement, with its values, in words.
    pub statement: String,
    /// The entries of the record that it was read from.
    pub entries: Vec<Origin>,
}

/// What would have to be known below what is not known: what is decided misses nothing.
pub(crate) fn open(explanation: &Explanation) -> Vec<String> {
    let mut missing = Vec::new();
    collect(explanation, &mut missing);
    missing
}

fn collect(explanation: &Explanation, missing: &mut Vec<String>) {
    if explanation.truth != Truth::Unknown {
        return;
    }
    for one in &explanation.missing {
        if !missing.contains(one) {
            missing.push(one.clone());
        }
    }
    // What says itself what is missing speaks for what it rests on.
    if explanation.missing.is_empty() {
        explanation.parts.iter().for_each(|part| collect(part, missing));
    }
}

impl Conclusion<'_> {
    /// What would have to be known for it to be decided; nothing where it is.
    #[must_use]
    pub fn missing(&self) -> Vec<String> {
        open(&self.explanation)
    }

    /// What of the record makes it say what it says, in words; nothing where it says nothing, or says it of every patient.
    #[must_use]
    pub fn because(&self) -> Vec<&str> {
        self.reasons.iter().map(|reason| reason.statement.as_str()).collect()
    }

    /// Whether it says what it has to say.
    #[must_use]
    pub const fn fires(&self) -> bool {
        matches!(self.outcome, Outcome::Fires | Outcome::FiresUnless)
    }
}

/// Asks one rule.
#[must_use]
pub fn conclude<'r>(rule: &'r Rule, facts: &dyn Facts) -> Conclusion<'r> {
    let when = evaluate(&rule.when, facts);
    let exceptions: Vec<Explanation> = rule.except.iter().map(|one| exception(one, facts)).collect();
    let any = |truth| exceptions.iter().any(|exception| exception.truth == truth);
    let outcome = match when.truth {
        Truth::False => Outcome::DoesNotFire,
        _ if any(Truth::True) => Outcome::DoesNotFire,
        Truth::Unknown => Outcome::Unknown,
        Truth::True if any(Truth::Unknown) => Outcome::FiresUnless,
        Truth::True => Outcome::Fires,
    };
    let unless = match outcome {
        Outcome::FiresUnless => rule
            .except
            .iter()
            .zip(&exceptions)
            .filter(|(_, found)| found.truth == Truth::Unknown)
            .map(|(exception, _)| exception.why.clone())
            .collect(),
        _ => Vec::new(),
    };
    let truth = match outcome {
        Outcome::Fires | Outcome::FiresUnless => Truth::True,
        Outcome::DoesNotFire => Truth::False,
        Outcome::Unknown => Truth::Unknown,
    };
    let says = matches!(outcome, Outcome::Fires | Outcome::FiresUnless);
    let reasons = if says { reasons(&rule.when, &when) } else { Vec::new() };
    let explanation =
        if exceptions.is_empty() { when } else { excepted(&rule.when, truth, when, exceptions) };
    Conclusion { rule, outcome, explanation, reasons, unless }
}

/// An exception, told once: what it rests on stands below its words.
fn exception(exception: &Exception, facts: &dyn Facts) -> Explanation {
    let when = evaluate(&exception.when, facts);
    let statement = format!("exception: {}", exception.why);
    match is_plain(&exception.when) {
        false => Explanation::new(when.truth, statement).because(when),
        true => Explanation { statement, parts: told_below(when.parts), ..when },
    }
}

/// What stands below a condition with a name: what it asks, without a line that only lists it.
fn told_below(parts: Vec<Explanation>) -> Vec<Explanation> {
    match parts.as_slice() {
        [only] if !only.parts.is_empty() => only.parts.clone(),
        _ => parts,
    }
}

/// The condition with its exceptions beside what it rests on. Where an exception is made, or something is negated, the condition
/// stands below as a whole.
fn excepted(tree: &Tree, truth: Truth, when: Explanation, exceptions: Vec<Explanation>) -> Explanation {
    let is_made = truth != when.truth;
    let root = match is_plain(tree) && !is_made {
        true => when,
        false => Explanation::new(truth, when.statement.clone()).because(when),
    };
    exceptions.into_iter().fold(root, Explanation::because)
}

/// Whether a statement and what it rests on have one truth: nothing is negated on the way.
fn is_plain(tree: &Tree) -> bool {
    match tree {
        Tree::All(_) | Tree::Any(_) => true,
        Tree::Not(_) => false,
        Tree::Leaf(leaf) => leaf.test != Test::Is(Value::Flag(false)),
    }
}

/// The last statements that make a condition hold, each with the entries that it was read from. What holds as soon as it is known
/// is no reason.
fn reasons(tree: &Tree, when: &Explanation) -> Vec<Reason> {
    // A condition that has a name is named, where what it rests on would be a list.
    const MOST: usize = 5;
    let Some(when) = without_permissions(tree, when) else { return Vec::new() };
    let said = when.reasons();
    let said = if said.len() > MOST { vec![when.statement.as_str()] } else { said };
    let decisive = when.decisive();
    let reason = |statement: &str| {
        let of_it =
            decisive.iter().filter(|part| part.statement == statement || part.statement == when.statement);
        let mut entries: Vec<Origin> = Vec::new();
        for origin in of_it.flat_map(|part| &part.entries) {
            if !entries.contains(origin) {
                entries.push(origin.clone());
            }
        }
        Reason { statement: statement.to_owned(), entries }
    };
    said.into_iter().map(reason).collect()
}

/// The condition without those of its parts that hold whatever the value of a fact; `None` = nothing else is asked.
fn without_permissions(tree: &Tree, when: &Explanation) -> Option<Explanation> {
    if tree.asks_only_whether_known() {
        return None;
    }
    let Tree::All(trees) = tree else { return Some(when.clone()) };
    let parts = trees.iter().zip(&when.parts).filter(|(tree, _)| !tree.asks_only_whether_known());
    let parts: Vec<Explanation> = parts.map(|(_, part)| part.clone()).collect();
    (!parts.is_empty()).then(|| Explanation { parts, ..when.clone() })
}

/// The facts of a patient, each computed once.
pub struct CaseFacts<'a> {
    known: Known<'a>,
    set: &'a RuleSet,
    found: Vec<OnceCell<Found>>,
    terms: RefCell<BTreeMap<usize, Explanation>>,
    contradicted: BTreeSet<String>,
    missing: RefCell<BTreeMap<String, Missing>>,
}

impl<'a> CaseFacts<'a> {
    /// The facts of `known`, asked by the rules of `set`.
    #[must_use]
    pub fn new(known: Known<'a>, set: &'a RuleSet) -> Self {
        let found = CATALOGUE.specs().iter().map(|_| OnceCell::new()).collect();
        Self {
            known,
            set,
            found,
            terms: RefCell::default(),
            contradicted: BTreeSet::new(),
            missing: RefCell::default(),
        }
    }

    /// Everything that would have had to be known so far, by its words.
    pub(crate) fn missing(&self) -> BTreeMap<String, Missing> {
        self.missing.borrow().clone()
    }

    /// The same, with facts that contradict each other, and those below them, taken for unknown until a person resolves them.
    #[must_use]
    pub fn without(mut self, contradicted: impl IntoIterator<Item = String>) -> Self {
        self.contradicted.extend(contradicted);
        self.terms = RefCell::default();
        self
    }
}

impl Facts for CaseFacts<'_> {
    fn day(&self) -> Date {
        self.known.view.day()
    }

    fn find(&self, fact: &str) -> Found {
        if self.contradicted.iter().any(|stem| is_below(fact, stem)) {
            let name = self.label(fact).name;
            let text = format!("{name}: the record contradicts itself; resolve it");
            return Found::unknown(text).lacking(Lack::Contradicted);
        }
        let place =
            CATALOGUE.place(fact).and_then(|place| self.found.get(place).zip(CATALOGUE.specs().get(place)));
        match place {
            Some((found, spec)) => found.get_or_init(|| spec.find(&self.known)).clone(),
            None => Found::unknown(fact),
        }
    }

    fn term(&self, name: &str) -> Option<Explanation> {
        let place = self.set.terms.iter().position(|term| term.id == name)?;
        if let Some(known) = self.terms.borrow().get(&place) {
            return Some(known.clone());
        }
        let explanation = named(self.set.terms.get(place)?, self);
        self.terms.borrow_mut().insert(place, explanation.clone());
        Some(explanation)
    }

    fn label(&self, fact: &str) -> Label {
        label(self.set, fact)
    }

    /// Of several facts that one answer makes known, the first by name stands for all.
    fn lacks(&self, missing: Missing) {
        let mut all = self.missing.borrow_mut();
        match all.get(&missing.text) {
            Some(known) if known.fact <= missing.fact => {}
            _ => drop(all.insert(missing.text.clone(), missing)),
        }
    }
}

/// Whether `fact` is `stem`, or one that is drawn from the same entries: `finding.implant.confirmed` below `finding.implant`.
pub(crate) fn is_below(fact: &str, stem: &str) -> bool {
    fact.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn named(term: &crate::set::TermRule, facts: &dyn Facts) -> Explanation {
    let when = evaluate(&term.when, facts);
    let statement = match when.truth {
        Truth::True => format!("{}{}", term.name, numbers(term, when.truth, facts)),
        Truth::False => format!("{}{}", term.denied(), numbers(term, when.truth, facts)),
        Truth::Unknown => format!("{}: not known", term.name),
    };
    let explanation = Explanation::new(when.truth, statement).because(when);
    match term.missing.as_ref().filter(|_| explanation.truth == Truth::Unknown) {
        None => explanation,
        Some(text) => {
            let (fact, lack) = (term.id.clone(), Lack::NotRecorded);
            facts.lacks(Missing { text: text.clone(), fact, lack, entry: None });
            Explanation { missing: vec![text.clone()], ..explanation }
        }
    }
}

/// Its own comparisons with a number that decide, behind the name in brackets, as long as they are few. Those of conditions
/// that it names stand behind theirs.
fn numbers(term: &crate::set::TermRule, truth: Truth, facts: &dyn Facts) -> String {
    const MOST: usize = 3;
    let leaves = term.when.leaves().into_iter().filter(|leaf| leaf.test.record().is_some());
    let compared = leaves.map(|leaf| compared(leaf, facts)).filter(|found| found.truth == truth);
    let found: Vec<String> = compared.map(|found| found.statement).collect();
    if found.is_empty() || found.len() > MOST { String::new() } else { format!(" ({})", found.join("; ")) }
}

fn label(set: &RuleSet, fact: &str) -> Label {
    let term = set.term(fact).map(|term| Label { name: term.name.clone(), unit: "" });
    term.or_else(|| CATALOGUE.get(fact).map(|spec| spec.label.clone()))
        .unwrap_or_else(|| Label { name: fact.to_owned(), unit: "" })
}

/// The facts of a test: those given, and no other.
pub struct GivenFacts<'a> {
    set: &'a RuleSet,
    given: &'a BTreeMap<String, Value>,
    day: Date,
}

impl<'a> GivenFacts<'a> {
    /// The facts `given`, as they would be asked on `day`.
    #[must_use]
    pub const fn new(set: &'a RuleSet, given: &'a BTreeMap<String, Value>, day: Date) -> Self {
        Self { set, given, day }
    }
}

impl Facts for GivenFacts<'_> {
    fn day(&self) -> Date {
        self.day
    }

    fn find(&self, fact: &str) -> Found {
        match self.given.get(fact) {
            Some(value) => Found::known(value.clone()),
            None => Found::unknown(self.label(fact).name),
        }
    }

    fn term(&self, name: &str) -> Option<Explanation> {
        let term = self.set.term(name)?;
        Some(match self.given.get(name) {
            Some(value) => Explanation::new(Truth::of(Some(*value == Value::Flag(true))), term.name.clone()),
            None => named(term, self),
        })
    }

    fn label(&self, fact: &str) -> Label {
        label(self.set, fact)
    }
}

/// What came of a test of a rule, which must be what it expects.
#[must_use]
pub fn run_test(set: &RuleSet, rule: &Rule, test: &RuleTest) -> Outcome {
    conclude(rule, &GivenFacts::new(set, &test.given, TEST_DAY)).outcome
}
