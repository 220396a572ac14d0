//! `cargo xtask fuzz`: every fuzz target, on the stable compiler.

use crate::setup;
use crate::workspace::{self, cargo, command, root};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::process::{Command, Stdio};

const TARGETS: [&str; 3] = ["case", "dicom", "documents"];

/// What libFuzzer needs to see where an input leads. Address sanitizing needs another compiler; our code is safe Rust.
const COVERAGE: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];

/// Fuzzes every target for `seconds`. Findings go below target/fuzz; what crashed is named.
pub(crate) fn run(seconds: u64) -> Result<()> {
    setup::native()?;
    let host = host()?;
    // With a target named, build scripts and macros are built without instrumentation.
    workspace::run(
        cargo()
            .env("RUSTFLAGS", COVERAGE.join(" "))
            .args(["build", "--quiet", "--release", "--manifest-path", "fuzz/Cargo.toml", "--locked"])
            .args(["--target", &host, "--target-dir", "target/fuzz"]),
    )?;
    for target in TARGETS {
        fuzz(target, &host, seconds)?;
    }
    Ok(())
}

/// The machine that this compiler builds for.
fn host() -> Result<String> {
    let output = Command::new("rustc").arg("-vV").output().context("cannot start rustc")?;
    let text = String::from_utf8(output.stdout)?;
    let line = text.lines().find_map(|line| line.strip_prefix("host: "));
    line.map(str::to_owned).context("rustc does not say its host")
}

fn fuzz(target: &str, host: &str, seconds: u64) -> Result<()> {
    let found = root().join("target/fuzz/corpus").join(target);
    let crashes = root().join("target/fuzz/crashes").join(target);
    fs::create_dir_all(&found)?;
    fs::create_dir_all(&crashes)?;
    eprintln!("fuzzing {target} for {seconds} s");
    let output = command(root().join("target/fuzz").join(host).join("release").join(target))
        .arg(&found)
        .arg(root().join("fuzz/corpus").join(target))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/", crashes.display()))
        // No input may take a gigabyte, or ten seconds.
        .args(["-rss_limit_mb=1024", "-malloc_limit_mb=600", "-timeout=10", "-max_len=8192"])
        .args(["-print_final_stats=1", "-verbosity=0"])
        .stdout(Stdio::null())
        .output()?;
    let text = String::from_utf8_lossy(&output.stderr);
    let tail: Vec<&str> = text.lines().rev().take(40).collect();
    ensure!(
        output.status.success(),
        "fuzz target {target} failed; the input is in {}:\n{}",
        crashes.display(),
        tail.into_iter().rev().collect::<Vec<_>>().join("\n")
    );
    let figure = |name: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("stat::")?.strip_prefix(name));
        line.map_or("unknown", |rest| rest.trim_start_matches(':').trim()).to_owned()
    };
    println!(
        "fuzz {target}: clean after {} runs in {seconds} s, peak memory {} MiB",
        figure("number_of_executed_units"),
        figure("peak_rss_mb")
    );
    Ok(())
}
