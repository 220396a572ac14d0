//! Walks through documents and through their schemas.

use serde_json::Value;
use std::collections::BTreeSet;

/// Pointers to every object in `value`, itself too.
pub(super) fn objects(value: &Value, at: &str) -> Vec<String> {
    let below = |(name, value): (String, &Value)| objects(value, &format!("{at}/{name}"));
    match value {
        Value::Object(fields) => std::iter::once(at.to_owned())
            .chain(fields.iter().map(|(name, value)| (name.clone(), value)).flat_map(below))
            .collect(),
        Value::Array(items) => {
            items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).flat_map(below).collect()
        }
        _ => Vec::new(),
    }
}

/// `document` with the value at `pointer` replaced, or removed.
pub(super) fn with(document: &Value, pointer: &str, value: Option<Value>) -> Value {
    let mut document = document.clone();
    let (parent, field) = pointer.rsplit_once('/').unwrap();
    match value {
        Some(value) => *document.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}")) = value,
        None => {
            let parent = document.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}"));
            parent.as_object_mut().unwrap().remove(field).unwrap_or_else(|| panic!("{pointer}"));
        }
    }
    document
}

/// One of the items of every list, and explanations two deep: what stands beside them is of the same kind.
pub(super) fn thinned(value: &Value, depth: usize) -> Value {
    match value {
        Value::Object(fields) => {
            let keep = |name: &&String| depth < 2 || name.as_str() != "because";
            let thin = |(name, value): (&String, &Value)| {
                let deeper = depth + usize::from(name == "because");
                (name.clone(), thinned(value, deeper))
            };
            fields.iter().filter(|(name, _)| keep(name)).map(thin).collect()
        }
        Value::Array(items) if items.iter().all(Value::is_object) => {
            items.iter().take(1).map(|item| thinned(item, depth)).collect()
        }
        other => other.clone(),
    }
}

/// The fields of `schema` and the items of its lists that no document has. What is defined once and met in many places, as an
/// explanation, counts wherever it is met.
pub(super) fn unmet(schema: &Value, shared: &[&str], documents: &[Value]) -> Vec<String> {
    let walk = Walk { schema, shared };
    let (mut named, mut met) = (BTreeSet::new(), BTreeSet::new());
    walk.names(schema, "", &mut named);
    documents.iter().for_each(|document| walk.meets(schema, document, "", &mut met));
    named.difference(&met).cloned().collect()
}

struct Walk<'a> {
    schema: &'a Value,
    shared: &'a [&'a str],
}

impl<'a> Walk<'a> {
    /// What a value must follow: the half of `anyOf` that is not null, with what it refers to.
    fn parts(&self, schema: &'a Value, at: &str) -> Vec<(&'a Value, String)> {
        let schema = schema.get("anyOf").map_or(schema, |either| &either[0]);
        let mut parts = vec![(schema, at.to_owned())];
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.strip_prefix("#/$defs/").unwrap();
            let at = if self.shared.contains(&name) { name } else { at };
            parts.extend(self.parts(&self.schema["$defs"][name], at));
        }
        parts
    }

    fn names(&self, schema: &'a Value, at: &str, named: &mut BTreeSet<String>) {
        for (part, at) in self.parts(schema, at) {
            let items = part.get("items").map(|items| (format!("{at}[]"), items));
            let fields = part.get("properties").and_then(Value::as_object).into_iter().flatten();
            let fields = fields.map(|(name, schema)| (format!("{at}/{name}"), schema));
            for (at, schema) in items.into_iter().chain(fields) {
                if named.insert(at.clone()) {
                    self.names(schema, &at, named);
                }
            }
        }
    }

    fn meets(&self, schema: &'a Value, value: &Value, at: &str, met: &mut BTreeSet<String>) {
        for (part, at) in self.parts(schema, at) {
            let items = part.get("items").into_iter();
            let items = items
                .flat_map(|schema| value.as_array().into_iter().flatten().map(move |item| (schema, item)));
            for (schema, item) in items {
                let at = format!("{at}[]");
                self.meets(schema, item, &at, met);
                met.insert(at);
            }
            for (name, schema) in part.get("properties").and_then(Value::as_object).into_iter().flatten() {
                if let Some(value) = value.get(name).filter(|value| !value.is_null()) {
                    let at = format!("{at}/{name}");
                    self.meets(schema, value, &at, met);
                    met.insert(at);
                }
            }
        }
    }
}
