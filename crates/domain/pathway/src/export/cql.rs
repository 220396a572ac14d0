//! Clinical Quality Language: one library a rule set, whose expressions have the truth that the rules have. Unknown is null.

use crate::facts::CATALOGUE;
use crate::rule::Rule;
use crate::set::{RuleSet, TermRule};
use crate::tree::{Leaf, Test, Tree};
use crate::value::{Kind, Value};
use std::collections::BTreeSet;
use std::fmt::Write;
use upright_evidence::Inclusive;

/// The rules of `set` as a library of CQL 1.5 in context `Unfiltered`.
///
/// - **Parameters**: every fact that a rule asks, by its name; null = not known. `given <term>` states a named condition,
///   `today` is the day on which it is asked.
/// - **Expressions**: every named condition; `<rule>` = `fires`, `fires unless`, `does not fire` or `unknown`.
#[must_use]
pub fn cql(set: &RuleSet) -> String {
    let mut out = format!(
        "// Written by `upright rules export`. Do not edit.\nlibrary {} version '{}'\n\n",
        name_of(&set.id),
        set.version
    );
    out.push_str("parameter \"today\" Date\n");
    for fact in facts(set) {
        if let Some(spec) = CATALOGUE.get(fact) {
            let _ = writeln!(out, "parameter {} {}", quoted(fact), kind(&spec.kind));
        }
    }
    for term in &set.terms {
        let _ = writeln!(out, "parameter {} Boolean", quoted(&format!("given {}", term.id)));
    }
    out.push_str("\ncontext Unfiltered\n");
    set.terms.iter().for_each(|term| define_term(&mut out, term));
    set.active().for_each(|rule| define_rule(&mut out, rule));
    out
}

/// Every fact of the catalogue that some rule or named condition asks, each once.
fn facts(set: &RuleSet) -> BTreeSet<&str> {
    let rules = set.rules.iter().flat_map(|rule| {
        std::iter::once(&rule.when).chain(rule.except.iter().map(|exception| &exception.when))
    });
    let trees = rules.chain(set.terms.iter().map(|term| &term.when));
    trees
        .flat_map(Tree::leaves)
        .map(|leaf| leaf.fact.as_str())
        .filter(|fact| set.term(fact).is_none())
        .collect()
}

fn define_term(out: &mut String, term: &TermRule) {
    let _ = writeln!(out, "\n// {}", one_line(&term.name));
    let _ = writeln!(
        out,
        "define {}: Coalesce({}, {})",
        quoted(&term.id),
        quoted(&format!("given {}", term.id)),
        expression(&term.when)
    );
}

fn define_rule(out: &mut String, rule: &Rule) {
    let when = format!("{} when", rule.code());
    let except = format!("{} except", rule.code());
    let exceptions: Vec<String> =
        rule.except.iter().map(|exception| format!("({})", expression(&exception.when))).collect();
    let exceptions = if exceptions.is_empty() { "false".to_owned() } else { exceptions.join(" or ") };
    let _ = writeln!(out, "\n// {}", one_line(&rule.question));
    let _ = writeln!(out, "define {}: {}", quoted(&when), expression(&rule.when));
    let _ = writeln!(out, "define {}: {exceptions}", quoted(&except));
    let (when, except) = (quoted(&when), quoted(&except));
    let _ = writeln!(
        out,
        "define {}:\n  case\n    when {when} is false then 'does not fire'\n    when {except} is true then 'does not fire'\n    when {when} is null then 'unknown'\n    when {except} is null then 'fires unless'\n    else 'fires'\n  end",
        quoted(rule.code())
    );
}

fn expression(tree: &Tree) -> String {
    let joined = |parts: &[Tree], joint: &str| {
        let parts: Vec<String> = parts.iter().map(expression).collect();
        format!("({})", parts.join(joint))
    };
    match tree {
        Tree::All(parts) => joined(parts, " and "),
        Tree::Any(parts) => joined(parts, " or "),
        Tree::Not(part) => format!("(not {})", expression(part)),
        Tree::Leaf(leaf) => comparison(leaf),
    }
}

fn comparison(leaf: &Leaf) -> String {
    let fact = quoted(&leaf.fact);
    let cut = |relation: &str| {
        leaf.test
            .record()
            .map_or_else(String::new, |record| format!("({fact} {relation} {})", decimal(record.value)))
    };
    match &leaf.test {
        // In CQL "is true" of null is false; a bare flag stays null.
        Test::Is(Value::Flag(true)) => fact,
        Test::Is(Value::Flag(false)) => format!("(not {fact})"),
        Test::Is(Value::Number(number)) => format!("({fact} = {})", decimal(*number)),
        Test::Is(Value::Word(word)) => format!("({fact} = '{}')", word.replace('\'', "\\'")),
        Test::Is(Value::Day(day)) => format!("({fact} = @{day})"),
        Test::Above(_) => cut(">"),
        Test::AtLeast(_) => cut(">="),
        Test::Below(_) => cut("<"),
        Test::AtMost(_) => cut("<="),
        Test::Within(record) => {
            // Of a cut-off that belongs to what lies above, the day itself is no longer within.
            let relation = if record.inclusive == Some(Inclusive::Above) { "<" } else { "<=" };
            format!("(difference in days between {fact} and \"today\" {relation} {:.0})", record.value)
        }
    }
}

const fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Flag => "Boolean",
        Kind::Number(_) => "Decimal",
        Kind::Word(_) => "String",
        Kind::Day => "Date",
    }
}

/// A number as CQL writes decimals: always with a point.
fn decimal(number: f64) -> String {
    format!("{number:?}")
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The name of a library: letters, digits and underlines.
fn name_of(id: &str) -> String {
    id.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect()
}

fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}
