//! `upright measure`: landmarks in, profile out.

use crate::inputs::{self, Input};
use crate::output::{Format, Output, render};
use crate::progress;
use anyhow::{Context, Result, bail};
use clap::ValueEnum;
use rayon::prelude::*;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use upright_documents::{LandmarkDocument, Software, read_landmarks};
use upright_evidence::{FilmQuality, VERSION, landmark_error, nominal_length, plausibility};
use upright_measurement::{Profile, Settings};

const EXAMPLES: &str = "\
Examples:
  upright measure patient.json
      One document, as a table.
  upright measure film.png --landmarks patient.json --overlay annotated.png
      Draw the construction on the film the landmarks were placed on.
  upright measure study/ more.json --format csv > study.csv
      Folders are searched for .json documents.
  find study -name '*.json' | upright measure - --format jsonl
      Paths from standard input, one line an answer, in the same order.
  upright measure patient.json --format json --draws 0
      No intervals; numbers in JSON are never rounded.

A landmark document:
  {\"schema\": \"upright.landmarks/1\",
   \"frame\": {\"kind\": \"image\", \"columns\": 2400, \"rows\": 7200, \"facing\": \"right\",
             \"spacing_mm\": {\"row\": 0.143, \"column\": 0.143}, \"calibration\": \"fiducial\"},
   \"posture\": \"standing\",
   \"landmarks\": [{\"site\": \"S1.superior.anterior\", \"x\": 1225.9, \"y\": 2428.5},
                 {\"site\": \"femoral_head.left\", \"x\": 1472.0, \"y\": 2986.0, \"radius\": 165.0}]}

Without spacing_mm the film is uncalibrated: angles and ratios, no millimetres.
Intervals contain 95 % of the values that landmark error gives.
Exit codes: 0 all inputs measured, 2 some inputs failed, 1 none measured.

Research use. Not a medical device.";

/// Measure landmark documents, or a film with its landmarks
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Landmark documents, folders of them, `-` for paths on standard input; one film with --landmarks
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// How to print the profile
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Monte Carlo draws for the intervals; 0 = no intervals
    #[arg(long, value_name = "N", default_value_t = 1000, value_parser = clap::value_parser!(u32).range(0..=100_000))]
    draws: u32,
    /// Seed of the draws: the same seed gives the same intervals
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How well landmarks can be seen, which decides how far they scatter
    #[arg(long, value_enum, default_value_t = Quality::Clear)]
    landmark_error: Quality,
    /// Landmarks of the film given as INPUT (a PNG or JPEG picture)
    #[arg(long, value_name = "DOCUMENT")]
    landmarks: Option<PathBuf>,
    /// Draw the construction: a .png or .svg file, on the film where one is given
    #[cfg(feature = "report")]
    #[arg(long, value_name = "FILE")]
    overlay: Option<PathBuf>,
    /// Parameters to draw instead of the standard set, as PI,PT,SVA
    #[cfg(feature = "report")]
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', requires = "overlay")]
    draw: Option<Vec<String>>,
    /// Threads to measure with; never changes a result
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Quality {
    /// Clear contours
    Clear,
    /// Instrumented, obscured or blurred film
    Obscured,
}

/// Inputs measured together: enough to keep every core busy, few enough to keep memory flat.
const BATCH: usize = 256;

/// A measured input.
pub(crate) struct Measurement {
    pub(crate) film: Option<String>,
    pub(crate) document: LandmarkDocument,
    pub(crate) profile: Profile,
}

/// Everything that is the same for every input of one call.
struct Task<'a> {
    arguments: &'a Arguments,
    settings: Settings,
    software: Software,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    if let Some(threads) = arguments.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global()
            .context("cannot start threads")?;
    }
    let task = Task::new(arguments);
    #[cfg(feature = "report")]
    if let Some(overlay) = &arguments.overlay {
        return draw::run(&task, overlay);
    }
    match &arguments.landmarks {
        Some(landmarks) => task.all(std::iter::once(task.film_input(landmarks)?), Some(1)),
        None => {
            let inputs = inputs::expanded(&arguments.inputs);
            task.all(inputs.list, inputs.count)
        }
    }
}

