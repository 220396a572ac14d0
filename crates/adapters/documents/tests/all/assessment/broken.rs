//! Documents that no program of ours writes are refused by the schema.

use super::{cases, problems, written};
use crate::shape::{objects, thinned, with};
use serde_json::{Value, json};

/// The flatback's document with the value at `pointer` replaced, or removed, is refused.
fn check(document: &Value, pointer: &str, value: Option<Value>) {
    let words = format!("{pointer} {value:?}");
    assert!(!problems(&with(document, pointer, value)).is_empty(), "{words}");
}

fn flatback() -> Value {
    written(&cases::of_file("flatback"))
}

/// Objects whose fields are names found in the record, not names of the format.
const MAPS: [&str; 3] = ["/differential", "/targets", "/inputs"];

#[test]
fn an_unknown_field_anywhere() {
    let document = thinned(&flatback(), 0);
    assert_eq!(problems(&document), [""; 0]);
    for at in objects(&document, "") {
        let mut broken = document.clone();
        broken.pointer_mut(&at).unwrap()["unheard_of"] = json!({});
        assert!(!problems(&broken).is_empty(), "{at}");
    }
}

#[test]
fn a_field_missing_or_of_a_wrong_type() {
    const MAY_LACK: [&str; 13] = [
        "simulations",
        "pair",
        "compensation",
        "evidence",
        "missing",
        "because",
        "tell",
        "usability",
        "limits",
        "omitted",
        "at_limit",
        "no_targets",
        "no_rate",
    ];
    let document = thinned(&flatback(), 0);
    for at in objects(&document, "") {
        for (name, _) in document.pointer(&at).unwrap().as_object().unwrap() {
            let pointer = format!("{at}/{name}");
            if MAPS.iter().any(|map| at.ends_with(map)) {
                check(&document, &pointer, Some(json!([[1]])));
                continue;
            }
            if !MAY_LACK.contains(&name.as_str()) {
                check(&document, &pointer, None);
            }
            check(&document, &pointer, Some(json!([[1]])));
        }
    }
}

#[test]
fn an_unknown_word_or_a_number_out_of_range() {
    let document = flatback();
    for pointer in [
        "/schema",
        "/intended_use",
        "/software/landmark_error",
        "/answer/grade",
        "/answer/values/0/code",
        "/answer/values/0/unit",
        "/answer/values/0/usability",
        "/films/0/posture",
        "/films/0/grade",
        "/films/0/knees_and_hips",
        "/films/0/criteria/0/code",
        "/films/0/criteria/0/truth",
        "/films/0/parameters/0/usability",
        "/films/0/explanation/truth",
        "/simulations/warning",
        "/simulations/postures/0/code",
        "/simulations/postures/0/status",
        "/pair/one_pelvis/truth",
        "/compensation/pattern",
        "/compensation/lines/0/code",
        "/compensation/lines/0/state",
        "/flexibility/verdict",
        "/flexibility/differential/Parkinsonism",
        "/flexibility/studies/0/verdict",
        "/flexibility/studies/0/segments/0/upper",
        "/flexibility/studies/0/segments/0/mobility",
        "/progression/verdict",
        "/classifications/0/code",
        "/classifications/0/posture_grade",
        "/evidence/0/flag",
        "/as_of",
        "/films/0/effective_at",
    ] {
        check(&document, pointer, Some(json!("unheard of")));
    }
    for (pointer, value) in [
        ("/software/draws", -1.0),
        ("/software/seed", 0.5),
        ("/age_years", -1.0),
        ("/classifications/0/probabilities/0/probability", 1.01),
        ("/flexibility/studies/0/residuals/0/probability_above_target", -0.1),
    ] {
        check(&document, pointer, Some(json!(value)));
    }
}

/// What excludes each other: a value and why there is none.
#[test]
fn statements_that_exclude_each_other() {
    let document = flatback();
    check(&document, "/answer/values/0/value", Some(Value::Null));
    check(&document, "/classifications/0/class", Some(Value::Null));
    check(&document, "/answer/film", Some(Value::Null));
    check(&document, "/answer/grade", Some(Value::Null));
    check(&document, "/flexibility/targets", Some(json!({})));
    check(&document, "/flexibility/targets", Some(json!({"unheard_of": 1})));
    let computed = document.pointer("/simulations/postures/0").unwrap().clone();
    assert_eq!(computed["status"], "computed");
    for status in ["not_computable", "not_computable_beyond_examined_range"] {
        check(&document, "/simulations/postures/0/status", Some(json!(status)));
    }
    for (object, field, value) in [
        ("/answer/values/0", "omitted", json!("a reason")),
        ("/classifications/0", "not_computable", json!("a reason")),
        ("/flexibility", "no_targets", json!("a reason")),
        ("/simulations/postures/0", "because", json!(["a reason"])),
    ] {
        let mut both = document.pointer(object).unwrap().clone();
        both[field] = value;
        check(&document, object, Some(both));
    }
    let mut without = document["progression"].clone();
    without.as_object_mut().unwrap().remove("no_rate").unwrap();
    check(&document, "/progression", Some(without));
}
