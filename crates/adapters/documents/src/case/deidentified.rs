//! A record without what names a person: for whoever counts and compares, and never needs to know of whom.

use crate::error::DocumentError;
use crate::{CASE_SCHEMA, LANDMARKS_SCHEMA, layout};
use jiff::civil::Date;
use jiff::{Span, ToSpan};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::fact::KINDS;
use super::read_case;

/// Years of age beyond which a person is one of few.
const OLDEST: f64 = 90.0;

/// A record as a researcher sees it, as a document.
///
/// - Every date is moved by `shift_days`, so that intervals and ages stay as they are; ages above 90 years become 90.
/// - Words of the schema, landmark sites and numbers stay. Every other text (names of entries, studies and people, reasons,
///   goals, remarks) becomes `text-1`, `text-2` …, the same for the same text, so that corrections and findings still find what
///   they are about.
/// - Entries of kinds that this version does not understand are left out: nobody here knows what they hold.
///
/// Conclusions are those of the record itself, on days that are moved likewise.
///
/// ```
/// let case = br#"{"schema": "upright.case/1", "entries": [{"id": "smith-1", "effective_at": "2026-03-01",
///     "author": "Dr Jones", "fact": {"kind": "goal", "text": "walk to Mrs Smith's shop"}}]}"#;
/// let shown = upright_documents::deidentified(case, -31)?;
/// assert!(!shown.contains("mith") && !shown.contains("Jones"), "{shown}");
/// assert!(shown.contains("2026-01-29"));
/// # Ok::<(), upright_documents::DocumentError>(())
/// ```
///
/// # Errors
/// As [`read_case`](super::read_case).
pub fn deidentified(bytes: &[u8], shift_days: i32) -> Result<String, DocumentError> {
    let read = read_case(bytes)?;
    let not_json = |error: serde_json::Error| DocumentError::NotJson {
        problem: error.to_string(),
        kind: crate::DocumentKind::Case,
    };
    let document: Map<String, Value> = serde_json::from_slice(bytes).map_err(not_json)?;
    let last_day = read.case.last_day();
    let mut veil = Veil { shift: i64::from(shift_days).days(), last_day, texts: BTreeMap::new() };
    let entries = document.get("entries").and_then(Value::as_array).cloned().unwrap_or_default();
    let entries: Vec<Value> =
        entries.into_iter().filter(is_known).map(|entry| veil.value("", entry)).collect();
    let document = Map::from_iter([
        ("schema".to_owned(), Value::from("upright.case/1")),
        ("entries".to_owned(), Value::from(entries)),
    ]);
    let text = layout::lines_to(6, &document).map_err(not_json)?;
    read_case(text.as_bytes()).map(|_| text)
}

fn is_known(entry: &Value) -> bool {
    let kind = entry.pointer("/fact/kind").and_then(Value::as_str).unwrap_or_default();
    KINDS.contains(&kind)
}

/// What is laid over a record.
struct Veil {
    shift: Span,
    last_day: Option<Date>,
    texts: BTreeMap<String, String>,
}

impl Veil {
    fn value(&mut self, name: &str, value: Value) -> Value {
        match value {
            Value::String(text) => Value::String(self.text(name, text)),
            Value::Number(number) if name == "age_years" => {
                Value::from(number.as_f64().map_or(OLDEST, |years| years.min(OLDEST)))
            }
            Value::Array(values) => values.into_iter().map(|value| self.value(name, value)).collect(),
            Value::Object(fields) => {
                fields.into_iter().map(|(name, value)| (name.clone(), self.value(&name, value))).collect()
            }
            other => other,
        }
    }

    fn text(&mut self, name: &str, text: String) -> String {
        // Only what is written as a date is one: other readers of dates take more.
        let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text);
        match date {
            Some(date) if name == "birth_date" => self.moved(self.birth(date)),
            Some(date) => self.moved(date),
            None if is_word(name, &text) => text,
            None => self.token(text),
        }
    }

    fn moved(&self, date: Date) -> String {
        date.saturating_add(self.shift).to_string()
    }

    /// A birth of at most [`OLDEST`] years before the last day of the record.
    fn birth(&self, birth: Date) -> Date {
        let earliest = self.last_day.map(|day| day.saturating_sub((OLDEST as i64).years()));
        earliest.map_or(birth, |earliest| earliest.max(birth))
    }

    fn token(&mut self, text: String) -> String {
        let number = self.texts.len() + 1;
        self.texts.entry(text).or_insert_with(|| format!("text-{number}")).clone()
    }
}

/// Whether a text is one of the words that documents are made of.
fn is_word(name: &str, text: &str) -> bool {
    static WORDS: LazyLock<BTreeSet<String>> = LazyLock::new(|| {
        let mut words = BTreeSet::new();
        for schema in [CASE_SCHEMA, LANDMARKS_SCHEMA] {
            // Our own schemas, which a test reads.
            gather(&serde_json::from_str(schema).unwrap_or_default(), &mut words);
        }
        words
    });
    let made_of = |signs: &str| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || signs.as_bytes().contains(&byte))
    };
    match name {
        "site" => made_of("._"),
        "item" => made_of("._:-") && text == text.to_ascii_lowercase(),
        _ => WORDS.contains(text),
    }
}

/// Every word that a schema allows.
fn gather(schema: &Value, words: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("const", Value::String(word)) => drop(words.insert(word.clone())),
                    ("enum", Value::Array(allowed)) => {
                        words.extend(allowed.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => gather(value, words),
                }
            }
        }
        Value::Array(values) => values.iter().for_each(|value| gather(value, words)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(fact: &str) -> String {
        let entry =
            format!(r#"{{"id": "e", "effective_at": "2026-03-01", "author": "Dr Jones", "fact": {fact}}}"#);
        deidentified(format!(r#"{{"schema": "upright.case/1", "entries": [{entry}]}}"#).as_bytes(), -10)
            .unwrap()
    }

    #[test]
    fn the_very_old_are_not_told_from_each_other() {
        let born = shown(r#"{"kind": "person", "birth_date": "1920-05-05", "sex": "female"}"#);
        assert!(born.contains("1936-02-20") && born.contains("female"), "{born}");
        assert!(shown(r#"{"kind": "person", "birth_date": "1950-05-15"}"#).contains("1950-05-05"));
        assert!(shown(r#"{"kind": "person", "age_years": 103}"#).contains("90"));
    }

    #[test]
    fn what_nobody_understands_is_left_out() {
        let shown = shown(r#"{"kind": "gait", "witness": "Mrs Smith"}"#);
        assert!(!shown.contains("Smith") && !shown.contains("gait"), "{shown}");
    }

    #[test]
    fn a_study_and_its_findings_still_belong_together() {
        let study = r#"{"id": "a", "effective_at": "2026-03-01", "author": "x", "fact":
            {"kind": "study", "study": "ct", "name": "CT of Mrs Smith", "state": "read"}}"#;
        let finding = r#"{"id": "b", "effective_at": "2026-03-01", "author": "x", "fact": {"kind": "study_finding",
            "study": "CT of Mrs Smith", "finding": "infection", "presence": "absent", "status": "confirmed"}}"#;
        let document = format!(r#"{{"schema": "upright.case/1", "entries": [{study}, {finding}]}}"#);
        let shown = deidentified(document.as_bytes(), 1).unwrap();
        assert_eq!(shown.matches("text-2").count(), 2, "{shown}");
        assert!(!shown.contains("Smith"));
    }
}
