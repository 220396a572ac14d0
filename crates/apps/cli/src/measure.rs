//! `upright measure`: landmarks in, profile out.

use crate::draws::Draws;
use crate::film::Film;
use crate::inputs::{self, Input, Inputs};
use crate::output::{Format, Output, render, render_failure};
#[cfg(feature = "report")]
use crate::picture::Picture;
use crate::progress;
use anyhow::{Context, Result, anyhow, bail};
use clap::ValueEnum;
use rayon::prelude::*;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::mpsc;
use std::time::Duration;
use upright_anatomy::Facing;
use upright_dicom::ReadError;
use upright_documents::{FailedInput, LandmarkDocument, Note, Software, read_landmarks, read_landmarks_on};
use upright_evidence::settings;
use upright_measurement::{Profile, Settings};

const EXAMPLES: &str = "\
Examples:
  upright measure patient.json
      One document, as a table.
  upright measure film.dcm --landmarks patient.json --overlay annotated.png
      Spacing, calibration and facing from the film, unless the document says otherwise; the
      construction drawn on it. PNG, JPEG and TIFF films say nothing of themselves: the document must.
  upright measure study/ more.json --format csv > study.csv
      Folders are searched for .json documents; cases are left out, `upright assess` reads them.
  find study -name '*.json' | upright measure - --format jsonl
      Paths from standard input, one line an answer, in the same order.
  upright measure patient.json --format json --draws 0
      No intervals; numbers in JSON are never rounded.

