//! The part of `upright.study/1` that says where metal leaves no signal in a series of MR.

use crate::case::WireFact;
use crate::error::DocumentError;
use serde::Serialize;
use upright_anatomy::Level;
use upright_casefile::Fact;
use upright_reading::{MrTechnique, MrVoid, NoMrVoid, NoVoid, VoidAtLevel, VoidPiece};

/// Where metal leaves no signal. Places are millimetres towards the patient's left, back and head. None seen is not none there.
#[derive(Serialize)]
pub struct StudyMr {
    /// How it was looked for, with version.
    method: &'static str,
    technique: WireTechnique,
    /// Null where it was not looked for.
    voids: Option<Vec<WireVoid>>,
    /// Why it was not looked for.
    not_looked_at: Option<WireReason>,
    /// Named vertebrae above the sacrum, from the head down.
    levels: Vec<WireLevel>,
    /// Facts of `upright.case/1`, proposed.
    proposals: Vec<WireFact>,
}

/// What decides how far metal reaches.
#[derive(Serialize)]
struct WireTechnique {
    pixel_bandwidth_hz: Option<f64>,
    field_tesla: Option<f64>,
}

#[derive(Serialize)]
struct WireVoid {
    middle_mm: [f64; 3],
    /// Heights of its lower and its upper end.
    extent_mm: [f64; 2],
    /// The named vertebrae nearest to its upper and to its lower end.
    upper: &'static str,
    lower: &'static str,
    volume_mm3: f64,
    is_rimmed: bool,
}

#[derive(Serialize)]
struct WireLevel {
    level: &'static str,
    canal: WireTaken,
    disc: WireTaken,
    /// False is not usable: that only a person says.
    is_degraded: bool,
}

/// What metal takes of a region.
#[derive(Serialize)]
struct WireTaken {
    /// Share of it, 0 to 1; 0 says nothing.
    at_least: Option<f64>,
    /// Why it is not told.
    missing: Option<WireReason>,
}

#[derive(Serialize)]
struct WireReason {
    code: &'static str,
    message: String,
}

impl StudyMr {
    /// Of a series that the record calls `study`.
    ///
    /// # Errors
    /// [`DocumentError`] where `study` is no name of a study.
    pub fn of(
        technique: MrTechnique,
        found: &Result<MrVoid, NoMrVoid>,
        study: &str,
    ) -> Result<Self, DocumentError> {
        let seen = found.as_ref().ok();
        let proposals = seen.map_or_else(Vec::new, |seen| seen.proposals(study));
        let proposals = proposals.into_iter().map(|found| Fact::StudyFinding(Box::new(found)));
        let reason = |problem: &NoMrVoid| WireReason { code: problem.code(), message: problem.to_string() };
        Ok(Self {
            method: MrVoid::METHOD,
            technique: WireTechnique {
                pixel_bandwidth_hz: technique.pixel_bandwidth_hz,
                field_tesla: technique.field_tesla,
            },
            voids: seen.map(|seen| seen.pieces.iter().map(void).collect()),
            not_looked_at: found.as_ref().err().map(reason),
            levels: seen.map_or_else(Vec::new, |seen| seen.levels.iter().map(level).collect()),
            proposals: proposals.map(|fact| WireFact::new(&fact, None)).collect::<Result<_, _>>()?,
        })
    }
}

fn void(found: &VoidPiece) -> WireVoid {
    let [upper, lower] = found.beside.map(Level::name);
    WireVoid {
        middle_mm: found.middle,
        extent_mm: found.extent,
        upper,
        lower,
        volume_mm3: found.volume,
        is_rimmed: found.is_rimmed,
    }
}

fn level(found: &VoidAtLevel) -> WireLevel {
    WireLevel {
        level: found.level.name(),
        canal: taken(found.canal),
        disc: taken(found.disc),
        is_degraded: found.is_degraded(),
    }
}

fn taken(found: Result<f64, NoVoid>) -> WireTaken {
    let reason = |problem: NoVoid| WireReason { code: problem.code(), message: problem.to_string() };
    WireTaken { at_least: found.ok(), missing: found.err().map(reason) }
}
