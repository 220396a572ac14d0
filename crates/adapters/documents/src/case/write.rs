//! A case file, into text. Nothing is written that could not be read.

use super::entry::WireEntry;
use super::fact::WireFact;
use super::kept::{self, Header, NotUnderstood};
use super::{CaseDocument, MOST_CASE_BYTES, MOST_ENTRIES};
use crate::error::{DocumentError, DocumentKind};
use crate::landmarks::plain;
use crate::layout;
use serde::Serialize;
use serde_json::value::RawValue;
use upright_casefile::Entry;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    entries: Vec<Written<'a>>,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Written<'a> {
    Known(Box<WireEntry<WireFact>>),
    Kept(&'a RawValue),
}

/// Writes a case file: every film with its landmarks in it, what was not understood as it was.
///
/// Fields that this version does not understand, within entries that it does, are not written.
///
/// # Errors
/// [`DocumentError::Entry`] for what [`read_case`](super::read_case) would refuse, as a number that no patient has or a name
/// without letters; what is too large.
pub fn write_case(document: &CaseDocument) -> Result<String, DocumentError> {
    let (entries, kept) = (document.case.entries(), &document.not_understood);
    kept::check(kept::interleaved(entries, kept, Header::from, Header::from))?;
    let wire = kept::interleaved(entries, kept, Source::Known, Source::Kept).enumerate();
    let entries =
        wire.map(|(position, entry)| written(document, position, entry)).collect::<Result<Vec<_>, _>>()?;
    if entries.len() > MOST_ENTRIES {
        let problem = format!("{} entries; at most {MOST_ENTRIES} are read", entries.len());
        return Err(DocumentError::Shape { path: "entries".to_owned(), problem });
    }
    let source = document.source.as_deref();
    let document = Document { schema: DocumentKind::Case.schema(), source, entries };
    let text = layout::lines_to(6, &document)
        .map_err(|error| DocumentError::NotJson { problem: error.to_string(), kind: DocumentKind::Case })?;
    match text.len() {
        bytes if bytes > MOST_CASE_BYTES => Err(DocumentError::TooLarge { bytes, most: MOST_CASE_BYTES }),
        _ => Ok(text),
    }
}

/// An entry of either sort.
enum Source<'a> {
    Known(&'a Entry),
    Kept(&'a NotUnderstood),
}

fn written<'a>(
    document: &CaseDocument,
    position: usize,
    entry: Source<'a>,
) -> Result<Written<'a>, DocumentError> {
    let entry = match entry {
        Source::Kept(kept) => return Ok(Written::Kept(&kept.json)),
        Source::Known(entry) => entry,
    };
    wire(entry, document).map(|entry| Written::Known(Box::new(entry))).map_err(|problem| {
        DocumentError::Entry { position, id: Some(plain(&entry.id, 128)), problem: Box::new(problem) }
    })
}

fn wire(entry: &Entry, document: &CaseDocument) -> Result<WireEntry<WireFact>, DocumentError> {
    let fact = WireFact::new(&entry.fact, document.films.get(&entry.id))?;
    fact.check(entry.effective_at)?;
    WireEntry::new(entry, fact)
}
