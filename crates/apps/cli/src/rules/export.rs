//! `upright rules export`: the rules for other engines.

use super::Asked;
use anyhow::{Context, Result};
use serde_json::{Map, Value, json};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use upright_pathway::{Rule, RuleSet, TEST_DAY, cql};

pub(super) fn run(asked: &Asked, out: &Path) -> Result<ExitCode> {
    let set = asked.set();
    fs::create_dir_all(out).with_context(|| out.display().to_string())?;
    let files = [
        ("rules.cql", cql(set)),
        ("plan-definitions.json", pretty(&upright_fhir::plan_definitions(set, &asked.version()))?),
        ("tests.json", pretty(&tests(set))?),
    ];
    for (name, text) in files {
        let path = out.join(name);
        fs::write(&path, text).with_context(|| path.display().to_string())?;
        say!("wrote {}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

fn pretty(value: &Value) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// Every test of every rule and named condition, by the expression of the library that must come to it.
fn tests(set: &RuleSet) -> Value {
    let rules = set.rules.iter().flat_map(|rule| of_rule(rule, set));
    let terms = set.terms.iter().flat_map(|term| {
        term.tests.iter().map(|test| {
            let expect = match test.expect {
                upright_assessment::Truth::True => json!(true),
                upright_assessment::Truth::False => json!(false),
                upright_assessment::Truth::Unknown => Value::Null,
            };
            json!({"expression": term.id, "name": test.name, "given": given(&test.given, set), "expect": expect})
        })
    });
    json!({"set": set.id, "today": TEST_DAY.to_string(), "tests": rules.chain(terms).collect::<Vec<_>>()})
}

fn of_rule<'a>(rule: &'a Rule, set: &'a RuleSet) -> impl Iterator<Item = Value> + 'a {
    rule.tests.iter().map(|test| {
        json!({
            "expression": rule.code(), "name": test.name, "given": given(&test.given, set),
            "expect": test.expect.name(),
        })
    })
}

/// The facts of a test by the names of the library's parameters.
fn given(facts: &std::collections::BTreeMap<String, upright_pathway::Value>, set: &RuleSet) -> Value {
    use upright_pathway::Value as Fact;
    let facts = facts.iter().map(|(fact, value)| {
        let name = if set.term(fact).is_some() { format!("given {fact}") } else { fact.clone() };
        let value = match value {
            Fact::Flag(flag) => json!(flag),
            Fact::Number(number) => json!(number),
            Fact::Word(word) => json!(word),
            Fact::Day(day) => json!(day.to_string()),
        };
        (name, value)
    });
    Value::Object(facts.collect::<Map<_, _>>())
}
