//! `upright`: the command line of the system for fixed sagittal imbalance.
//!
//! Composition only: arguments, reading, progress, printing, exit codes.

#![allow(clippy::disallowed_methods, reason = "progress may look at the clock; the domain may not")]

/// A line on standard error. Where nobody can read it, the work goes on.
macro_rules! say {
    ($($words:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stderr(), $($words)*);
    }};
}

mod assess;
mod case;
mod day;
mod draws;
mod film;
mod inputs;
mod inspect;
mod measure;
#[cfg(feature = "server")]
mod node;
mod output;
mod page;
mod parameters;
mod phantom;
#[cfg(feature = "report")]
mod picture;
mod progress;
mod rules;
mod study;

use clap::{CommandFactory, Parser, Subcommand};
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::Mutex;

const LONG_ABOUT: &str = "\
Upright measures the sagittal balance of the spine on landmarks of a lateral film:
how large an imbalance is, how far the number can be trusted, and what is missing.

Research use. Not a medical device.";

const EXAMPLES: &str = "\
Examples:
  upright measure patient.json
      Measure one landmark document and print a table.
  upright measure film.dcm --landmarks patient.json --overlay annotated.png
      The same, and draw the construction on the film.
  upright assess patient.case.json
      Is the film valid, how large is the imbalance really, is it fixed, has it progressed.
  upright case assess patient.case.json
      What to do next, and why: red flags, work-up board, nonoperative course, indication.
  upright inspect film.dcm
      What a film says about itself, how far to trust its millimetres, and what is missing.
  upright study analyse scan/
      Which volumes the slices of CT and MR make, and what is wrong with them.
  upright measure study/ --format csv > study.csv
      Measure every document below a folder.
  upright parameters
      What is measured, with definitions, signs and sources.
  upright phantom patient --seed 1 --type flatback --out patient-1
      Make a patient who does not exist: films, landmarks and the truth about him.
  upright demo
      A node with twelve patients who do not exist, to look around in.
  upright serve --store node
      A node for several people: cases, films, what they say, and who may see them.
  upright --completions bash > /etc/bash_completion.d/upright
      Completion of commands and options in the shell.

Exit codes: 0 all inputs done, 2 some inputs failed, 1 none done.";

#[derive(Parser)]
#[command(name = "upright", version, about = "Sagittal balance of the spine, measured and explained", long_about = LONG_ABOUT, after_long_help = EXAMPLES)]
#[command(arg_required_else_help = true)]
struct Arguments {
    /// Print the completion script of a shell and stop
    #[arg(long, value_name = "SHELL", exclusive = true)]
    completions: Option<clap_complete::Shell>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Subcommand)]
enum Command {
    Measure(measure::Arguments),
    Assess(assess::Arguments),
    Case(case::Arguments),
    Rules(rules::Arguments),
    Inspect(inspect::Arguments),
    #[command(subcommand)]
    Study(study::Command),
    Parameters(parameters::Arguments),
    Phantom(Box<phantom::Arguments>),
    #[cfg(feature = "server")]
    #[command(flatten)]
    Node(node::Command),
    /// Decode the film on standard input to samples on standard output, within limits
    #[command(name = film::DECODE_WORKER, hide = true)]
    DecodeWorker {
        /// Which of several, counted from 0
        #[arg(default_value_t = 0)]
        frame: u32,
    },
}

/// Nothing measured: also what a wrong call gives, since 2 means that only some inputs failed.
const NONE: u8 = 1;

/// What a panic said, for the one that nobody caught.
static DEFECT: Mutex<String> = Mutex::new(String::new());

fn main() -> ExitCode {
    // A parser of other people that stumbles is caught where it is called; its words are nobody's.
    std::panic::set_hook(Box::new(|panic| {
        if let Ok(mut defect) = DEFECT.lock() {
            *defect = panic.to_string().replace('\n', " ");
        }
    }));
    std::panic::catch_unwind(started).unwrap_or_else(|_| {
        let defect = DEFECT.lock().map(|defect| defect.clone()).unwrap_or_default();
        say!("error: a defect of this program, please report it: {defect}");
        ExitCode::from(NONE)
    })
}

fn started() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(NONE) } else { ExitCode::SUCCESS };
        }
    };
    match run(arguments) {
        Ok(code) => code,
        Err(error) if is_closed_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            say!("error: {error:#}");
            ExitCode::from(NONE)
        }
    }
}

fn run(arguments: Arguments) -> anyhow::Result<ExitCode> {
    if let Some(shell) = arguments.completions {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut Arguments::command(), "upright", &mut script);
        io::stdout().write_all(&script)?;
        return Ok(ExitCode::SUCCESS);
    }
    match arguments.command {
        Some(Command::Measure(arguments)) => measure::run(&arguments),
        Some(Command::Assess(arguments)) => assess::run(&arguments),
        Some(Command::Case(arguments)) => case::run(&arguments),
        Some(Command::Rules(arguments)) => rules::run(&arguments),
        Some(Command::Inspect(arguments)) => inspect::run(&arguments),
        Some(Command::Parameters(arguments)) => parameters::run(&arguments),
        Some(Command::Phantom(arguments)) => phantom::run(&arguments),
        #[cfg(feature = "server")]
        Some(Command::Node(command)) => node::run(command),
        Some(Command::DecodeWorker { frame }) => Ok(upright_dicom::serve(frame)),
        Some(Command::Study(command)) => study::run(&command),
        None => Ok(ExitCode::from(NONE)),
    }
}

/// Whoever read our output has seen enough: no failure.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    let io = error.chain().filter_map(|cause| cause.downcast_ref::<io::Error>());
    io.map(io::Error::kind).any(|kind| kind == io::ErrorKind::BrokenPipe)
}

/// 0 all inputs done, 2 some failed, 1 none done; with a word on standard error where there is more to say.
fn exit_code(done: usize, failed: usize) -> ExitCode {
    if done + failed == 0 {
        say!("error: no input");
    }
    if done + failed > 1 && failed > 0 {
        say!("{failed} of {} inputs failed", done + failed);
    }
    match (done, failed) {
        (0, _) => ExitCode::from(NONE),
        (_, 0) => ExitCode::SUCCESS,
        _ => ExitCode::from(2),
    }
}
