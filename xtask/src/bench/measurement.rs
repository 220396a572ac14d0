//! The kernel beside numpy and numba, profiles, 100,000 landmark documents.

use crate::setup;
use crate::workspace::{self, cargo, command, root};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

const DOCUMENTS: usize = 100_000;
/// What the kernel, a profile with 1,000 draws, and the documents may take; for two cores of a shared server.
const LEAST_SETS_A_SECOND: f64 = 1e6;
const MOST_PROFILE_MS: f64 = 5.0;
const MOST_SECONDS: [(u32, f64); 2] = [(0, 20.0), (1000, 300.0)];
/// Memory does not grow with the number of documents; the allocator wobbles by a few MiB.
const MOST_GROWTH_MIB: u64 = 16;

/// The kernel beside numpy and numba, profiles, and 100,000 documents to CSV.
pub(crate) fn run() -> Result<()> {
    let python = setup::yardsticks()?;
    workspace::run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
    let ours = output(cargo().args([
        "bench",
        "--quiet",
        "--package",
        "upright-measurement",
        "--bench",
        "measurement",
    ]))?;
    let theirs =
        output(single_threaded(command(python).arg(root().join("xtask/yardsticks/measurement.py"))))?;
    ensure!(values(&ours) == values(&theirs), "the yardstick computes other values:\n{ours}{theirs}");
    let shown = |line: &&str| !line.starts_with("value ") && !line.starts_with("figure ");
    for line in ours.lines().chain(theirs.lines()).filter(shown) {
        println!("{line}");
    }
    let mut missed = Vec::new();
    let kernel = figure(&ours, "kernel_sets_per_second")?;
    missed.extend((kernel < LEAST_SETS_A_SECOND).then(|| format!("kernel: {kernel:.0} sets/s")));
    let profile = figure(&ours, "profile_milliseconds_1000_draws")?;
    missed.extend((profile > MOST_PROFILE_MS).then(|| format!("profile with 1000 draws: {profile:.2} ms")));
    missed.extend(documents()?);
    ensure!(missed.is_empty(), "targets missed:\n  {}", missed.join("\n  "));
    Ok(())
}

/// A `figure NAME NUMBER` line of a bench.
pub(super) fn figure(text: &str, name: &str) -> Result<f64> {
    let line = text.lines().find_map(|line| line.strip_prefix("figure ")?.strip_prefix(name));
    line.context("a bench printed no figure")?.trim().parse().context("a bench printed no number")
}

fn single_threaded(command: &mut Command) -> &mut Command {
    for name in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS"] {
        command.env(name, "1");
    }
    command.env_remove("OPENBLAS_CORETYPE").env_remove("OPENBLAS_L2_SIZE")
}

pub(super) fn output(command: &mut Command) -> Result<String> {
    let output = command.stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "a bench failed ({})", output.status);
    Ok(String::from_utf8(output.stdout)?)
}

/// The `value NAME NUMBER` lines, by name, to six decimals: the arctangents differ in the last bits.
fn values(text: &str) -> BTreeMap<String, String> {
    let words = text.lines().filter_map(|line| line.strip_prefix("value ")?.split_once(' '));
    words
        .map(|(name, number)| {
            let number: f64 = number.parse().unwrap_or(f64::NAN);
            (name.to_owned(), format!("{number:.6}"))
        })
        .collect()
}

/// 100,000 landmark documents to CSV, without and with intervals, and the memory it takes.
fn documents() -> Result<Vec<String>> {
    let folder = root().join("target/bench/documents");
    make_documents(&folder)?;
    // Read once before, so that the program is timed and not the disk.
    (0..DOCUMENTS).try_for_each(|number| fs::read(path_of(&folder, number)).map(drop))?;
    let mut missed = Vec::new();
    for (draws, most_seconds) in MOST_SECONDS {
        let (_, small) = timed_list(&folder, DOCUMENTS / 10, draws)?;
        let (seconds, large) = timed_list(&folder, DOCUMENTS, draws)?;
        missed.extend(
            (seconds > most_seconds).then(|| format!("{DOCUMENTS} documents, {draws} draws: {seconds:.1} s")),
        );
        let grew = large.saturating_sub(small);
        missed.extend(
            (grew > MOST_GROWTH_MIB)
                .then(|| format!("memory grew by {grew} MiB with ten times the documents")),
        );
    }
    Ok(missed)
}

/// Wall seconds and peak MiB of measuring the first `count` documents, printed too.
fn timed_list(folder: &Path, count: usize, draws: u32) -> Result<(f64, u64)> {
    let list = folder.with_file_name(format!("{count}.txt"));
    let names: Vec<String> = (0..count).map(|number| path_of(folder, number).display().to_string()).collect();
    fs::write(&list, names.join("\n"))?;
    let (time, peak) = timed(&list, draws)?;
    let seconds = time.as_secs_f64();
    println!("documents     {count:>12} to CSV, {draws} draws: {seconds:.1} s, peak memory {peak} MiB");
    Ok((seconds, peak))
}

fn path_of(folder: &Path, number: usize) -> PathBuf {
    folder.join(format!("{:03}", number / 1000)).join(format!("{number:06}.json"))
}

fn make_documents(folder: &Path) -> Result<()> {
    if path_of(folder, DOCUMENTS - 1).exists() {
        return Ok(());
    }
    eprintln!("writing {DOCUMENTS} landmark documents");
    let text = fs::read_to_string(root().join("testdata/landmarks/flatback.json"))?;
    let document: Value = serde_json::from_str(&text)?;
    for number in 0..DOCUMENTS {
        let mut document = document.clone();
        let landmarks =
            document.get_mut("landmarks").and_then(Value::as_array_mut).context("no landmarks")?;
        for (position, y) in landmarks.iter_mut().filter_map(|landmark| landmark.get_mut("y")).enumerate() {
            let by = ((number * 31 + position * 17) % 97) as f64 / 97.0 * 4.0;
            *y = (y.as_f64().unwrap_or_default() + by).into();
        }
        let path = path_of(folder, number);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, document.to_string())?;
    }
    Ok(())
}

/// Wall time and peak resident memory in MiB of measuring the documents in `list`.
fn timed(list: &Path, draws: u32) -> Result<(Duration, u64)> {
    let draws = draws.to_string();
    let mut upright = command(root().join("target/release/upright"));
    upright
        .args(["measure", "-", "--format", "csv", "--draws", &draws])
        .stdin(fs::File::open(list)?)
        .stdout(fs::File::create(list.with_extension("csv"))?);
    let run = super::watched(&mut upright)?;
    ensure!(run.status.success(), "upright measure failed ({})", run.status);
    Ok((run.time, run.peak_kib / 1024))
}
