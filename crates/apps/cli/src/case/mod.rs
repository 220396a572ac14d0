//! `upright case`: a patient's record, and what to do next.

mod add;
mod assess;
mod new;
mod sections;
mod show;
mod store;

use anyhow::Result;
use clap::Subcommand;
use std::process::ExitCode;

const EXAMPLES: &str = r#"Examples:
  upright case new patient.case.json
      Begin an empty record.
  upright case add patient.case.json person age_years=68 sex=female --author clinic
      Add a fact of today; the fields of every kind stand in docs/case.md.
  upright case add patient.case.json clinical_finding symptom=radiculopathy presence=present root=L5 side=left --on 2026-03-02
      Add a fact of another day.
  upright case add patient.case.json outcome instrument=odi score=56 --supersedes outcome-1
      Correct an earlier entry about the same thing; nothing is deleted.
  upright case add patient.case.json previous_fusion 'segments=[{"upper":"T10","lower":"S1","mobility":"fused"}]' others_mobile=true
      A value may be JSON: a fusion from T10 to S1, and nothing else fused.
  upright case add patient.case.json film landmarks_file=standing.json conditions.arms=clavicle conditions.support=none
      A film; its landmarks are taken into the record.
  upright case show patient.case.json
      The record in the order of time, corrections and what they correct.
  upright case assess patient.case.json
      What to do next, and why: red flags, work-up board, nonoperative course, indication.

Decision support for clinicians, who decide. Research use. Not a medical device."#;

/// A patient's record: begin, add, show, and what to do next
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES, arg_required_else_help = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    New(new::Arguments),
    Add(add::Arguments),
    Show(show::Arguments),
    Assess(assess::Arguments),
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.command {
        Command::New(arguments) => new::run(arguments),
        Command::Add(arguments) => add::run(arguments),
        Command::Show(arguments) => show::run(arguments),
        Command::Assess(arguments) => assess::run(arguments),
    }
}
