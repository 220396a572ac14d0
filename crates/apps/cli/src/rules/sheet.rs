//! The sheet of a rule set.

use super::Asked;
use anyhow::Result;
use serde_json::{Value, json};
use std::fmt::Write;
use upright_pathway::{Leaf, Rule, RuleSet, Test, Then, Tree, facts::CATALOGUE};

pub(super) fn table(asked: &Asked) -> String {
    let set = asked.set();
    let mut out = format!("{}, rules {}\n", set.title, asked.version());
    for rule in &set.rules {
        let _ = write!(out, "\n{} ({}, {})\n", rule.code(), rule.status.name(), kind(&rule.then));
        let _ = writeln!(out, "  {}", rule.recommendation);
        let _ = writeln!(out, "  when {}", words(&rule.when, set));
        for exception in &rule.except {
            let _ = writeln!(out, "  unless {}: {}", exception.why, words(&exception.when, set));
        }
        let _ = writeln!(out, "  {}", sources(rule).join("; "));
    }
    let _ = writeln!(out, "\n{} rules. Research use. Not a medical device.", set.rules.len());
    out
}

pub(super) fn markdown(asked: &Asked) -> String {
    let set = asked.set();
    let mut out = format!(
        "# {}: rules\n\nRules {}. Drafts until a clinician signs them. Research use. Not a medical device.\n",
        set.title,
        asked.version()
    );
    out.push_str("\n## Terms\n\n");
    for term in &set.terms {
        let _ = writeln!(out, "- **{}** (`{}`): {}", term.name, term.id, words(&term.when, set));
    }
    for rule in &set.rules {
        section(&mut out, rule, set);
    }
    out
}

fn section(out: &mut String, rule: &Rule, set: &RuleSet) {
    let _ = write!(out, "\n## {}\n\n{}\n\n", rule.code(), rule.question);
    let _ = writeln!(out, "**{}**\n", rule.recommendation);
    let _ =
        writeln!(out, "- kind: {}, axis: {}, {}", kind(&rule.then), rule.axis.name(), rule.direction.name());
    let _ = writeln!(out, "- when: {}", words(&rule.when, set));
    for exception in &rule.except {
        let _ = writeln!(out, "- unless {}: {}", exception.why, words(&exception.when, set));
    }
    let _ = writeln!(out, "- why: {}", rule.rationale);
    if !rule.instead.is_empty() {
        let _ = writeln!(out, "- instead: {}", rule.instead.join(", "));
    }
    let _ = writeln!(out, "- certainty: {}", rule.certainty);
    for source in sources(rule) {
        let _ = writeln!(out, "- source: {source}");
    }
    let _ = writeln!(out, "\n| test | given | expected |\n|---|---|---|");
    for test in &rule.tests {
        let given: Vec<String> =
            test.given.iter().map(|(fact, value)| format!("{} = {value}", name(fact, set))).collect();
        let _ = writeln!(out, "| {} | {} | {} |", test.name, given.join("; "), test.expect.name());
    }
    let _ = writeln!(
        out,
        "\nReviewed by: ____________________  on: ____________  agree / change: ____________________"
    );
}

pub(super) fn json(asked: &Asked) -> Result<String> {
    let set = asked.set();
    let rules: Vec<Value> = set
        .rules
        .iter()
        .map(|rule| {
            json!({
                "id": rule.id, "version": rule.version, "status": rule.status.name(), "question": rule.question,
                "axis": rule.axis.name(), "kind": kind(&rule.then), "when": words(&rule.when, set),
                "except": rule.except.iter().map(|one| json!({"why": one.why, "when": words(&one.when, set)})).collect::<Vec<_>>(),
                "recommendation": rule.recommendation, "instead": rule.instead, "rationale": rule.rationale,
                "direction": rule.direction.name(), "certainty": rule.certainty,
                "citations": rule.citations.iter().map(|cited| json!({"id": cited.id, "locator": cited.locator, "supports": cited.supports})).collect::<Vec<_>>(),
                "tests": rule.tests.len(),
            })
        })
        .collect();
    let document = json!({"set": set.id, "title": set.title, "version": asked.version(), "rules": rules});
    Ok(format!("{}\n", serde_json::to_string_pretty(&document)?))
}

fn sources(rule: &Rule) -> Vec<String> {
    rule.citations
        .iter()
        .map(|cited| format!("{}, {}: {}", cited.id, cited.locator, cited.supports))
        .collect()
}

fn kind(then: &Then) -> String {
    match then {
        Then::RedFlag(tier) => format!("red flag, {}", tier.name().replace('_', " ")),
        Then::Handling => "handling".to_owned(),
        Then::Study(study, need) => {
            format!("study {}, {}", study.name().replace('_', " "), need.name().replace('_', " "))
        }
        Then::Applies(step) => format!("step {} applies", step.replace('_', " ")),
        Then::Caution(step, level) => format!("caution before {}, {}", step.replace('_', " "), level.name()),
        Then::Answer(about) => format!("answer about {about}"),
        Then::Result(about) => format!("result about {about}"),
        Then::Indication => "elective indication".to_owned(),
        Then::Optimise { item, .. } => format!("optimise {item}"),
        Then::Contradiction(_) => "contradiction".to_owned(),
    }
}

fn name(fact: &str, set: &RuleSet) -> String {
    let term = set.term(fact).map(|term| term.name.clone());
    term.or_else(|| CATALOGUE.get(fact).map(|spec| spec.label.name.clone()))
        .unwrap_or_else(|| fact.to_owned())
}

/// A condition in words.
fn words(tree: &Tree, set: &RuleSet) -> String {
    let parts = |parts: &[Tree], joint: &str| {
        let parts: Vec<String> = parts
            .iter()
            .map(|part| match part {
                Tree::Leaf(_) | Tree::Not(_) => words(part, set),
                _ => format!("({})", words(part, set)),
            })
            .collect();
        parts.join(joint)
    };
    match tree {
        Tree::All(all) => parts(all, " and "),
        Tree::Any(any) => parts(any, " or "),
        Tree::Not(part) => format!("not ({})", words(part, set)),
        Tree::Leaf(leaf) => leaf_words(leaf, set),
    }
}

/// The numbers that a fact is found with, which no comparison of a rule shows.
fn found_with(fact: &str) -> String {
    let records = CATALOGUE.get(fact).map_or(&[][..], |spec| spec.evidence);
    let each = records.iter().map(|record| {
        let unit = if record.unit == "1" { String::new() } else { format!(" {}", record.unit) };
        format!(" [with {}{unit}, {}, {}]", record.value, record.id, record.flag.meaning())
    });
    each.collect()
}

fn leaf_words(leaf: &Leaf, set: &RuleSet) -> String {
    let fact = format!("{}{}", name(&leaf.fact, set), found_with(&leaf.fact));
    let cut = |relation: &str| {
        leaf.test.record().map_or_else(String::new, |record| {
            let unit = if record.unit == "1" { String::new() } else { format!(" {}", record.unit) };
            format!("{fact} {relation} {}{unit} [{}, {}]", record.value, record.id, record.flag.meaning())
        })
    };
    match &leaf.test {
        Test::Is(upright_pathway::Value::Flag(true)) => fact,
        Test::Is(upright_pathway::Value::Flag(false)) => format!("not ({fact})"),
        Test::Is(value) => format!("{fact} is {value}"),
        Test::Above(_) => cut("above"),
        Test::AtLeast(_) => cut("from"),
        Test::Below(_) => cut("below"),
        Test::AtMost(_) => cut("at most"),
        Test::Within(_) => cut("within"),
    }
}
