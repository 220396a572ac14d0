//! The three-valued evaluator: what is not known is neither true nor false, and it says why.

use crate::facts::{CATALOGUE, Label};
use crate::tree::{Leaf, Test, Tree};
use crate::value::{Found, Lack, Missing, State, Value};
use jiff::civil::Date;
use upright_assessment::{Explanation, Truth};
use upright_evidence::Record;

/// Where a rule looks for facts.
pub trait Facts {
    /// The day on which it is asked.
    fn day(&self) -> Date;
    /// What is known of `fact`; a fact that there is not is unknown.
    fn find(&self, fact: &str) -> Found;
    /// A condition that has a name, and what it means here.
    fn term(&self, name: &str) -> Option<Explanation>;
    /// What people call `fact`.
    fn label(&self, fact: &str) -> Label;
    /// Told of everything that would have to be known.
    fn lacks(&self, _missing: Missing) {}
}

/// Whether `tree` holds, and why.
#[must_use]
pub fn evaluate(tree: &Tree, facts: &dyn Facts) -> Explanation {
    match tree {
        Tree::All(parts) => joined(parts, facts, Truth::True, Truth::and),
        Tree::Any(parts) => match parts.first() {
            // One statement says that it is known: a second one, that it is not otherwise, would say nothing more.
            Some(Tree::Leaf(leaf)) if tree.asks_only_whether_known() => is_known(compared(leaf, facts)),
            _ => joined(parts, facts, Truth::False, or),
        },
        Tree::Not(part) => opposite(evaluate(part, facts)),
        Tree::Leaf(leaf) => compared(leaf, facts),
    }
}

fn is_known(explanation: Explanation) -> Explanation {
    let truth = if explanation.truth == Truth::Unknown { Truth::Unknown } else { Truth::True };
    Explanation { truth, ..explanation }
}

const fn or(one: Truth, other: Truth) -> Truth {
    one.not().and(other.not()).not()
}

fn joined(parts: &[Tree], facts: &dyn Facts, empty: Truth, join: fn(Truth, Truth) -> Truth) -> Explanation {
    let parts: Vec<Explanation> = parts.iter().map(|part| evaluate(part, facts)).collect();
    let truth = parts.iter().map(|part| part.truth).fold(empty, join);
    let decisive: Vec<&str> =
        parts.iter().filter(|part| part.truth == truth).map(|part| part.statement.as_str()).collect();
    let statement = decisive.join("; ");
    parts.into_iter().fold(Explanation::new(truth, statement), Explanation::because)
}

pub(crate) fn compared(leaf: &Leaf, facts: &dyn Facts) -> Explanation {
    if let Some(term) = facts.term(&leaf.fact) {
        return of_term(leaf, term);
    }
    let (found, label) = (facts.find(&leaf.fact), facts.label(&leaf.fact));
    let explanation = match &found.state {
        State::Unknown(missing) => {
            facts.lacks(lacking(leaf, missing, &found));
            Explanation::unknown(format!("{}: not known", label.name), missing.clone())
        }
        State::AtLeast(number) => {
            let found = Found { lack: Lack::AtLeast, ..found.clone() };
            facts.lacks(lacking(leaf, WHOLE_VALUE, &found));
            at_least(leaf, *number, &label)
        }
        State::Known(value) => known(leaf, value, &label, facts.day()),
    };
    let explanation = match &found.detail {
        Some(detail) => {
            Explanation { statement: format!("{} ({detail})", explanation.statement), ..explanation }
        }
        None => explanation,
    };
    let found_with = CATALOGUE.get(&leaf.fact).map_or(&[][..], |spec| spec.evidence);
    let records = found_with.iter().copied().chain(leaf.test.record());
    let explanation = records.fold(explanation, Explanation::by);
    Explanation { entries: found.origins, ..explanation }
}

fn lacking(leaf: &Leaf, text: &str, found: &Found) -> Missing {
    let is_about_an_entry = matches!(found.lack, Lack::Proposed | Lack::StudyWithdrawn);
    let entry = found.origins.first().filter(|_| is_about_an_entry).map(|origin| origin.entry.clone());
    let fact = found.asks.map_or_else(|| leaf.fact.clone(), str::to_owned);
    Missing { text: text.to_owned(), fact, lack: found.lack, entry }
}

/// A condition with a name, asked whether it holds or whether it does not.
fn of_term(leaf: &Leaf, term: Explanation) -> Explanation {
    if leaf.test == Test::Is(Value::Flag(false)) {
        return opposite(term);
    }
    term
}

/// A statement says what is so; whether that is what was asked for is another matter.
fn opposite(explanation: Explanation) -> Explanation {
    Explanation { truth: explanation.truth.not(), ..explanation }
}

