//! `upright phantom cohort`.

use super::Common;
use super::folder::{Contents, Folder};
use crate::inputs::printable;
use crate::progress;
use anyhow::{Context, Result, bail};
use rayon::prelude::*;
use std::process::ExitCode;
use upright_phantom::{Kind, MOST_SEED, Person, Pose};

const EXAMPLES: &str = "\
Examples:
  upright phantom cohort --count 1000 --landmarks-only --out cohort
  upright phantom cohort --count 20 --type flatback --type normal --seed 100 --resolution 0.8 --out films
  upright measure cohort --format csv > measured.csv

One folder a patient, as 00000-normal, and cohort.csv with what each was made with. A folder of it holds each posture twice, in the
patient's frame and in pixels, so measuring the folder gives two rows a posture.";

/// Make many patients who do not exist
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// How many patients
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..=1_000_000))]
    count: u64,
    /// Seed of the first patient; the next ones follow
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = super::seed, allow_hyphen_values = true)]
    seed: u64,
    /// Kind of spine, may be repeated: the patients take turns. Every kind where none is named
    #[arg(long = "type", value_name = "TYPE")]
    kinds: Vec<Kind>,
    #[command(flatten)]
    common: Common,
}

/// What films of one patient take at the usual resolution, on two cores.
const SIZE_AND_TIME: &str = "about 65 MB and 6 s at 0.4 mm";

/// One patient of the cohort.
struct Member {
    folder: String,
    kind: Kind,
    seed: u64,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let kinds = if arguments.kinds.is_empty() { Kind::ALL.to_vec() } else { arguments.kinds.clone() };
    let members: Vec<Member> = kinds
        .iter()
        .cycle()
        .zip(0..arguments.count)
        .map(|(kind, place)| Member {
            folder: format!("{place:05}-{kind}"),
            kind: *kind,
            seed: arguments.seed.saturating_add(place),
        })
        .collect();
    let wishes = arguments.common.wishes.wishes();
    let last = arguments.seed.saturating_add(arguments.count - 1);
    if last > MOST_SEED {
        bail!("the last of {} seeds would be {last}: seeds go from 0 to {MOST_SEED}", arguments.count);
    }
    let contents = Contents::of_films(arguments.common.films.clone(), arguments.common.landmarks_only);
    // A wish that nobody can have is told before anything is written.
    for member in members.iter().take(kinds.len()) {
        contents.check(&Person::draw(member.kind, member.seed, &wishes)?)?;
    }
    let folder = Folder::new(&arguments.common.out, arguments.common.overwrite)?;
    folder.clear_others(&members.iter().map(|member| member.folder.clone()).collect::<Vec<_>>())?;
    if !arguments.common.landmarks_only {
        say!("casting films of {} patients: {} each", members.len(), SIZE_AND_TIME);
    }
    let bar = progress::bar(
        Some(members.len()),
        "patients",
        if arguments.common.landmarks_only { 1000 } else { 2 },
    );
    let made = |member: &Member| -> Result<Vec<String>> {
        let person = Person::draw(member.kind, member.seed, &wishes)?;
        folder.inside(&member.folder)?.fill(&person, &contents, &|_| ())?;
        bar.inc(1);
        row(member, &person)
    };
    let named = |member: &Member| made(member).with_context(|| member.folder.clone());
    // A film is cast on every core already: then one patient after the other.
    let rows: Vec<Result<Vec<String>>> = if arguments.common.landmarks_only {
        members.par_iter().map(named).collect()
    } else {
        members.iter().map(named).collect()
    };
    bar.finish_and_clear();
    let (mut done, mut failed) = (0, 0);
    folder.write("cohort.csv", |file| {
        let mut table = csv::Writer::from_writer(file);
        table.write_record(header())?;
        for row in rows {
            match row {
                Ok(row) => {
                    done += 1;
                    table.write_record(row)?;
                }
                Err(error) => {
                    failed += 1;
                    say!("error: {error:#}");
                }
            }
        }
        Ok(table.flush()?)
    })?;
    say!("{done} patients written to {}", printable(&arguments.common.out));
    Ok(crate::exit_code(done, failed))
}

/// Parameters of the table, by the codes of the catalogue with their unit.
const PARAMETERS: [&str; 8] =
    ["PI_deg", "LL_L1S1_deg", "TK_T4T12_deg", "CL_C2C7_deg", "PT_deg", "KA_deg", "AA_deg", "SVA_mm"];
/// So many of them do not depend on standing: the others have no meaning lying down.
const LYING: usize = 4;

fn parameters(pose: Pose) -> &'static [&'static str] {
    if pose == Pose::Supine { PARAMETERS.split_at(LYING).0 } else { &PARAMETERS }
}

fn header() -> Vec<String> {
    let fixed =
        ["folder", "type", "seed", "sex", "age_years", "hip_contracture_deg", "knee_extension_loss_deg"];
    let measured = Pose::USUAL.into_iter().flat_map(|pose| {
        parameters(pose).iter().map(move |code| format!("{}.{code}", pose.posture().name()))
    });
    fixed.into_iter().map(str::to_owned).chain(measured).collect()
}

fn row(member: &Member, person: &Person) -> Result<Vec<String>> {
    let mut row = vec![
        member.folder.clone(),
        person.kind.name().to_owned(),
        person.seed.to_string(),
        person.sex.name().to_owned(),
        person.age.to_string(),
        person.reserves.hip_contracture.value().to_string(),
        person.reserves.knee_extension_loss.value().to_string(),
    ];
    for pose in Pose::USUAL {
        let posed = person.pose(pose)?;
        let alignment = posed.alignment;
        let values = [
            alignment.pelvic_incidence.value(),
            alignment.lumbar_lordosis.value(),
            alignment.thoracic_kyphosis.value(),
            alignment.cervical_lordosis.value(),
            alignment.pelvic_tilt.value(),
            alignment.knee_angle.value(),
            alignment.ankle_angle.value(),
            posed.skeleton.sagittal_vertical_axis().value(),
        ];
        row.extend(values.iter().take(parameters(pose).len()).map(f64::to_string));
    }
    Ok(row)
}
