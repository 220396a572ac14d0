//! Documents that no program of ours writes are refused by the schema.

use super::{patient, problems, written};
use crate::shape::{objects, thinned, with};
use serde_json::{Value, json};

/// The patient's document with the value at `pointer` replaced, or removed, is refused.
fn check(document: &Value, pointer: &str, value: Option<Value>) {
    let words = format!("{pointer} {value:?}");
    assert!(!problems(&with(document, pointer, value)).is_empty(), "{words}");
}

fn answer() -> Value {
    written(&patient::set(), &patient::case())
}

#[test]
fn an_unknown_field_anywhere() {
    let document = thinned(&answer(), 0);
    assert_eq!(problems(&document), [""; 0]);
    for at in objects(&document, "") {
        let mut broken = document.clone();
        broken.pointer_mut(&at).unwrap()["unheard_of"] = json!({});
        assert!(!problems(&broken).is_empty(), "{at}");
    }
}

#[test]
fn a_field_missing_or_of_a_wrong_type() {
    const MAY_LACK: [&str; 4] = ["evidence", "missing", "entries", "because"];
    let document = thinned(&answer(), 0);
    for at in objects(&document, "") {
        let in_explanation = document.pointer(&at).unwrap().get("truth").is_some();
        for (name, _) in document.pointer(&at).unwrap().as_object().unwrap() {
            let pointer = format!("{at}/{name}");
            if !(in_explanation && MAY_LACK.contains(&name.as_str())) {
                check(&document, &pointer, None);
            }
            check(&document, &pointer, Some(json!([[1]])));
        }
    }
}

#[test]
fn an_unknown_word_or_a_number_out_of_range() {
    let document = answer();
    for pointer in [
        "/schema",
        "/intended_use",
        "/as_of",
        "/software/landmark_error",
        "/contradictions/0/entries/0/effective_at",
        "/red_flags/0/tier",
        "/red_flags/0/status",
        "/red_flags/0/axis",
        "/red_flags/0/direction",
        "/red_flags/0/outcome",
        "/red_flags/0/why/truth",
        "/board/0/study",
        "/board/0/need",
        "/board/0/progress",
        "/board/0/why/0/need",
        "/course/steps/0/code",
        "/course/steps/0/state",
        "/course/steps/0/outcome",
        "/course/steps/0/review_on",
        "/course/steps/0/cautions/0/level",
        "/course/besides/0/level",
        "/indication/verdict",
        "/overridden/0/effective_at",
        "/evidence/0/flag",
    ] {
        check(&document, pointer, Some(json!("unheard of")));
    }
    for pointer in ["/rules/version", "/red_flags/0/version"] {
        for wrong in [-1.0, 0.5] {
            check(&document, pointer, Some(json!(wrong)));
        }
    }
}

/// What a rule came to, why, and where it stands go together.
#[test]
fn statements_that_exclude_each_other() {
    let document = answer();
    check(&document, "/red_flags/0/unless", Some(json!([])));
    check(&document, "/handling/0/unless", Some(json!(["a reason"])));
    check(&document, "/handling/0/citations", Some(json!([])));
    for pointer in ["/handling/0", "/red_flags_unknown/0", "/board/2/why/0"] {
        for truth in ["true", "false", "unknown"] {
            if document.pointer(&format!("{pointer}/why/truth")).unwrap() != truth {
                check(&document, &format!("{pointer}/why/truth"), Some(json!(truth)));
            }
        }
    }
    for part in ["/handling", "/red_flags", "/results", "/readiness", "/contradictions", "/course/besides"] {
        let mut silent = document.pointer("/board/2/why/0").unwrap().clone();
        let shown = document.pointer(&format!("{part}/0")).unwrap();
        silent.as_object_mut().unwrap().remove("need").unwrap();
        for (field, value) in shown.as_object().unwrap() {
            silent.as_object_mut().unwrap().entry(field).or_insert_with(|| value.clone());
        }
        check(&document, &format!("{part}/0"), Some(silent));
    }
    check(&document, "/red_flags_unknown/0/missing", Some(json!([])));
    check(&document, "/course/steps/0/outcome", Some(Value::Null));
    check(&document, "/course/steps/0/state", Some(json!("under_way")));
    check(&document, "/indication/verdict", Some(json!("not_yet")));
}