fn known(leaf: &Leaf, value: &Value, label: &Label, day: Date) -> Explanation {
    let truth = match (&leaf.test, value) {
        (Test::Is(wanted), value) => wanted == value,
        (Test::Above(cut) | Test::AtLeast(cut), Value::Number(number)) => cut.is_passed_by(*number),
        (Test::Below(cut) | Test::AtMost(cut), Value::Number(number)) => !cut.is_passed_by(*number),
        (Test::Within(cut), Value::Day(since)) => !cut.is_passed_by(f64::from((day - *since).get_days())),
        // The reader of rules refuses such a comparison.
        _ => return Explanation::unknown(format!("{}: {value}", label.name), "a value that can be compared"),
    };
    let statement = match (&leaf.test, value) {
        (Test::Is(_), Value::Flag(true)) => label.name.clone(),
        (Test::Is(_), Value::Flag(false)) => label.denied(),
        (Test::Is(_), value) => format!("{}: {value}", label.name),
        (test, value) => format!("{} {}, {}", label.name, label.with_unit(value), relation(test, truth)),
    };
    Explanation::new(Truth::of(Some(truth)), statement)
}

/// What would have to be known of a value of which compensation hides a part.
const WHOLE_VALUE: &str = "a film with knees and hips extended: this value is at least so large";

/// A value of which compensation hides a part may lie higher: it can pass a cut-off, and cannot be known not to.
fn at_least(leaf: &Leaf, number: f64, label: &Label) -> Explanation {
    let shown = format!("{} at least {}", label.name, label.with_unit(&Value::Number(number)));
    let passed = leaf.test.record().is_some_and(|cut| cut.is_passed_by(number));
    match &leaf.test {
        test @ (Test::Above(_) | Test::AtLeast(_)) if passed => {
            Explanation::holds(format!("{shown}, {}", relation(test, true)))
        }
        test @ (Test::Below(_) | Test::AtMost(_)) if passed => {
            Explanation::fails(format!("{shown}, {}", relation(test, false)))
        }
        _ => Explanation::unknown(shown, WHOLE_VALUE),
    }
}

fn relation(test: &Test, holds: bool) -> String {
    let cut = |record: &Record| Label::quantity(record.value, record.unit);
    match (test, holds) {
        (Test::Is(_), _) => String::new(),
        (Test::Above(record), true) | (Test::AtMost(record), false) => format!("above {}", cut(record)),
        (Test::Above(record), false) | (Test::AtMost(record), true) => format!("not above {}", cut(record)),
        (Test::AtLeast(record), true) | (Test::Below(record), false) => format!("not below {}", cut(record)),
        (Test::AtLeast(record), false) | (Test::Below(record), true) => format!("below {}", cut(record)),
        (Test::Within(record), true) => format!("within {}", cut(record)),
        (Test::Within(record), false) => format!("longer ago than {}", cut(record)),
    }
}

/// What alone would change whether `tree` holds: each comparison that would, were it known or otherwise than it is.
#[must_use]
pub fn flips(tree: &Tree, facts: &dyn Facts) -> Vec<String> {
    let leaves = tree.leaves();
    let truths: Vec<Truth> = leaves.iter().map(|leaf| compared(leaf, facts).truth).collect();
    let now = with_truths(tree, &mut truths.iter().copied());
    let changes = |(place, leaf): (usize, &&Leaf)| {
        let others = [Truth::True, Truth::False].into_iter().filter(|truth| truths.get(place) != Some(truth));
        let changed = others.filter(|other| {
            let mut changed = truths.clone();
            if let Some(truth) = changed.get_mut(place) {
                *truth = *other;
            }
            with_truths(tree, &mut changed.into_iter()) != now
        });
        let to: Vec<&str> = changed.map(|truth| if truth == Truth::True { "yes" } else { "no" }).collect();
        (!to.is_empty()).then(|| format!("{}: {}", facts.label(&leaf.fact).name, to.join(" or ")))
    };
    leaves.iter().enumerate().filter_map(changes).collect()
}

/// What `tree` comes to where its comparisons, from left to right, have these truths.
pub(crate) fn with_truths(tree: &Tree, truths: &mut impl Iterator<Item = Truth>) -> Truth {
    match tree {
        Tree::All(parts) => parts.iter().map(|part| with_truths(part, truths)).fold(Truth::True, Truth::and),
        Tree::Any(parts) => parts.iter().map(|part| with_truths(part, truths)).fold(Truth::False, or),
        Tree::Not(part) => with_truths(part, truths).not(),
        Tree::Leaf(_) => truths.next().unwrap_or(Truth::Unknown),
    }
}
