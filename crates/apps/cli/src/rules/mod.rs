//! `upright rules`: the rules as reviewers read them, their tests, the facts they may ask.

mod export;
mod sheet;

use anyhow::{Context, Result, bail};
use clap::{Subcommand, ValueEnum};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use upright_pathway::facts::CATALOGUE;
use upright_pathway::{Kind, RULES_VERSION, RuleSet};

const EXAMPLES: &str = "\
Examples:
  upright rules
      The rules for fixed sagittal imbalance as a sheet for reviewers.
  upright rules --format markdown > rules.md
      The same, with lines to sign on.
  upright rules test
      Run the tests of every rule, and look for what is wrong with the set.
  upright rules test my-rules/
      The same of your own set: set.toml and one rule in every other file.
  upright rules facts
      What a rule may ask.
  upright rules export --out exported
      CQL and a PlanDefinition, written from the rules, and the tests of every rule for other engines.

Research use. Not a medical device.";

/// The clinical rules: for reviewers, tested, and what they may ask
#[derive(clap::Args)]
#[command(after_long_help = EXAMPLES, args_conflicts_with_subcommands = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    /// How to print the sheet
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// The rules in this folder instead of those for fixed sagittal imbalance
    #[arg(long, value_name = "FOLDER")]
    rules: Option<PathBuf>,
}

#[derive(Subcommand)]
enum Command {
    /// Run the tests of every rule, and look for what is wrong with the set
    Test {
        /// A folder of rules; by default those for fixed sagittal imbalance
        #[arg(value_name = "FOLDER")]
        rules: Option<PathBuf>,
    },
    /// List what a rule may ask
    Facts,
    /// Write the rules for other engines: CQL, PlanDefinition, and the tests of every rule
    Export {
        /// Folder for what is written; made where there is none
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// The rules in this folder instead of those for fixed sagittal imbalance
        #[arg(long, value_name = "FOLDER")]
        rules: Option<PathBuf>,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    Table,
    /// For reviewers, with lines to sign on
    Markdown,
    /// For programs
    Json,
}

/// The rules that are asked, with their version.
pub(crate) enum Asked {
    /// Those that the program carries.
    Carried(&'static RuleSet),
    /// Those of a folder.
    Folder(Box<RuleSet>),
}

impl Asked {
    pub(crate) fn of(folder: Option<&Path>) -> Result<Self> {
        match folder {
            None => Ok(Self::Carried(RuleSet::carried()?)),
            Some(folder) => {
                let set = read(folder)?;
                match set.lint().len() {
                    0 => {}
                    problems => say!(
                        "warning: {problems} problems in these rules; `upright rules test {}` names them",
                        folder.display()
                    ),
                }
                Ok(Self::Folder(Box::new(set)))
            }
        }
    }

    pub(crate) const fn set(&self) -> &RuleSet {
        match self {
            Self::Carried(set) => set,
            Self::Folder(set) => set,
        }
    }

    /// The digest of the files that the program carries.
    pub(crate) const fn digest(&self) -> Option<&'static str> {
        match self {
            Self::Carried(_) => Some(RULES_VERSION),
            Self::Folder(_) => None,
        }
    }

    /// The name and version of the set; of those that the program carries, the digest of their files.
    pub(crate) fn version(&self) -> String {
        let set = self.set();
        match self {
            Self::Carried(_) => format!("{} {}, {RULES_VERSION}", set.id, set.version),
            Self::Folder(_) => format!("{} {}, from a folder", set.id, set.version),
        }
    }
}

/// More files, or larger ones, are no rules.
const MOST_FILES: usize = 2000;
const MOST_BYTES: u64 = 1 << 20;

fn read(folder: &Path) -> Result<RuleSet> {
    let mut files: Vec<(String, String)> = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("{}: no folder of rules", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        if files.len() == MOST_FILES || fs::metadata(&path)?.len() > MOST_BYTES {
            bail!("{}: at most {MOST_FILES} files of at most {MOST_BYTES} bytes are read", folder.display());
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        files.push((name, fs::read_to_string(&path).with_context(|| path.display().to_string())?));
    }
    files.sort();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    Ok(RuleSet::parse(&files)?)
}

pub(crate) fn run(arguments: &Arguments) -> Result<ExitCode> {
    match &arguments.command {
        Some(Command::Facts) => facts(),
        Some(Command::Export { out, rules }) => export::run(&Asked::of(rules.as_deref())?, out),
        Some(Command::Test { rules }) => test(rules.as_deref()),
        None => {
            let asked = Asked::of(arguments.rules.as_deref())?;
            let text = match arguments.format {
                Format::Table => sheet::table(&asked),
                Format::Markdown => sheet::markdown(&asked),
                Format::Json => sheet::json(&asked)?,
            };
            io::stdout().lock().write_all(text.as_bytes())?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn test(folder: Option<&Path>) -> Result<ExitCode> {
    let asked = Asked::of(folder)?;
    let set = asked.set();
    let wrong = set.lint();
    let tests: usize = set.rules.iter().map(|rule| rule.tests.len()).sum();
    let mut out = io::stdout().lock();
    for problem in &wrong {
        writeln!(out, "{problem}")?;
    }
    writeln!(out, "{}: {} rules, {tests} tests, {} problems", asked.version(), set.rules.len(), wrong.len())?;
    Ok(if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn facts() -> Result<ExitCode> {
    let mut out = io::stdout().lock();
    for spec in CATALOGUE.specs() {
        let kind = match &spec.kind {
            Kind::Flag => "yes or no".to_owned(),
            Kind::Number(unit) => format!("number [{unit}]"),
            Kind::Word(words) => words.join(" | "),
            Kind::Day => "day".to_owned(),
        };
        writeln!(out, "{}\t{}\t{kind}", spec.name, spec.label.name)?;
    }
    Ok(ExitCode::SUCCESS)
}
