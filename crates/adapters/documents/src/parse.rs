//! JSON text as a wire form; where that fails, the place and the problem in words for people.

use crate::error::{DocumentError, DocumentKind};
use crate::landmarks::plain;
use crate::object::Object;
use serde::Deserialize;

/// The beginning of a document, as far as it says what it is.
#[derive(Deserialize)]
struct Schema {
    schema: Option<String>,
}

/// The schema that a document names, wherever in it; `None` where it names none or is no JSON.
///
/// ```
/// let document = br#"{"entries": [], "schema": "upright.case/1"}"#;
/// assert_eq!(upright_documents::named_schema(document).as_deref(), Some("upright.case/1"));
/// ```
#[must_use]
pub fn named_schema(bytes: &[u8]) -> Option<String> {
    let Object(Schema { schema }) = serde_json::from_slice(without_mark(bytes)).ok()?;
    schema
}

/// The text behind a mark of the encoding.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Reads a whole document, with the names of the fields that it has and `T` has not.
pub(crate) fn parse<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
    kind: DocumentKind,
) -> Result<(T, Vec<String>), DocumentError> {
    let bytes = without_mark(bytes);
    let mut ignored = Vec::new();
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let read = serde_ignored::deserialize(&mut json, |path| note(&mut ignored, &path));
    match read.and_then(|document| json.end().map(|()| document)) {
        Ok(document) => Ok((document, ignored)),
        Err(error) => Err(explain::<T>(bytes, kind, &error)),
    }
}

/// Reads an object that stands at `place` within a document, its text taken out of it.
pub(crate) fn part<'de, T: Deserialize<'de>>(
    text: &'de str,
    place: &str,
    ignored: &mut Vec<String>,
) -> Result<T, DocumentError> {
    let mut json = serde_json::Deserializer::from_str(text);
    serde_ignored::deserialize::<_, _, Object<T>>(&mut json, |path| note(ignored, &path))
        .map(|Object(part)| part)
        .map_err(|error| explain_part::<T>(text, place, &error))
}

/// Keeps the first few distinct fields; a hostile document has any number of them.
fn note(ignored: &mut Vec<String>, path: &serde_ignored::Path) {
    const MOST_NOTED: usize = 20;
    if ignored.len() >= MOST_NOTED {
        return;
    }
    let name =
        path.to_string().split('.').filter(|part| *part != "?").fold(String::new(), |name, part| match part
            .parse::<usize>(
        ) {
            Ok(position) => format!("{name}[{position}]"),
            Err(_) if name.is_empty() => part.to_owned(),
            Err(_) => format!("{name}.{part}"),
        });
    let name = plain(&name, 120);
    if !ignored.contains(&name) {
        ignored.push(name);
    }
}

/// The error in words, with its place in the document; read a second time only when reading failed.
fn explain<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
    kind: DocumentKind,
    error: &serde_json::Error,
) -> DocumentError {
    let not_json = |problem| DocumentError::NotJson { problem, kind };
    if !error.is_data() {
        return not_json(error.to_string());
    }
    let schema = serde_json::from_slice::<Schema>(bytes).ok();
    if let Some(Err(other)) = schema.map(|Schema { schema }| kind.check(schema.as_deref())) {
        return other;
    }
    let mut json = serde_json::Deserializer::from_slice(bytes);
    let Err(error) = serde_path_to_error::deserialize::<_, T>(&mut json) else {
        return not_json(error.to_string());
    };
    let (path, problem) = (error.path().to_string(), error.inner().to_string());
    let problem = match kind {
        DocumentKind::Landmarks => in_words(&path, &shortened(&problem), landmark_remedy),
        DocumentKind::Case => in_words(&path, &unquoted(&problem), case_remedy),
    };
    let path = if path == "." { "the top".to_owned() } else { plain(&path, 120) };
    DocumentError::Shape { path, problem }
}

