//! Whoever is answered, the document follows the schema and gives every number and source that it names.

use super::{ASSESSMENT, SCHEMA, answered, document, patient, problems, written};
use serde_json::Value;
use std::collections::BTreeSet;
use upright_assessment::{Options, assess};
use upright_casefile::CaseFile;
use upright_evidence::FilmQuality;
use upright_pathway::RuleSet;

/// Every patient with every set of rules.
fn all(check: impl Fn(&str, &RuleSet, &CaseFile)) {
    let own = patient::set();
    for set in [RuleSet::carried().unwrap(), &own] {
        for (name, case) in patient::stories() {
            check(&format!("{name}, {}", set.id), set, &case);
        }
        check(&set.id, set, &patient::case());
    }
}

#[test]
fn every_story_gives_a_valid_document() {
    all(|name, set, case| assert_eq!(problems(&written(set, case)), [""; 0], "{name}"));
}

#[test]
fn what_was_known_before_is_a_valid_document() {
    let set = RuleSet::carried().unwrap();
    for (name, case) in patient::stories() {
        let days: BTreeSet<_> = case.entries().iter().map(|entry| entry.recorded_at).collect();
        for day in days {
            let view = case.as_of(day);
            let options = Options { draws: 0, seed: 1, quality: FilmQuality::Clear };
            let assessed = assess(&view, options);
            let json = document(&assessed, &set.answer(&view, &assessed));
            assert_eq!(problems(&json), [""; 0], "{name} on {day}");
            assert_eq!(json["as_of"], day.to_string());
        }
    }
}

/// The texts at `key`, alone or in a list, anywhere in `value`.
fn named<'a>(value: &'a Value, key: &str) -> BTreeSet<&'a str> {
    let own = match value.get(key) {
        Some(Value::String(text)) => vec![text.as_str()],
        Some(Value::Array(texts)) => texts.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let below: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(below.into_iter().flat_map(|value| named(value, key))).collect()
}

fn ids(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect()
}

#[test]
fn every_number_and_source_that_is_named_is_given_once_and_no_other() {
    all(|name, set, case| {
        let mut json = written(set, case);
        let (evidence, citations) = (json["evidence"].take(), json["citations"].take());
        json["software"].take();
        assert_eq!(ids(&evidence), Vec::from_iter(named(&json, "evidence")), "{name}");
        let of_rules = json.as_object().unwrap().values().flat_map(|part| cited(part));
        let quoted = named(&json, "citation");
        let of_numbers = named(&evidence, "source").into_iter().filter(|source| *source != "derived");
        let all: BTreeSet<&str> = of_rules.chain(quoted).chain(of_numbers).collect();
        assert_eq!(ids(&citations), Vec::from_iter(all), "{name}");
    });
}

/// The sources of conclusions anywhere in `value`.
fn cited(value: &Value) -> BTreeSet<&str> {
    let own = value.get("citations").map(ids).unwrap_or_default();
    let below: Vec<&Value> = match value {
        Value::Object(fields) => fields.values().collect(),
        Value::Array(items) => items.iter().collect(),
        _ => Vec::new(),
    };
    own.into_iter().chain(below.into_iter().flat_map(cited)).collect()
}

/// An explanation, a number and the program are told in one way in every document; an explanation of an answer names
/// entries besides.
#[test]
fn what_assessments_tell_too_is_defined_as_there() {
    for pointer in [
        "/$defs/truth",
        "/$defs/record",
        "/properties/software",
        "/properties/intended_use",
        "/properties/notices",
        "/properties/not_understood",
    ] {
        assert!(SCHEMA.pointer(pointer).is_some(), "{pointer}");
        assert_eq!(SCHEMA.pointer(pointer), ASSESSMENT.pointer(pointer), "{pointer}");
    }
    let mut without_entries = SCHEMA.pointer("/$defs/explanation").unwrap().clone();
    assert!(without_entries["properties"].as_object_mut().unwrap().remove("entries").is_some());
    assert_eq!(Some(&without_entries), ASSESSMENT.pointer("/$defs/explanation"));
    assert_eq!(SCHEMA.pointer("/properties/alignment"), ASSESSMENT.pointer("/properties/answer"));
}

#[test]
fn the_patient_is_answered_as_the_rules_say() {
    let json = written(&patient::set(), &patient::case());
    let codes = |list: &Value| -> Vec<String> {
        list.as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(json["rules"]["digest"], "0a1b");
    assert_eq!(codes(&json["red_flags"]), ["flag"]);
    assert_eq!(json["red_flags"][0]["outcome"], "fires_unless");
    assert_eq!(json["red_flags"][0]["unless"], serde_json::json!(["words"]));
    assert_eq!(codes(&json["red_flags_unknown"]), ["flag-unknown"]);
    assert!(json["red_flags_unknown"][0]["missing"][0].as_str().unwrap().contains("diabetes"));
    assert_eq!(codes(&json["contradictions"]), ["both"]);
    assert_eq!(json["contradictions"][0]["entries"][0]["entry"], "e2");
    let board: Vec<(&str, &str)> = json["board"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["need"].as_str().unwrap(), item["why"][0]["code"].as_str().unwrap()))
        .collect();
    assert_eq!(board, [("needed", "ct"), ("cannot_tell", "mri"), ("not_needed", "emg")]);
    let step = &json["course"]["steps"][0];
    assert_eq!((&step["state"], &step["outcome"]), (&"closed".into(), &"not_tolerated".into()));
    assert_eq!(codes(&step["cautions"]), ["avoid"]);
    assert_eq!(codes(&step["ask"]), ["ask"]);
    assert_eq!(json["course"]["besides"][0]["about"], "opioid");
    assert_eq!(json["course"]["held_back"], true);
    assert_eq!(json["indication"]["verdict"], "cannot_tell");
    assert_eq!(json["overridden"][0]["item"], "study.ct");
    assert_eq!(codes(&json["readiness_unknown"]), ["sugar"]);
}

#[test]
fn a_set_without_an_indication_has_none() {
    let mut set = patient::set();
    set.rules.retain(|rule| rule.code() != "indication");
    set.progression = None;
    let json = answered(&set, &patient::case(), |assessed, answer| document(assessed, &answer));
    assert!(json["indication"].is_null() && json["progression"]["quotation"].is_null());
    assert_eq!(problems(&json), [""; 0]);
}
