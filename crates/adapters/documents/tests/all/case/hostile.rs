//! Whatever the bytes, an answer comes back.

use super::{case, entry, every_kind};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::sync::LazyLock;
use upright_documents::{MOST_BYTES, MOST_CASE_BYTES, MOST_ENTRIES, read_case, read_case_with, write_case};

static RIGHT: LazyLock<String> = LazyLock::new(|| {
    let kinds = every_kind().into_iter().chain([json!({"kind": "gait", "steps": [1, 2]})]);
    let entries: Vec<Value> = kinds.enumerate().map(|(at, fact)| entry(&format!("e{at}"), fact)).collect();
    case(Value::Array(entries)).to_string()
});

fn problem(text: &str) -> String {
    let message = read_case(text.as_bytes()).unwrap_err().to_string();
    assert!(!message.chars().any(char::is_control) && message.len() < 1500, "{message:?}");
    message
}

proptest! {
    #[test]
    fn mutated_documents_read_or_are_refused_with_words(cuts in prop::collection::vec((0..RIGHT.len(), any::<u8>()), 1..6)) {
        let mut bytes = RIGHT.as_bytes().to_vec();
        for (at, byte) in cuts {
            bytes[at] = byte;
        }
        match read_case(&bytes) {
            Ok(read) => prop_assert!(write_case(&read).is_ok()),
            Err(error) => prop_assert!(!error.to_string().is_empty()),
        }
    }

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(read_case(&bytes).is_err());
    }
}

#[test]
fn truncated_anywhere() {
    assert!(read_case(RIGHT.as_bytes()).is_ok());
    for at in 0..RIGHT.len() {
        assert!(problem(&RIGHT[..at]).starts_with("not JSON"), "{at}");
    }
}

#[test]
fn depth_and_size_are_bounded() {
    let deep = "[".repeat(200_000);
    for text in [
        deep.clone(),
        "{\"entries\":".repeat(100_000),
        format!("{{\"schema\":\"upright.case/1\",\"entries\":{deep}"),
        format!("{{\"schema\":\"upright.case/1\",\"entries\":[{deep}"),
    ] {
        problem(&text);
    }
    let deep = format!("{}{}", "[".repeat(5000), "]".repeat(5000));
    for place in [
        format!("{{\"kind\": \"gait\", \"x\": {deep}}}"),
        format!("{{\"kind\": \"film\", \"landmarks\": {deep}}}"),
        deep.clone(),
    ] {
        let text = case(json!([entry("e", json!("HERE"))])).to_string().replace("\"HERE\"", &place);
        assert!(problem(&text).starts_with("entries[0] (\"e\")"), "{}", problem(&text));
    }
    let large = vec![b' '; MOST_CASE_BYTES + 1];
    assert!(read_case(&large).unwrap_err().to_string().contains("at most"));
    let many = format!("{{\"schema\":\"upright.case/1\",\"entries\":[{}0]}}", "0,".repeat(MOST_ENTRIES));
    assert!(problem(&many).starts_with("at entries"), "{}", problem(&many));
    let list = |kind: &str, field: &str, item: &str| {
        let fact =
            format!("{{\"kind\":\"{kind}\",\"{field}\":[{}{item}]}}", format!("{item},").repeat(100_000));
        case(json!([entry("e", json!("HERE"))])).to_string().replace("\"HERE\"", &fact)
    };
    let segment = r#"{"upper":"L4","lower":"L5","mobility":"fused"}"#;
    assert!(problem(&list("previous_fusion", "segments", segment)).contains("longer than 25"));
    assert!(problem(&list("surgical_anatomy", "laminectomies", "\"L4\"")).contains("longer than 25"));
    for (kind, field) in
        [("surgical_anatomy", "complications"), ("physical_therapy", "goals"), ("injection", "agents")]
    {
        assert!(problem(&list(kind, field, "\"falls\"")).contains("longer than 10"), "{field}");
    }
    assert!(problem(&list("study_finding", "interval", "1")).contains("longer than 2"));
}

#[test]
fn landmark_documents_are_bounded_one_by_one_and_together() {
    let film = |id: &str| entry(id, json!({"kind": "film", "landmarks_file": "a.json"}));
    let mut large = super::landmarks().to_string().into_bytes();
    large.resize(MOST_BYTES, b' ');
    let read = |films: usize, content: &[u8]| {
        let films: Vec<Value> = (0..films).map(|at| film(&at.to_string())).collect();
        read_case_with(case(Value::Array(films)).to_string().as_bytes(), |_| Ok(content.to_vec()))
    };
    assert!(read(3, &large).is_ok());
    let message = read(4, &large).unwrap_err().to_string();
    assert!(message.contains("entries[3]") && message.contains("larger together"), "{message}");
    large.push(b' ');
    let message = read(1, &large).unwrap_err().to_string();
    assert!(message.contains("fact.landmarks_file: the document has"), "{message}");
}