fn explain_part<'de, T: Deserialize<'de>>(
    text: &'de str,
    place: &str,
    error: &serde_json::Error,
) -> DocumentError {
    let mut json = serde_json::Deserializer::from_str(text);
    let (path, problem) = match serde_path_to_error::deserialize::<_, Object<T>>(&mut json) {
        Err(error) => (error.path().to_string(), error.inner().to_string()),
        Ok(_) => (".".to_owned(), error.to_string()),
    };
    // Lines and columns are those of the part and would mislead.
    let problem = problem.rsplit_once(" at line ").map_or(&*problem, |(problem, _)| problem);
    let problem = in_words(&path, &unquoted(problem), case_remedy);
    let path = match (place, &*path) {
        ("", ".") => "the entry".to_owned(),
        (place, ".") => place.to_owned(),
        ("", path) => plain(path, 120),
        (place, path) => format!("{place}.{}", plain(path, 120)),
    };
    DocumentError::Shape { path, problem }
}

/// The beginning and the end of a long text: the reader quotes a value of the wrong kind whole, and says last what it expected.
fn shortened(text: &str) -> String {
    const MOST_A_SIDE: usize = 120;
    let letters: Vec<char> = text.chars().collect();
    if letters.len() <= 2 * MOST_A_SIDE {
        return text.to_owned();
    }
    let (start, rest) = letters.split_at(MOST_A_SIDE);
    let end = rest.iter().skip(rest.len() - MOST_A_SIDE);
    start.iter().chain(&['…']).chain(end).collect()
}

/// The problem without the value that the reader quotes: a value of a patient's record may name somebody.
fn unquoted(problem: &str) -> String {
    match (problem.starts_with("invalid "), problem.rsplit_once(", expected ")) {
        (true, Some((found, expected))) => {
            let found = found.split(['`', '"']).next().unwrap_or_default().trim_end();
            format!("{found}, expected {}", shortened(expected))
        }
        _ => shortened(problem),
    }
}

/// The reader's words for types, in words for people.
fn in_words(path: &str, problem: &str, remedy: fn(&str) -> &'static str) -> String {
    let missing = problem.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    if let Some(field) = missing {
        return format!("\"{field}\" is missing{}", remedy(field));
    }
    let example = match path.rsplit('.').next() {
        Some("spacing_mm") if problem.ends_with("expected an object") => {
            " such as {\"row\": 0.143, \"column\": 0.143}, millimetres between rows and between columns"
        }
        _ => "",
    };
    let words = problem.replace("expected f64", "expected a number");
    format!("{}{example}", words.replace("expected u32", "expected a whole number"))
}

fn landmark_remedy(field: &str) -> &'static str {
    match field {
        "frame" => {
            "; it says what coordinates refer to: {\"kind\": \"image\", \"columns\", \"rows\", \"facing\"} or {\"kind\": \"patient\"}"
        }
        "kind" => "; give \"image\" for pixels of a film or \"patient\" for millimetres",
        "landmarks" => "; it is a list of {\"site\", \"x\", \"y\"}",
        "site" | "x" | "y" => "; every landmark has \"site\", \"x\" and \"y\"",
        "row" | "column" => "; give millimetres between rows and between columns",
        _ => "",
    }
}

fn case_remedy(field: &str) -> &'static str {
    match field {
        "entries" => {
            "; it is a list of {\"id\", \"effective_at\", \"author\", \"fact\"}, empty where nothing is recorded"
        }
        "id" => "; every entry has a name of its own, to which a correction can refer",
        "effective_at" => "; give the day on which the fact held, as 2026-03-01",
        "author" => "; say who or what recorded the fact",
        "fact" => "; give the fact as {\"kind\": \"outcome\", …}",
        "kind" => "; say what kind of fact it is, as \"film\", \"outcome\" or \"person\"",
        "presence" => "; say present, or absent where it was asked or examined and is not there",
        "status" => "; say whether a person stands behind it: proposed, confirmed or rejected",
        "reason" => "; say why, in words",
        _ => "",
    }
}
