//! One more entry: checked as the reader checks, and nothing else is touched.

use super::{case, entry, every_kind, landmarks};
use serde_json::{Value, json};
use upright_documents::{
    MOST_CASE_BYTES, MOST_ENTRIES, append_entry, append_entry_with, read_case, write_case,
};

fn event(id: &str) -> Value {
    entry(id, json!({"kind": "event", "event": "rod_fracture"}))
}

fn appended(document: &str, entry: &Value) -> String {
    String::from_utf8(append_entry(document.as_bytes(), &entry.to_string()).unwrap()).unwrap()
}

/// `document` with the entry, less the text of the entry, is `document` with `gap` in it.
fn check(document: &str, expect: &str) {
    let entry = event("new");
    assert_eq!(appended(document, &entry), expect.replace("NEW", &entry.to_string()), "{document:?}");
}

#[test]
fn entries_stand_one_after_the_other() {
    let old = event("old").to_string();
    let with = |text: &str| text.replace("OLD", &old);
    for (document, expect) in [
        (
            "{\"schema\": \"upright.case/1\", \"entries\": []}",
            "{\"schema\": \"upright.case/1\", \"entries\": [\n    NEW\n  ]}",
        ),
        (
            "{\"entries\":[ \n ], \"schema\":\"upright.case/1\" }\n",
            "{\"entries\":[\n    NEW\n  ], \"schema\":\"upright.case/1\" }\n",
        ),
        (
            "{\n  \"schema\": \"upright.case/1\",\n  \"entries\": [\n      OLD\n  ]\n}\n",
            "{\n  \"schema\": \"upright.case/1\",\n  \"entries\": [\n      OLD,\n      NEW\n  ]\n}\n",
        ),
        (
            "{\"schema\": \"upright.case/1\",\r\n \"entries\": [\r\n\tOLD\r\n ]}",
            "{\"schema\": \"upright.case/1\",\r\n \"entries\": [\r\n\tOLD,\r\n\tNEW\r\n ]}",
        ),
        (
            "{\"schema\":\"upright.case/1\",\"entries\":[OLD]}",
            "{\"schema\":\"upright.case/1\",\"entries\":[OLD,\n    NEW]}",
        ),
        (
            "\u{feff}{\"schema\":\"upright.case/1\",\"entries\":[OLD] }",
            "\u{feff}{\"schema\":\"upright.case/1\",\"entries\":[OLD,\n    NEW] }",
        ),
    ] {
        check(&with(document), &with(expect));
    }
    let read = read_case(appended(&case(json!([])).to_string(), &event("a")).as_bytes()).unwrap();
    let written = write_case(&read).unwrap();
    let twice = appended(&appended(&written, &event("b")), &event("c"));
    let ids = |text: &str| {
        let read = read_case(text.as_bytes()).unwrap();
        read.case.entries().iter().map(|entry| entry.id.clone()).collect::<Vec<_>>()
    };
    assert_eq!(ids(&twice), ["a", "b", "c"]);
}

/// Numbers of any size, order of fields, fields twice, white space: all of it is the record of somebody.
#[test]
fn what_is_not_understood_stays_letter_for_letter() {
    let gait = "{ \"id\":\"g\",  \"fact\":{\"z\":1.50, \"kind\":\"gait\", \"a\":123456789012345678901234567890,\n \"a\":\"\\u00e9\"}, \"effective_at\":\"2026-03-01\",\"author\":\"lab\", \"signed\": true}";
    let film = entry("film", json!({"kind": "film", "landmarks_file": "film-1.json", "grid": 1.0}));
    let document = format!(
        "{{\"x\":[1e2, {{}}], \"source\":{{\"description\":\"a\\u0301\", \"n\":1.0}},\n\"schema\":\"upright.case/1\",\"x\":2,\n\"entries\":[{gait},{film}\n],\"end\": 0.10 }}"
    );
    let file = |name: &str| {
        assert_eq!(name, "film-1.json");
        Ok(landmarks().to_string().into_bytes())
    };
    let new = entry("new", json!({"kind": "film", "landmarks_file": "film-1.json"})).to_string();
    let after = append_entry_with(document.as_bytes(), &new, file).unwrap();
    let after = String::from_utf8(after).unwrap();
    assert_eq!(after.replacen(&format!(",\n    {new}"), "", 1), document);
    let message = append_entry(document.as_bytes(), &new).unwrap_err().to_string();
    assert!(
        message.starts_with("entries[1] (\"film\")") && message.contains("no files are read"),
        "{message}"
    );
}

