//! `upright assess`: landmarks or a case in, an explained answer out.

pub(crate) mod input;
mod sections;

use crate::draws::Draws;
use crate::inputs::{self, Input};
use crate::page::each::{Format, each, json};
use crate::page::{self, MARKS, Page, markdown, terminal};
use anyhow::Result;
use input::Source;
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;
use upright_assessment::{Assessment, Options, assess};
use upright_documents::{AssessmentDocument, INTENDED_USE, Software};

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
    let task = Task { arguments, options: Options { draws, seed, quality }, software };
    each(inputs::cases(&arguments.inputs), arguments.format, |input, several| task.answer(input, several))
}

impl Task<'_> {
    fn answer(&self, input: Input, several: bool) -> Result<String> {
        let source = Source::read(&input.path?, self.arguments.age)?;
        let as_of = source.as_of(self.arguments.as_of);
        let view = source.case.as_of(as_of.day);
        let assessment = assess(&view, self.options);
        Ok(match self.arguments.format {
            Format::Table => terminal::render(
                &self.page(&input.name, &source, &assessment, as_of.remarks),
                self.arguments.explain,
            ),
            Format::Markdown => {
                markdown::render(&self.page(&input.name, &source, &assessment, as_of.remarks))
            }
            Format::Json => {
                let document = AssessmentDocument::new(&self.software, &input.name, &assessment);
                let document = document.not_understood(&source.unread);
                let document = if source.is_dated { document } else { document.undated() };
                json(&document, several)?
            }
        })
    }

    fn page(&self, name: &str, source: &Source, assessment: &Assessment<'_>, remarks: Vec<String>) -> Page {
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
            subtitle: std::iter::once(about.join(" · "))
                .chain(remarks)
                .chain(source.notes.iter().cloned())
                .collect(),
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
