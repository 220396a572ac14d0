//! `upright case assess`: what to do next, and why.

use super::sections;
use crate::assess::input::Source;
use crate::draws::Draws;
use crate::inputs::{self, Input};
use crate::page::each::{Format, each, json};
use crate::page::{MARKS, Page, markdown, terminal};
use crate::rules;
use anyhow::{Result, bail};
use jiff::civil::Date;
use std::path::PathBuf;
use std::process::ExitCode;
use upright_assessment::{Options, assess};
use upright_documents::{AnswerDocument, INTENDED_USE};

/// What to do next, and why: red flags, work-up board, nonoperative course, indication
#[derive(clap::Args)]
pub(super) struct Arguments {
    /// Case files, folders of them, `-` for paths on standard input
    #[arg(required = true, value_name = "INPUT")]
    inputs: Vec<PathBuf>,
    /// How to print the answer
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Open every conclusion to the facts, numbers and sources it rests on
    #[arg(long)]
    explain: bool,
    /// The answer, red flags and what is missing, nothing below
    #[arg(long, conflicts_with = "explain")]
    brief: bool,
    /// Use what was known on this day only
    #[arg(long, value_name = "DATE", value_parser = crate::day::parse)]
    as_of: Option<Date>,
    /// Ask the rules in this folder instead of those for fixed sagittal imbalance
    #[arg(long, value_name = "FOLDER")]
    rules: Option<PathBuf>,
    #[command(flatten)]
    draws: Draws,
}

/// What the signs of an opened conclusion mean.
const SIGNS: &str =
    "Opened (--explain): each line says what is so; ✓ as the rule asks, ✗ not as it asks, ? not known.";

pub(super) fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.brief && arguments.format == Format::Json {
        bail!("--brief shortens pages; a program takes from the JSON what it needs");
    }
    let asked = rules::Asked::of(arguments.rules.as_deref())?;
    each(inputs::records(&arguments.inputs), arguments.format, |input, several| {
        answer(arguments, &asked, input, several)
    })
}

fn answer(arguments: &Arguments, asked: &rules::Asked, input: Input, several: bool) -> Result<String> {
    let source = Source::read(&input.path?, None)?;
    let Draws { draws, seed, .. } = arguments.draws;
    let options = Options { draws, seed, quality: arguments.draws.quality() };
    if !source.is_case {
        bail!(
            "these are landmarks and no case; `upright assess` reads them, and a case file holds them as a film"
        );
    }
    let as_of = source.as_of(arguments.as_of);
    let view = source.case.as_of(as_of.day);
    let assessment = assess(&view, options);
    let answer = asked.set().answer(&view, &assessment);
    let software = arguments.draws.software();
    if arguments.format == Format::Json {
        let document = AnswerDocument::new(&software, asked.digest(), &input.name, &assessment, &answer);
        let document = document.not_understood(&source.unread);
        return json(&document, several);
    }
    let page = Page {
        title: input.name,
        subtitle: std::iter::once(asked.set().title.clone())
            .chain([as_of.words])
            .chain(as_of.remarks)
            .chain(source.notes.iter().cloned())
            .collect(),
        sections: sections::all(&answer, &assessment, &source.unread, arguments.brief),
        footer: vec![
            software.to_string(),
            format!("rules: {}", asked.version()),
            SIGNS.to_owned(),
            MARKS.to_owned(),
            "Decision support for clinicians: everything here can be set aside with a reason (fact \"override\").".to_owned(),
            INTENDED_USE.to_owned(),
        ],
    };
    Ok(match arguments.format {
        Format::Markdown => markdown::render(&page),
        _ => terminal::render(&page, arguments.explain),
    })
}
