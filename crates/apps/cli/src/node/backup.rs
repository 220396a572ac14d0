//! `upright backup`, `restore` and `verify`.

use super::Which;
use crate::inputs::printable;
use crate::progress;
use anyhow::{Context, Result};
use indicatif::ProgressBar;
use std::path::PathBuf;
use std::process::ExitCode;
use upright_store::{Manifest, restore};

/// Write everything into one file, while the node goes on
#[derive(clap::Args)]
pub(crate) struct Backup {
    #[command(flatten)]
    which: Which,
    /// The file to be made
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Bring a backup back, into a new node
#[derive(clap::Args)]
pub(crate) struct Restore {
    #[command(flatten)]
    which: Which,
    /// The backup
    #[arg(value_name = "FILE")]
    file: PathBuf,
}

/// Look whether everything is as it was kept: every byte is hashed again, every record read, the trail checked
#[derive(clap::Args)]
pub(crate) struct Verify {
    #[command(flatten)]
    which: Which,
}

fn moved(bar: &ProgressBar) -> impl Fn(u64, u64) + Sync {
    |done, of| {
        bar.set_length(of);
        bar.set_position(done);
    }
}

pub(super) async fn back_up(arguments: Backup) -> Result<ExitCode> {
    let node = arguments.which.open().await?;
    let bar = progress::bar(Some(0), "objects", 0);
    let software = format!("upright {}", env!("CARGO_PKG_VERSION"));
    let written = node.store.back_up(&arguments.file, &software, &moved(&bar)).await;
    bar.finish_and_clear();
    let name = printable(&arguments.file);
    let manifest = written.with_context(|| name.clone())?;
    say!("{name}: {}", words(&manifest));
    say!("It holds patients' data and no encryption: keep it as you keep the node.");
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn bring_back(arguments: Restore) -> Result<ExitCode> {
    let node = arguments.which.open().await?;
    let bar = progress::bar(Some(0), "bytes", 0);
    let restored = restore(&node.store, &arguments.file, &moved(&bar)).await;
    bar.finish_and_clear();
    let manifest = restored.with_context(|| printable(&arguments.file))?;
    say!("brought back: {}", words(&manifest));
    say!("Tiles are made anew when the node runs.");
    Ok(ExitCode::SUCCESS)
}

fn words(manifest: &Manifest) -> String {
    let rows = |table: &str| manifest.tables.get(table).map_or(0, |sum| sum.rows);
    format!(
        "{} cases, {} entries, {} pictures, {} records of the trail, {} MiB",
        rows("case_file"),
        rows("entry"),
        rows("image"),
        rows("audit"),
        manifest.bytes >> 20
    )
}

pub(super) async fn verify(arguments: Verify) -> Result<ExitCode> {
    let node = arguments.which.open().await?;
    let bar = progress::bar(Some(0), "objects", 0);
    let verified = node.verify(&moved(&bar)).await;
    bar.finish_and_clear();
    let found = verified?;
    println!(
        "{} cases, {} entries, {} records of the trail, {} objects of {} MiB",
        found.cases,
        found.entries,
        found.records,
        found.objects,
        found.bytes >> 20
    );
    if found.unnamed > 0 {
        println!(
            "{} objects that nothing names: left by a program that was killed; they harm nothing",
            found.unnamed
        );
    }
    for problem in &found.problems {
        println!("PROBLEM: {problem}");
    }
    if found.problems.is_empty() {
        println!("everything is as it was kept");
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}
