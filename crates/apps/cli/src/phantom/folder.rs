//! The files of one phantom.

use super::films::{FilmOptions, view_name};
use crate::inputs::printable;
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use upright_documents::{PhantomDocument, PhantomSoftware, write_landmarks};
use upright_phantom::{Person, Posed, Scenery, View};

/// What is written about a person.
#[derive(Clone)]
pub(crate) struct Contents {
    pub(crate) films: FilmOptions,
    pub(crate) landmarks_only: bool,
}

impl Contents {
    /// Whether this person can be filmed like this: told before anything is written.
    pub(crate) fn check(&self, person: &Person) -> Result<()> {
        for pose in self.films.poses() {
            let posed = person.pose(pose)?;
            for view in self.films.views(person.facing) {
                Scenery::new(person, &posed).plan(&self.films.request(view))?;
            }
        }
        Ok(())
    }
}

/// A folder that is filled, file by file; what is there already is kept unless it may be replaced.
pub(crate) struct Folder {
    path: PathBuf,
    overwrite: bool,
}

impl Folder {
    /// The folder at `path`, made where there is none.
    pub(crate) fn new(path: &Path, overwrite: bool) -> Result<Self> {
        fs::create_dir_all(path)
            .map_err(|error| anyhow!("cannot make the folder {}: {}", printable(path), error.kind()))?;
        let is_empty = fs::read_dir(path).with_context(|| printable(path))?.next().is_none();
        if !is_empty && !overwrite {
            bail!(
                "{} is not empty: choose another folder, or let its files be replaced by --overwrite",
                printable(path)
            );
        }
        Ok(Self { path: path.to_owned(), overwrite })
    }

    /// A folder in this one.
    pub(crate) fn inside(&self, name: &str) -> Result<Self> {
        Self::new(&self.path.join(name), self.overwrite)
    }

    /// Writes a file under another name and gives it its own when it is whole.
    pub(crate) fn write(
        &self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<File>) -> Result<()>,
    ) -> Result<()> {
        let (partial, target) = (self.path.join(format!(".{name}.partial")), self.path.join(name));
        let refused =
            |error: std::io::Error| anyhow!("cannot write {}: {}", printable(&target), error.kind());
        let written = (|| {
            let mut file = BufWriter::new(File::create(&partial).map_err(refused)?);
            write(&mut file)?;
            file.flush().map_err(refused)?;
            fs::rename(&partial, &target).map_err(refused)
        })();
        if written.is_err() {
            let _ = fs::remove_file(&partial);
        }
        written
    }

    fn text(&self, name: &str, text: &str) -> Result<()> {
        self.write(name, |file| Ok(file.write_all(text.as_bytes())?))
    }

    /// Writes everything about a person; `done` is told of each film.
    pub(crate) fn fill(&self, person: &Person, contents: &Contents, done: &dyn Fn(&str)) -> Result<()> {
        let posed =
            contents.films.poses().map(|pose| person.pose(pose)).collect::<Result<Vec<Posed>, _>>()?;
        let mut postures = Vec::with_capacity(posed.len());
        for posed in &posed {
            postures.push((posed, self.posture(person, posed, contents, done)?));
        }
        let software =
            PhantomSoftware { version: env!("CARGO_PKG_VERSION"), evidence: upright_evidence::VERSION };
        let truth = PhantomDocument::new(person, &postures, software);
        self.text(super::TRUTH, &truth.to_json()?)
    }

    fn posture(
        &self,
        person: &Person,
        posed: &Posed,
        contents: &Contents,
        done: &dyn Fn(&str),
    ) -> Result<Vec<String>> {
        let posture = posed.posture.name();
        let source = format!("upright phantom: {} seed {}, {posture}", person.kind, person.seed);
        let in_patient = format!("{posture}.landmarks.json");
        let on_film = format!("{posture}.lateral.landmarks.json");
        self.text(&in_patient, &write_landmarks(&posed.landmarks()?, Some(&source), None))?;
        let scenery = Scenery::new(person, posed);
        let lateral = contents.films.request(View::Lateral(person.facing));
        let landmarks = scenery.landmarks(&scenery.plan(&lateral)?)?;
        self.text(&on_film, &write_landmarks(&landmarks, Some(&source), None))?;
        let mut files = vec![in_patient, on_film];
        if contents.landmarks_only {
            return Ok(files);
        }
        for view in contents.films.views(person.facing) {
            let name = format!("{posture}.{}.dcm", view_name(view));
            done(&name);
            let film = scenery.film(&contents.films.request(view))?;
            self.write(&name, |file| contents.films.write(person, posed, &film, file))?;
            files.push(name);
        }
        Ok(files)
    }
}
