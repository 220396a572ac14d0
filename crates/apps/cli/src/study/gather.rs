//! Files of one patient, sorted into series.

use crate::inputs::{Input, Inputs, printable};
use crate::progress;
use anyhow::{Context, Result, bail};
use jiff::civil::Date;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use upright_dicom::identity::Patient;
use upright_dicom::sort::{Clues, Judgement, SortedSeries, sort_study};
use upright_dicom::{DerivedFormat, Header, ReadError};

/// Fewer files are read before a bar could be.
const FEW: usize = 100;

/// What was found among the files.
pub(super) struct Gathered {
    pub(super) series: Vec<Series>,
    pub(super) read: usize,
    pub(super) failed: usize,
}

/// Files that belong together.
pub(super) struct Series {
    pub(super) judgement: Judgement,
    pub(super) clues: Clues,
    pub(super) files: Vec<PathBuf>,
}

impl Gathered {
    /// Reads headers; what is no DICOM file is said, and the rest goes on.
    ///
    /// Fails where the files are of several patients: nothing of one is to be taken for the other's.
    pub(super) fn from(inputs: Inputs) -> Result<Self> {
        let bar = progress::bar(inputs.count, "files", FEW);
        let (mut files, mut clues, mut patients) = (Vec::new(), Vec::new(), Patients::default());
        let (mut failed, mut left_out) = (0, LeftOut::default());
        for Input { name, path } in inputs.list {
            match path.and_then(|path| Ok((read(&path)?, path))) {
                Ok((header, path)) => {
                    patients.add(&header.identity().patient, &path);
                    clues.push(header.clues());
                    files.push(path);
                }
                Err(error) if inputs.several && left_out.takes(&error) => {}
                Err(error) => {
                    failed += 1;
                    bar.suspend(|| say!("error: {name}: {error:#}"));
                }
            }
            bar.inc(1);
        }
        bar.finish_and_clear();
        left_out.say();
        // Beside slices they are what was made from them; alone, nothing was read.
        failed += if files.is_empty() { left_out.derived.values().sum::<usize>() } else { 0 };
        patients.are_one()?;
        let sorted = sort_study(&clues).series;
        let series = sorted.into_iter().filter_map(|sorted| Series::of(sorted, &clues, &files)).collect();
        Ok(Self { series, read: files.len(), failed })
    }
}

/// Files of a folder that are of another kind.
#[derive(Default)]
struct LeftOut {
    /// Notes and pictures beside a study.
    strange: usize,
    /// What was made from slices, or could have been.
    derived: BTreeMap<DerivedFormat, usize>,
}

impl LeftOut {
    /// Counts the file, if it is one.
    fn takes(&mut self, error: &anyhow::Error) -> bool {
        match error.downcast_ref() {
            Some(ReadError::UnknownFormat | ReadError::Empty) => self.strange += 1,
            Some(ReadError::Derived(format)) => *self.derived.entry(*format).or_default() += 1,
            _ => return false,
        }
        true
    }

    fn say(&self) {
        if self.strange > 0 {
            say!("left out: {} files that are no DICOM", self.strange);
        }
        for (format, count) in &self.derived {
            say!("left out: {count} × {format}");
        }
    }
}

fn read(path: &Path) -> Result<Header> {
    let file = File::open(path).context("cannot open the file")?;
    Ok(Header::open(file)?)
}

impl Series {
    /// The day of the study; none where the files state none, or what is no day.
    pub(super) fn day(&self) -> Option<Date> {
        Date::strptime("%Y%m%d", &self.clues.times.study_date).ok()
    }

    fn of(sorted: SortedSeries, clues: &[Clues], files: &[PathBuf]) -> Option<Self> {
        let clues = clues.get(*sorted.instances.first()?)?.clone();
        let files = sorted.instances.iter().filter_map(|index| files.get(*index).cloned()).collect();
        Some(Self { judgement: sorted.judgement, clues, files })
    }
}

/// Who the files say that the patient is: of every word the one that was said first, and the file that said it.
#[derive(Default)]
struct Patients {
    said: [Option<(String, PathBuf)>; 3],
    /// Two files that say different things.
    apart: Option<[PathBuf; 2]>,
}

impl Patients {
    /// What a file does not say contradicts nothing.
    fn add(&mut self, patient: &Patient, path: &Path) {
        let birth = patient.birth_date.map(|day| day.to_string());
        let words = [patient.issuer.clone(), patient.id.clone(), birth];
        for (said, word) in self.said.iter_mut().zip(words) {
            let Some(word) = word else { continue };
            let (first, file) = said.get_or_insert_with(|| (word.clone(), path.to_owned()));
            if *first != word {
                self.apart.get_or_insert_with(|| [file.clone(), path.to_owned()]);
            }
        }
    }

    /// Names of files only: whose they are is not printed.
    fn are_one(&self) -> Result<()> {
        let Some([one, other]) =
            self.apart.as_ref().map(|files| files.each_ref().map(|file| printable(file)))
        else {
            return Ok(());
        };
        bail!(
            "the files are of several patients: {one} and {other} differ in number, issuer or day of birth; give those of one"
        )
    }
}
