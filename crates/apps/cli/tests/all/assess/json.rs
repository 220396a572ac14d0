//! Documents for programs.

use super::{CONTRACTURE, FLATBACK_CASE, MINIMAL, as_json, page};
use crate::program::{FLATBACK, NORMAL, upright};
use serde_json::Value;
use upright_documents::ASSESSMENT_SCHEMA;

fn check(document: &Value) {
    let schema = serde_json::from_str(ASSESSMENT_SCHEMA).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let problems: Vec<String> = validator.iter_errors(document).map(|error| error.to_string()).collect();
    assert_eq!(problems, [""; 0], "{}", document["source"]);
}

#[test]
fn every_document_follows_its_schema() {
    for input in [FLATBACK_CASE, CONTRACTURE, MINIMAL, FLATBACK, NORMAL] {
        check(&as_json(&[input]));
        check(&as_json(&[input, "--draws", "0"]));
    }
}

#[test]
fn one_input_is_an_object_and_several_are_an_array() {
    let one = as_json(&[MINIMAL]);
    assert_eq!(one["schema"], "upright.assessment/1");
    let several = as_json(&[FLATBACK_CASE, MINIMAL]);
    assert_eq!(several.as_array().unwrap().len(), 2);
    assert_eq!(several[1], one);
    several.as_array().unwrap().iter().for_each(check);
}

#[test]
fn a_page_is_the_same_among_others() {
    let pages = page(&[FLATBACK_CASE, MINIMAL]);
    assert!(pages.contains(&page(&[MINIMAL])) && pages.contains(&page(&[FLATBACK_CASE])));
}

#[test]
fn the_seed_decides_and_the_number_of_draws_is_said() {
    assert_eq!(page(&[MINIMAL]), page(&[MINIMAL]));
    assert_ne!(page(&[MINIMAL]), page(&[MINIMAL, "--seed", "2"]));
    assert!(page(&[MINIMAL, "--draws", "0"]).contains("no intervals (0 draws)"));
}

#[test]
fn a_landmark_document_has_no_date() {
    let json = as_json(&[FLATBACK]);
    assert!(json["as_of"].is_null() && json["films"][0]["effective_at"].is_null());
    for format in ["table", "markdown", "json"] {
        let page = page(&[FLATBACK, "--explain", "--format", format]);
        assert!(!page.contains("0001-01-01"), "{page}");
    }
}

/// What was said later is not known; a correction of one day is no fact of the day before it.
#[test]
fn later_facts_are_hidden() {
    let on = |day: &str| as_json(&[FLATBACK_CASE, "--as-of", day]);
    let before = on("2026-03-01");
    assert!(before["answer"]["film"].is_null() && before["films"].as_array().unwrap().is_empty());
    assert_eq!(before["as_of"], "2026-03-01");
    let now = on("2026-03-02");
    assert_eq!((&now["answer"]["film"], &now["age_years"]), (&"film-extended".into(), &68.0.into()));
    let all = as_json(&[FLATBACK_CASE]);
    assert_eq!(all["as_of"], "2026-03-09");
    assert!(page(&[FLATBACK_CASE, "--as-of", "2026-03-01"]).contains("There is no film"));
    let wrong = upright(&["assess", FLATBACK_CASE, "--as-of", "2026-02-30"]);
    assert_eq!(wrong.code, 1);
    assert!(wrong.stderr.contains("--as-of"), "{}", wrong.stderr);
}

#[test]
fn an_age_gives_what_needs_one_and_nothing_else() {
    let code = |json: &Value, code: &str| -> Value {
        let mut all = json["classifications"].as_array().unwrap().iter();
        all.find(|found| found["code"] == code).unwrap().clone()
    };
    let (without, with) = (as_json(&[FLATBACK]), as_json(&[FLATBACK, "--age", "68"]));
    assert_eq!((&without["age_years"], &with["age_years"]), (&Value::Null, &68.0.into()));
    for scheme in ["age_adjusted.pi_ll", "norms.pt"] {
        assert!(code(&without, scheme)["not_computable"].as_str().unwrap().contains("age"));
        assert!(code(&with, scheme)["class"].is_string());
    }
    for scheme in ["srs_schwab.pi_ll", "roussouly.type"] {
        assert_eq!(code(&without, scheme), code(&with, scheme));
    }
    assert_eq!(without["answer"]["values"], with["answer"]["values"]);
    assert_eq!(without["notices"][0]["code"], "age_missing");
    assert!(with["notices"].as_array().unwrap().is_empty());
    let unlike = as_json(&[FLATBACK, "--age", "40"]);
    assert_ne!(code(&with, "age_adjusted.pi_ll")["class"], code(&unlike, "age_adjusted.pi_ll")["class"]);
}
