//! `upright study`: slices of CT and MR laid beside each other, bone scans in their phases, radiographs, what they show, and motion
//! between bent films.

mod bone_scan;
mod canal;
mod change;
mod ct;
mod decoded;
mod film;
mod gather;
mod json;
mod lying;
mod motion;
mod mr;
mod series;
mod table;
mod vertebra;

use crate::inputs;
use anyhow::Result;
use clap::{Subcommand, ValueEnum};
use decoded::decoded;
use gather::Gathered;
use series::{Found, Named};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use upright_anatomy::Numbering;
use upright_dicom::sort::Clues;
use vertebra::AskedOf;

const EXAMPLES: &str = "\
Examples:
  upright study analyse scan/
      Every series below a folder: what it is, which volumes its slices make, and what is wrong with them.
  upright study analyse scan/ --format json > study.json
      The same for programs.
  upright study analyse scan/ --vertebra L3@0.8,23.5,168
      A CT with the middle of L3 at this place, as a viewer shows it: screws, bone and bridging by level.
  upright study analyse scan/ --vertebra L3@0.8,23.5,168 --femoral-head 86,0,-3 --femoral-head=-86,0,-3 --lying-landmarks lying.json
      The same with pelvic incidence, and its endplates as the landmarks of a lying film, for
      upright case add patient.case.json film landmarks_file=lying.json conditions.modality=supine_ct
  upright study analyse before/ after/ --vertebra 2023-01-10=L3@0.8,23.5,168 --vertebra 2024-02-01=L3@2,20,171
      Two CTs of one patient with a vertebra in each: what changed since the earlier one.
  upright study analyse mr/ --mr-vertebra L4@0,12,-70 --mr-vertebra L3@1,20,-34 --mr-vertebra L2@1,24,2
      An MR with the middles of these bodies: where metal leaves no signal, and which levels it certainly degrades.
  upright study analyse bone_scan/ --scan-level T12@230 --scan-level L4@358 --fused-on 2023-05-04
      A bone scan whose foci get the level that is likely, and whether the fusion was in its first year.
  upright phantom patient --seed 1 --type flatback --studies ct --out patient-1
  upright study analyse patient-1/
      The same of a patient who does not exist.

Slices that are missing are shown as a gap, slices that are not evenly spaced make no volume: nothing is filled in.
All files must be of one patient. The patient's name and number are compared, never printed.
Exit codes: 0 all files read, 2 some failed, 1 none.

Research use. Not a medical device.";

/// Slices of CT and MR, bone scans, metal on radiographs, films bent forwards and backwards
#[derive(Subcommand)]
pub(crate) enum Command {
    Analyse(Arguments),
    Motion(motion::Arguments),
}

/// Say which volumes the slices of a study make, what is wrong with them, and what a CT, an MR, a bone scan or a radiograph shows
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// DICOM files, folders of them, `-` for paths on standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// A vertebra of the CT by a place in its body, in mm towards the patient's left, back and head; the others are then
    /// proposed, and what is seen has a level. With CTs of several days one a day, with the day before it, as 2024-05-02=L3@…
    #[arg(long, value_name = "[DAY=]LEVEL@LEFT,BACK,HEAD", value_parser = vertebra::parse, allow_hyphen_values = true)]
    vertebra: Vec<vertebra::Asked>,
    /// The middle of a femoral head in the CT in which a vertebra is named, once for each; they give the pelvic incidence
    #[arg(long, value_name = "LEFT,BACK,HEAD", value_parser = lying::parse, allow_hyphen_values = true, requires = "vertebra")]
    femoral_head: Vec<[f64; 3]>,
    /// Write the endplates of the CT as the landmark document of a lying film, proposed, to a new file
    #[arg(long, value_name = "FILE", requires = "vertebra")]
    lying_landmarks: Option<PathBuf>,
    /// The middle of a vertebral body in the MRs, in mm towards the patient's left, back and head, once for each: from two on it is
    /// looked for where metal leaves no signal
    #[arg(long, value_name = "LEVEL@LEFT,BACK,HEAD", value_parser = mr::parse, allow_hyphen_values = true)]
    mr_vertebra: Vec<mr::Body>,
    /// How many lumbar vertebrae the patient has
    #[arg(long, value_name = "N", default_value_t = 5, value_parser = clap::value_parser!(u8).range(4..=6))]
    lumbar: u8,
    #[command(flatten)]
    scan: bone_scan::Asked,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One object
    Json,
}

pub(crate) fn run(command: &Command) -> Result<ExitCode> {
    match command {
        Command::Analyse(arguments) => analyse(arguments),
        Command::Motion(arguments) => motion::run(arguments),
    }
}

fn analyse(arguments: &Arguments) -> Result<ExitCode> {
    let gathered = Gathered::from(inputs::files(&arguments.inputs))?;
    let numbering = Numbering::new(Numbering::USUAL.thoracic(), arguments.lumbar)?;
    let asked = AskedOf::of(&arguments.vertebra, numbering, &gathered.series)?;
    lying::check(&arguments.femoral_head, arguments.vertebra.len())?;
    mr::check(&arguments.mr_vertebra, &gathered.series)?;
    let of = |series| {
        let named = Named {
            vertebra: asked.in_series(series),
            femoral_heads: &arguments.femoral_head,
            bodies: &arguments.mr_vertebra,
        };
        Found::of(series, named)
    };
    let found: Vec<Found> = gathered.series.iter().map(of).collect();
    if let Some(path) = &arguments.lying_landmarks {
        lying::write(path, &found)?;
    }
    let changes = change::compared(&found);
    let scans = bone_scan::scans(&gathered.series, &arguments.scan);
    let text = match arguments.format {
        Format::Table => table::render(&found, &changes, &scans),
        Format::Json => json::render(&found, &changes, &scans)?,
    };
    let mut sink = BufWriter::new(io::stdout().lock());
    sink.write_all(text.as_bytes())?;
    sink.flush()?;
    Ok(crate::exit_code(gathered.read, gathered.failed))
}

/// What the record may call a study: its kind and its day.
fn study_name(clues: &Clues) -> String {
    format!("{} {}", clues.modality, clues.times.study_date).trim().to_owned()
}
