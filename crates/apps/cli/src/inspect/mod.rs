//! `upright inspect`: what films say about themselves.

mod json;
mod missing;
mod table;

use crate::film::{Film, scale_notes};
use crate::inputs::{self, Input};
use crate::output::{self, Output};
use crate::progress;
use anyhow::Result;
#[cfg(feature = "report")]
use anyhow::bail;
use clap::ValueEnum;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use upright_documents::{FailedInput, INTENDED_USE, Note};

const EXAMPLES: &str = "\
Examples:
  upright inspect film.dcm
      What it is, which way the patient faced, how far a millimetre may be trusted, what is missing.
  upright inspect film.dcm --preview film.png
      The windowed picture, pixel for pixel: landmarks placed on it are landmarks on the film.
  upright inspect film.dcm --preview small.png --preview-size 1000
      The same, smaller, with square pixels: to look at, not to place landmarks on.
  upright inspect study/ --format json > study.json
      Every file below a folder.

Only the header is read, and of it only technical attributes; the patient's name and number never are.
Exit codes: 0 all files inspected, 2 some failed, 1 none inspected.

Research use. Not a medical device.";

/// Say what films are, and what is missing for a measurement
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Films (DICOM, PNG, JPEG, TIFF), folders of them, `-` for paths on standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Write the windowed picture of the one film given: a .png file
    #[cfg(feature = "report")]
    #[arg(long, value_name = "FILE")]
    preview: Option<PathBuf>,
    /// Most pixels on the longest side of the preview, 16 to 65535; without it the preview has the film's own pixels
    #[cfg(feature = "report")]
    #[arg(long, value_name = "PIXELS", requires = "preview", value_parser = clap::value_parser!(u32).range(16..=65_535))]
    preview_size: Option<u32>,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One object, or an array of them for several files
    Json,
}

impl From<Format> for output::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Table => Self::Table,
            Format::Json => Self::Json,
        }
    }
}

/// What is said about one film.
struct Inspection {
    film: Film,
    missing: Vec<Note>,
    notes: Vec<Note>,
}

impl Inspection {
    fn of(path: &Path) -> Result<Self> {
        let film = Film::open(path)?;
        let (missing, notes) = (missing::missing(&film.description), notes(&film));
        Ok(Self { film, missing, notes })
    }
}

/// What to know, whether the film is measured or not.
fn notes(film: &Film) -> Vec<Note> {
    let description = &film.description;
    let mut notes: Vec<Note> = description.scale.iter().flat_map(scale_notes).collect();
    notes.extend(
        description
            .scale
            .as_ref()
            .err()
            .map(|problem| Note::new("film_spacing_unusable", problem.to_string())),
    );
    notes.extend(description.kind.is_film.then(|| film.view_note()).flatten());
    let unused = description.unused.iter();
    notes.extend(unused.map(|attribute| {
        Note::new(
            "display_attribute_unused",
            format!("{attribute} makes no sense and is not used for showing"),
        )
    }));
    notes
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    #[cfg(feature = "report")]
    check_preview(arguments)?;
    let inputs = inputs::files(&arguments.inputs);
    let bar = progress::bar(inputs.count, "films", 50);
    let sink = BufWriter::new(io::stdout().lock());
    let mut output = Output::new(arguments.format.into(), inputs.several, sink)?;
    let (mut inspected, mut failed, mut is_shown) = (0, 0, false);
    for Input { name, path } in inputs.list {
        let Answer { text, outcome } = answer(arguments, &name, path, inputs.several)?;
        text.iter().try_for_each(|text| output.write(text))?;
        is_shown |= text.is_some();
        match outcome {
            Ok(()) => inspected += 1,
            Err(problem) => {
                failed += 1;
                bar.suspend(|| say!("error: {name}: {problem}"));
            }
        }
        bar.inc(1);
    }
    let mut sink = output.finish()?;
    if arguments.format == Format::Table && is_shown {
        writeln!(sink, "\n{INTENDED_USE}")?;
        sink.flush()?;
    }
    bar.finish_and_clear();
    Ok(crate::exit_code(inspected, failed))
}

/// What is printed about one file, and what failed about it: a preview that cannot be drawn does not hide what the header says.
struct Answer {
    text: Option<Vec<u8>>,
    outcome: Result<(), String>,
}

fn answer(arguments: &Arguments, name: &str, path: Result<PathBuf>, several: bool) -> Result<Answer> {
    let inspected = path.and_then(|path| Ok((Inspection::of(&path)?, path)));
    match (inspected, arguments.format) {
        (Ok((inspection, path)), format) => {
            let text = match format {
                Format::Table => table::render(name, &inspection),
                Format::Json => json::render(name, &inspection, several)?,
            };
            let drawn = drawn(arguments, &inspection, &path).map_err(|error| format!("{error:#}"));
            Ok(Answer { text: Some(text.into_bytes()), outcome: drawn })
        }
        (Err(error), format) => {
            let problem = format!("{error:#}");
            let failed = FailedInput { source: name, film: None, error: &problem };
            let place = (format == Format::Json).then(|| serde_json::to_vec(&failed)).transpose()?;
            Ok(Answer { text: place, outcome: Err(problem) })
        }
    }
}

#[cfg(not(feature = "report"))]
fn drawn(_: &Arguments, _: &Inspection, _: &Path) -> Result<()> {
    Ok(())
}

#[cfg(feature = "report")]
fn drawn(arguments: &Arguments, inspection: &Inspection, path: &Path) -> Result<()> {
    let Some(target) = &arguments.preview else { return Ok(()) };
    preview(&inspection.film, path, target, arguments.preview_size)
}

#[cfg(feature = "report")]
fn check_preview(arguments: &Arguments) -> Result<()> {
    let Some(target) = &arguments.preview else { return Ok(()) };
    let [film] = &arguments.inputs[..] else { bail!("--preview belongs to one film") };
    if film.is_dir() || inputs::is_list(film) {
        bail!("--preview belongs to one film, not to a folder or a list");
    }
    crate::output::check_target("--preview", target, &[film], &["png"]).map(|_| ())
}

#[cfg(feature = "report")]
fn preview(film: &Film, path: &Path, target: &Path, most: Option<u32>) -> Result<()> {
    let grey = film.grey(path)?;
    let shown = match most {
        Some(most) => {
            let (columns, rows) = fitted(film, (grey.columns(), grey.rows()), most);
            grey.resized(columns, rows)?
        }
        None => grey,
    };
    crate::output::write_target(target, |file| Ok(upright_report::grey_png(&shown, file)?))?;
    let frames = film.description.format.as_ref().map_or(1, |format| format.frames);
    let which = if frames > 1 { format!(", the first of {frames} frames or pages") } else { String::new() };
    say!("drew {}: {} × {} pixels{which}", inputs::printable(target), shown.columns(), shown.rows());
    Ok(())
}

/// The size whose longest side is `most`, with square pixels where the film's shape of a pixel is known.
#[cfg(feature = "report")]
fn fitted(film: &Film, (columns, rows): (u32, u32), most: u32) -> (u32, u32) {
    let spacing = film.description.scale.as_ref().ok().and_then(|scale| scale.spacing);
    let shape = spacing.map_or(1.0, upright_anatomy::PixelSpacing::width_over_height);
    let (wide, high) = (f64::from(columns) * shape, f64::from(rows));
    // Never larger than the film.
    let scale = (f64::from(most) / wide.max(high)).min(1.0);
    let pixels = |length: f64| ((length * scale).round() as u32).clamp(1, most);
    (pixels(wide), pixels(high))
}
