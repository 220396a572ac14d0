//! `cargo xtask`: every command of the workspace.

#![allow(clippy::disallowed_methods, reason = "a bench needs a clock; the domain may not have one")]

mod bench;
mod case_manual;
mod check;
mod demo;
mod evidence;
mod fuzz;
mod layers;
mod literals;
mod manual;
mod openapi;
mod phantom_sheet;
mod postgres;
mod rules;
mod setup;
mod test;
mod wasm;
mod web;
mod workspace;

use anyhow::{Context, Result, bail};
use std::ffi::OsString;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  demo                   build Upright and its workstation; run a node with twelve computed patients, and print its address and log-in
  demo --files           the same without a node: measure, draw and assess synthetic patients
  demo FILM LANDMARKS    measure and draw your own film (DICOM, PNG, JPEG, TIFF) and landmark document
  demo LANDMARKS         your own landmarks on a black ground
  test [--full]          everything that must hold; --full adds the long proofs
  check                  format, lints, layers, documentation
  bench measurement      the kernel beside numpy and numba, profiles, 100,000 documents
  bench film             a long film: header, overlay, every coding beside dcmtk and gdcm
  bench phantom          films and cohorts of phantoms against their targets
  bench rays             sums along rays through a CT, beside plastimatch
  bench sections         planes through a CT, beside SimpleITK
  bench assessment       one film fully assessed, against its target
  bench pathway          the rules on a large record, and on ten thousand
  bench node             store and node against their targets, beside Orthanc
  phantom-sheet          films of every type of phantom beside each other, for the eye
  fuzz [SECONDS]         every fuzz target for so long (600 by default)
  evidence               write the constants, the evidence sheet and the manuals of parameters and cases
  wasm                   build the module that measures in the browser, into web/src/measure/pkg
  web                    build the workstation for the browser, into web/dist
  screens                pictures of every screen of the workstation, for the eye
  openapi                write the description of the node's interface, web/api/openapi.json
  setup                  install what demo, test and bench need beside Rust
";

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().skip(1).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[OsString]) -> Result<()> {
    let (command, rest) = words
        .split_first()
        .map_or(("help", words), |(command, rest)| (command.to_str().unwrap_or_default(), rest));
    let options: Vec<&str> = rest.iter().map(|word| word.to_str().unwrap_or_default()).collect();
    match (command, &options[..]) {
        ("demo", _) => demo::run(rest),
        ("test", []) => test::run(false),
        ("test", ["--full"]) => test::run(true),
        ("check", []) => check::run(),
        ("bench", ["measurement"]) => bench::measurement::run(),
        ("bench", ["film"]) => bench::film::run(),
        ("bench", ["phantom"]) => bench::phantom::run(),
        ("bench", ["rays"]) => bench::rays::run(),
        ("bench", ["sections"]) => bench::sections::run(),
        ("bench", ["assessment"]) => bench::assessment::run(),
        ("bench", ["pathway"]) => bench::pathway::run(),
        ("bench", ["node"]) => bench::node::run(),
        ("phantom-sheet", []) => phantom_sheet::run(),
        ("fuzz", []) => fuzz::run(600),
        ("fuzz", [seconds]) => fuzz::run(seconds.parse().context("cargo xtask fuzz SECONDS")?),
        ("evidence", []) => evidence::write()
            .and_then(|()| rules::write())
            .and_then(|()| case_manual::write())
            .and_then(|()| manual::write()),
        ("wasm", []) => wasm::run(),
        ("web", []) => web::build(),
        ("screens", []) => web::screens(),
        ("openapi", []) => openapi::write(),
        ("setup", []) => setup::run(),
        ("help" | "--help" | "-h", _) => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("no such command: {command} {}\n\n{HELP}", options.join(" ")),
    }
}
