//! The files of one phantom.

use super::films::FilmOptions;
use super::record::{Filmed, record};
use super::sitting::Sitting;
use super::studies::StudyOptions;
use crate::inputs::printable;
use anyhow::{Context, Result, anyhow, bail};
use std::fs::{self, File, OpenOptions};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use upright_documents::{PhantomDocument, PhantomSoftware, write_case, write_landmarks};
use upright_phantom::{Kind, Person, Pose, Scenery};

/// What is written about a person.
#[derive(Clone)]
pub(crate) struct Contents {
    pub(crate) films: FilmOptions,
    pub(crate) landmarks_only: bool,
    pub(crate) studies: StudyOptions,
}

impl Contents {
    /// Films, or landmarks alone, and no other study.
    pub(crate) fn of_films(films: FilmOptions, landmarks_only: bool) -> Self {
        Self { films, landmarks_only, studies: StudyOptions::none() }
    }

    /// Whether this person can be filmed like this: told before anything is written.
    pub(crate) fn check(&self, person: &Person) -> Result<()> {
        for pose in self.films.poses() {
            let posed = person.pose(pose)?;
            for view in self.films.views(person.facing) {
                Scenery::new(person, &posed).plan(&self.films.request(view))?;
            }
        }
        self.studies.check(person)
    }

    fn casts_films(&self) -> bool {
        !self.landmarks_only && self.studies.wants_films()
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
        let shown = printable(path);
        if path.exists() && !path.is_dir() {
            bail!("--out {shown} is a file: give the name of a folder");
        }
        fs::create_dir_all(path)
            .map_err(|error| anyhow!("cannot make the folder {shown}: {}", error.kind()))?;
        let is_empty = fs::read_dir(path).with_context(|| printable(path))?.next().is_none();
        if !is_empty && !overwrite {
            bail!("{shown} is not empty: choose another folder, or let its files be replaced by --overwrite");
        }
        Ok(Self { path: path.to_owned(), overwrite })
    }

    /// A folder in this one.
    pub(crate) fn inside(&self, name: &str) -> Result<Self> {
        Self::new(&self.path.join(name), self.overwrite)
    }