impl<'a> Task<'a> {
    fn new(arguments: &'a Arguments) -> Self {
        let quality = match arguments.landmark_error {
            Quality::Clear => FilmQuality::Clear,
            Quality::Obscured => FilmQuality::Obscured,
        };
        let (draws, seed) = (arguments.draws, arguments.seed);
        let settings = Settings {
            landmark_error: landmark_error(quality),
            nominal_length: nominal_length(),
            plausibility: plausibility(),
            draws,
            seed,
        };
        let software = Software {
            name: "upright",
            version: env!("CARGO_PKG_VERSION"),
            evidence: VERSION,
            seed,
            draws,
            landmark_error: quality.name(),
        };
        Self { arguments, settings, software }
    }

    /// The landmark document that stands for the one film given.
    fn film_input(&self, landmarks: &Path) -> Result<Input> {
        let [film] = &self.arguments.inputs[..] else {
            bail!("--landmarks belongs to one film; {} inputs are given", self.arguments.inputs.len());
        };
        if film.is_dir() || film.as_os_str() == "-" {
            bail!("--landmarks belongs to one film, not to a folder or a list");
        }
        Ok(Input { name: landmarks.display().to_string(), path: Ok(landmarks.to_path_buf()) })
    }

    /// Measures and prints every input, a batch at a time, in the order given.
    fn all(&self, list: impl Iterator<Item = Input>, count: Option<usize>) -> Result<ExitCode> {
        let bar = progress::bar(count);
        let several = count != Some(1);
        let stdout = BufWriter::new(std::io::stdout().lock());
        let mut output = Output::new(self.arguments.format, several, stdout)?;
        let (mut measured, mut failed) = (0_usize, 0_usize);
        let mut list = list.peekable();
        while list.peek().is_some() {
            let batch: Vec<Input> = list.by_ref().take(BATCH).collect();
            let answers: Vec<(String, Result<Vec<u8>>)> =
                batch.into_par_iter().map(|input| self.answer(input, several)).collect();
            for (name, answer) in answers {
                match answer {
                    Ok(text) => {
                        measured += 1;
                        output.write(&text)?;
                    }
                    Err(error) => {
                        failed += 1;
                        let problem = format!("{error:#}");
                        bar.suspend(|| eprintln!("error: {name}: {problem}"));
                        output.write_failure(&name, &problem, &self.software)?;
                    }
                }
                bar.inc(1);
            }
        }
        output.finish()?;
        bar.finish_and_clear();
        Ok(exit_code(measured, failed))
    }

    fn answer(&self, input: Input, several: bool) -> (String, Result<Vec<u8>>) {
        let answer = input.path.and_then(|path| self.measure(&path)).and_then(|measurement| {
            render(self.arguments.format, several, &input.name, &measurement, &self.software)
        });
        (input.name, answer)
    }

    fn measure(&self, path: &Path) -> Result<Measurement> {
        let document = read_landmarks(&inputs::read_document(path)?)?;
        let film = self.arguments.landmarks.as_ref().and(self.arguments.inputs.first());
        if let Some(film) = film {
            check_film(film, &document)?;
        }
        let profile = Profile::of(&document.set, &self.settings);
        Ok(Measurement { film: film.map(|film| film.display().to_string()), document, profile })
    }
}

