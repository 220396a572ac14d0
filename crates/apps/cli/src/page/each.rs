//! A page or a document for every input, in the order given.

use crate::inputs::{Input, Inputs};
use crate::output::{self, Output};
use crate::progress;
use anyhow::Result;
use clap::ValueEnum;
use serde::Serialize;
use std::io::{self, BufWriter};
use std::process::ExitCode;
use upright_documents::FailedInput;

/// How an answer is printed.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people, the answer first
    Table,
    /// One object, or an array of them for several inputs; never rounded
    Json,
    /// For a document, every explanation opened
    Markdown,
}

impl From<Format> for output::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Table | Format::Markdown => Self::Table,
            Format::Json => Self::Json,
        }
    }
}

/// Answers and prints every input; one that fails keeps its place. `answer` is told whether there are several.
pub(crate) fn each(
    inputs: Inputs,
    format: Format,
    mut answer: impl FnMut(Input, bool) -> Result<String>,
) -> Result<ExitCode> {
    let (bar, several) = (progress::bar(inputs.count, "cases", 50), inputs.several);
    let mut output = Output::new(format.into(), several, BufWriter::new(io::stdout().lock()))?;
    let (mut done, mut failed) = (0_usize, 0_usize);
    for input in inputs.list {
        let name = input.name.clone();
        match answer(input, several) {
            Ok(text) => {
                done += 1;
                output.write(text.as_bytes())?;
            }
            Err(error) => {
                failed += 1;
                let problem = format!("{error:#}");
                bar.suspend(|| say!("error: {name}: {problem}"));
                if format == Format::Json {
                    let failed = FailedInput { source: &name, film: None, error: &problem };
                    output.write(&serde_json::to_vec(&failed)?)?;
                }
            }
        }
        bar.inc(1);
        output.flush()?;
    }
    output.finish()?;
    bar.finish_and_clear();
    Ok(crate::exit_code(done, failed))
}

/// A document for a program: on one line where it is one of several.
pub(crate) fn json(document: &impl Serialize, several: bool) -> Result<String> {
    Ok(if several { serde_json::to_string(document)? } else { serde_json::to_string_pretty(document)? })
}
