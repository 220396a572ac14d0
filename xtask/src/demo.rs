//! `cargo xtask demo`: what Upright does, in one command.

use crate::setup;
use crate::workspace::{self, cargo, command, root};
use anyhow::{Context, Result, bail};
use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;

/// A landmark document, or a film and its landmark document.
type Files<'a> = (&'a OsStr, Option<&'a OsStr>);

/// Measures a document, or a film with its document, and draws it as PNG and as SVG.
fn draw(upright: &Path, folder: &Path, (input, landmarks): Files<'_>, name: &str) -> Result<()> {
    for kind in ["png", "svg"] {
        let overlay = folder.join(name).with_extension(kind);
        let mut measure = command(upright);
        measure.current_dir(std::env::current_dir()?).arg("measure").arg(input);
        if let Some(landmarks) = landmarks {
            measure.arg("--landmarks").arg(landmarks);
        }
        measure.arg("--overlay").arg(&overlay);
        if kind == "svg" {
            // The table was printed with the first picture.
            measure.stdout(std::process::Stdio::null());
        }
        workspace::run(&mut measure)?;
    }
    Ok(())
}

/// One made-up patient as he stands and with knees and hips extended: the film that hides part of the imbalance, and the one that tells.
fn pair(upright: &Path, folder: &Path) -> Result<()> {
    let patient = folder.join("pair");
    let mut make = command(upright);
    make.args([
        "phantom",
        "patient",
        "--overwrite",
        "--seed",
        "2",
        "--type",
        "flatback",
        "--view",
        "lateral",
        "--out",
    ]);
    workspace::run(make.arg(&patient))?;
    for posture in ["standing", "standing_extended"] {
        let (film, landmarks) = (
            patient.join(format!("{posture}.lateral.dcm")),
            patient.join(format!("{posture}.lateral.landmarks.json")),
        );
        draw(upright, folder, (film.as_os_str(), Some(landmarks.as_os_str())), posture)?;
    }
    Ok(())
}

/// What Upright says of the patient of the pair: the answer here, the whole of it with every reason in `assessment.md`.
fn assess(upright: &Path, folder: &Path) -> Result<()> {
    let assessed = |options: &[&str]| {
        let case = ["assess", "pair/case.json"];
        workspace::output(command(upright).current_dir(folder).args(case).args(options))
    };
    println!("{}\n", answer(&assessed(&[])?));
    let page = folder.join("assessment.md");
    fs::write(&page, assessed(&["--format", "markdown"])?).with_context(|| page.display().to_string())
}

/// Title and first section of an assessment.
fn answer(table: &str) -> String {
    table.split("\n\n").take(2).collect::<Vec<_>>().join("\n\n")
}

/// What is to be shown.
enum Show<'a> {
    /// The node with its patients.
    Node,
    /// Synthetic patients, measured, drawn and assessed.
    Synthetic,
    /// The user's own files, measured and drawn.
    Own(Files<'a>),
}

fn asked(words: &[OsString]) -> Result<Show<'_>> {
    Ok(match words {
        [] => Show::Node,
        [word] if word == "--files" => Show::Synthetic,
        [word] if word.to_string_lossy().starts_with('-') => {
            bail!("demo has no option {}; those of the node: upright demo --help", word.display())
        }
        [document] => Show::Own((document, None)),
        [film, landmarks] => Show::Own((film, Some(landmarks))),
        _ => bail!("demo takes FILM LANDMARKS, LANDMARKS alone, --files, or nothing"),
    })
}

/// Builds Upright and shows it.
pub(crate) fn run(words: &[OsString]) -> Result<()> {
    let show = asked(words)?;
    setup::native()?;
    if matches!(show, Show::Node) {
        with_workstation();
    }
    eprintln!("building Upright (the first time takes a few minutes)");
    workspace::run(cargo().args(["build", "--release", "--package", "upright-cli"]))?;
    let upright = root().join("target/release/upright");
    match show {
        Show::Node => node(&upright),
        Show::Synthetic => files(&upright, None),
        Show::Own(own) => files(&upright, Some(own)),
    }
}

/// Builds the workstation, which the program then carries. A machine that cannot build it has a node without one.
fn with_workstation() {
    if let Err(error) = crate::web::build() {
        eprintln!("SKIPPED the workstation for the browser: {error:#}");
    }
}

/// The node takes the place of this program where it can, so that Ctrl-C reaches it and it ends in good order.
fn node(upright: &Path) -> Result<()> {
    let mut demo = command(upright);
    demo.arg("demo");
    #[cfg(unix)]
    return Err(std::os::unix::process::CommandExt::exec(&mut demo)).context("cannot start the demo");
    #[cfg(not(unix))]
    workspace::run(&mut demo)
}

/// Measures and draws two synthetic patients and assesses a third, or measures and draws the user's own files.
fn files(upright: &Path, own: Option<Files<'_>>) -> Result<()> {
    let folder = root().join("target/demo");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    if let Some(files) = own {
        draw(upright, &folder, files, "annotated")?;
    } else {
        for name in ["normal", "flatback"] {
            let document = root().join("testdata/landmarks").join(name).with_extension("json");
            draw(upright, &folder, (document.as_os_str(), None), name)?;
        }
        pair(upright, &folder)?;
        assess(upright, &folder)?;
        eprintln!("The whole assessment, with every reason: {}", folder.join("assessment.md").display());
        eprintln!("Every spine is computed; no patient stands behind any of them.");
    }
    eprintln!("Pictures: {}", folder.display());
    eprintln!("Next: {} measure --help", upright.display());
    eprintln!("Research use. Not a medical device.");
    Ok(())
}
