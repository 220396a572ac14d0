//! `cargo xtask bench`: our figure beside the peer's, in one run.

use crate::setup;
use crate::workspace::{cargo, command, root, run};
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const DOCUMENTS: usize = 100_000;

/// The kernel beside numpy and numba, profiles, and 100,000 documents to CSV.
pub(crate) fn measurement() -> Result<()> {
    let python = setup::yardsticks()?;
    run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
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
    for line in ours.lines().chain(theirs.lines()).filter(|line| !line.starts_with("value")) {
        println!("{line}");
    }
    documents()
}

fn single_threaded(command: &mut Command) -> &mut Command {
    for name in ["OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "NUMBA_NUM_THREADS"] {
        command.env(name, "1");
    }
    command.env_remove("OPENBLAS_CORETYPE").env_remove("OPENBLAS_L2_SIZE")
}

fn output(command: &mut Command) -> Result<String> {
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
fn documents() -> Result<()> {
    let folder = root().join("target/bench/documents");
    make_documents(&folder)?;
    for draws in ["0", "1000"] {
        for (count, name) in [(DOCUMENTS / 10, "tenth"), (DOCUMENTS, "all")] {
            let list = folder.with_file_name(format!("{name}.txt"));
            let names: Vec<String> =
                (0..count).map(|number| path_of(&folder, number).display().to_string()).collect();
            fs::write(&list, names.join("\n"))?;
            let (time, peak) = timed(&list, draws)?;
            println!(
                "documents     {count:>12} to CSV, {draws} draws: {:.1} s, peak memory {peak} MiB",
                time.as_secs_f64()
            );
        }
    }
    Ok(())
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
fn timed(list: &Path, draws: &str) -> Result<(Duration, u64)> {
    let start = Instant::now();
    let mut child = command(root().join("target/release/upright"))
        .args(["measure", "-", "--format", "csv", "--draws", draws])
        .stdin(fs::File::open(list)?)
        .stdout(fs::File::create(list.with_extension("csv"))?)
        .spawn()?;
    let mut peak = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak = peak.max(peak_memory_mib(child.id()));
        std::thread::sleep(Duration::from_millis(20));
    };
    ensure!(status.success(), "upright measure failed ({status})");
    Ok((start.elapsed(), peak))
}

/// The kernel's own record of the most memory a process ever had; 0 where it keeps none.
fn peak_memory_mib(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()).unwrap_or(0) / 1024
}
