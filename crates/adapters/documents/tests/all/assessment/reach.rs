//! Between them the cases reach every field of the schema, so that none of it goes untested.

use super::{SCHEMA, cases, written};
use serde_json::Value;

/// What every explanation may have, and few have all of.
const OF_AN_EXPLANATION: [&str; 3] = ["evidence", "missing", "because"];

/// Follows `$ref` and the half of `anyOf` that is not null.
fn resolved(schema: &Value) -> &Value {
    let inner = schema.get("anyOf").map_or(schema, |either| &either[0]);
    match inner.get("$ref").and_then(Value::as_str) {
        Some(name) => SCHEMA.pointer(&name[1..]).unwrap_or_else(|| panic!("{name}")),
        None => inner,
    }
}

/// The fields below `schema` of which `values` have not one.
fn unmet(schema: &Value, values: &[&Value], at: &str) -> Vec<String> {
    let schema = resolved(schema);
    if let Some(items) = schema.get("items") {
        let all: Vec<&Value> = values.iter().filter_map(|value| value.as_array()).flatten().collect();
        return unmet(items, &all, at);
    }
    let fields = schema.get("properties").and_then(Value::as_object);
    let below = |(name, schema): (&String, &Value)| {
        let at = format!("{at}/{name}");
        let met: Vec<&Value> =
            values.iter().filter_map(|value| value.get(name)).filter(|value| !value.is_null()).collect();
        if met.is_empty() { vec![at] } else { unmet(schema, &met, &at) }
    };
    let fields = fields.into_iter().flatten();
    let is_explanation = schema["properties"].get("because").is_some();
    fields
        .filter(|(name, _)| !is_explanation || !OF_AN_EXPLANATION.contains(&name.as_str()))
        .flat_map(below)
        .collect()
}

#[test]
fn every_field_is_met() {
    let all: Vec<Value> = cases::all().iter().map(|(_, case)| written(case)).collect();
    assert_eq!(unmet(&SCHEMA, &all.iter().collect::<Vec<_>>(), ""), [""; 0]);
}
