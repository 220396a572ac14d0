//! `upright study`: slices of CT and MR, laid beside each other and looked at.

mod gather;
mod json;
mod series;
mod table;

use crate::inputs;
use anyhow::Result;
use clap::{Subcommand, ValueEnum};
use gather::Gathered;
use series::Found;
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::process::ExitCode;

const EXAMPLES: &str = "\
Examples:
  upright study analyse scan/
      Every series below a folder: what it is, which volumes its slices make, and what is wrong with them.
  upright study analyse scan/ --format json > study.json
      The same for programs.
  upright phantom patient --seed 1 --type flatback --studies ct --out patient-1
  upright study analyse patient-1/
      The same of a patient who does not exist.

Slices that are missing are shown as a gap, slices that are not evenly spaced make no volume: nothing is filled in.
All files must be of one patient. The patient's name and number are compared, never printed.
Exit codes: 0 all files read, 2 some failed, 1 none.

Research use. Not a medical device.";

/// Slices of CT and MR
#[derive(Subcommand)]
pub(crate) enum Command {
    Analyse(Arguments),
}

/// Say which volumes the slices of a study make, and what is wrong with them
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// DICOM files, folders of them, `-` for paths on standard input
    #[arg(required = true, value_name = "FILE")]
    inputs: Vec<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// One object
    Json,
}

pub(crate) fn run(command: &Command) -> Result<ExitCode> {
    let Command::Analyse(arguments) = command;
    let gathered = Gathered::from(inputs::files(&arguments.inputs))?;
    let found: Vec<Found> = gathered.series.iter().map(Found::of).collect();
    let text = match arguments.format {
        Format::Table => table::render(&found),
        Format::Json => json::render(&found)?,
    };
    let mut sink = BufWriter::new(io::stdout().lock());
    sink.write_all(text.as_bytes())?;
    sink.flush()?;
    Ok(crate::exit_code(gathered.read, gathered.failed))
}
