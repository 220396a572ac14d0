//! A film from a file: what it says about itself, what to know about it, and its picture.

use anyhow::{Context, Result, anyhow, bail};
use std::fs::File;
use std::path::Path;
use upright_anatomy::{Facing, FilmFacts, Frame};
use upright_dicom::{Description, FilmFile, FilmScale, Stored, View, Worker};
use upright_documents::{LandmarkDocument, Note, ScaleFrom};
#[cfg(feature = "report")]
use upright_imaging::Grey;

/// The hidden command that decodes pixels in a process of its own.
pub(crate) const DECODE_WORKER: &str = "decode-worker";

/// An opened film.
pub(crate) struct Film {
    #[cfg(feature = "report")]
    file: FilmFile<File>,
    pub(crate) description: Description,
}

impl Film {
    /// Reads the header; no pixel is touched.
    pub(crate) fn open(path: &Path) -> Result<Self> {
        let kind = std::fs::metadata(path).context("cannot open the file")?.file_type();
        if !kind.is_file() {
            bail!(
                "this is a {}, not a film in a file",
                if kind.is_dir() { "folder" } else { "stream or device" }
            );
        }
        let file = FilmFile::open(File::open(path).context("cannot open the file")?)?;
        let description = file.description();
        Ok(Self {
            #[cfg(feature = "report")]
            file,
            description,
        })
    }

    /// What the film says, as far as measuring is concerned; `facing` is what the user says.
    pub(crate) fn facts(&self, facing: Option<Facing>) -> Result<FilmFacts> {
        Ok(self.description.facts(facing)?)
    }

    /// What to know about a measurement of `document` on this film.
    ///
    /// Fails where the film's spacing is no length and the document does not help.
    pub(crate) fn notes(&self, document: &LandmarkDocument, facing: Option<Facing>) -> Result<Vec<Note>> {
        Self::check_facing(document, facing)?;
        let mut notes = document.notes.clone();
        match (&self.description.scale, document.scale_from) {
            (Ok(scale), _) if scale.spacing.is_none() || rests_on(document, scale) => {
                let said = |note: &Note| document.notes.iter().any(|known| known.code == note.code);
                notes.extend(scale_notes(scale).filter(|note| !said(note)));
            }
            (Err(problem), ScaleFrom::Document) => {
                let message = format!("{problem}; the landmark document was followed");
                notes.push(Note::new("film_spacing_unusable", message));
            }
            (Err(problem), _) => {
                return Err(anyhow!(
                    "{problem}; state the true spacing_mm in the landmark document's frame, mark a thing of known size there, or give \"calibration\": \"none\""
                ));
            }
            (Ok(_), _) => {}
        }
        notes.extend(self.facing_note(facing));
        notes.extend(self.view_note());
        notes.extend(self.lying_note(document));
        Ok(notes)
    }

    /// The user's word and the document's cannot both be true.
    fn check_facing(document: &LandmarkDocument, said: Option<Facing>) -> Result<()> {
        let contradicts =
            said.is_some() && document.notes.iter().any(|note| note.code == "facing_overridden");
        if contradicts {
            bail!("--facing and the landmark document's \"facing\" contradict each other; give one");
        }
        Ok(())
    }

    fn facing_note(&self, said: Option<Facing>) -> Option<Note> {
        let (said, film) = (said?, self.description.facing()?);
        (said != film).then(|| {
            let message = format!("facing is {} by --facing; the film says {}", said.name(), film.name());
            Note::new("facing_overridden", message)
        })
    }

    /// The film says that the patient lay, the document that the patient stood.
    fn lying_note(&self, document: &LandmarkDocument) -> Option<Note> {
        let contradicts = self.description.is_recumbent && document.set.posture().is_standing();
        contradicts.then(|| {
            let posture = document.set.posture().name();
            let message = if document.states_posture {
                format!("posture is {posture} by the landmark document; the film says that the patient lay")
            } else {
                format!("the film says that posture is {posture}, and also that the patient lay: state it in the landmark document")
            };
            Note::new("posture_overridden", message)
        })
    }

    /// The film says that it was not taken from the side.
    pub(crate) fn view_note(&self) -> Option<Note> {
        let Description { view, stored, .. } = self.description;
        let said = match (view, stored) {
            (View::Frontal | View::Decubitus | View::Oblique, _) => {
                format!("that its view is {}, not lateral", view.name())
            }
            (_, Some(Stored::NotLateral)) => {
                "by PatientOrientation that the patient is seen from the front or the back, not from the side"
                    .to_owned()
            }
            _ => return None,
        };
        let message = format!("the film says {said}: check that it is the right film");
        Some(Note::new("view_not_lateral", message))
    }

    /// The picture as it wants to be shown, decoded in a process of its own.
    #[cfg(feature = "report")]
    pub(crate) fn grey(&self, path: &Path) -> Result<Grey> {
        let presentation = self.file.presentation()?;
        let raster = decoder()?.decode(File::open(path)?, self.file.size()?)?;
        Ok(presentation.grey(&raster))
    }
}

/// This program again, to decode pictures.
pub(crate) fn decoder() -> Result<Worker> {
    let program = std::env::current_exe().context("cannot find this program to start its decoder")?;
    Ok(Worker::new(program, vec![DECODE_WORKER.into()]))
}

/// Whether the millimetres of `document` are those of the film.
fn rests_on(document: &LandmarkDocument, scale: &FilmScale) -> bool {
    match document.set.frame() {
        Frame::Image(film) => {
            film.class().permits_millimetres()
                && (film.spacing, film.calibration) == (scale.spacing, scale.calibration)
        }
        Frame::Patient { .. } => false,
    }
}

/// What to know about the film's own spacing.
pub(crate) fn scale_notes(scale: &FilmScale) -> impl Iterator<Item = Note> {
    scale.notes.iter().map(|note| Note::new(note.code(), note.to_string()))
}
