//! One film fully assessed, against its target. No open peer assesses a film to be timed beside.

use super::measurement::{figure, output};
use crate::workspace::cargo;
use anyhow::{Result, ensure};

/// What one film with 1,000 draws may take; for one core of a shared server.
const MOST_FILM_MS: f64 = 25.0;

/// One film, and a patient in three postures.
pub(crate) fn run() -> Result<()> {
    let bench = ["bench", "--quiet", "--package", "upright-assessment", "--bench", "assessment"];
    let text = output(cargo().args(bench))?;
    let film = figure(&text, "one_film_milliseconds_1000_draws")?;
    let three = figure(&text, "three_films_milliseconds_1000_draws")?;
    println!("one film fully assessed, 1000 draws: {film:.1} ms (target {MOST_FILM_MS} ms)");
    println!("three films of one patient: {three:.1} ms");
    ensure!(film <= MOST_FILM_MS, "target missed: one film takes {film:.1} ms");
    Ok(())
}
