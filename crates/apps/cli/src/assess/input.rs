//! What is to be assessed: a case document, or one film's landmarks as a case of their own.

use crate::inputs;
use anyhow::Result;
use jiff::civil::{Date, date};
use std::path::Path;
use upright_casefile::{Author, Birth, CaseFile, Entry, Fact, Film, FilmConditions, Person};
use upright_documents::read_landmarks;

/// The day of a film without a date: a landmark document has none.
pub(super) const UNDATED: Date = date(1, 1, 1);

/// A case, and what to know about how it was read.
pub(super) struct Source {
    pub(super) case: CaseFile,
    pub(super) is_dated: bool,
    pub(super) notes: Vec<String>,
}

impl Source {
    pub(super) fn read(path: &Path, age: Option<f64>) -> Result<Self> {
        let bytes = inputs::read_document(path, "give its landmarks, or a case that holds them")?;
        Self::of_landmarks(&bytes, age)
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
        let notes = document.notes.iter().map(ToString::to_string);
        let ignored = document.ignored.iter().map(|field| format!("not understood and not used: {field}"));
        Ok(Self {
            case: CaseFile::new(person.into_iter().chain([film]).collect())?,
            is_dated: false,
            notes: notes.chain(ignored).collect(),
        })
    }
}
