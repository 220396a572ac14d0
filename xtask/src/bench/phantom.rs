//! Phantoms: films, studies and cohorts against their targets. No open peer makes such films to be timed beside.

use super::{Run, median, watched};
use crate::workspace::{self, cargo, command, root};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

/// A film: its resolution, and what a film of so many pixels may take.
struct Target {
    resolution: &'static str,
    pixels: f64,
    most: Duration,
}

const FILMS: [Target; 2] = [
    Target { resolution: "0.3", pixels: 2000.0 * 6000.0, most: Duration::from_secs(5) },
    Target { resolution: "0.75", pixels: 800.0 * 2400.0, most: Duration::from_millis(800) },
];
const MOST_FILM_KIB: u64 = 1 << 20;
/// A study: what is made, and what it may take.
struct Study {
    name: &'static str,
    options: &'static [&'static str],
    /// Folders of slices, each of which may take so long; none where the study is one.
    series: Option<&'static str>,
    most: Duration,
}

const STUDIES: [Study; 4] = [
    Study { name: "CT", options: &["ct", "--ct-upper", TOP], series: None, most: Duration::from_secs(60) },
    Study {
        name: "CT myelogram",
        options: &["myelogram", "--ct-upper", TOP],
        series: None,
        most: Duration::from_secs(60),
    },
    Study { name: "MR, a series", options: &["mr"], series: Some("mr"), most: Duration::from_secs(20) },
    Study { name: "bone scan", options: &["bone-scan"], series: None, most: Duration::from_secs(5) },
];
/// 427 slices of a millimetre; the target is for 400.
const TOP: &str = "T9";
const MOST_STUDY_KIB: u64 = 2 << 20;
const COHORT: &str = "10000";
const MOST_COHORT: Duration = Duration::from_secs(10);

/// Prints every figure; fails where a target is missed.
pub(crate) fn run() -> Result<()> {
    workspace::run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
    let folder = root().join("target/bench/phantom");
    fs::create_dir_all(&folder)?;
    let mut missed = Vec::new();
    for target in &FILMS {
        missed.extend(film(&folder, target)?);
    }
    for target in &STUDIES {
        missed.extend(study(&folder, target)?);
    }
    missed.extend(cohort(&folder)?);
    ensure!(missed.is_empty(), "targets missed:\n  {}", missed.join("\n  "));
    Ok(())
}

fn upright() -> Command {
    let mut upright = command(root().join("target/release/upright"));
    upright.stdout(Stdio::null()).stderr(Stdio::null());
    upright
}

/// A lateral film with its person, landmarks and truth, from nothing to disk.
fn film(folder: &Path, target: &Target) -> Result<Vec<String>> {
    let patient = folder.join("patient");
    let cast = || {
        let mut cast = upright();
        cast.args([
            "phantom",
            "patient",
            "--overwrite",
            "--seed",
            "2",
            "--type",
            "flatback",
            "--posture",
            "standing",
        ]);
        cast.args(["--view", "lateral", "--resolution", target.resolution, "--out"]).arg(&patient);
        watched(&mut cast)
    };
    let runs = (0..5).map(|_| cast()).collect::<Result<Vec<Run>>>()?;
    ensure!(runs.iter().all(|run| run.status.success()), "upright phantom patient failed");
    let time = median(runs.iter().map(|run| run.time).collect());
    let peak = runs.iter().map(|run| run.peak_kib).max().unwrap_or(0);
    let (columns, rows) = size(&patient.join("standing.lateral.landmarks.json"))?;
    // A person is as high and as deep as he is: the target is for so many pixels.
    let share = columns * rows / target.pixels;
    let for_target = time.div_f64(share.max(0.1));
    println!(
        "lateral film of {columns} × {rows}: {:.2} s, peak memory {} MiB; {:.2} s for {:.1} million pixels (target {:.1} s)",
        time.as_secs_f64(),
        peak / 1024,
        for_target.as_secs_f64(),
        target.pixels / 1e6,
        target.most.as_secs_f64()
    );
    let mut missed = Vec::from_iter((for_target > target.most).then(|| format!("film: {for_target:?}")));
    missed.extend((peak > MOST_FILM_KIB).then(|| format!("film: {} MiB", peak / 1024)));
    Ok(missed)
}

fn size(document: &Path) -> Result<(f64, f64)> {
    let document: Value = serde_json::from_slice(&fs::read(document)?)?;
    let of = |name: &str| document.pointer(name).and_then(Value::as_f64).context("the document has no size");
    Ok((of("/frame/columns")?, of("/frame/rows")?))
}

/// A study of a person with metal, from nothing to disk.
fn study(folder: &Path, target: &Study) -> Result<Vec<String>> {
    let (name, patient) = (target.name, folder.join("studied"));
    if patient.is_dir() {
        fs::remove_dir_all(&patient)?;
    }
    let mut make = upright();
    make.args(["phantom", "patient", "--seed", "2", "--type", "flatback", "--landmarks-only", "--studies"]);
    make.args(target.options).arg("--out").arg(&patient);
    let run = watched(&mut make)?;
    ensure!(run.status.success(), "upright phantom patient --studies failed: {name}");
    let series =
        target.series.map(|series| Ok::<_, anyhow::Error>(fs::read_dir(patient.join(series))?.count()));
    let count = series.transpose()?.unwrap_or(1).max(1);
    let time = run.time.div_f64(count as f64);
    println!(
        "{name}: {:.1} s, {} files, peak memory {} MiB (target {} s, {} MiB)",
        time.as_secs_f64(),
        files(&patient)?,
        run.peak_kib / 1024,
        target.most.as_secs(),
        MOST_STUDY_KIB / 1024
    );
    fs::remove_dir_all(&patient)?;
    let mut missed = Vec::from_iter((time > target.most).then(|| format!("{name}: {time:?}")));
    missed.extend((run.peak_kib > MOST_STUDY_KIB).then(|| format!("{name}: {} MiB", run.peak_kib / 1024)));
    Ok(missed)
}

/// Files of DICOM in a folder and those in it.
fn files(folder: &Path) -> Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            count += files(&path)?;
        } else {
            count += usize::from(path.extension().is_some_and(|kind| kind == "dcm"));
        }
    }
    Ok(count)
}

/// Landmarks and truth of many people. How quickly a disk takes 80,000 files is its own affair: written to memory where there is some.
fn cohort(folder: &Path) -> Result<Vec<String>> {
    let memory = Path::new("/dev/shm");
    let place = if memory.is_dir() { memory } else { folder };
    let out = place.join(format!("upright-bench-{}", std::process::id()));
    let mut make = upright();
    make.args(["phantom", "cohort", "--landmarks-only", "--count", COHORT, "--out"]).arg(&out);
    let run = watched(&mut make);
    let removed = fs::remove_dir_all(&out);
    let run = run?;
    ensure!(run.status.success(), "upright phantom cohort failed");
    removed?;
    println!(
        "{COHORT} patients, landmarks only, to {}: {:.1} s, peak memory {} MiB (target {} s)",
        place.display(),
        run.time.as_secs_f64(),
        run.peak_kib / 1024,
        MOST_COHORT.as_secs()
    );
    Ok(Vec::from_iter((run.time > MOST_COHORT).then(|| format!("cohort: {:?}", run.time))))
}
