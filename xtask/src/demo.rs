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

/// Measures and draws two synthetic patients and assesses a third, or measures and draws the user's own files.
pub(crate) fn run(files: &[OsString]) -> Result<()> {
    let own: Option<Files<'_>> = match files {
        [] => None,
        [document] => Some((document, None)),
        [film, landmarks] => Some((film, Some(landmarks))),
        _ => bail!("demo takes FILM LANDMARKS, LANDMARKS alone, or nothing"),
    };
    setup::native()?;
    eprintln!("building Upright (the first time takes a few minutes)");
    workspace::run(cargo().args(["build", "--release", "--package", "upright-cli"]))?;
    let (upright, folder) = (root().join("target/release/upright"), root().join("target/demo"));
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    if let Some(files) = own {
        draw(&upright, &folder, files, "annotated")?;
    } else {
        for name in ["normal", "flatback"] {
            let document = root().join("testdata/landmarks").join(name).with_extension("json");
            draw(&upright, &folder, (document.as_os_str(), None), name)?;
        }
        pair(&upright, &folder)?;
        assess(&upright, &folder)?;
        eprintln!("The whole assessment, with every reason: {}", folder.join("assessment.md").display());
        eprintln!("Every spine is computed; no patient stands behind any of them.");
    }
    eprintln!("Pictures: {}", folder.display());
    eprintln!("Next: {} measure --help", upright.display());
    eprintln!("Research use. Not a medical device.");
    Ok(())
}
