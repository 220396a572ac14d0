//! A case file, out of bytes.

use super::entry::WireEntry;
use super::fact::{self, film};
use super::kept::{self, Header, NotUnderstood};
use super::list::List;
use super::{CaseDocument, MOST_CASE_BYTES, MOST_ENTRIES};
use crate::error::{DocumentError, DocumentKind};
use crate::landmarks::{LandmarkDocument, description, plain};
use crate::note::Note;
use crate::object::Object;
use crate::parse::{parse, part};
use film::Files;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use upright_casefile::{CaseFile, Entry, Fact};

#[derive(Deserialize)]
pub(super) struct Document<'a> {
    #[serde(default)]
    schema: Option<String>,
    #[serde(default)]
    source: Option<Value>,
    #[serde(borrow)]
    pub(super) entries: List<&'a RawValue, MOST_ENTRIES>,
}

/// Reads a case file whose films stand in it.
///
/// Unknown fields are reported and unknown kinds of facts kept, not refused: additive changes keep the version.
///
/// ```
/// use upright_documents::{read_case, write_case};
///
/// let odi = r#"{"id": "odi", "effective_at": "2026-03-01", "author": "clinic",
///     "fact": {"kind": "outcome", "instrument": "odi", "score": 46}}"#;
/// let gait = r#"{"id": "gait", "effective_at": "2026-03-01", "author": "laboratory",
///     "fact": {"kind": "gait", "speed_m_s": 0.7}}"#;
/// let document = format!(r#"{{"schema": "upright.case/1", "entries": [{odi}, {gait}]}}"#);
/// let read = read_case(document.as_bytes())?;
/// assert_eq!(read.case.entries().len(), 1);
/// assert_eq!(read.not_understood[0].kind, "gait");
/// assert!(write_case(&read)?.contains(gait));
/// # Ok::<(), upright_documents::DocumentError>(())
/// ```
///
/// # Errors
/// Each variant of [`DocumentError`], those of one entry within [`DocumentError::Entry`].
pub fn read_case(bytes: &[u8]) -> Result<CaseDocument, DocumentError> {
    read(bytes, None)
}

/// Reads a case file whose films may stand in files beside it (`"landmarks_file": "name.json"`).
///
/// `resolve` gives the content of the file of that name. The name is alone: never a path, never `..`.
///
/// # Errors
/// As [`read_case`], and what `resolve` says where it has no such file.
pub fn read_case_with(
    bytes: &[u8],
    mut resolve: impl FnMut(&str) -> Result<Vec<u8>, String>,
) -> Result<CaseDocument, DocumentError> {
    read(bytes, Some(&mut resolve))
}

pub(super) fn read(bytes: &[u8], resolve: Option<film::Resolve>) -> Result<CaseDocument, DocumentError> {
    let Some(left) = MOST_CASE_BYTES.checked_sub(bytes.len()) else {
        return Err(DocumentError::TooLarge { bytes: bytes.len(), most: MOST_CASE_BYTES });
    };
    let (Object(document), ignored) = parse::<Object<Document>>(bytes, DocumentKind::Case)?;
    DocumentKind::Case.check(document.schema.as_deref())?;
    let source = document.source.map(description).transpose()?;
    let found = CaseDocument { source, ignored, ..CaseDocument::default() };
    let mut reading = Reading { files: Files { resolve, left }, entries: Vec::new(), found };
    for (position, json) in document.entries.0.into_iter().enumerate() {
        reading.entry(position, json).map_err(|problem| in_entry(position, json, problem))?;
    }
    reading.finish()
}

/// What was read so far.
struct Reading<'a> {
    files: Files<'a>,
    entries: Vec<Entry>,
    found: CaseDocument,
}

impl Reading<'_> {
    fn entry(&mut self, position: usize, json: &RawValue) -> Result<(), DocumentError> {
        let mut ignored = Vec::new();
        let wire: WireEntry<&RawValue> = part(json.get(), "", &mut ignored)?;
        let kind = fact::kind(wire.fact)?;
        match self.fact(position, &kind, &wire, &mut ignored)? {
            Some(fact) => {
                self.ignore(position, "", ignored);
                self.entries.push(wire.entry(fact));
            }
            None => self.keep(position, kind, wire, json)?,
        }
        Ok(())
    }

    fn fact(
        &mut self,
        position: usize,
        kind: &str,
        wire: &WireEntry<&RawValue>,
        ignored: &mut Vec<String>,
    ) -> Result<Option<Fact>, DocumentError> {
        let mut unused = Vec::new();
        let fact = if kind == "film" {
            let (film, document) = film::read(wire.fact.get(), &mut self.files, &mut unused)?;
            self.film(position, wire.id.as_str(), document);
            Some(Fact::Film(Box::new(film)))
        } else {
            fact::read(kind, wire.fact.get(), wire.effective_at.0, &mut unused)?
        };
        ignored.extend(unused.into_iter().filter(|name| name != "kind").map(|name| format!("fact.{name}")));
        Ok(fact)
    }

    /// Keeps what a film's landmark document says besides the landmarks.
    fn film(&mut self, position: usize, id: &str, document: LandmarkDocument) {
        self.ignore(position, "fact.landmarks.", document.ignored.clone());
        let notes = document.notes.iter();
        self.found.notes.extend(
            notes.map(|note| Note::new(note.code, format!("entries[{position}] ({id:?}): {}", note.message))),
        );
        self.found.films.insert(id.to_owned(), document);
    }

    /// Keeps an entry of an unknown kind.
    fn keep(
        &mut self,
        position: usize,
        kind: String,
        wire: WireEntry<&RawValue>,
        json: &RawValue,
    ) -> Result<(), DocumentError> {
        // Finite numbers and bounded depth: whoever shows it must be able to read it.
        part::<Value>(json.get(), "", &mut Vec::new())?;
        let id = wire.id.into_string();
        let message = format!(
            "entries[{position}] ({id:?}): this version does not understand facts of kind {kind:?}{}; it is kept as it is and not used",
            fact::meant(&kind).map(|name| format!(" (did you mean {name:?}?)")).unwrap_or_default()
        );
        self.found.notes.push(Note::new("kind_not_understood", message));
        let supersedes = wire.supersedes.map(super::field::Id::into_string);
        self.found.not_understood.push(NotUnderstood {
            id,
            kind,
            position,
            supersedes,
            json: json.to_owned(),
        });
        Ok(())
    }

    /// Keeps the first of the fields that were not used.
    fn ignore(&mut self, position: usize, place: &str, names: Vec<String>) {
        const MOST_NOTED: usize = 100;
        let room = MOST_NOTED.saturating_sub(self.found.ignored.len());
        let named = names.into_iter().map(|name| format!("entries[{position}].{place}{name}"));
        self.found.ignored.extend(named.take(room));
    }

    fn finish(self) -> Result<CaseDocument, DocumentError> {
        let Self { entries, mut found, .. } = self;
        kept::check(kept::interleaved(&entries, &found.not_understood, Header::from, Header::from))?;
        found.case = CaseFile::new(entries)?;
        Ok(found)
    }
}

/// The `problem` of an entry, with its place and, where it has one, its name.
pub(super) fn in_entry(position: usize, json: &RawValue, problem: DocumentError) -> DocumentError {
    DocumentError::Entry { position, id: name_of(json), problem: Box::new(problem) }
}

/// The name of an entry that could not be read otherwise.
fn name_of(json: &RawValue) -> Option<String> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    serde_json::from_str::<Object<Named>>(json.get()).ok().map(|Object(named)| plain(&named.id, 128))
}
