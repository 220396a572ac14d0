//! `cargo xtask bench`: our figure beside the peer's, in one run.

pub(crate) mod assessment;
pub(crate) mod film;
pub(crate) mod measurement;
pub(crate) mod node;
pub(crate) mod pathway;
pub(crate) mod phantom;
pub(crate) mod rays;
pub(crate) mod sections;

use crate::workspace::{cargo, root};
use anyhow::{Result, ensure};
use std::ffi::OsStr;
use std::fs;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

/// What a program took.
struct Run {
    status: ExitStatus,
    time: Duration,
    /// Resident memory of the program and of those it started, together.
    peak_kib: u64,
}

/// Runs `command` and watches its time and memory.
fn watched(command: &mut Command) -> Result<Run> {
    let start = Instant::now();
    let mut child = command.spawn()?;
    let mut peak_kib = 0;
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        peak_kib = peak_kib.max(resident_kib(child.id()));
        std::thread::sleep(Duration::from_micros(500));
    };
    Ok(Run { status, time: start.elapsed(), peak_kib })
}

/// What a bench of `upright-imaging` prints, run with a folder of its own and further arguments.
fn of_imaging(name: &str, more: &[&OsStr]) -> Result<String> {
    let folder = root().join("target/bench").join(name);
    fs::create_dir_all(&folder)?;
    let bench =
        ["bench", "--quiet", "--package", "upright-imaging", "--features", "parallel", "--bench", name, "--"];
    let text = measurement::output(cargo().args(bench).arg(&folder).args(more));
    fs::remove_dir_all(&folder)?;
    text
}

/// Time of one run of `command`, its memory unwatched: looking at a process of a few milliseconds slows it.
fn timed(command: &mut Command) -> Result<Duration> {
    let start = Instant::now();
    let status = command.status()?;
    ensure!(status.success(), "{command:?} failed ({status})");
    Ok(start.elapsed())
}

/// The system's own record of the most memory a process ever had, and its children's; 0 where it keeps none.
fn resident_kib(process: u32) -> u64 {
    let read = |path: String| fs::read_to_string(path).unwrap_or_default();
    let status = read(format!("/proc/{process}/status"));
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let own =
        line.and_then(|line| line.trim().trim_end_matches(" kB").trim().parse::<u64>().ok()).unwrap_or(0);
    let children = read(format!("/proc/{process}/task/{process}/children"));
    own + children.split_whitespace().filter_map(|child| child.parse().ok()).map(resident_kib).sum::<u64>()
}

/// The middle of several times.
fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times.get(times.len() / 2).copied().unwrap_or_default()
}
