//! A node against its targets, and beside Debian's Orthanc.

use super::measurement::{figure, output};
use crate::setup;
use crate::workspace::{self, cargo, command, root};
use anyhow::{Result, ensure};
use std::fs;

/// Name of the figure, what it is, its target and the unit of both.
const STORE: [(&str, &str, f64); 5] = [
    ("first_page_milliseconds", "first page of 100,000 cases", 20.0),
    ("search_of_many_milliseconds", "search that finds many", 50.0),
    ("search_of_one_milliseconds", "search that finds one", 50.0),
    ("search_of_none_milliseconds", "search that finds none", 50.0),
    ("append_milliseconds", "entry on the disk", 5.0),
];
const NODE: [(&str, &str, f64, &str); 4] = [
    ("idle_megabytes", "idle memory", 80.0, "MB"),
    ("import_cpu_milliseconds", "import of a film of 20 MB, processor", 40.0, "ms"),
    ("pyramid_seconds", "tiles of 2000 × 5000 and 4000 × 12000 together", 2.0, "s"),
    ("top_cpu_milliseconds", "top of a pyramid, processor", 10.0, "ms"),
];

/// The store by itself, then a node over the wire and Orthanc after it.
pub(crate) fn run() -> Result<()> {
    let mut missed = Vec::new();
    let mut told = |what: &str, found: f64, target: f64, unit: &str| {
        println!("{what}: {found:.1} {unit} (target {target} {unit})");
        if found > target {
            missed.push(what.to_owned());
        }
    };
    let text = output(cargo().args(["bench", "--quiet", "--package", "upright-store", "--bench", "store"]))?;
    for (name, what, target) in STORE {
        told(what, figure(&text, name)?, target, "ms");
    }
    let text = over_the_wire()?;
    for (name, what, target, unit) in NODE {
        told(what, figure(&text, name)?, target, unit);
    }
    beside(&text)?;
    ensure!(missed.is_empty(), "targets missed: {}", missed.join(", "));
    Ok(())
}

fn over_the_wire() -> Result<String> {
    setup::orthanc()?;
    workspace::run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
    let folder = root().join("target/bench");
    fs::create_dir_all(&folder)?;
    let script = root().join("xtask/yardsticks/node_bench.py");
    let mut bench = command(setup::yardsticks()?);
    output(bench.arg("-B").arg(script).arg(root().join("target/release/upright")).arg(folder))
}

/// The same films, one after the other, acknowledged when they are on the disk.
fn beside(text: &str) -> Result<()> {
    let of = |name: &str| figure(text, name);
    println!(
        "entry over HTTP, checked, recorded and on the disk: {:.1} ms",
        of("append_over_http_milliseconds")?
    );
    println!("memory after that: {:.0} MB", of("after_work_megabytes")?);
    println!(
        "import of 20 MB: ours {:.0} ms ({:.0} ms of processor), Orthanc {:.0} ms ({:.0} ms)",
        of("import_milliseconds")?,
        of("import_cpu_milliseconds")?,
        of("orthanc_import_milliseconds")?,
        of("orthanc_import_cpu_milliseconds")?
    );
    println!(
        "first look: ours {:.1} ms ({:.1} ms of processor); the whole film: ours {:.0} ms ({:.0} ms) in tiles, Orthanc {:.0} ms ({:.0} ms) in a frame",
        of("top_milliseconds")?,
        of("top_cpu_milliseconds")?,
        of("all_tiles_milliseconds")?,
        of("all_tiles_cpu_milliseconds")?,
        of("orthanc_frame_milliseconds")?,
        of("orthanc_frame_cpu_milliseconds")?
    );
    println!("idle: ours {:.0} MB, Orthanc {:.0} MB", of("idle_megabytes")?, of("orthanc_idle_megabytes")?);
    println!(
        "Both sync what they acknowledge: ours files and SQLite (FULL), Orthanc files (SyncStorageArea) and SQLite (as Debian builds it)."
    );
    Ok(())
}
