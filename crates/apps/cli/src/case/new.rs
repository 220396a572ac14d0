//! `upright case new`.

use super::store;
use crate::inputs::printable;
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::ExitCode;
use upright_casefile::CaseFile;
use upright_documents::{CaseDocument, write_case};

/// Begin an empty record
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// The case file to be made
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Where the record comes from, in words; no patient identifier
    #[arg(long, value_name = "TEXT")]
    source: Option<String>,
}

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let document =
        CaseDocument { source: arguments.source.clone(), ..CaseDocument::new(CaseFile::default()) };
    let name = printable(&arguments.file);
    store::create(&arguments.file, write_case(&document)?.as_bytes()).with_context(|| name.clone())?;
    say!("{name}: an empty record; add facts with `upright case add`");
    Ok(ExitCode::SUCCESS)
}
