//! `cargo xtask phantom-sheet`: films of every type of phantom beside each other, for the eye.

use crate::workspace::{self, cargo, command, root};
use anyhow::{Context, Result};
use image::{GrayImage, imageops};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

const TYPES: [&str; 7] = [
    "normal",
    "flatback",
    "flatback-segmental",
    "degenerative-kyphosis",
    "ankylosing",
    "post-traumatic",
    "junctional-kyphosis",
];
/// What is shown of each: posture and view.
const FILMS: [(&str, &str); 3] =
    [("standing", "lateral"), ("standing_extended", "lateral"), ("standing", "ap")];
/// Heights of the sheets in pixels: to look at, and the size at which endplates must still be readable.
const HEIGHTS: [u32; 2] = [1200, 600];
const SEED: &str = "2";

/// Casts the films, and lays them out as pictures and as a page.
pub(crate) fn run() -> Result<()> {
    workspace::run(cargo().args(["build", "--quiet", "--release", "--package", "upright-cli"]))?;
    let folder = root().join("target/phantom-sheet");
    fs::create_dir_all(&folder).with_context(|| folder.display().to_string())?;
    let mut page = String::from(PAGE);
    let mut sheets: Vec<(String, Vec<PathBuf>)> =
        FILMS.iter().map(|(posture, view)| (format!("{posture}.{view}"), Vec::new())).collect();
    for kind in TYPES {
        eprintln!("casting {kind}");
        let patient = folder.join(kind);
        make(kind, &patient)?;
        writeln!(page, "<h2>{kind}</h2><div>")?;
        for (name, pictures) in &mut sheets {
            let picture = developed(&patient, name)?;
            writeln!(
                page,
                "<figure><a href=\"{kind}/{name}.png\"><img src=\"{kind}/{name}.png\" alt=\"{kind}, {name}\"></a><figcaption>{name}</figcaption></figure>"
            )?;
            pictures.push(picture);
        }
        page.push_str("</div>");
    }
    fs::write(folder.join("index.html"), page)?;
    for (name, pictures) in &sheets {
        for height in HEIGHTS {
            beside_each_other(pictures, height)?.save(folder.join(format!("{name}.{height}.png")))?;
        }
    }
    eprintln!("From left to right: {}.", TYPES.join(", "));
    eprintln!("Sheets and page: {}", folder.display());
    eprintln!("Phantoms; no patient stands behind them. Research use. Not a medical device.");
    Ok(())
}

const PAGE: &str = "<!doctype html><meta charset=\"utf-8\"><title>Phantom films</title>
<style>body{background:#111;color:#ddd;font:16px sans-serif;margin:2em}div{display:flex;gap:1em;overflow-x:auto}
figure{margin:0}img{height:1200px}h2{margin:1.5em 0 .3em}</style>
<h1>Phantom films</h1><p>Computed from bones that were made up; no patient stands behind them. Research use. Not a medical device.</p>
";

fn upright() -> PathBuf {
    root().join("target/release/upright")
}

fn make(kind: &str, patient: &Path) -> Result<()> {
    let mut make = command(upright());
    make.args(["phantom", "patient", "--overwrite", "--seed", SEED, "--type", kind, "--facing", "right"]);
    make.args(["--posture", "standing", "--posture", "standing_extended", "--out"]).arg(patient);
    workspace::run(make.stderr(Stdio::null()))
}

/// The film as it is meant to be seen.
fn developed(patient: &Path, name: &str) -> Result<PathBuf> {
    let picture = patient.join(format!("{name}.png"));
    let mut inspect = command(upright());
    inspect.arg("inspect").arg(patient.join(format!("{name}.dcm"))).arg("--preview").arg(&picture);
    workspace::run(inspect.stdout(Stdio::null()))?;
    Ok(picture)
}

fn beside_each_other(pictures: &[PathBuf], height: u32) -> Result<GrayImage> {
    let scaled = |path: &PathBuf| -> Result<GrayImage> {
        let film = image::open(path)?.into_luma8();
        let width = (u64::from(film.width()) * u64::from(height) / u64::from(film.height())) as u32;
        Ok(imageops::resize(&film, width, height, imageops::FilterType::Lanczos3))
    };
    let films = pictures.iter().map(scaled).collect::<Result<Vec<_>>>()?;
    let mut sheet = GrayImage::new(films.iter().map(GrayImage::width).sum(), height);
    let mut left = 0;
    for film in &films {
        imageops::replace(&mut sheet, film, left, 0);
        left += i64::from(film.width());
    }
    Ok(sheet)
}
