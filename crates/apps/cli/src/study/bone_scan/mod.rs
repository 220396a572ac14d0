//! Pictures of a gamma camera: the phases of a bone scan, and where the spine takes up more.

mod asked;
mod table;

pub(super) use asked::Asked;
pub(super) use table::render;

use super::decoded;
use super::gather::Series;
use crate::inputs::printable;
use jiff::civil::{Date, DateTime};
use std::fs::File;
use std::path::{Path, PathBuf};
use upright_dicom::ReadError;
use upright_dicom::scintigram::{
    CameraView, FrameHead, Scintigram, ScintigramFile, ScintigramKind, ScintigramNote, Since,
};
use upright_dicom::sort::{Slot, Verdict};
use upright_documents::StudyNote;
use upright_imaging::Raster;
use upright_reading::scintigraphy::{Acquisition, Clock, Decay, Frame, PictureKind, ScanReading, View, read};

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
    let mut groups: Vec<(String, Vec<&Series>)> = Vec::new();
    for series in &of_bone {
        let injection = injection(series, &of_bone);
        match groups.iter_mut().find(|(other, _)| *other == injection) {
            Some((_, members)) => members.push(series),
            None => groups.push((injection, vec![series])),
        }
    }
    groups.iter().map(|(_, members)| BoneScan::of(members, asked)).collect()
}

/// What the sorter knows to be of another tracer is no bone scan.
fn is_scan(series: &Series) -> bool {
    let is_other = series.judgement.verdict == Verdict::Sorted(Slot::Other);
    series.clues.modality == "NM" && series.clues.has_pixels && !is_other
}

/// What pictures of one injection share: its identifier, or, where none is stated, that of the only one of their day, or the day.
fn injection(series: &Series, all: &[&Series]) -> String {
    let (day, stated) = (&series.clues.times.study_date, &series.clues.tracer.administration);
    if !stated.is_empty() {
        return stated.clone();
    }
    let same_day = all.iter().filter(|other| other.clues.times.study_date == *day);
    let mut others: Vec<&str> = same_day.map(|other| other.clues.tracer.administration.as_str()).collect();
    others.retain(|other| !other.is_empty());
    others.sort_unstable();
    others.dedup();
    match others[..] {
        [only] => only.to_owned(),
        _ => day.clone(),
    }
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
                    Err(problem) => problems.push((path.clone(), problem)),
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

fn acquired(path: &Path, series: &Series) -> Result<(Acquisition, Vec<ScintigramNote>), String> {
    let open = || -> Result<ScintigramFile<File>, ReadError> { ScintigramFile::open(File::open(path)?) };
    let mut file = open().map_err(|problem| problem.to_string())?;
    let head = file.head().map_err(|problem| problem.to_string())?;
    let is_plain = file.is_plain();
    let frames = head.frames.iter().map(|frame| {
        let picture =
            picture(&mut file, path, &head, frame.index, is_plain).map_err(|problem| problem.to_string())?;
        framed(&picture, &head, frame)
    });
    let frames: Vec<Frame> = frames.collect::<Result<_, String>>()?;
    let description = &series.clues.texts.series_description;
    let name = if description.is_empty() { printable(path) } else { description.clone() };
    let tracer = &head.radiopharmaceutical;
    let stated = tracer.half_life_s.and_then(Decay::stated);
    let acquisition = Acquisition {
        name,
        kind: match head.kind {
            ScintigramKind::Dynamic => PictureKind::Dynamic,
            ScintigramKind::Static => PictureKind::Static,
            ScintigramKind::WholeBody => PictureKind::WholeBody,
        },
        clock: match head.since_injection {
            Since::Seconds(seconds) => Clock::Seconds(seconds as f64),
            Since::ClockWrong(seconds) => Clock::Wrong(seconds as f64),
            Since::Unknown => Clock::Unknown,
        },
        taken: head.taken.map(seconds),
        decay: stated.or_else(|| tracer.is_technetium.then(Decay::technetium)),
        frames,
    };
    Ok((acquisition, head.notes))
}

/// Seconds from any moment that is the same for all pictures.
fn seconds(moment: DateTime) -> f64 {
    const FIRST: DateTime = Date::constant(2000, 1, 1).to_datetime(jiff::civil::Time::constant(0, 0, 0, 0));
    moment.duration_since(FIRST).as_secs_f64()
}

fn picture(
    file: &mut ScintigramFile<File>,
    path: &Path,
    head: &Scintigram,
    index: u32,
    is_plain: bool,
) -> Result<Raster, ReadError> {
    if is_plain {
        return file.frame(index);
    }
    decoded(path, (head.format.columns, head.format.rows), index)
}

fn framed(picture: &Raster, head: &Scintigram, frame: &FrameHead) -> Result<Frame, String> {
    let mut found = Frame::new(picture).map_err(|problem| problem.to_string())?;
    found.spacing = head.spacing;
    found.view = frame.view.map(|view| match view {
        CameraView::Anterior => View::Anterior,
        CameraView::Posterior => View::Posterior,
        _ => View::Lateral,
    });
    (found.began, found.duration, found.first_pixel) = (frame.began, frame.duration, frame.first_pixel);
    found.space.clone_from(&head.frame_of_reference);
    Ok(found)
}
