//! What a reader of rules refuses to sign.

use crate::conclude::{GivenFacts, is_below, run_test};
use crate::evaluate::{evaluate, with_truths};
use crate::facts::Step;
use crate::rule::{Direction, Need, Outcome, Rule, Then};
use crate::set::{RuleSet, TermRule};
use crate::tree::{Leaf, Tree};
use jiff::civil::{Date, date};
use std::collections::BTreeSet;
use upright_assessment::Truth;

/// More comparisons are not enumerated: their truths would be more than anybody waits for.
const MOST_LEAVES: usize = 18;
/// Fewer tests cannot show where a rule fires, its border, what is missing, and what keeps it silent.
const LEAST_TESTS: usize = 4;

/// The day on which tests of rules ask.
pub const TEST_DAY: Date = date(2026, 3, 9);

impl RuleSet {
    /// Everything that is wrong with the rules, each in one sentence.
    #[must_use]
    pub fn lint(&self) -> Vec<String> {
        let of_rules = self.rules.iter().flat_map(|rule| {
            let wrong = self.wrong_tests(rule).into_iter().chain(self.wrong_place(rule)).chain(unsaid(rule));
            wrong.map(|problem| format!("{}: {problem}", rule.id)).collect::<Vec<_>>()
        });
        let of_terms = self.terms.iter().flat_map(|term| {
            self.wrong_term(term)
                .into_iter()
                .map(|problem| format!("{}: {problem}", term.id))
                .collect::<Vec<_>>()
        });
        of_rules.chain(of_terms).chain(self.opposed()).chain(self.set_alone()).collect()
    }

    fn wrong_tests(&self, rule: &Rule) -> Vec<String> {
        let mut wrong: Vec<String> = Vec::new();
        for test in &rule.tests {
            let found = run_test(self, rule, test);
            if found != test.expect {
                let (found, expect) = (found.name(), test.expect.name());
                wrong.push(format!("test {:?} comes to {found:?}, expected {expect:?}", test.name));
            }
        }
        if rule.tests.len() < LEAST_TESTS {
            wrong.push(format!("{} tests; at least {LEAST_TESTS}", rule.tests.len()));
        }
        let expects = |outcome| rule.tests.iter().any(|test| test.expect == outcome);
        for outcome in [Outcome::Fires, Outcome::DoesNotFire, Outcome::Unknown] {
            if !expects(outcome) {
                wrong.push(format!("no test expects {:?}", outcome.name()));
            }
        }
        wrong
    }

    fn wrong_term(&self, term: &TermRule) -> Vec<String> {
        let mut wrong: Vec<String> = Vec::new();
        for test in &term.tests {
            let found = evaluate(&term.when, &GivenFacts::new(self, &test.given, TEST_DAY)).truth;
            if found != test.expect {
                let (found, expect) = (found.name(), test.expect.name());
                wrong.push(format!("test {:?} comes to {found}, expected {expect}", test.name));
            }
        }
        for truth in [Truth::True, Truth::False, Truth::Unknown] {
            if !term.tests.iter().any(|test| test.expect == truth) {
                wrong.push(format!("no test expects {}", truth.name()));
            }
        }
        wrong
    }

    /// What a rule speaks of and the set does not have.
    fn wrong_place(&self, rule: &Rule) -> Option<String> {
        match &rule.then {
            Then::Study(study, _) if !self.studies.iter().any(|item| item.kind == *study) => {
                Some(format!("{} is no study of the board", study.name()))
            }
            Then::Applies(step) if !Step::ALL.iter().any(|known| known.name() == step) => {
                Some(format!("{step:?} is no step of the course"))
            }
            Then::Contradiction(facts) if facts.len() < 2 => {
                Some("a contradiction needs two facts".to_owned())
            }
            Then::Contradiction(stems) => {
                let covers = |fact: &str| stems.iter().any(|stem| is_below(fact, stem));
                let leaves = rule.when.leaves();
                let other = leaves.iter().find(|leaf| !covers(&leaf.fact));
                other.map(|leaf| {
                    format!("the contradiction rests on {}, which is not among its facts", leaf.fact)
                })
            }
            _ => None,
        }
    }

    fn set_alone(&self) -> Vec<String> {
        let indications = self.rules.iter().filter(|rule| rule.then == Then::Indication).count();
        let mut kinds = BTreeSet::new();
        let twice = self.studies.iter().filter(|item| !kinds.insert(item.kind));
        let twice = twice.map(|item| format!("{} stands twice on the board", item.kind.name()));
        let many = (indications > 1).then(|| format!("{indications} rules of the indication; at most one"));
        twice.chain(many).collect()
    }

    /// Two rules that point opposite ways about one thing and can hold together. What must not be done goes before what is
    /// needed, and a caution is none: neither opposes anything.
    fn opposed(&self) -> Vec<String> {
        let mut wrong = Vec::new();
        for (place, one) in self.rules.iter().enumerate() {
            for other in self.rules.iter().skip(place + 1) {
                if one.direction != other.direction
                    && same_target(one, other)
                    && can_hold_together(one, other)
                {
                    wrong.push(format!(
                        "{} and {} point opposite ways and can hold together",
                        one.id, other.id
                    ));
                }
            }
        }
        wrong
    }
}

fn same_target(one: &Rule, other: &Rule) -> bool {
    match (&one.then, &other.then) {
        (Then::Study(study, need), Then::Study(other_study, other_need)) => {
            study == other_study && *need != Need::Contraindicated && *other_need != Need::Contraindicated
        }
        (Then::Answer(about), Then::Answer(other)) => about == other,
        (Then::Applies(step), Then::Applies(other)) => step == other,
        _ => false,
    }
}

/// Whether some truth of their comparisons lets both fire. A comparison that both make has one truth.
fn can_hold_together(one: &Rule, other: &Rule) -> bool {
    let trees: Vec<(&Tree, bool)> = [one, other].into_iter().flat_map(trees_of).collect();
    let mut distinct: Vec<&Leaf> = Vec::new();
    for leaf in trees.iter().flat_map(|(tree, _)| tree.leaves()) {
        if !distinct.contains(&leaf) {
            distinct.push(leaf);
        }
    }
    if distinct.len() > MOST_LEAVES {
        return true;
    }
    (0..1_u32 << distinct.len()).any(|truths| {
        trees.iter().all(|(tree, wanted)| {
            let truth = |leaf: &&Leaf| {
                let place = distinct.iter().position(|known| known == leaf).unwrap_or_default();
                Truth::of(Some(truths >> place & 1 == 1))
            };
            let leaves = tree.leaves();
            with_truths(tree, &mut leaves.iter().map(truth)) == Truth::of(Some(*wanted))
        })
    })
}

/// What must hold, and what must not, for a rule to fire.
fn trees_of(rule: &Rule) -> Vec<(&Tree, bool)> {
    let exceptions = rule.except.iter().map(|exception| (&exception.when, false));
    std::iter::once((&rule.when, true)).chain(exceptions).collect()
}

/// Texts that nobody could read aloud.
fn unsaid(rule: &Rule) -> Vec<String> {
    let texts = [
        ("question", &rule.question),
        ("recommendation", &rule.recommendation),
        ("rationale", &rule.rationale),
        ("certainty", &rule.certainty),
    ];
    let empty = texts.into_iter().filter(|(_, text)| text.trim().is_empty());
    let mut wrong: Vec<String> = empty.map(|(name, _)| format!("{name} is empty")).collect();
    if rule.direction == Direction::Against && matches!(rule.then, Then::Study(_, Need::Needed)) {
        wrong.push("a study that is needed is recommended against".to_owned());
    }
    wrong
}
