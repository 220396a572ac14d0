//! What is proposed of metal on a radiograph.

use super::{FilmMetal, FilmPiece, FilmPieceKind, Sureness};
use crate::ct::proposed;
use upright_casefile::{FindingKind, FreeText, Presence, StudyFinding};

impl FilmMetal {
    /// What is proposed for the record of the study called `study`: unknown to every rule until a person confirms it.
    ///
    /// Rods and screws are proposed as an implant, present where one is clear, equivocal where it is only possible. An artificial hip
    /// is none of the spine. That none is seen is never proposed.
    #[must_use]
    pub fn proposals(&self, study: &str) -> Vec<StudyFinding> {
        let of_spine = |piece: &&FilmPiece| matches!(piece.kind, FilmPieceKind::Rod | FilmPieceKind::Screw);
        let spinal = || self.pieces.iter().filter(of_spine);
        let is_clear = |piece: &&FilmPiece| piece.sureness == Sureness::Clear;
        let Some(first) = spinal().find(is_clear).or_else(|| spinal().next()) else { return Vec::new() };
        let presence = (first.sureness == Sureness::Clear).then_some(Presence::Present);
        vec![StudyFinding {
            image: Some(place_of(first)),
            ..proposed(study)(FindingKind::Implant, presence, Self::METHOD)
        }]
    }
}

/// Where on the film its middle lies, in words that a person and a program can read.
fn place_of(piece: &FilmPiece) -> FreeText {
    let [x, y] = piece.middle().map(f64::round);
    FreeText::new(format!("{} at {x}, {y} pixels (from the left, from above)", piece.kind.name()))
}

impl FilmPiece {
    /// Its middle, in pixels.
    #[must_use]
    pub fn middle(&self) -> [f64; 2] {
        [0, 1].map(|axis: usize| self.outline.iter().filter_map(|corner| corner.get(axis)).sum::<f64>() / 4.0)
    }
}