    /// Takes away what a phantom that was here before has left: two people in one folder would be taken for one.
    /// The truth goes first, so that films never lie beside another's.
    fn clear(&self) -> Result<()> {
        let documents = [super::TRUTH, super::CASE].map(str::to_owned);
        let films = Pose::ALL.into_iter().flat_map(names);
        let left = documents.into_iter().chain(films).chain(StudyOptions::files());
        for name in left {
            match fs::remove_file(self.path.join(&name)) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                    bail!("cannot replace {}: {}", printable(&self.path.join(name)), error.kind())
                }
                _ => {}
            }
        }
        StudyOptions::slice_folders().try_for_each(|name| self.clear_slices(&name))?;
        for name in StudyOptions::FOLDERS {
            // Whatever else somebody put there stays.
            let _ = fs::remove_dir(self.path.join(name));
        }
        Ok(())
    }

    /// Takes away the numbered files of a study; whatever else somebody put there stays.
    fn clear_slices(&self, name: &str) -> Result<()> {
        let folder = self.path.join(name);
        let Ok(entries) = fs::read_dir(&folder) else { return Ok(()) };
        for entry in entries {
            let entry = entry?;
            let file = entry.file_name().to_string_lossy().into_owned();
            let is_ours = file
                .strip_suffix(".dcm")
                .is_some_and(|number| number.len() >= 4 && number.bytes().all(|byte| byte.is_ascii_digit()));
            if is_ours {
                fs::remove_file(entry.path()).with_context(|| printable(&entry.path()))?;
            }
        }
        let _ = fs::remove_dir(&folder);
        Ok(())
    }

    /// Takes away patients of an earlier cohort that are not among `members`.
    pub(crate) fn clear_others(&self, members: &[String]) -> Result<()> {
        for entry in fs::read_dir(&self.path)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            let is_member = name.split_once('-').is_some_and(|(place, kind)| {
                place.len() >= 5
                    && place.bytes().all(|byte| byte.is_ascii_digit())
                    && kind.parse::<Kind>().is_ok()
            });
            if is_member && !members.contains(&name) {
                let folder = Self { path: self.path.join(name), overwrite: true };
                folder.clear()?;
                // Whatever else somebody put there stays.
                let _ = fs::remove_dir(&folder.path);
            }
        }
        Ok(())
    }

    /// Writes a file under another name and gives it its own when it is whole.
    pub(crate) fn write(
        &self,
        name: &str,
        write: impl FnOnce(&mut BufWriter<File>) -> Result<()>,
    ) -> Result<()> {
        let (partial, target) = (self.path.join(format!(".{name}.partial")), self.path.join(name));
        let refused = |words: String| {
            let shown = printable(&target);
            anyhow!(
                "cannot write {shown}: {words}; what was written before it is kept, try again with --overwrite"
            )
        };
        // A link of this name would lead somewhere else.
        let _ = fs::remove_file(&partial);
        let written = (|| {
            let file = OpenOptions::new().write(true).create_new(true).open(&partial)?;
            let mut file = BufWriter::new(file);
            write(&mut file)?;
            file.flush()?;
            Ok(fs::rename(&partial, &target)?)
        })();
        written.map_err(|error: anyhow::Error| {
            let _ = fs::remove_file(&partial);
            refused(cause(&error))
        })
    }

    fn text(&self, name: &str, text: &str) -> Result<()> {
        self.write(name, |file| Ok(file.write_all(text.as_bytes())?))
    }

    /// Writes everything about a person; `done` is told of each film.
    pub(crate) fn fill(&self, person: &Person, contents: &Contents, done: &dyn Fn(&str)) -> Result<()> {
        let sittings = Sitting::all(person, &contents.films)?;
        self.clear()?;
        let (mut postures, mut recorded) = (Vec::new(), Vec::new());
        for sitting in &sittings {
            let (filmed, mut files) = self.landmarks(sitting)?;
            if contents.casts_films() {
                files.extend(self.films(sitting, done)?);
            }
            postures.push((sitting.posed(), files));
            recorded.push(filmed);
        }
        let on = (contents.films.day(person), contents.films.age(person));
        let case = record(person, on, recorded, contents.studies.months_since_fusion())?;
        self.text(super::CASE, &write_case(&case)?)?;
        let software =
            PhantomSoftware { version: env!("CARGO_PKG_VERSION"), evidence: upright_evidence::VERSION };
        let studies = contents.studies.write(person, &contents.films.given, self, done)?;
        let truth = PhantomDocument::new(person, &postures, studies, software);
        self.text(super::TRUTH, &truth.to_json()?)
    }

    /// Writes the landmarks of a posture: what of it is recorded, and the names of its files.
    fn landmarks<'a>(&self, sitting: &'a Sitting) -> Result<(Filmed<'a>, Vec<String>)> {
        let (posture, source, sets) = (sitting.posture(), sitting.source(), sitting.landmarks()?);
        let files = ["landmarks.json", "lateral.landmarks.json"].map(|name| format!("{posture}.{name}"));
        for (name, set) in files.iter().zip(&sets) {
            self.text(name, &write_landmarks(set, Some(&source), None))?;
        }
        Ok((sitting.filmed(&sets)?, files.to_vec()))
    }

    fn films(&self, sitting: &Sitting, done: &dyn Fn(&str)) -> Result<Vec<String>> {
        let mut files = Vec::new();
        for view in sitting.views() {
            let name = sitting.file_name(view);
            done(&name);
            self.write(&name, |file| sitting.cast(view, file))?;
            files.push(name);
        }
        Ok(files)
    }
}

/// Every file of a posture.
fn names(pose: Pose) -> impl Iterator<Item = String> {
    let posture = pose.posture().name();
    ["landmarks.json", "lateral.landmarks.json", "lateral.dcm", "ap.dcm"]
        .into_iter()
        .map(move |name| format!("{posture}.{name}"))
}

/// The innermost words of an error, without the numbers of the system.
fn cause(error: &anyhow::Error) -> String {
    match error.chain().find_map(|cause| cause.downcast_ref::<std::io::Error>()) {
        Some(error) => error.kind().to_string(),
        None => format!("{error:#}"),
    }
}
