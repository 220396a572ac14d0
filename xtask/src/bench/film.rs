//! A long film: header, decoding and overlay, and every coding beside dcmtk and gdcm.

use super::{Run, median, timed, watched};
use crate::setup;
use crate::test::shared_data;
use crate::workspace::{self, cargo, command, root};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// What a film of 4000 × 10000 pixels of 16 bits may take.
const MOST_INSPECT: Duration = Duration::from_millis(5);
const MOST_OVERLAY: Duration = Duration::from_millis(1500);
const PIXEL_KIB: u64 = 4000 * 10_000 * 2 / 1024;
const MOST_PEAK_KIB: u64 = 4 * PIXEL_KIB;
/// What a malformed file may take, and what memory.
const MOST_MALFORMED: Duration = Duration::from_secs(2);
const MOST_MALFORMED_KIB: u64 = 1 << 20;

/// A coding: its name, how a peer makes it from the plain film, and how peers decode it.
struct Coding {
    name: &'static str,
    encode: &'static [&'static str],
    peers: &'static [&'static [&'static str]],
}

const CODINGS: [Coding; 6] = [
    Coding { name: "explicit", encode: &[], peers: &[&["dcmconv", "+ti"], &["gdcmconv", "--implicit"]] },
    Coding {
        name: "deflated",
        encode: &["dcmconv", "+td"],
        peers: &[&["dcmconv", "+te"], &["gdcmconv", "--raw"]],
    },
    Coding { name: "RLE", encode: &["dcmcrle"], peers: &[&["dcmdrle"], &["gdcmconv", "--raw"]] },
    Coding {
        name: "JPEG lossless",
        encode: &["dcmcjpeg", "+e1"],
        peers: &[&["dcmdjpeg"], &["gdcmconv", "--raw"]],
    },
    Coding { name: "JPEG-LS", encode: &["dcmcjpls"], peers: &[&["dcmdjpls"], &["gdcmconv", "--raw"]] },
    // dcmtk has no JPEG 2000.
    Coding { name: "JPEG 2000", encode: &["gdcmconv", "--j2k"], peers: &[&["gdcmconv", "--raw"]] },
];

/// Prints every figure; fails where a target is missed.
pub(crate) fn run() -> Result<()> {
    setup::peers()?;
    let python = setup::yardsticks()?;
    workspace::run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
    let folder = root().join("target/bench/film");
    fs::create_dir_all(&folder)?;
    let film = folder.join("explicit.dcm");
    if !film.exists() {
        workspace::run(command(python).arg(root().join("xtask/yardsticks/make_film.py")).arg(&film))?;
    }
    let mut missed = header(&film)?;
    missed.extend(overlay(&folder, &film)?);
    for coding in &CODINGS {
        decoded(&folder, &film, coding)?;
    }
    missed.extend(malformed(&folder)?);
    ensure!(missed.is_empty(), "targets missed:\n  {}", missed.join("\n  "));
    Ok(())
}

