//! `upright phantom`: patients who do not exist, with exact truth.

pub(crate) mod bearer;
mod cohort;
pub(crate) mod day;
pub(crate) mod films;
pub(crate) mod folder;
mod magnetic_resonance;
mod patient;
pub(crate) mod record;
mod scintigraphy;
pub(crate) mod sitting;
mod slices;
pub(crate) mod studies;
mod tomography;
mod wishes;

use anyhow::Result;
use std::path::PathBuf;
use std::process::ExitCode;

/// The file that holds the truth about a phantom.
pub(crate) const TRUTH: &str = "truth.json";
/// The file that records a patient as a clinic would.
pub(crate) const CASE: &str = "case.json";

const EXAMPLES: &str = "\
Examples:
  upright phantom patient --seed 1 --type flatback --out patient-1
      Films and landmarks of one patient: as he stands, with knees and hips extended, and lying.
  upright assess patient-1/case.json
      What Upright says of him, from what a clinic would have recorded.
  upright phantom cohort --count 200 --landmarks-only --out cohort
      Landmarks, record and truth of 200 patients of every type, with a table of all of them.

Phantoms verify arithmetic only. Research use. Not a medical device.";

/// Make patients who do not exist, with films, landmarks and exact truth
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(clap::Subcommand)]
enum What {
    Patient(patient::Arguments),
    Cohort(cohort::Arguments),
}

/// What patients and cohorts have in common.
#[derive(clap::Args)]
struct Common {
    /// Folder for what is written; made where there is none
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Let what an earlier phantom left in the folder be replaced
    #[arg(long)]
    overwrite: bool,
    /// Landmarks, record and truth, no films
    #[arg(long)]
    landmarks_only: bool,
    #[command(flatten)]
    films: films::FilmOptions,
    #[command(flatten)]
    wishes: wishes::WishOptions,
}

/// A seed, which the persons check for its size.
fn seed(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("a seed is a whole number from 0 to {}", upright_phantom::MOST_SEED))
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.what {
        What::Patient(arguments) => patient::run(arguments),
        What::Cohort(arguments) => cohort::run(arguments),
    }
}
