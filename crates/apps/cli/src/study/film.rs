//! Radiographs of a series, and the metal on them.

use super::ct::line;
use super::decoded;
use super::gather::Series;
use std::fs::File;
use std::path::{Path, PathBuf};
use upright_dicom::{FilmFile, ReadError};
use upright_reading::{FilmMetal, FilmPieceKind, Sureness};

/// A radiograph, and the metal on it, or why it was not looked at.
pub(super) struct FoundFilm {
    pub(super) path: PathBuf,
    pub(super) metal: Result<FilmMetal, String>,
}

/// Every radiograph of a series; none where it has others.
pub(super) fn films(series: &Series) -> Vec<FoundFilm> {
    const FILMS: [&str; 3] = ["CR", "DX", "RF"];
    let has_films = series.clues.has_pixels && FILMS.contains(&series.clues.modality.as_str());
    let films = series.files.iter().filter(|_| has_films);
    films.map(|path| FoundFilm { path: path.clone(), metal: metal(path) }).collect()
}

fn metal(path: &Path) -> Result<FilmMetal, String> {
    let unread = |problem: ReadError| problem.to_string();
    let file = FilmFile::open(File::open(path).map_err(|problem| problem.to_string())?).map_err(unread)?;
    let spacing = file.description().seen_spacing().map_err(|problem| problem.to_string())?;
    let shown = file.presentation().map_err(unread)?;
    let raster = decoded(path, file.size().map_err(unread)?, 0).map_err(unread)?;
    FilmMetal::find(&raster, &shown, spacing).map_err(|problem| problem.to_string())
}

pub(super) fn render(out: &mut String, film: &FoundFilm) {
    let found = match &film.metal {
        Ok(found) => found,
        Err(problem) => return line(out, &format!("▲ metal not looked for: {problem}")),
    };
    if !found.is_scaled {
        line(out, "▲ the film states no spacing: what is metal cannot be told from its size");
    }
    for sureness in [Sureness::Clear, Sureness::Possible] {
        let words = counted(found, sureness);
        if !words.is_empty() {
            line(out, &format!("▲ metal, {}: {}", sureness.name(), words.join(", ")));
        }
    }
    if found.pieces.is_empty() {
        return line(out, "no metal seen, which is not none: wires, hooks and plates are not looked for");
    }
    line(out, "Proposed: it counts for nothing until a person has looked and confirms it.");
}

/// `1 rod at 512, 2210` with the place of the first of each kind, in pixels.
fn counted(found: &FilmMetal, sureness: Sureness) -> Vec<String> {
    const KINDS: [(FilmPieceKind, &str); 4] = [
        (FilmPieceKind::Rod, "rod"),
        (FilmPieceKind::Screw, "screw"),
        (FilmPieceKind::HipProsthesis, "hip prosthesis"),
        (FilmPieceKind::Other, "other piece"),
    ];
    let words = KINDS.iter().filter_map(|(kind, word)| {
        let pieces = || found.pieces.iter().filter(|piece| piece.kind == *kind && piece.sureness == sureness);
        let [x, y] = pieces().next()?.middle();
        let count = super::table::plural(pieces().count(), word);
        Some(format!("{count} (at {x:.0}, {y:.0})"))
    });
    words.collect()
}