fn exit_code(measured: usize, failed: usize) -> ExitCode {
    if measured + failed > 1 && failed > 0 {
        eprintln!("{failed} of {} inputs failed", measured + failed);
    }
    match (measured, failed) {
        (0, _) => ExitCode::from(crate::NONE),
        (_, 0) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}

/// Without pictures a film cannot be looked into.
#[cfg(not(feature = "report"))]
fn check_film(_: &Path, _: &LandmarkDocument) -> Result<()> {
    bail!("this build cannot read pictures (feature \"report\"); measure the landmark document alone")
}

#[cfg(feature = "report")]
fn check_film(film: &Path, document: &LandmarkDocument) -> Result<()> {
    let picture = draw::film(film)?;
    upright_report::check_size(&picture, &document.set).with_context(|| film.display().to_string())
}

#[cfg(feature = "report")]
mod draw {
    //! The annotated picture.

    use super::{Result, Task, bail, inputs};
    use anyhow::Context;
    use std::path::Path;
    use std::process::ExitCode;
    use upright_measurement::ParameterId;
    use upright_report::{Caption, Drawing, Film};

    /// Larger picture files are refused unread.
    const MOST_BYTES: u64 = 512 << 20;

    #[derive(Clone, Copy)]
    enum Kind {
        Png,
        Svg,
    }

    pub(super) fn film(path: &Path) -> Result<Film> {
        let bytes = inputs::read(path, MOST_BYTES).with_context(|| path.display().to_string())?;
        Film::decode(&bytes).with_context(|| path.display().to_string())
    }

    /// Measures the one input, writes its picture, then prints the profile.
    pub(super) fn run(task: &Task<'_>, overlay: &Path) -> Result<ExitCode> {
        let kind = kind(overlay)?;
        let chosen = chosen(task)?;
        let [input] = &task.arguments.inputs[..] else {
            bail!("--overlay draws one film; {} inputs are given", task.arguments.inputs.len());
        };
        let landmarks = task.arguments.landmarks.as_deref().unwrap_or(input);
        for read in [input.as_path(), landmarks] {
            if is_same(read, overlay) {
                bail!("--overlay {} would overwrite an input; choose another name", overlay.display());
            }
        }
        let measurement = task.measure(landmarks).with_context(|| landmarks.display().to_string())?;
        let film = task.arguments.landmarks.as_ref().map(|_| film(input)).transpose()?;
        let caption = caption(task, input);
        let (set, profile) = (&measurement.document.set, &measurement.profile);
        let drawing = Drawing::new(film.as_ref(), set, profile, &caption, chosen.as_deref())?;
        let bytes = match kind {
            Kind::Svg => drawing.svg().into_bytes(),
            Kind::Png => drawing.png()?,
        };
        std::fs::write(overlay, bytes).with_context(|| format!("cannot write {}", overlay.display()))?;
        eprintln!("drew {}", overlay.display());
        let input = super::Input { name: landmarks.display().to_string(), path: Ok(landmarks.to_path_buf()) };
        task.all(std::iter::once(input), Some(1))
    }

    fn kind(overlay: &Path) -> Result<Kind> {
        match overlay.extension().map(|extension| extension.to_ascii_lowercase()) {
            Some(extension) if extension == "png" => Ok(Kind::Png),
            Some(extension) if extension == "svg" => Ok(Kind::Svg),
            _ => bail!("--overlay {}: the name must end in .png or .svg", overlay.display()),
        }
    }

    fn chosen(task: &Task<'_>) -> Result<Option<Vec<ParameterId>>> {
        let id = |code: &String| {
            ParameterId::from_code(code)
                .with_context(|| format!("--draw {code}: no such parameter; `upright parameters` lists them"))
        };
        task.arguments.draw.as_ref().map(|codes| codes.iter().map(id).collect()).transpose()
    }

    fn is_same(one: &Path, other: &Path) -> bool {
        matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
    }

    fn caption(task: &Task<'_>, input: &Path) -> Caption {
        let name = input.file_name().unwrap_or(input.as_os_str());
        let software = &task.software;
        let intervals = match software.draws {
            0 => "no intervals (0 draws)".to_owned(),
            draws => {
                format!("{draws} draws, seed {}, landmark error {}", software.seed, software.landmark_error)
            }
        };
        Caption {
            source: name.to_string_lossy().into_owned(),
            method: format!(
                "{} {}, evidence {}, {intervals}",
                software.name, software.version, software.evidence
            ),
        }
    }
}
