//! What is to be assessed: a case document, or one film's landmarks as a case of their own.

use crate::inputs;
use anyhow::{Result, bail};
use jiff::civil::{Date, date};
use std::path::Path;
use upright_casefile::{Author, Birth, CaseFile, Entry, Fact, Film, FilmConditions, Person};
use upright_documents::{CaseDocument, MOST_CASE_BYTES, named_schema, read_case_with, read_landmarks};

/// The day of a film without a date: a landmark document has none.
pub(crate) const UNDATED: Date = date(1, 1, 1);

/// A case, and what to know about how it was read.
pub(crate) struct Source {
    pub(crate) case: CaseFile,
    pub(crate) is_dated: bool,
    /// A case, and not the landmarks of one film.
    pub(crate) is_case: bool,
    pub(crate) notes: Vec<String>,
    /// What of the document was not understood, and bears on nothing.
    pub(crate) unread: Vec<String>,
}

/// The day up to which facts are used, and what is to be said about it.
pub(crate) struct AsOf {
    pub(crate) day: Date,
    /// `as known on …`.
    pub(crate) words: String,
    /// What of the record that leaves out.
    pub(crate) remarks: Vec<String>,
}

impl Source {
    /// The day asked for; else the last of the record, which does not lie in the future.
    pub(crate) fn as_of(&self, asked: Option<Date>) -> AsOf {
        let today = jiff::Zoned::now().date();
        let last = self.case.last_day().unwrap_or(UNDATED);
        let day = asked.unwrap_or_else(|| last.min(today));
        let which = if asked.is_none() && last <= today { ", the last day of the record" } else { "" };
        let mut remarks = Vec::new();
        let entries = self.case.entries();
        let later =
            entries.iter().filter(|entry| entry.effective_at <= day && entry.recorded_at > day).count();
        let ahead = entries.iter().filter(|entry| entry.effective_at > today).count();
        if later > 0 {
            remarks.push(format!("left out, recorded after that day: {}", counted(later)));
        }
        if ahead > 0 {
            remarks.push(format!(
                "LOOK AGAIN: {} of a day in the future, not used before it comes",
                counted(ahead)
            ));
        }
        AsOf { day, words: format!("as known on {day}{which}"), remarks }
    }

    pub(crate) fn read(path: &Path, age: Option<f64>) -> Result<Self> {
        const REMEDY: &str = "give its landmarks, or a case that holds them";
        let bytes = inputs::read_document_of(path, MOST_CASE_BYTES, REMEDY)?;
        if !is_case(&bytes)? {
            return Self::of_landmarks(&bytes, age);
        }
        if age.is_some() {
            bail!("--age belongs to a landmark document; a case records the age itself (fact \"person\")");
        }
        let folder = path.parent().unwrap_or(Path::new("."));
        let document = read_case_with(&bytes, |name| {
            let read = inputs::read_document(&folder.join(name), REMEDY);
            read.map_err(|error| format!("{name:?}: {error:#}"))
        })?;
        Ok(Self::of_case(document))
    }

    fn of_case(document: CaseDocument) -> Self {
        let notes = document.source.into_iter().chain(document.notes.iter().map(ToString::to_string));
        let unknown = document.not_understood.iter().map(|entry| {
            format!(
                "entry {:?} is of kind {:?}, not understood by this version: no conclusion rests on it",
                entry.id, entry.kind
            )
        });
        let ignored = document.ignored.iter().map(|field| format!("not understood and not used: {field}"));
        Self {
            notes: notes.collect(),
            unread: unknown.chain(ignored).collect(),
            is_dated: document.case.last_day().is_some(),
            is_case: true,
            case: document.case,
        }
    }

    fn of_landmarks(bytes: &[u8], age: Option<f64>) -> Result<Self> {
        let document = read_landmarks(bytes)?;
        let author = || Author::new("landmark document");
        let film = Film { landmarks: document.set, conditions: FilmConditions::default() };
        let film = Entry::new("film", UNDATED, author(), Fact::Film(Box::new(film)));
        let person = age.map(|years| {
            let birth = Some(Birth::YearsOld(years));
            Entry::new("age", UNDATED, author(), Fact::Person(Person { birth, ..Person::default() }))
        });
        let notes = document.source.into_iter().chain(document.notes.iter().map(ToString::to_string));
        let ignored = document.ignored.iter().map(|field| format!("not understood and not used: {field}"));
        Ok(Self {
            case: CaseFile::new(person.into_iter().chain([film]).collect())?,
            is_dated: false,
            is_case: false,
            notes: notes.collect(),
            unread: ignored.collect(),
        })
    }
}

fn counted(entries: usize) -> String {
    if entries == 1 { "1 entry".to_owned() } else { format!("{entries} entries") }
}

/// Whether a document is a case, or may be one film's landmarks; whatever else is wrong with it, its own reader explains.
fn is_case(bytes: &[u8]) -> Result<bool> {
    const CASE: &str = "upright.case/";
    match named_schema(bytes) {
        Some(schema) if schema.starts_with(CASE) => Ok(true),
        Some(schema) if schema.starts_with("upright.landmarks/") => Ok(false),
        Some(schema) => {
            let schema: String = schema.chars().take(80).collect();
            bail!("the schema is {schema:?}; \"upright.case/1\" and \"upright.landmarks/1\" can be assessed")
        }
        None => Ok(begins_with_mention(bytes, CASE)),
    }
}

/// Whether the beginning of what is no whole JSON mentions `word`.
fn begins_with_mention(bytes: &[u8], word: &str) -> bool {
    const BEGINNING: usize = 4096;
    let start = bytes.get(..BEGINNING).unwrap_or(bytes);
    String::from_utf8_lossy(start).contains(word)
}
