//! Every cut-off moved by one unit, every comparison turned round: the tests of rules and terms notice.

use crate::{DAY, set};
use upright_evidence::Record;
use upright_pathway::{GivenFacts, Leaf, RuleSet, Test, Tree, evaluate, run_test};

/// One change in a tree.
#[derive(Clone, Copy, PartialEq)]
enum Change {
    Negated,
    Moved(f64),
}

/// `tree` with its comparison at `place`, from left to right, changed; `None` where it has no cut-off to be moved.
fn changed(tree: &Tree, place: &mut usize, change: Change) -> Option<Tree> {
    let mut list = |parts: &[Tree]| -> Vec<(Tree, bool)> {
        parts
            .iter()
            .map(|part| match changed(part, place, change) {
                Some(changed) => (changed, true),
                None => (part.clone(), false),
            })
            .collect()
    };
    match tree {
        Tree::All(parts) | Tree::Any(parts) => {
            let parts = list(parts);
            let is_changed = parts.iter().any(|(_, changed)| *changed);
            let parts = parts.into_iter().map(|(part, _)| part).collect();
            let tree = if matches!(tree, Tree::All(_)) { Tree::All(parts) } else { Tree::Any(parts) };
            is_changed.then_some(tree)
        }
        Tree::Not(part) => changed(part, place, change).map(|part| Tree::Not(Box::new(part))),
        Tree::Leaf(leaf) => {
            let here = *place == 0;
            *place = place.wrapping_sub(1);
            if here { changed_leaf(leaf, change) } else { None }
        }
    }
}

fn changed_leaf(leaf: &Leaf, change: Change) -> Option<Tree> {
    let by = match change {
        Change::Negated => return Some(Tree::Not(Box::new(Tree::Leaf(leaf.clone())))),
        Change::Moved(by) => by,
    };
    let moved = |record: &'static Record| -> &'static Record {
        Box::leak(Box::new(Record { value: record.value + by, ..*record }))
    };
    let test = match leaf.test {
        Test::Is(_) => return None,
        Test::Above(record) => Test::Above(moved(record)),
        Test::AtLeast(record) => Test::AtLeast(moved(record)),
        Test::Below(record) => Test::Below(moved(record)),
        Test::AtMost(record) => Test::AtMost(moved(record)),
        Test::Within(record) => Test::Within(moved(record)),
    };
    Some(Tree::Leaf(Leaf { fact: leaf.fact.clone(), test }))
}

/// Whether some test of a rule or a term comes to something else.
fn is_caught(set: &RuleSet) -> bool {
    let rules =
        set.rules.iter().any(|rule| rule.tests.iter().any(|test| run_test(set, rule, test) != test.expect));
    rules
        || set.terms.iter().any(|term| {
            term.tests.iter().any(|test| {
                evaluate(&term.when, &GivenFacts::new(set, &test.given, DAY)).truth != test.expect
            })
        })
}

/// Every tree of the set, with how to put another in its place.
fn mutants(set: &RuleSet) -> Vec<(String, RuleSet)> {
    let mut mutants = Vec::new();
    let mut add = |name: &str, tree: &Tree, put: &dyn Fn(&mut RuleSet, Tree)| {
        for (place, leaf) in tree.leaves().iter().enumerate() {
            for change in [Change::Negated, Change::Moved(1.0), Change::Moved(-1.0)] {
                let Some(tree) = changed(tree, &mut place.clone(), change) else { continue };
                let mut mutant = set.clone();
                put(&mut mutant, tree);
                let what = match change {
                    Change::Negated => "negated".to_owned(),
                    Change::Moved(by) => format!("moved by {by}"),
                };
                mutants.push((format!("{name}: {} {what}", leaf.fact), mutant));
            }
        }
    };
    for (place, rule) in set.rules.iter().enumerate() {
        add(&rule.id, &rule.when, &|set, tree| set.rules[place].when = tree);
        for (exception, found) in rule.except.iter().enumerate() {
            add(&rule.id, &found.when, &|set, tree| set.rules[place].except[exception].when = tree);
        }
    }
    for (place, term) in set.terms.iter().enumerate() {
        add(&term.id, &term.when, &|set, tree| set.terms[place].when = tree);
    }
    mutants
}

#[test]
fn nearly_every_change_of_a_rule_is_caught_by_its_tests() {
    const LEAST_CAUGHT: f64 = 0.95;
    let set = set("rules/fixed-sagittal-imbalance");
    let mutants = mutants(&set);
    let alive: Vec<&str> =
        mutants.iter().filter(|(_, mutant)| !is_caught(mutant)).map(|(name, _)| name.as_str()).collect();
    let caught = 1.0 - alive.len() as f64 / mutants.len() as f64;
    println!("{} mutants, {:.1} % caught; alive:\n{}", mutants.len(), caught * 100.0, alive.join("\n"));
    assert!(caught >= LEAST_CAUGHT, "{:.1} % caught; alive:\n{}", caught * 100.0, alive.join("\n"));
}
