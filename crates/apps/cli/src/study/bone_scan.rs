//! Pictures of a gamma camera: the phases of a bone scan, and where the spine takes up more.

use super::gather::Series;
use crate::film::decoder;
use crate::inputs::printable;
use jiff::civil::{Date, DateTime};
use std::fmt::Write;
use std::fs::File;
use std::path::{Path, PathBuf};
use upright_dicom::ReadError;
use upright_dicom::scintigram::{CameraView, FrameHead, Scintigram, ScintigramFile, ScintigramKind, Since};
use upright_imaging::Raster;
use upright_reading::Estimate;
use upright_reading::scintigraphy::{
    Acquisition, Clock, CurvePoint, Decay, FocusRead, Frame, PhaseFound, PictureKind, Question, ScanReading,
    View, read, weak_evidence,
};

/// A bone scan of one day.
pub(super) struct BoneScan {
    /// The day, as the files state it.
    pub(super) day: String,
    pub(super) acquisitions: Vec<Acquisition>,
    pub(super) reading: ScanReading,
    /// What is to be known of single files.
    pub(super) remarks: Vec<String>,
    /// Files that could not be read.
    pub(super) problems: Vec<(PathBuf, String)>,
}

/// The scans among the series, one a day.
pub(super) fn scans(series: &[Series]) -> Vec<BoneScan> {
    let mut days: Vec<&str> = Vec::new();
    for series in series.iter().filter(|series| is_scan(series)) {
        let day = series.clues.times.study_date.as_str();
        if !days.contains(&day) {
            days.push(day);
        }
    }
    let of_day = |day: &str| {
        let of = series.iter().filter(|series| is_scan(series) && series.clues.times.study_date == day);
        BoneScan::of(day, of)
    };
    days.into_iter().map(of_day).collect()
}

fn is_scan(series: &Series) -> bool {
    series.clues.modality == "NM" && series.clues.has_pixels
}

impl BoneScan {
    fn of<'a>(day: &str, series: impl Iterator<Item = &'a Series>) -> Self {
        let (mut acquisitions, mut remarks, mut problems) = (Vec::new(), Vec::new(), Vec::new());
        for series in series {
            for path in &series.files {
                match acquired(path, series) {
                    Ok((acquisition, notes)) => {
                        remarks.extend(notes.into_iter().map(|note| format!("{}: {note}", acquisition.name)));
                        acquisitions.push(acquisition);
                    }
                    Err(problem) => problems.push((path.clone(), problem)),
                }
            }
        }
        acquisitions.sort_by(|one, other| in_time(one).total_cmp(&in_time(other)));
        let reading = read(&acquisitions, &Question::default());
        Self { day: day.to_owned(), acquisitions, reading, remarks, problems }
    }
}

fn in_time(of: &Acquisition) -> f64 {
    of.taken.unwrap_or(f64::INFINITY)
}

fn acquired(path: &Path, series: &Series) -> Result<(Acquisition, Vec<String>), String> {
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
    let notes = head.notes.iter().map(ToString::to_string).collect();
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
    Ok((acquisition, notes))
}

/// Seconds from any moment that is the same for all pictures.
fn seconds(moment: DateTime) -> f64 {
    const FIRST: DateTime = Date::constant(2000, 1, 1).to_datetime(jiff::civil::Time::constant(0, 0, 0, 0));
    moment.duration_since(FIRST).as_secs_f64()
}

/// Samples that lie there as they are take no decoder; others are decoded in a process of their own.
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
    let worker = decoder().map_err(|error| ReadError::Refused(format!("{error:#}")))?;
    worker.decode_frame(File::open(path)?, (head.format.columns, head.format.rows), index)
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
    Ok(found)
}

/// A scan for people.
pub(super) fn render(out: &mut String, scan: &BoneScan) {
    let day = super::table::day(&scan.day);
    let _ = writeln!(out, "bone scan{}{day}", if day.is_empty() { "" } else { " · " });
    for (path, problem) in &scan.problems {
        let _ = writeln!(out, "    ▲ {}: {problem}", printable(path));
    }
    for (of, phase) in scan.acquisitions.iter().zip(&scan.reading.phases) {
        let _ = writeln!(out, "  {}", of_picture(of, phase));
    }
    if let Some(flow) = &scan.reading.flow {
        let _ = writeln!(out, "    counts of the flow over time  {}", bars(&flow.field));
    }
    for note in scan.remarks.iter().cloned().chain(scan.reading.notes.iter().map(ToString::to_string)) {
        let _ = writeln!(out, "    ▲ {note}");
    }
    let Some(spine) = &scan.reading.spine else { return };
    let proposed = if spine.is_chosen { "chosen" } else { "proposed" };
    let _ =
        writeln!(out, "    reference region, {proposed}, at {:.0} mm below the first pixel", spine.reference);
    for focus in &spine.foci {
        let _ = writeln!(out, "    ▲ {}", of_focus(focus));
    }
    if spine.foci.is_empty() {
        let _ = writeln!(out, "    no focus stands out from the spine");
    } else {
        let _ = writeln!(out, "    {}", weak_evidence());
    }
}

fn of_picture(of: &Acquisition, found: &PhaseFound) -> String {
    let phase = found.phase.map_or("phase not recognised", |phase| phase.words());
    let basis = found.basis.map_or_else(String::new, |basis| format!(" ({})", basis.words()));
    let since =
        found.since.map_or_else(String::new, |seconds| format!(", {} after the injection", span(seconds)));
    let frames = super::table::plural(of.frames.len(), "frame");
    format!("{phase}{basis}: {} · {frames}, {} counts{since}", of.name, of.total())
}

fn span(seconds: f64) -> String {
    const HOUR: f64 = 3600.0;
    if seconds < HOUR / 30.0 {
        format!("{seconds:.0} s")
    } else if seconds < HOUR {
        format!("{:.0} min", seconds / 60.0)
    } else {
        let minutes = (seconds / 60.0).round() as i64;
        format!("{} h {} min", minutes / 60, minutes % 60)
    }
}

fn of_focus(found: &FocusRead) -> String {
    let side = match found.focus.side {
        Some(upright_anatomy::Laterality::Left) => "left, ",
        Some(upright_anatomy::Laterality::Right) => "right, ",
        _ => "",
    };
    let pool =
        found.blood_pool.map_or_else(String::new, |pool| format!("; blood pool {}", of_estimate(pool)));
    let level = found.level.as_ref().map_or_else(String::new, |level| format!(", probably {}", level.likely));
    format!(
        "focus {side}{:.0} mm below the first pixel{level}: {} of the reference{pool}",
        found.focus.place.down,
        of_estimate(found.ratio)
    )
}

fn of_estimate(found: Estimate) -> String {
    let [least, most] = found.interval;
    format!("{:.2} ({least:.2} to {most:.2})", found.value)
}

/// A curve as a row of bars.
fn bars(points: &[CurvePoint]) -> String {
    const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let most = points.iter().map(|point| point.counts).max().unwrap_or_default().max(1);
    let bar = |point: &CurvePoint| {
        let step = point.counts * (BARS.len() as u64 - 1) / most;
        BARS.get(step as usize).copied().unwrap_or(' ')
    };
    points.iter().map(bar).collect()
}
