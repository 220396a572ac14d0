//! `upright phantom patient`.

use super::Common;
use super::bearer::Given;
use super::day::Day;
use super::folder::{Contents, Folder};
use super::studies::StudyOptions;
use crate::inputs::printable;
use anyhow::{Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;
use std::io::IsTerminal;
use std::process::ExitCode;
use upright_phantom::{Kind, Person, Pose};

const EXAMPLES: &str = "\
Examples:
  upright phantom patient --seed 1 --type flatback --out patient-1
  upright phantom patient --seed 1 --type flatback --hip-contracture 20 --out contracture
  upright phantom patient --seed 7 --type normal --set PI=60 --set LL_L1S1=58 --landmarks-only --out balanced
  upright phantom patient --seed 1 --type flatback --geometry cone-beam --film long-cassette --out cassette
  upright phantom patient --seed 2 --type flatback --studies ct,myelogram --loose-screw yes --halo 2.5 --out loose
  upright phantom patient --seed 2 --type flatback --studies mr,bone-scan --nonunion no --months-since-fusion 3 --out healing
  upright phantom patient --seed 2 --type flatback --studies bone-scan --clock-skew 40000 --out skewed
  upright phantom patient --seed 3 --type flatback-segmental --studies ct --halo 1.5 --patient-id P3 --day 2023-01-10 --out before
  upright phantom patient --seed 3 --type flatback-segmental --studies ct --halo 3.5 --patient-id P3 --day 2024-02-03 --out since

Files: <posture>.landmarks.json (patient's frame, every site), <posture>.lateral.landmarks.json (pixels, sites on the film),
<posture>.<lateral|ap>.dcm, ct/NNNN.dcm, ct_myelogram/NNNN.dcm, mr/<series>/NNNN.dcm,
bone_scan/<flow|blood_pool|whole_body|spots>.dcm, case.json (the patient as a clinic would record him, for `upright assess`), truth.json; postures are
standing, standing_extended and supine.
The same seed and options give the same bytes.

Phantoms verify arithmetic only. Research use. Not a medical device.";

/// Make one patient who does not exist
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Seed of every draw, 0 to 9007199254740991
    #[arg(long, value_name = "N", value_parser = super::seed, allow_hyphen_values = true)]
    seed: u64,
    /// Kind of spine: normal, flatback, flatback-segmental, degenerative-kyphosis, ankylosing, post-traumatic, junctional-kyphosis
    #[arg(long = "type", value_name = "TYPE")]
    kind: Kind,
    /// The day of films and studies, as 2024-05-02, instead of the one that follows from the seed; the patient ages with it
    #[arg(long, value_name = "DAY", value_parser = crate::day::parse)]
    day: Option<Date>,
    /// The patient's number: with the same one, and another day, the pictures of two calls are of one patient
    #[arg(long, value_name = "NUMBER", value_parser = number)]
    patient_id: Option<String>,
    #[command(flatten)]
    studies: StudyOptions,
    #[command(flatten)]
    common: Common,
}

/// What DICOM takes as a patient's number (VR LO).
fn number(text: &str) -> Result<String, String> {
    let is_taken = |letter: char| letter != '\\' && !letter.is_control();
    let text = text.trim();
    match text.chars().count() {
        1..=64 if text.chars().all(is_taken) => Ok(text.to_owned()),
        1..=64 => Err("no backslash, and nothing that cannot be printed".to_owned()),
        _ => Err("1 to 64 letters".to_owned()),
    }
}

impl Arguments {
    /// The age that is drawn is that of the day of the seed, whatever the day of the pictures: the birthday stays.
    fn given(&self) -> Result<Given> {
        /// Farther away the body that is drawn would be that of another age.
        const YEARS: i16 = 10;
        let aged_on = Day::of_seed(self.seed);
        if let Some(day) = self.day.filter(|day| (day.year() - aged_on.year()).abs() > YEARS) {
            bail!(
                "--day {day}: within {YEARS} years of {aged_on}, the day that follows from seed {}",
                self.seed
            )
        }
        let aged_on = self.day.map(|_| aged_on);
        Ok(Given { number: self.patient_id.clone(), day: self.day, aged_on, ..Given::default() })
    }
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let person = Person::draw(arguments.kind, arguments.seed, &arguments.common.wishes.wishes())?;
    let films = arguments.common.films.clone().of(arguments.given()?);
    let contents = Contents {
        studies: arguments.studies.clone(),
        ..Contents::of_films(films, arguments.common.landmarks_only)
    };
    contents.check(&person)?;
    let folder = Folder::new(&arguments.common.out, arguments.common.overwrite)?;
    let progress = progress();
    folder.fill(&person, &contents, &|film| {
        progress.set_message(film.to_owned());
        progress.tick();
    })?;
    progress.finish_and_clear();
    say!("{}", summary(&person)?);
    if !person.is_of_kind {
        say!("note: with what was asked for the balance is not that of {}", person.kind);
    }
    say!("written to {}", printable(&arguments.common.out));
    Ok(ExitCode::SUCCESS)
}

/// The film that is being cast, where somebody watches.
fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} casting {msg} ({elapsed})") {
        bar.set_style(style);
    }
    bar
}

/// Who was made, and what extending the knees shows.
fn summary(person: &Person) -> Result<String> {
    let [standing, extended] = [Pose::Standing, Pose::StandingExtended].map(|pose| person.pose(pose));
    let (standing, extended) = (standing?, extended?);
    let whole = |value: f64| upright_anatomy::without_minus_zero(value, 0);
    let sva = |posed: &upright_phantom::Posed| whole(posed.skeleton.sagittal_vertical_axis().value());
    Ok(format!(
        "{}, {} of {:.0} years, PI {:.0}°: knees bent by {:.0}° SVA is {:.0} mm, extended to {:.0}° it is {:.0} mm",
        person.kind,
        person.sex.name(),
        person.age,
        standing.alignment.pelvic_incidence.value(),
        standing.alignment.knee_angle.value(),
        sva(&standing),
        extended.alignment.knee_angle.value(),
        sva(&extended),
    ))
}
