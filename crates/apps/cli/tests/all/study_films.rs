//! `upright study analyse`: metal on radiographs, and what it contradicts once a person confirmed it.

use crate::program::{upright, written};
use crate::studies::valid;
use serde_json::{Value, json};
use tempfile::TempDir;

#[test]
fn metal_on_a_film_contradicts_a_record_without_metal_once_it_is_confirmed() {
    let folder = TempDir::new().unwrap();
    let patient = folder.path().to_str().unwrap();
    let operated = ["--type", "flatback", "--posture", "standing", "--resolution", "0.5"];
    let made = upright(&[&["phantom", "patient", "--seed", "2", "--out", patient], &operated[..]].concat());
    assert_eq!(made.code, 0, "{}", made.stderr);

    let text = upright(&["study", "analyse", patient]).text();
    assert!(text.contains("▲ metal, clear: 2 rods"), "{text}");
    let found = valid(&upright(&["study", "analyse", patient, "--format", "json"]));
    let films: Vec<&Value> = found["series"].as_array().unwrap().iter().map(|one| &one["films"][0]).collect();
    assert_eq!(films.len(), 2, "{found}");
    for film in &films {
        assert_eq!((&film["is_scaled"], &film["not_looked_at"]), (&true.into(), &Value::Null), "{film}");
        assert_eq!(film["proposals"][0]["finding"], "implant", "{film}");
    }

    for (status, contradicts) in [("proposed", false), ("confirmed", true)] {
        let mut finding = films[0]["proposals"][0].clone();
        finding["status"] = status.into();
        let answer = assessed(folder.path(), "frontal_film", finding);
        assert_eq!(answer.contains("metal-denied-but-implant-seen"), contradicts, "{status}: {answer}");
    }
}

/// What is said of a patient whose record denies metal, and whose study of this kind has this finding.
pub(crate) fn assessed(folder: &std::path::Path, kind: &str, finding: Value) -> String {
    let study = json!({"kind": "study", "study": kind, "name": finding["study"], "state": "done"});
    let denied = json!({"kind": "surgical_anatomy", "metal": "none"});
    let facts = [study, denied, finding].into_iter().enumerate();
    let entries: Vec<Value> = facts
        .map(|(at, fact)| json!({"id": format!("e{at}"), "effective_at": "2026-01-02", "author": "test", "fact": fact}))
        .collect();
    let case = written(folder, "with.case.json", &json!({"schema": "upright.case/1", "entries": entries}));
    let answer = upright(&["case", "assess", &case, "--as-of", "2026-01-02", "--format", "json"]);
    assert_eq!(answer.code, 0, "{}", answer.stderr);
    answer.json()["contradictions"].to_string()
}
