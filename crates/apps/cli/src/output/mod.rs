//! Printing profiles: one file a format.

mod csv;
mod json;
mod table;
#[cfg(feature = "report")]
mod target;

use crate::measure::Measurement;
use anyhow::Result;
use clap::ValueEnum;
use std::io::Write;
use upright_documents::{FailedInput, Software};

#[cfg(feature = "report")]
pub(crate) use target::{check_target, write_target};

/// How profiles are printed.
#[derive(Clone, Copy, ValueEnum, PartialEq, Eq)]
pub(crate) enum Format {
    /// Tables for people, rounded
    Table,
    /// One object, or an array of them for several inputs; never rounded
    Json,
    /// One object a line, in the order of the inputs; never rounded
    Jsonl,
    /// One row an input, one column a parameter; never rounded
    Csv,
}

/// One profile as text. Called for several inputs at once.
pub(crate) fn render(
    format: Format,
    several: bool,
    source: &str,
    measurement: &Measurement,
    software: &Software,
) -> Result<Vec<u8>> {
    match format {
        Format::Table => Ok(table::render(source, measurement, software).into_bytes()),
        Format::Json if !several => json::pretty(source, measurement, software),
        Format::Json | Format::Jsonl => json::line(source, measurement, software),
        Format::Csv => csv::row(source, measurement, software),
    }
}

/// What keeps the place of an input that could not be measured; nothing in a table, its error stands elsewhere.
pub(crate) fn render_failure(
    format: Format,
    failed: &FailedInput<'_>,
    software: &Software,
) -> Result<Option<Vec<u8>>> {
    match format {
        Format::Table => Ok(None),
        Format::Json | Format::Jsonl => Ok(Some(serde_json::to_vec(failed)?)),
        Format::Csv => csv::failure(failed, software).map(Some),
    }
}

/// Where rendered answers go, with what stands before, between and after them.
pub(crate) struct Output<W: Write> {
    format: Format,
    several: bool,
    written: usize,
    sink: W,
}

impl<W: Write> Output<W> {
    pub(crate) fn new(format: Format, several: bool, mut sink: W) -> Result<Self> {
        match format {
            Format::Csv => sink.write_all(&csv::header()?)?,
            Format::Json if several => sink.write_all(b"[\n")?,
            _ => {}
        }
        Ok(Self { format, several, written: 0, sink })
    }

    pub(crate) fn write(&mut self, rendered: &[u8]) -> Result<()> {
        if self.written > 0 {
            match self.format {
                Format::Table => self.sink.write_all(b"\n")?,
                Format::Json => self.sink.write_all(b",\n")?,
                Format::Jsonl | Format::Csv => {}
            }
        }
        self.sink.write_all(rendered)?;
        if self.format == Format::Jsonl {
            self.sink.write_all(b"\n")?;
        }
        self.written += 1;
        Ok(())
    }

    /// Lets whoever reads along see what is ready.
    pub(crate) fn flush(&mut self) -> Result<()> {
        Ok(self.sink.flush()?)
    }

    /// Ends the list; what still belongs below it may be written to what is returned.
    pub(crate) fn finish(mut self) -> Result<W> {
        match self.format {
            Format::Json if self.several => self.sink.write_all(b"\n]\n")?,
            Format::Json => self.sink.write_all(b"\n")?,
            _ => {}
        }
        self.sink.flush()?;
        Ok(self.sink)
    }
}
