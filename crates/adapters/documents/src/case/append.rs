//! One more entry at the end of a case file. What stands in it already stays as it is, letter for letter.

use super::MOST_CASE_BYTES;
use super::entry::WireEntry;
use super::fact::film::Resolve;
use super::fact::{self, KINDS};
use super::read::{Document, in_entry, read};
use crate::error::{DocumentError, DocumentKind};
use crate::landmarks::word;
use crate::object::Object;
use crate::parse::{parse, part};
use serde::Deserialize;
use serde_json::value::RawValue;

/// Adds `entry` at the end of a case file whose films stand in it.
///
/// Only the entry is new in what comes back, on a line of its own: earlier entries, fields and kinds that this version does not
/// understand, and white space are those of `bytes`. An entry of a kind that this version does not know is refused: whoever
/// records it can still correct it.
///
/// ```
/// use upright_documents::append_entry;
///
/// let case = br#"{"schema": "upright.case/1", "entries": []}"#;
/// let odi = r#"{"id": "odi", "effective_at": "2026-03-01", "author": "clinic",
///     "fact": {"kind": "outcome", "instrument": "odi", "score": 46}}"#;
/// let case = append_entry(case, odi)?;
/// assert_eq!(upright_documents::read_case(&case)?.case.entries().len(), 1);
///
/// let error = append_entry(&case, &odi.replace("outcome", "outcom")).unwrap_err().to_string();
/// assert!(error.contains("did you mean \"outcome\"?"), "{error}");
/// assert!(append_entry(&case, odi).is_err(), "the name is taken");
/// # Ok::<(), upright_documents::DocumentError>(())
/// ```
///
/// # Errors
/// As [`read_case`](super::read_case) of the case file with the entry in it.
pub fn append_entry(bytes: &[u8], entry: &str) -> Result<Vec<u8>, DocumentError> {
    append(bytes, entry, None)
}

/// As [`append_entry`], of a case file whose films may stand in files beside it.
///
/// # Errors
/// As [`read_case_with`](super::read_case_with) of the case file with the entry in it.
pub fn append_entry_with(
    bytes: &[u8],
    entry: &str,
    mut resolve: impl FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<Vec<u8>, DocumentError> {
    append(bytes, entry, Some(&mut resolve))
}

fn append(bytes: &[u8], entry: &str, resolve: Option<Resolve>) -> Result<Vec<u8>, DocumentError> {
    if bytes.len() > MOST_CASE_BYTES {
        return Err(DocumentError::TooLarge { bytes: bytes.len(), most: MOST_CASE_BYTES });
    }
    let (Object(document), _) = parse::<Object<Document>>(bytes, DocumentKind::Case)?;
    let entry = checked(entry, document.entries.0.len())?;
    let appended = match document.entries.0.last() {
        Some(last) => after(bytes, last, entry),
        None => first(bytes, entry)?,
    };
    read(&appended, resolve)?;
    Ok(appended)
}

/// The one JSON object that `entry` is, of a kind that this version knows.
fn checked(entry: &str, position: usize) -> Result<&RawValue, DocumentError> {
    let entry: &RawValue = serde_json::from_str(entry).map_err(|error| {
        let (path, problem) = ("the entry".to_owned(), format!("not JSON: {error}"));
        DocumentError::Entry { position, id: None, problem: Box::new(DocumentError::Shape { path, problem }) }
    })?;
    let known = || {
        let wire: WireEntry<&RawValue> = part(entry.get(), "", &mut Vec::new())?;
        word("fact.kind", &fact::kind(wire.fact)?, &KINDS, |kind| *kind)
    };
    known().map_err(|problem| in_entry(position, entry, problem))?;
    Ok(entry)
}

/// Where a list of entries is broken into lines by nobody.
const NEW_LINE: &str = "\n    ";

/// `bytes` with `entry` behind the `last` one, as far in as that one.
fn after(bytes: &[u8], last: &RawValue, entry: &RawValue) -> Vec<u8> {
    let start = offset(bytes, last);
    let before = bytes.get(..start).unwrap_or_default();
    let is_space = |byte: &u8| b" \t\r\n".contains(byte);
    let spaces = before.iter().rev().take_while(|byte| is_space(byte)).count();
    let gap = before.get(before.len() - spaces..).unwrap_or_default();
    let gap = if gap.contains(&b'\n') { gap } else { NEW_LINE.as_bytes() };
    let (kept, rest) = bytes.split_at_checked(start + last.get().len()).unwrap_or((bytes, &[]));
    [kept, b",", gap, entry.get().as_bytes(), rest].concat()
}

/// `bytes`, whose list of entries is empty, with `entry` in it.
fn first(bytes: &[u8], entry: &RawValue) -> Result<Vec<u8>, DocumentError> {
    #[derive(Deserialize)]
    struct List<'a> {
        #[serde(borrow)]
        entries: &'a RawValue,
    }
    let (Object(List { entries }), _) = parse::<Object<List>>(bytes, DocumentKind::Case)?;
    let start = offset(bytes, entries);
    let before = bytes.get(..start).unwrap_or_default();
    let rest = bytes.get(start + entries.get().len()..).unwrap_or_default();
    Ok([before, b"[", NEW_LINE.as_bytes(), entry.get().as_bytes(), b"\n  ]", rest].concat())
}

/// Where in `bytes` the `part` begins that was read out of them.
fn offset(bytes: &[u8], part: &RawValue) -> usize {
    part.get().as_ptr().addr().saturating_sub(bytes.as_ptr().addr())
}
