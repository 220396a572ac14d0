//! `film`: a landmark document, here or in a file beside, and how the film was taken.

use super::conditions::WireConditions;
use super::{Wire, contradiction};
use crate::case::field::Name;
use crate::error::DocumentError;
use crate::landmarks::{Document, LandmarkDocument, plain, read_landmarks, wire_document};
use crate::object::Object;
use crate::parse::part;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use upright_casefile::{Fact, Film, FilmConditions};

/// Gives the content of the landmark file of a name.
pub(crate) type Resolve<'a> = &'a mut dyn FnMut(&str) -> Result<Vec<u8>, String>;

/// Landmark files beside a case file.
pub(crate) struct Files<'a> {
    /// Nothing where no file may be read.
    pub(crate) resolve: Option<Resolve<'a>>,
    /// Bytes that may still be read.
    pub(crate) left: usize,
}

#[derive(Deserialize)]
struct WireFilm<'a> {
    #[serde(borrow, default)]
    landmarks: Option<&'a RawValue>,
    #[serde(default)]
    landmarks_file: Option<Name>,
    #[serde(default)]
    conditions: Option<Object<WireConditions>>,
}

/// Reads a film, with its landmark document.
pub(crate) fn read(
    json: &str,
    files: &mut Files,
    ignored: &mut Vec<String>,
) -> Result<(Film, LandmarkDocument), DocumentError> {
    let wire: WireFilm = part(json, "fact", ignored)?;
    let document = match (wire.landmarks, &wire.landmarks_file) {
        (Some(landmarks), None) => within("fact.landmarks", landmarks.get().as_bytes()),
        (None, Some(name)) => within(FILE, &files.content(name.as_str())?),
        (Some(_), Some(_)) => Err(contradiction("landmarks and landmarks_file are both given; give one")),
        (None, None) => Err(contradiction(
            "\"landmarks\" is missing; give the film's landmark document, or the name of its file as \"landmarks_file\"",
        )),
    }?;
    let conditions =
        wire.conditions.map_or_else(|| Ok(FilmConditions::default()), |Object(wire)| wire.read())?;
    Ok((Film { landmarks: document.set.clone(), conditions }, document))
}

const FILE: &str = "fact.landmarks_file";

/// Reads the landmark document that stands at `place`.
fn within(place: &'static str, bytes: &[u8]) -> Result<LandmarkDocument, DocumentError> {
    read_landmarks(bytes).map_err(|problem| DocumentError::Within { place, problem: Box::new(problem) })
}

impl Files<'_> {
    /// The content of the file called `name`. The name may name a patient, so no error repeats it.
    fn content(&mut self, name: &str) -> Result<Vec<u8>, DocumentError> {
        const PATH: &str = "the name leads out of the folder of the case file; give the name alone, as \"film-1.json\", without folders";
        const NO_FILES: &str =
            "no files are read beside this case file; give the landmark document itself under \"landmarks\"";
        const TOO_MUCH: &str =
            "the case file and its landmark files are larger together than any case file; leave films out";
        let wrong = |problem| DocumentError::Shape { path: FILE.to_owned(), problem };
        if !is_name(name) {
            return Err(wrong(PATH.to_owned()));
        }
        let resolve = self.resolve.as_mut().ok_or_else(|| wrong(NO_FILES.to_owned()))?;
        let content = resolve(name).map_err(|problem| wrong(plain(&problem, 300)))?;
        self.left = self.left.checked_sub(content.len()).ok_or_else(|| wrong(TOO_MUCH.to_owned()))?;
        Ok(content)
    }
}

/// Whether `name` names a file beside, on every system: no folder, no drive, no stream, no parent.
fn is_name(name: &str) -> bool {
    !name.starts_with('.') && !name.contains(['/', '\\', ':'])
}

/// A film that is written.
#[derive(Serialize)]
pub(crate) struct WrittenFilm {
    landmarks: Document,
    #[serde(skip_serializing_if = "Option::is_none")]
    conditions: Option<WireConditions>,
}

impl WrittenFilm {
    /// The wire form of `film`, with what `document` says besides the landmarks.
    pub(crate) fn new(film: &Film, document: Option<&LandmarkDocument>) -> Result<Self, DocumentError> {
        let source = document.and_then(|document| document.source.as_deref());
        let user = document.and_then(|document| document.user_calibration.as_ref());
        let conditions = (film.conditions != FilmConditions::default())
            .then(|| WireConditions::new(&film.conditions))
            .transpose()?;
        Ok(Self { landmarks: wire_document(&film.landmarks, source, user), conditions })
    }
}

impl Wire for WrittenFilm {
    fn read(&self, _: Date) -> Result<Fact, DocumentError> {
        let landmarks = serde_json::to_vec(&self.landmarks).unwrap_or_default();
        let conditions =
            self.conditions.as_ref().map_or_else(|| Ok(FilmConditions::default()), WireConditions::read)?;
        let landmarks = within("fact.landmarks", &landmarks)?.set;
        Ok(Fact::Film(Box::new(Film { landmarks, conditions })))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_alone_are_names() {
        for name in ["film-1.json", "standing 2026.json", "über.json"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["..", ".", "../a", "/etc/passwd", "a/b", "a\\b", "C:a", ".hidden", "a.json:stream"] {
            assert!(!is_name(name), "{name}");
        }
    }
}