A landmark document:
  {\"schema\": \"upright.landmarks/1\",
   \"frame\": {\"kind\": \"image\", \"columns\": 2400, \"rows\": 7200, \"facing\": \"right\",
             \"spacing_mm\": {\"row\": 0.143, \"column\": 0.143}, \"calibration\": \"fiducial\"},
   \"posture\": \"standing\",
   \"landmarks\": [{\"site\": \"S1.superior.posterior\", \"x\": 1060.2, \"y\": 2312.0},
                 {\"site\": \"S1.superior.anterior\", \"x\": 1225.9, \"y\": 2428.5},
                 {\"site\": \"femoral_head.left\", \"x\": 1472.0, \"y\": 2986.0, \"radius\": 165.0}]}

Without spacing_mm, in the document or the film, there are angles and ratios and no millimetres.
Intervals contain 95 % of the values that landmark error gives.
Exit codes: 0 all inputs measured, 2 some inputs failed, 1 none measured.

Research use. Not a medical device.";

/// Measure landmark documents, or a film with its landmarks
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Landmark documents, folders of them, `-` for paths on standard input; one film with --landmarks
    #[arg(required = true, value_name = "INPUT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// How to print the profile
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    #[command(flatten)]
    draws: Draws,
    /// Landmarks of the film given as INPUT (DICOM, PNG, JPEG or TIFF)
    #[arg(long, value_name = "DOCUMENT")]
    pub(crate) landmarks: Option<PathBuf>,
    /// The side of the picture to which the patient's front points, where neither film nor document says it
    #[arg(long, value_enum, value_name = "SIDE", requires = "landmarks")]
    facing: Option<Side>,
    /// Draw the construction: a .png or .svg file, on the film where one is given
    #[cfg(feature = "report")]
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Option<PathBuf>,
    /// Parameters to draw instead of the standard set, as PI,PT,SVA
    #[cfg(feature = "report")]
    #[arg(long, value_name = "CODE,…", value_delimiter = ',', requires = "overlay")]
    pub(crate) draw: Option<Vec<String>>,
    /// Threads to measure with; never changes a result
    #[arg(long, value_name = "N")]
    threads: Option<usize>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Side {
    /// The patient's front points to the left of the picture
    Left,
    /// The patient's front points to the right of the picture
    Right,
}

impl From<Side> for Facing {
    fn from(side: Side) -> Self {
        match side {
            Side::Left => Self::Left,
            Side::Right => Self::Right,
        }
    }
}

/// Inputs measured together: enough to keep every core busy, few enough to keep memory flat.
const BATCH: usize = 256;

/// A list that pauses for longer waits for an answer.
const PAUSE: Duration = Duration::from_millis(2);

/// A measured input.
pub(crate) struct Measurement {
    /// Name and kind of the film, where one was given.
    pub(crate) film: Option<(String, String)>,
    /// What to know about the film.
    pub(crate) notes: Vec<Note>,
    pub(crate) document: LandmarkDocument,
    pub(crate) profile: Profile,
}

/// Everything that is the same for every input of one call.
struct Task<'a> {
    arguments: &'a Arguments,
    settings: Settings,
    software: Software,
    #[cfg(feature = "report")]
    picture: Picture<'a>,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    if let Some(threads) = arguments.threads {
        rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build_global()
            .context("cannot start threads")?;
    }
    let task = Task::new(arguments)?;
    let inputs = match &arguments.landmarks {
        Some(landmarks) => {
            arguments.only_input("--landmarks")?;
            Inputs::one(landmarks.clone())
        }
        None => inputs::documents(&arguments.inputs),
    };
    task.all(inputs)
}

impl Arguments {
    /// The one file that `option` belongs to.
    pub(crate) fn only_input(&self, option: &str) -> Result<&Path> {
        match &self.inputs[..] {
            [input] if input.is_dir() || inputs::is_list(input) => {
                bail!("{option} belongs to one film, not to a folder or a list")
            }
            [input] => Ok(input),
            inputs => bail!("{option} belongs to one film; {} inputs are given", inputs.len()),
        }
    }
}

impl<'a> Task<'a> {
    fn new(arguments: &'a Arguments) -> Result<Self> {
        let draws = &arguments.draws;
        let settings = settings(draws.quality(), draws.draws, draws.seed);
        let software = draws.software();
        Ok(Self {
            arguments,
            settings,
            software,
            #[cfg(feature = "report")]
            picture: Picture::new(arguments)?,
        })
    }

    /// Measures and prints every input, a batch at a time, in the order given.
    fn all(&self, inputs: Inputs) -> Result<ExitCode> {
        let bar = progress::bar(inputs.count, "films", 50);
        let several = inputs.several;
        let film = self.film().map(inputs::printable);
        let mut output = Output::new(self.arguments.format, several, BufWriter::new(io::stdout().lock()))?;
        let (mut measured, mut failed) = (0_usize, 0_usize);
        let waiting = ahead(inputs.list);
        while let Ok(first) = waiting.recv() {
            let batch = batch(first, &waiting);
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
                        // With a film, the error says which of the two files it is about.
                        let about = if film.is_some() { String::new() } else { format!("{name}: ") };
                        bar.suspend(|| say!("error: {about}{problem}"));
                        let failed = FailedInput { source: &name, film: film.as_deref(), error: &problem };
                        if let Some(place) = render_failure(self.arguments.format, &failed, &self.software)? {
                            output.write(&place)?;
                        }
                    }
                }
                bar.inc(1);
            }
            output.flush()?;
        }
        output.finish()?;
        bar.finish_and_clear();
        Ok(crate::exit_code(measured, failed))
    }

    fn answer(&self, input: Input, several: bool) -> (String, Result<Vec<u8>>) {
        let answer = input.path.and_then(|path| self.measure(&path)).and_then(|measurement| {
            render(self.arguments.format, several, &input.name, &measurement, &self.software)
        });
        (input.name, answer)
    }

    /// Measures the document at `path`, on the film where one was given.
    fn measure(&self, path: &Path) -> Result<Measurement> {
        let Some(film_path) = self.film() else {
            let document = read_landmarks(&inputs::read_document(
                path,
                "give its landmarks with --landmarks DOCUMENT",
            )?)?;
            let notes = document.notes.clone();
            return self.measured(None, document, notes);
        };
        let name = || inputs::printable(film_path);
        let remedy = "the film comes first: upright measure FILM --landmarks DOCUMENT";
        let film = Film::open(film_path).map_err(|error| no_film(error, remedy)).with_context(name)?;
        let facing = self.arguments.facing.map(Facing::from);
        let facts = film.facts(facing).with_context(name)?;
        let document = inputs::read_document(path, remedy)
            .and_then(|bytes| Ok(read_landmarks_on(&bytes, &facts)?))
            .with_context(|| inputs::printable(path))?;
        let notes = film.notes(&document, facing).with_context(name)?;
        self.measured(Some((film_path, &film)), document, notes)
    }

    fn film(&self) -> Option<&Path> {
        self.arguments.landmarks.as_ref()?;
        self.arguments.inputs.first().map(PathBuf::as_path)
    }

    fn measured(
        &self,
        film: Option<(&Path, &Film)>,
        document: LandmarkDocument,
        notes: Vec<Note>,
    ) -> Result<Measurement> {
        let profile = Profile::of(&document.set, &self.settings);
        #[cfg(feature = "report")]
        self.picture.draw(film, &document, &profile, &notes, &self.software)?;
        let film = film.map(|(path, film)| (inputs::printable(path), film.description.kind.name.clone()));
        Ok(Measurement { film, notes, document, profile })
    }
}

/// A file of no known kind is probably the landmark document.
fn no_film(error: anyhow::Error, remedy: &str) -> anyhow::Error {
    match error.downcast_ref() {
        Some(ReadError::UnknownFormat) => anyhow!("{error}; {remedy}"),
        _ => error,
    }
}

/// `first` and what follows it without a pause: nobody who sends one path waits for 255 more.
fn batch(first: Input, waiting: &mpsc::Receiver<Input>) -> Vec<Input> {
    let following = std::iter::from_fn(|| waiting.recv_timeout(PAUSE).ok());
    std::iter::once(first).chain(following).take(BATCH).collect()
}

/// Inputs found ahead of the measuring, a few batches at most.
fn ahead(list: Box<dyn Iterator<Item = Input> + Send>) -> mpsc::Receiver<Input> {
    let (sender, waiting) = mpsc::sync_channel(4 * BATCH);
    // The thread ends with the list, or when nobody waits for it any more.
    std::thread::spawn(move || list.map_while(|input| sender.send(input).ok()).for_each(drop));
    waiting
}