#[test]
fn noise_is_bounded() {
    let noise: String = (0..20_000).map(|number| format!("\"f{number}\":1,")).collect();
    let read =
        read_case(RIGHT.replace("\"effective_at\"", &format!("{noise}\"effective_at\"")).as_bytes()).unwrap();
    assert!(read.ignored.len() <= 100, "{}", read.ignored.len());
    let long = "a".repeat(1 << 20);
    for (from, to) in [
        ("female", &*long),
        ("\"odi\"", "\"\\u001b[2J\""),
        ("\"L4\"", "\"\\u0007\""),
        ("to walk to the shop", &*long),
        ("dural_tear", &*long),
        ("neuropathic", "\\u001b[2J"),
        ("series 3", "\\u009b2J"),
    ] {
        assert!(problem(&RIGHT.replace(from, to)).starts_with("entries["));
    }
    let read = read_case(
        RIGHT.replace("\"steps\"", "\"st\u{9b}eps\"").replace("\"sex\"", "\"s\u{7f}x\"").as_bytes(),
    )
    .unwrap();
    assert!(read.ignored.iter().all(|name| !name.chars().any(char::is_control)), "{:?}", read.ignored);
}

#[test]
fn duplicate_keys_numbers_beyond_all_and_other_encodings() {
    assert!(
        problem(&RIGHT.replace("\"score\":46", "\"score\":46,\"score\":47"))
            .contains("duplicate field `score`")
    );
    assert!(
        problem(&RIGHT.replace("\"kind\":\"event\"", "\"kind\":\"event\",\"kind\":\"gait\""))
            .contains("duplicate field `kind`")
    );
    assert!(
        problem(&RIGHT.replace("\"id\":\"e1\"", "\"id\":\"e1\",\"id\":\"e2\""))
            .contains("duplicate field `id`")
    );
    assert!(
        problem(&RIGHT.replacen("\"schema\"", "\"schema\":\"upright.case/1\",\"schema\"", 1))
            .contains("duplicate field `schema`")
    );
    assert!(problem(&RIGHT.replace("\"score\":46", "\"score\":1e999")).contains("number out of range"));
    assert!(problem(&RIGHT.replace("[1,2]", "[1e999]")).contains("number out of range"));
    assert!(problem(&RIGHT.replace("\"score\":46", "\"score\":NaN")).starts_with("not JSON"));
    assert!(
        problem(&RIGHT.replace("\"gait\"", "\"\\ud800\""))
            .starts_with(&format!("entries[{}]", every_kind().len()))
    );
    let marked = format!("\u{feff}{}", *RIGHT);
    assert!(read_case(marked.as_bytes()).is_ok());
    let latin: Vec<u8> = RIGHT.replace("Dr Jane Doe", "D\u{e9}").chars().map(|letter| letter as u8).collect();
    let wide: Vec<u8> = RIGHT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [latin, wide, vec![0xff; 9]] {
        let message = read_case(&bytes).unwrap_err().to_string();
        assert!(message.starts_with("not JSON") && !message.contains("Doe"), "{message}");
    }
}

/// What was read is shown in logs and in failed tests; what people wrote is not.
#[test]
fn nobodys_own_words_are_debugged() {
    let words = "Jane Doe of Elm Street";
    let texts: Vec<(String, Value)> = every_kind()
        .into_iter()
        .flat_map(|fact| {
            let named = |field: &&str| fact.get(*field).is_some_and(Value::is_string);
            let with = |field: &str| {
                let mut fact = fact.clone();
                fact[field] = json!(words);
                (format!("{} {field}", fact["kind"]), fact)
            };
            ["maker", "model", "dose", "method", "image", "reason", "adverse_event", "text", "instead"]
                .into_iter()
                .filter(named)
                .map(with)
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(texts.len(), 20, "{texts:?}");
    for (name, fact) in texts {
        let read = read_case(case(json!([entry("e", fact)])).to_string().as_bytes()).unwrap();
        let debugged = format!("{read:?} {:#?}", read.case.entries());
        assert!(!debugged.contains("Doe") && debugged.contains('…'), "{name}: {debugged}");
        assert!(write_case(&read).unwrap().contains(words), "{name}");
    }
}
