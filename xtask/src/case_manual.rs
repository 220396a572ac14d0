//! The manual of case documents, written from their schema: every fact, every field, every word.

use crate::workspace::{Generated, root};
use anyhow::{Context, Result};
use serde_json::Value;
use std::fmt::Write;
use std::fs;

const SCHEMA: &str = "crates/adapters/documents/schema/upright.case-1.schema.json";
const HEAD: &str = "\
# Facts of a case

Written by `cargo xtask evidence` from the [schema](../crates/adapters/documents/schema/upright.case-1.schema.json) of `upright.case/1`; how facts are used stands in [assessment](assessment.md).
A field that is absent or null was not examined or not recorded, and is never taken as \"no\" or 0. No field holds a name, a number of a patient, or the text of a questionnaire.
";

/// Writes `docs/case.md`; a test fails when it is stale.
pub(crate) fn write() -> Result<()> {
    generated()?.write()
}

fn generated() -> Result<Generated> {
    let schema: Value = serde_json::from_slice(&fs::read(root().join(SCHEMA)).context(SCHEMA)?)?;
    let mut text = HEAD.to_owned();
    let entry = schema.pointer("/properties/entries/items").context("a schema without entries")?;
    let _ = write!(text, "\n## Every entry\n\n{}", table(entry, ""));
    for (kind, fact) in schema.get("$defs").and_then(Value::as_object).context("a schema without facts")? {
        let about = words(fact);
        let _ = write!(text, "\n## `{kind}`\n\n{about}\n\n{}", table(fact, ""));
    }
    Ok(Generated { path: "docs/case.md".to_owned(), text })
}

fn table(object: &Value, within: &str) -> String {
    let mut text = String::from("| field | value | |\n|---|---|---|\n");
    rows(object, within, &mut text);
    text
}

/// One line for each field; fields of a field follow it.
fn rows(object: &Value, within: &str, text: &mut String) {
    let required: Vec<&str> = list(object, "required").iter().filter_map(Value::as_str).collect();
    let fields = object.get("properties").and_then(Value::as_object);
    for (name, field) in fields.into_iter().flatten() {
        let path = if within.is_empty() { name.clone() } else { format!("{within}.{name}") };
        let needed = if required.contains(&name.as_str()) { ", required" } else { "" };
        let about = words(field);
        let _ = writeln!(text, "| `{path}` | {}{needed} | {about} |", value(field));
        rows(field, &path, text);
        if let Some(items) = field.get("items") {
            rows(items, &format!("{path}[]"), text);
        }
    }
}

/// What may stand in a field, for people.
fn value(field: &Value) -> String {
    let words = list(field, "enum").iter().filter_map(Value::as_str);
    let words: Vec<String> = words.map(|word| format!("`{word}`")).collect();
    if !words.is_empty() {
        return spine(&words).unwrap_or_else(|| words.join(" "));
    }
    match kind(field) {
        "array" => match field.get("items").filter(|items| items.get("enum").is_some()) {
            Some(words) => format!("list of {}", value(words)),
            None => "list".to_owned(),
        },
        "boolean" => "true or false".to_owned(),
        "string" if field.get("format").is_some_and(|format| format == "date") => {
            "day, as 2026-03-01".to_owned()
        }
        "string" => "text".to_owned(),
        "number" | "integer" => range(field),
        other => other.to_owned(),
    }
}

/// The levels of the spine, in short.
fn spine(words: &[String]) -> Option<String> {
    let (first, last) = (words.first()?, words.last()?);
    (first == "`C2`" && last == "`S1`").then(|| format!("a level, {first} to {last}"))
}

fn words(of: &Value) -> &str {
    of.get("description").and_then(Value::as_str).unwrap_or_default()
}

fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn kind(field: &Value) -> &str {
    let named = |kind: &Value| kind.as_str().is_some_and(|kind| kind != "null");
    let types = list(field, "type").iter().find(|kind| named(kind));
    types.or_else(|| field.get("type")).and_then(Value::as_str).unwrap_or("object")
}

fn range(field: &Value) -> String {
    // A bound of the machine says nothing to people.
    const MACHINE: f64 = 1e9;
    let bound = |name: &str| field.get(name).and_then(Value::as_f64);
    match (bound("minimum"), bound("maximum").filter(|most| *most < MACHINE)) {
        (Some(least), Some(most)) => format!("{least} to {most}"),
        (Some(least), None) => format!("from {least}"),
        _ => kind(field).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_manual_of_cases_is_fresh() {
        assert!(super::generated().unwrap().is_fresh(), "docs/case.md is stale: cargo xtask evidence");
    }
}
