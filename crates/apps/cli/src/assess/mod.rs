//! `upright assess`: landmarks or a case in, an explained answer out.

pub(crate) mod input;
mod sections;

use crate::draws::Draws;
use crate::inputs::{self, Input};
use crate::output::{self, Output};
use crate::page::{self, MARKS, Page, markdown, terminal};
use crate::progress;
use anyhow::Result;
use clap::ValueEnum;
use input::Source;
use jiff::civil::Date;
use std::io::{self, BufWriter};
use std::path::PathBuf;
use std::process::ExitCode;
use upright_assessment::{Assessment, Options, assess};
use upright_documents::{AssessmentDocument, FailedInput, INTENDED_USE, Software};

const EXAMPLES: &str = "\
Examples:
  upright assess patient.case.json
      The answer of a case: is the film valid, how large is the imbalance really, is it fixed, has it progressed.
  upright assess patient/case.json
      The same of a patient made by `upright phantom`.
  upright assess landmarks.json --age 68
      The same of one film; what the document does not say stays unknown.
  upright assess cases/ --brief
      The answer alone, one case after the other.
  upright assess patient.case.json --explain
      Every conclusion opened down to its number and source.
  upright assess patient.case.json --as-of 2025-06-30
      What was known on that day.
  upright assess cases/ --format json > cases.json
      Every case and landmark document below a folder; numbers in JSON are never rounded. A folder with a case.json is one
      patient's: its landmark documents are taken for his films and left out. So is the truth of a phantom.

Simulated postures are no measurements, and are never used for trends or to size an operation.
Exit codes: 0 all inputs assessed, 2 some inputs failed, 1 none assessed.

Research use. Not a medical device.";

/// Assess a case or a film: valid, how large really, fixed, progressed
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES)]
pub(crate) struct Arguments {
    /// Case documents or landmark documents, folders of them, `-` for paths on standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// How to print the assessment
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Open every conclusion to the numbers and facts it rests on
    #[arg(long)]
    explain: bool,
    /// The answer and what to look at again, nothing below
    #[arg(long, conflicts_with = "explain")]
    brief: bool,
    /// Use what was known on this day only, as 2026-03-01; by default everything
    #[arg(long, value_name = "DATE", value_parser = crate::day::parse)]
    as_of: Option<Date>,
    /// Age in years on the day of the film, for a landmark document; a case says it itself
    #[arg(long, value_name = "YEARS", value_parser = age)]
    age: Option<f64>,
    #[command(flatten)]
    draws: Draws,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
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

/// A guard against a mistake of unit, no clinical limit.
fn age(text: &str) -> Result<f64, String> {
    const MOST: f64 = 130.0;
    match text.parse() {
        Ok(years) if (0.0..=MOST).contains(&years) => Ok(years),
        _ => Err(format!("give years from 0 to {MOST}")),
    }
}

struct Task<'a> {
    arguments: &'a Arguments,
    options: Options,
    software: Software,
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    let Draws { draws, seed, .. } = arguments.draws;
    let quality = arguments.draws.quality();
    let software = arguments.draws.software();
    Task { arguments, options: Options { draws, seed, quality }, software }.all()
}

impl Task<'_> {
    /// Assesses and prints every input in the order given; one that fails keeps its place.
    fn all(&self) -> Result<ExitCode> {
        let inputs = inputs::cases(&self.arguments.inputs);
        let (bar, several) = (progress::bar(inputs.count, "cases", 50), inputs.several);
        let mut output =
            Output::new(self.arguments.format.into(), several, BufWriter::new(io::stdout().lock()))?;
        let (mut done, mut failed) = (0_usize, 0_usize);
        for input in inputs.list {
            let name = input.name.clone();
            match self.answer(input, several) {
                Ok(text) => {
                    done += 1;
                    output.write(text.as_bytes())?;
                }
                Err(error) => {
                    failed += 1;
                    let problem = format!("{error:#}");
                    bar.suspend(|| say!("error: {name}: {problem}"));
                    if self.arguments.format == Format::Json {
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

    fn answer(&self, input: Input, several: bool) -> Result<String> {
        let source = Source::read(&input.path?, self.arguments.age)?;
        let day = self.arguments.as_of.or_else(|| source.case.last_day()).unwrap_or(input::UNDATED);
        let view = source.case.as_of(day);
        let assessment = assess(&view, self.options);
        Ok(match self.arguments.format {
            Format::Table => {
                terminal::render(&self.page(&input.name, &source, &assessment), self.arguments.explain)
            }
            Format::Markdown => markdown::render(&self.page(&input.name, &source, &assessment)),
            Format::Json => {
                let document = AssessmentDocument::new(&self.software, &input.name, &assessment);
                let document = document.not_understood(&source.unread);
                let document = if source.is_dated { document } else { document.undated() };
                if several {
                    serde_json::to_string(&document)?
                } else {
                    serde_json::to_string_pretty(&document)?
                }
            }
        })
    }

    fn page(&self, name: &str, source: &Source, assessment: &Assessment<'_>) -> Page {
        let known = source.is_dated.then(|| format!("known on {}", assessment.day));
        let age = assessment.age.map_or_else(
            || "age not recorded".to_owned(),
            |age| format!("{age:.0} years on the day of the film"),
        );
        let films = match assessment.films.len() {
            1 => "1 film".to_owned(),
            count => format!("{count} films"),
        };
        let about: Vec<String> = known.into_iter().chain([age, films]).collect();
        Page {
            title: name.to_owned(),
            subtitle: std::iter::once(about.join(" · ")).chain(source.notes.iter().cloned()).collect(),
            sections: self.sections(source, assessment),
            footer: vec![self.software.to_string(), MARKS.to_owned(), INTENDED_USE.to_owned()],
        }
    }

    fn sections(&self, source: &Source, assessment: &Assessment<'_>) -> Vec<page::Section> {
        let first = [
            Some(sections::answer(assessment, source.is_dated)),
            sections::notices(assessment, &source.unread),
        ];
        if self.arguments.brief {
            return first.into_iter().flatten().collect();
        }
        let more = [
            sections::film(assessment),
            assessment.pair.as_ref().map(sections::pair),
            sections::simulations(assessment, source.is_dated),
            assessment.compensation.as_ref().map(sections::compensation),
            (!assessment.films.is_empty()).then(|| sections::flexibility(&assessment.flexibility)),
            (!assessment.films.is_empty()).then(|| sections::progression(&assessment.progression)),
            (!assessment.films.is_empty()).then(|| sections::classifications(assessment, source.is_dated)),
        ];
        first.into_iter().chain(more).flatten().collect()
    }
}
