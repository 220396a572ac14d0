//! Whatever is assessed, the document follows the schema and gives every number that it names.

use super::{SCHEMA, assessed, cases, document, problems, written};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_case_gives_a_valid_document() {
    for (name, case) in cases::all() {
        assert_eq!(problems(&written(&case)), [""; 0], "{name}");
    }
}

#[test]
fn a_case_without_draws_gives_a_valid_document() {
    for name in ["flatback", "minimal"] {
        let json = assessed(&cases::of_file(name), 0, |assessment| document(&assessment));
        assert_eq!(problems(&json), [""; 0], "{name}");
    }
}

#[test]
fn what_was_known_before_is_a_valid_document() {
    let case = cases::of_file("flatback");
    for entry in case.entries() {
        let view = case.as_of(entry.recorded_at);
        let assessment = upright_assessment::assess(&view, super::options(0));
        assert_eq!(problems(&document(&assessment)), [""; 0], "{}", entry.id);
    }
}

#[test]
fn a_film_without_a_date_is_given_none() {
    let case = cases::of_file("minimal");
    let software = upright_documents::Software {
        name: "upright",
        version: "0",
        evidence: "0",
        seed: 1,
        draws: 100,
        landmark_error: "clear",
    };
    let json = assessed(&case, 100, |assessment| {
        serde_json::to_value(
            upright_documents::AssessmentDocument::new(&software, "film", &assessment).undated(),
        )
        .unwrap()
    });
    assert!(json["as_of"].is_null() && json["films"][0]["effective_at"].is_null());
    assert!(!json.to_string().contains("2026-03-02"), "{json:#}");
    assert_eq!(problems(&json), [""; 0]);
}

/// The ids named in explanations anywhere in `value`.
fn named(value: &Value) -> BTreeSet<&str> {
    let own = value.get("statement").and(value.get("evidence")).and_then(Value::as_array);
    let own = own.into_iter().flatten().filter_map(Value::as_str);
    let below: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    own.chain(below.into_iter().flat_map(named)).collect()
}

#[test]
fn every_number_that_is_named_is_given_once_and_no_other() {
    for (name, case) in cases::all() {
        let json = written(&case);
        let given: Vec<&str> = json["evidence"]
            .as_array()
            .unwrap()
            .iter()
            .map(|record| record["id"].as_str().unwrap())
            .collect();
        assert_eq!(given, named(&json).into_iter().collect::<Vec<_>>(), "{name}");
    }
}

/// The codes at `key` of the objects in the lists called `list`, in every case.
fn met(list: &str, key: &str) -> BTreeSet<String> {
    let all: Vec<Value> = cases::all().iter().map(|(_, case)| written(case)).collect();
    let items = all.iter().flat_map(|json| json[list].as_array().unwrap());
    items.map(|item| item[key].as_str().unwrap().to_owned()).collect()
}

fn listed(pointer: &str) -> BTreeSet<String> {
    let words = SCHEMA.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).as_array().unwrap();
    words.iter().map(|word| word.as_str().unwrap().to_owned()).collect()
}

/// No list of these codes stands in the code: here every scheme answers, and every notice has its case.
#[test]
fn every_scheme_and_notice_is_met_and_no_other_is_listed() {
    assert_eq!(met("classifications", "code"), listed("/$defs/classification/properties/code/enum"));
    assert_eq!(met("notices", "code"), listed("/properties/notices/items/properties/code/enum"));
}