fn upright(arguments: &[&str]) -> Command {
    let mut upright = command(root().join("target/release/upright"));
    upright.args(arguments).stdout(Stdio::null()).stderr(Stdio::null());
    upright
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

fn header(film: &Path) -> Result<Vec<String>> {
    let inspect = |_| timed(&mut upright(&["inspect", text(film)]));
    let time = median((0..101).map(inspect).collect::<Result<_>>()?);
    let start = median((0..101).map(|_| timed(&mut upright(&["--version"]))).collect::<Result<_>>()?);
    println!(
        "inspect 4000 × 10000 of 16 bits: {:.1} ms, of which {:.1} ms start the program",
        time.as_secs_f64() * 1e3,
        start.as_secs_f64() * 1e3
    );
    Ok(Vec::from_iter((time > MOST_INSPECT).then(|| format!("inspect: {time:?}"))))
}

fn overlay(folder: &Path, film: &Path) -> Result<Vec<String>> {
    let landmarks = folder.join("landmarks.json");
    fs::write(&landmarks, flatback()?.to_string())?;
    let overlay = folder.join("overlay.png");
    let arguments = ["measure", text(film), "--landmarks", text(&landmarks), "--overlay", text(&overlay)];
    let runs = (0..5).map(|_| watched(&mut upright(&arguments))).collect::<Result<Vec<Run>>>()?;
    ensure!(runs.iter().all(|run| run.status.success()), "upright measure failed");
    let time = median(runs.iter().map(|run| run.time).collect());
    let peak = runs.iter().map(|run| run.peak_kib).max().unwrap_or(0);
    println!(
        "decode, window, measure and overlay as PNG: {:.2} s, peak memory {} MiB = {:.1} times the pixels (decoder included)",
        time.as_secs_f64(),
        peak / 1024,
        peak as f64 / PIXEL_KIB as f64
    );
    let mut missed = Vec::from_iter((time > MOST_OVERLAY).then(|| format!("overlay: {time:?}")));
    missed.extend((peak > MOST_PEAK_KIB).then(|| format!("overlay: {} MiB", peak / 1024)));
    Ok(missed)
}

/// The flatback spine on the long film.
fn flatback() -> Result<Value> {
    let text = fs::read_to_string(root().join("testdata/landmarks/flatback.json"))?;
    let mut document: Value = serde_json::from_str(&text)?;
    if let Some(frame) = document.get_mut("frame") {
        *frame = json!({"kind": "image"});
    }
    Ok(document)
}

/// One line: ours beside the peers', each from file to samples; the peers write theirs to a file.
fn decoded(folder: &Path, film: &Path, coding: &Coding) -> Result<()> {
    let coded = folder.join(format!("{}.dcm", coding.name.replace(' ', "-")));
    if let Some((program, options)) = coding.encode.split_first().filter(|_| !coded.exists()) {
        workspace::run(command(program).args(options).arg(film).arg(&coded))?;
    }
    let ours = best(&mut || {
        let mut worker = upright(&["decode-worker"]);
        worker.stdin(fs::File::open(&coded)?);
        Ok(worker)
    })?;
    let mut line = format!("decode {:<14} upright {ours:>5.2} s", coding.name);
    let target = folder.join("decoded.dcm");
    for peer in coding.peers {
        let Some((program, options)) = peer.split_first() else { continue };
        let time = best(&mut || {
            let mut peer = command(program);
            peer.args(options).arg(&coded).arg(&target).stdout(Stdio::null()).stderr(Stdio::null());
            Ok(peer)
        })?;
        line += &format!("   {program} {time:>5.2} s");
    }
    println!("{line}");
    Ok(())
}

/// Seconds of the fastest of three runs.
fn best(make: &mut dyn FnMut() -> Result<Command>) -> Result<f64> {
    let mut fastest = f64::INFINITY;
    for _ in 0..3 {
        let run = watched(&mut make()?)?;
        ensure!(run.status.success(), "a decoder failed ({})", run.status);
        fastest = fastest.min(run.time.as_secs_f64());
    }
    Ok(fastest)
}

/// Header and picture of every malformed file of the private corpus.
fn malformed(folder: &Path) -> Result<Vec<String>> {
    let corpus = shared_data().join("dicom-malformed");
    if !corpus.is_dir() {
        eprintln!("SKIPPED malformed files: no shared data (dicom-malformed; set UPRIGHT_SHARED)");
        return Ok(Vec::new());
    }
    let preview = folder.join("preview.png");
    let (mut count, mut slowest, mut peak_kib) = (0, Duration::ZERO, 0);
    for file in files(&corpus)? {
        let run = watched(&mut upright(&["inspect", text(&file), "--preview", text(&preview)]))?;
        ensure!(matches!(run.status.code(), Some(0 | 1)), "{}: {}", file.display(), run.status);
        (count, slowest, peak_kib) = (count + 1, slowest.max(run.time), peak_kib.max(run.peak_kib));
    }
    println!(
        "{count} malformed files: slowest {:.0} ms, peak memory {} MiB",
        slowest.as_secs_f64() * 1e3,
        peak_kib / 1024
    );
    let mut missed =
        Vec::from_iter((slowest > MOST_MALFORMED).then(|| format!("malformed file: {slowest:?}")));
    missed
        .extend((peak_kib > MOST_MALFORMED_KIB).then(|| format!("malformed file: {} MiB", peak_kib / 1024)));
    Ok(missed)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "dcm") {
            found.push(path);
        }
    }
    Ok(found)
}
