//! The part of `upright.study/1` that says what metal a radiograph shows.

use crate::case::WireFact;
use crate::error::DocumentError;
use serde::Serialize;
use upright_casefile::Fact;
use upright_reading::{FilmMetal, FilmPiece};

/// What metal a radiograph shows. Places are pixels from the upper left corner of the film.
#[derive(Serialize)]
pub struct StudyFilm {
    /// How it was looked for, with version.
    method: &'static str,
    /// Null where it was not looked for; none seen is not none there.
    metal: Option<Vec<WireFilmPiece>>,
    /// Why it was not looked for.
    not_looked_at: Option<String>,
    /// Whether the film states a spacing; without one nothing is clear.
    is_scaled: Option<bool>,
    /// Facts of `upright.case/1`, proposed.
    proposals: Vec<WireFact>,
}

#[derive(Serialize)]
struct WireFilmPiece {
    kind: &'static str,
    sureness: &'static str,
    /// Corners of a box around it, in turn.
    outline: [[f64; 2]; 4],
}

impl StudyFilm {
    /// Of a film that the record calls `study`; where it is none of the record's, nothing is proposed.
    ///
    /// # Errors
    /// [`DocumentError`] where `study` is no name of a study.
    pub fn of(found: &FilmMetal, study: Option<&str>) -> Result<Self, DocumentError> {
        let proposals = study.map_or_else(Vec::new, |study| found.proposals(study));
        let proposals = proposals.into_iter().map(|found| Fact::StudyFinding(Box::new(found)));
        Ok(Self {
            method: FilmMetal::METHOD,
            metal: Some(found.pieces.iter().map(piece).collect()),
            not_looked_at: None,
            is_scaled: Some(found.is_scaled),
            proposals: proposals.map(|fact| WireFact::new(&fact, None)).collect::<Result<_, _>>()?,
        })
    }

    /// Of a film at which nobody could look.
    #[must_use]
    pub fn not_looked_at(reason: String) -> Self {
        let proposals = Vec::new();
        Self {
            method: FilmMetal::METHOD,
            metal: None,
            not_looked_at: Some(reason),
            is_scaled: None,
            proposals,
        }
    }
}

fn piece(found: &FilmPiece) -> WireFilmPiece {
    let tenths = |value: f64| (value * 10.0).round() / 10.0;
    WireFilmPiece {
        kind: found.kind.name(),
        sureness: found.sureness.name(),
        outline: found.outline.map(|corner| corner.map(tenths)),
    }
}
