//! Pictures of a gamma camera: the phases of a bone scan, and where the spine takes up more.

mod asked;
mod table;

pub(super) use asked::Asked;
pub(super) use table::render;

use super::decoded;
use super::gather::Series;
use crate::inputs::printable;
use std::fs::File;
use std::path::{Path, PathBuf};
use upright_dicom::ReadError;
use upright_dicom::scintigram::{ScintigramFile, ScintigramNote, by_injection, is_of_bone};
use upright_dicom::sort::{Clues, Verdict};
use upright_documents::StudyNote;
use upright_reading::scintigraphy::{Acquisition, ScanReading, read};

/// A bone scan: pictures of one injection.
pub(super) struct BoneScan {
    /// The day of its first pictures, as the files state it.
    pub(super) day: String,
    pub(super) acquisitions: Vec<Acquisition>,
    pub(super) reading: ScanReading,
    /// What is to be known of single files.
    pub(super) remarks: Vec<StudyNote>,
    /// Files that could not be read.
    pub(super) problems: Vec<(PathBuf, String)>,
}

/// The scans among the series, one an injection.
pub(super) fn scans(series: &[Series], asked: &Asked) -> Vec<BoneScan> {
    let of_bone: Vec<&Series> = series.iter().filter(|series| is_scan(series)).collect();
    let clues: Vec<&Clues> = of_bone.iter().map(|series| &series.clues).collect();
    let groups = by_injection(&clues);
    let members = |group: &Vec<usize>| -> Vec<&Series> {
        group.iter().filter_map(|number| of_bone.get(*number).copied()).collect()
    };
    groups.iter().map(|group| BoneScan::of(&members(group), asked)).collect()
}

fn is_scan(series: &Series) -> bool {
    let known = match series.judgement.verdict {
        Verdict::Sorted(slot) => Some(slot),
        Verdict::Ask { .. } => None,
    };
    is_of_bone(&series.clues, known)
}

impl BoneScan {
    fn of(series: &[&Series], asked: &Asked) -> Self {
        let (mut acquisitions, mut remarks, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for series in series {
            for path in &series.files {
                match acquired(path, series) {
                    Ok((acquisition, notes)) => {
                        remarks.extend(notes.iter().map(|note| StudyNote {
                            code: note.code(),
                            message: format!("{}: {note}", acquisition.name),
                        }));
                        acquisitions.push(acquisition);
                    }
                    Err(problem) => problems.push((path.clone(), problem.to_string())),
                }
            }
        }
        acquisitions.sort_by(|one, other| in_time(one).total_cmp(&in_time(other)));
        let days = series.iter().map(|series| series.clues.times.study_date.as_str());
        let day = days.min().unwrap_or_default().to_owned();
        let reading = read(&acquisitions, &asked.of_day(&day));
        Self { day, acquisitions, reading, remarks, problems }
    }
}

fn in_time(of: &Acquisition) -> f64 {
    of.taken.unwrap_or(f64::INFINITY)
}

fn acquired(path: &Path, series: &Series) -> Result<(Acquisition, Vec<ScintigramNote>), ReadError> {
    let mut file = ScintigramFile::open(File::open(path)?)?;
    let (head, is_plain) = (file.head()?, file.is_plain());
    let description = &series.clues.texts.series_description;
    let name = if description.is_empty() { printable(path) } else { description.clone() };
    let acquisition = head.acquisition(name, |frame| match is_plain {
        true => file.frame(frame),
        false => decoded(path, (head.format.columns, head.format.rows), frame),
    })?;
    Ok((acquisition, head.notes))
}
