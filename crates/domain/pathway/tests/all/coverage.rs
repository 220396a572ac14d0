//! Every statement of the clinical reference and every sentence of the mission became a rule, or says where it is done.

use crate::set;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

#[derive(Deserialize)]
struct Table {
    covered: Vec<Covered>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Covered {
    source: String,
    entry: String,
    text: String,
    #[serde(default)]
    rules: Vec<String>,
    elsewhere: Option<String>,
}

fn read(path: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn table() -> Vec<Covered> {
    toml::from_str::<Table>(&read("rules/fixed-sagittal-imbalance.coverage.toml")).unwrap().covered
}

/// Every statement of a document, by its place.
fn statements(value: &Value, place: String, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                let place = if place.is_empty() { name.clone() } else { format!("{place}.{name}") };
                statements(field, place, all);
            }
        }
        Value::Array(items) => {
            for (number, item) in items.iter().enumerate() {
                statements(item, format!("{place}[{number}]"), all);
            }
        }
        Value::String(text) => drop(all.insert(place, text.clone())),
        other => drop(all.insert(place, other.to_string())),
    }
}

#[test]
fn every_statement_of_the_reference_is_covered() {
    let table = table();
    for source in ["care_rules.json", "imaging_rules.json"] {
        let document: Value =
            serde_json::from_str(&read(&format!("../../../testdata/clinical/{source}"))).unwrap();
        let mut wanted = BTreeMap::new();
        statements(&document, String::new(), &mut wanted);
        let covered: BTreeMap<&str, &str> = table
            .iter()
            .filter(|one| one.source == source)
            .map(|one| (one.entry.as_str(), one.text.as_str()))
            .collect();
        let missing: Vec<&String> =
            wanted.keys().filter(|place| !covered.contains_key(place.as_str())).collect();
        assert!(missing.is_empty(), "{source}: {missing:?}");
        for (place, text) in covered {
            assert_eq!(wanted.get(place).map(String::as_str), Some(text), "{source}: {place}");
        }
    }
    assert_eq!(table.iter().filter(|one| one.source == "mission").count(), 11, "sentences of the mission");
}

#[test]
fn what_covers_a_statement_is_there() {
    let set = set("rules/fixed-sagittal-imbalance");
    let codes: BTreeSet<&str> = set.rules.iter().map(|rule| rule.code()).collect();
    let mut used = BTreeSet::new();
    for one in &table() {
        let is_somewhere = one.elsewhere.as_ref().is_some_and(|place| place.len() > 10);
        assert!(!one.rules.is_empty() || is_somewhere, "{}: {} is covered by nothing", one.source, one.entry);
        assert!(
            one.source != "mission" || !one.rules.is_empty(),
            "{}: a sentence of the mission is a rule",
            one.text
        );
        for code in &one.rules {
            assert!(
                codes.contains(code.as_str()),
                "{}: {} names {code}, which is no rule",
                one.source,
                one.entry
            );
            used.insert(code.clone());
        }
    }
    let unused: Vec<&&str> = codes.iter().filter(|code| !used.contains(**code)).collect();
    assert!(unused.len() < codes.len() / 10, "rules that cover nothing: {unused:?}");
}
