//! `upright import`.

use super::Which;
use crate::progress;
use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;
use upright_server::{Arrival, Bringer, Node, work};
use upright_store::{Outcome, Role, Staged};
use walkdir::WalkDir;

const EXAMPLES: &str = "\
Examples:
  upright import --store node --for dr.meier /mnt/cd
      Every file below a folder, each answered; the cases are begun as the files say, and dr.meier may open them.
  upright import --store node --case 0199…  scan.png
      A picture without header, into a case.

May run beside `upright serve` on the same store. Files that might mix up patients or replace something are put aside, not
stored. Exit codes: 0 all files stored or there before, 2 some not, 1 none.";

/// Bring films and studies into a node, from the machine it runs on
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    #[command(flatten)]
    which: Which,
    /// Files, and folders of them
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The account that may open cases that are begun
    #[arg(long = "for", value_name = "ACCOUNT")]
    account: Option<String>,
    /// The case that all files belong to; by default as their headers say
    #[arg(long, value_name = "ID")]
    case: Option<String>,
    /// Leave tiles and sorting to a node that runs
    #[arg(long)]
    leave_jobs: bool,
}

pub(super) async fn run(arguments: Arguments) -> Result<ExitCode> {
    let node = arguments.which.open().await?;
    let account = match &arguments.account {
        Some(name) => Some(clinician(&node, name).await?),
        None => None,
    };
    if account.is_none() && arguments.case.is_none() {
        say!("note: without --for nobody may open cases that are begun, except in an emergency");
    }
    let files = files(&arguments.paths);
    let write = node.store.begin().await?;
    let import = write.begin_import(arguments.case.as_deref(), None, node.clock.now()).await?;
    write.commit().await?;
    let by = Bringer::at_the_machine(account);
    let bar = progress::bar(Some(files.len()), "files", 1);
    let (mut stored, mut not_stored) = (0, 0);
    for file in files {
        let name =
            file.as_ref().map_or_else(|error| format!("{error:#}"), |path| crate::inputs::printable(path));
        match taken_in(&node, &by, &import.id, arguments.case.as_deref(), file).await {
            Ok((Outcome::Stored | Outcome::AlreadyThere, words)) => {
                stored += 1;
                bar.suspend(|| println!("{name}: {words}"));
            }
            Ok((Outcome::Quarantined | Outcome::Refused, words)) => {
                not_stored += 1;
                bar.suspend(|| println!("{name}: {words}"));
            }
            Err(error) => {
                not_stored += 1;
                bar.suspend(|| say!("error: {name}: {error:#}"));
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    if !arguments.leave_jobs {
        worked_off(&node).await?;
    }
    Ok(crate::exit_code(stored, not_stored))
}

async fn clinician(node: &Node, name: &str) -> Result<String> {
    let account =
        node.store.account_named(name).await?.with_context(|| format!("there is no account {name:?}"))?;
    if account.role != Role::Clinician {
        bail!("{name:?} is a {}; cases are opened by clinicians", account.role.name());
    }
    Ok(account.id)
}

/// Files, and every file below folders, in the order of their names.
fn files(paths: &[PathBuf]) -> Vec<Result<PathBuf>> {
    let below = |path: &PathBuf| {
        let walk = WalkDir::new(path).sort_by_file_name().into_iter();
        let files = walk.filter(|entry| entry.as_ref().map_or(true, |entry| entry.file_type().is_file()));
        files.map(|entry| Ok(entry?.into_path())).collect::<Vec<Result<PathBuf>>>()
    };
    paths.iter().flat_map(below).collect()
}

async fn taken_in(
    node: &Arc<Node>,
    by: &Bringer,
    import: &str,
    case: Option<&str>,
    file: Result<PathBuf>,
) -> Result<(Outcome, String)> {
    let path = file?;
    let staged = staged(node, &path).await?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let arrival =
        Arrival { staged, name, import: import.to_owned(), case: case.map(str::to_owned), insists: false };
    let result = node.take_in(by, arrival).await?;
    let words = match (result.outcome, &result.case_id) {
        (Outcome::Stored, Some(case)) => format!("stored in case {case}"),
        (Outcome::AlreadyThere, _) => "already there".to_owned(),
        (Outcome::Quarantined, _) => format!("put aside: {}", result.detail),
        (_, _) => result.detail.clone(),
    };
    Ok((result.outcome, words))
}

async fn staged(node: &Node, path: &Path) -> Result<Staged> {
    let most = node.config.largest_file_mib << 20;
    let mut file = File::open(path).context("cannot open the file")?;
    if file.metadata()?.len() > most {
        bail!("larger than {} MiB (largest_file_mib)", node.config.largest_file_mib);
    }
    let mut staging = node.store.objects().stage().await?;
    let mut portion = vec![0; 1 << 20];
    loop {
        let read = file.read(&mut portion).context("cannot read the file")?;
        if read == 0 {
            return Ok(staging.finish().await?);
        }
        staging.write(portion.get(..read).unwrap_or_default()).await?;
    }
}

/// Tiles and sorting of what has come, here and now.
async fn worked_off(node: &Arc<Node>) -> Result<()> {
    say!("making tiles and sorting studies");
    let kinds = work::usual().into();
    let count = work::work_off(node, &kinds).await?;
    say!("{count} jobs done");
    Ok(())
}