#[test]
fn every_kind_is_added_as_it_is_read() {
    let mut document = case(json!([])).to_string();
    for (at, fact) in every_kind().into_iter().enumerate() {
        document = appended(&document, &entry(&format!("e{at}"), fact));
    }
    let json: Value = serde_json::from_str(&document).unwrap();
    let expect = every_kind().into_iter().enumerate().map(|(at, fact)| entry(&format!("e{at}"), fact));
    assert_eq!(json, case(expect.collect()));
    assert_eq!(document.lines().count(), every_kind().len() + 2);
}

fn refused(document: &Value, entry: &str, expect: &str) {
    let message = append_entry(document.to_string().as_bytes(), entry).unwrap_err().to_string();
    assert!(message.contains(expect) && !message.contains("Doe"), "{message}");
}

#[test]
fn an_entry_that_could_not_be_read_is_not_added() {
    let before = case(json!([event("old"), entry("g", json!({"kind": "gait"}))]));
    let check = |entry: Value, expect: &str| refused(&before, &entry.to_string(), expect);
    check(
        entry("new", json!({"kind": "outcom"})),
        "entries[2] (\"new\"): fact.kind is \"outcom\"; this version knows person, film, outcome",
    );
    check(entry("new", json!({"kind": "outcom"})), "did you mean \"outcome\"?");
    check(entry("new", json!({"kind": "gait"})), "fact.kind is \"gait\"");
    check(
        entry("new", json!({"kind": "outcome", "instrument": "odi", "score": 101})),
        "entries[2] (\"new\"): fact.score: a score of 101 for odi",
    );
    check(entry("", json!({"kind": "event", "event": "rod_fracture"})), "entries[2] (\"\"): at id");
    check(event("old"), "two entries are called \"old\"");
    check(event("g"), "two entries are called \"g\"");
    let correcting = |earlier: &str, fact: Value| {
        let mut entry = entry("new", fact);
        entry["supersedes"] = json!(earlier);
        entry
    };
    let fact = event("").get("fact").unwrap().clone();
    check(correcting("x", fact.clone()), "supersedes \"x\", which stands nowhere before it");
    check(correcting("g", fact.clone()), "a correction keeps its kind");
    check(correcting("old", json!({"kind": "person"})), "a correction keeps its kind");
    let once = appended(&before.to_string(), &correcting("old", fact.clone()));
    let mut again = correcting("old", fact);
    again["id"] = json!("newer");
    refused(&serde_json::from_str(&once).unwrap(), &again.to_string(), "superseded already");
    let mut early = event("new");
    early["recorded_at"] = json!("2026-02-01");
    check(early, "before the day it speaks of");
    check(json!([event("new")]), "entries[2]: at the entry: invalid type: sequence, expected an object");
}

#[test]
fn an_entry_is_one_object_and_nothing_besides() {
    let before = case(json!([event("old")]));
    for text in [
        "",
        "Doe",
        "{",
        "{\"id\": \"Doe\"",
        &format!("{}, {}", event("a"), event("b")),
        &format!("{}], \"x\": [{}", event("a"), event("b")),
        &format!("{}]}}", event("a")),
        "\u{0}",
    ] {
        refused(&before, text, "entries[1]: at the entry: not JSON: ");
    }
    let spaced = format!("\n {} \n", event("a"));
    let after = append_entry(before.to_string().as_bytes(), &spaced).unwrap();
    assert!(String::from_utf8(after).unwrap().contains(&format!(",\n    {}]", event("a"))));
}

#[test]
fn to_no_case_file_is_anything_added() {
    let new = event("new").to_string();
    for document in [
        json!([]),
        json!({"entries": []}),
        json!({"schema": "upright.case/1"}),
        json!({"schema": "upright.case/2", "entries": []}),
        json!({"schema": "upright.case/1", "entries": {}}),
        json!({"schema": "upright.case/1", "entries": [5]}),
        json!({"schema": "upright.case/1", "entries": [{}]}),
        landmarks(),
    ] {
        let by_reader = read_case(document.to_string().as_bytes()).unwrap_err().to_string();
        refused(&document, &new, &by_reader);
    }
    let twice = format!("{{\"schema\":\"upright.case/1\",\"entries\":[],\"entries\":[{new}]}}");
    for text in ["", "PI 52", "{}{}", &twice] {
        assert!(append_entry(text.as_bytes(), &new).is_err(), "{text:?}");
    }
    assert!(append_entry(&[0xff; 9], &new).is_err());
    let mut full = case(json!([])).to_string().into_bytes();
    full.resize(MOST_CASE_BYTES, b' ');
    for more in [&full[..], &vec![b' '; MOST_CASE_BYTES + 1]] {
        let message = append_entry(more, &new).unwrap_err().to_string();
        assert!(message.contains("at most 16777216 are read"), "{message}");
    }
    let many: Vec<Value> = (0..MOST_ENTRIES).map(|at| event(&at.to_string())).collect();
    refused(&case(Value::Array(many)), &new, "the list is longer than 10000");
}
