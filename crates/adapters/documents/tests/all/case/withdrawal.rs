//! Taking an entry back: the one kind of fact that stands only as a correction.

use super::schema::problems;
use super::{case, entry};
use serde_json::{Value, json};
use upright_documents::{CaseDocument, read_case, write_case};

fn withdrawal(id: &str, supersedes: &Value, reason: &Value) -> Value {
    let mut entry = entry(id, json!({"kind": "withdrawal", "reason": reason}));
    entry["supersedes"] = supersedes.clone();
    entry
}

/// A record in which one score is followed by `later`.
fn after_a_score(later: Value) -> Value {
    case(json!([entry("score", json!({"kind": "outcome", "instrument": "odi", "score": 46})), later]))
}

fn read(document: &Value) -> Result<CaseDocument, String> {
    read_case(document.to_string().as_bytes()).map_err(|error| error.to_string())
}

#[test]
fn is_read_written_and_read_again() {
    let document = after_a_score(withdrawal("back", &json!("score"), &json!("the form of another patient")));
    assert_eq!(problems(&document), Vec::<String>::new());
    let found = read(&document).unwrap();
    let day = found.case.last_day().unwrap();
    assert!(found.case.as_of(day).entries().iter().all(|entry| entry.id != "score"));
    let again = read_case(write_case(&found).unwrap().as_bytes()).unwrap();
    assert_eq!(again.case.entries(), found.case.entries());
}

#[test]
fn what_a_withdrawal_must_say() {
    let why = json!("twice");
    for (supersedes, reason, by_schema, expect) in [
        (Value::Null, &why, true, "is a withdrawal and supersedes nothing"),
        (json!("score"), &Value::Null, true, "at fact.reason"),
        (json!("score"), &json!("Doe\n"), true, "at fact.reason: the text holds control characters"),
        (json!("other"), &why, false, "supersedes \"other\", which stands nowhere before it"),
    ] {
        let document = after_a_score(withdrawal("back", &supersedes, reason));
        let error = read(&document).unwrap_err();
        assert!(error.contains(expect), "{error}");
        assert_eq!(!problems(&document).is_empty(), by_schema, "{document}");
    }
}
