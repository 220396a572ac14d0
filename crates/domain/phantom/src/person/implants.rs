//! Hardware in a patient.

use super::draws::Draws;
use super::{Fusion, Kind, Wishes};
use upright_anatomy::{Laterality, Level};

/// Screws, rods, cages, hip prosthesis, and what is wrong with them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Implants {
    /// Levels with a pedicle screw on each side, from caudal to cranial; rods join them.
    pub screws: Vec<Level>,
    /// Levels with a cage in the disc below.
    pub cages: Vec<Level>,
    /// The rod that is broken, and the level below which.
    pub broken_rod: Option<(Laterality, Level)>,
    /// Screws that are loose, with a halo around them.
    pub loose_screws: Vec<(Laterality, Level)>,
    /// Sides with a hip prosthesis.
    pub hip_prostheses: Vec<Laterality>,
}

/// What of an operated patient's hardware is wished otherwise than drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImplantWishes {
    /// Whether a rod is broken.
    pub broken_rod: Option<bool>,
    /// Whether the lowest screws are loose.
    pub loose_screw: Option<bool>,
    /// Whether a hip is replaced.
    pub hip_prosthesis: Option<bool>,
    /// Whether there are cages.
    pub cages: Option<bool>,
}

impl Implants {
    /// Shares are Upright's own (flag L).
    pub(crate) fn draw(kind: Kind, fusion: Option<Fusion>, draws: Draws, age: f64, wishes: &Wishes) -> Self {
        let (six_lumbar, wishes) = (wishes.six_lumbar, wishes.implants);
        let instrumented = fusion.filter(|_| kind.is_instrumented());
        let chance = |wish: Option<bool>, name, share| wish.unwrap_or_else(|| draws.chance(name, share));
        let screws: Vec<Level> =
            instrumented.map(|fusion| screws(fusion, draws, six_lumbar)).unwrap_or_default();
        let side = |name| draws.one_of(name, Laterality::Left, &[Laterality::Right]);
        let cages = instrumented.filter(|_| chance(wishes.cages, "cages", 0.5));
        let broken = !screws.is_empty() && chance(wishes.broken_rod, "broken rod", 0.25);
        let loose = !screws.is_empty() && chance(wishes.loose_screw, "loose screw", 0.3);
        let prosthesis = chance(wishes.hip_prosthesis, "hip prosthesis", if age > 60.0 { 0.1 } else { 0.0 });
        Self {
            cages: cages.map(|fusion| lowest_discs(fusion, six_lumbar)).unwrap_or_default(),
            broken_rod: broken
                .then(|| (side("side of broken rod"), break_level(&screws)))
                .and_then(|(side, level)| Some((side, level?))),
            loose_screws: screws
                .first()
                .filter(|_| loose)
                .map(|level| (side("side of loose screw"), *level))
                .into_iter()
                .collect(),
            hip_prostheses: prosthesis.then(|| side("side of prosthesis")).into_iter().collect(),
            screws,
        }
    }
}

/// Every level of a short fusion; of a long one a few thoracic levels are left out.
fn screws(fusion: Fusion, draws: Draws, six_lumbar: bool) -> Vec<Level> {
    let left_out = |level: Level| {
        level < Level::T12 && level != fusion.upper && draws.chance(&format!("no screws at {level}"), 0.35)
    };
    let within = |level: &Level| {
        fusion.upper <= *level
            && *level <= fusion.lower
            && (*level != Level::L6 || six_lumbar)
            && *level != Level::T13
    };
    Level::ALL.into_iter().rev().filter(within).filter(|level| !left_out(*level)).collect()
}

/// Cages in the lowest two discs of the fusion.
fn lowest_discs(fusion: Fusion, six_lumbar: bool) -> Vec<Level> {
    let lumbar = |level: &Level| {
        *level >= Level::L2 && (*level != Level::L6 || six_lumbar) && fusion.holds_disc_below(*level)
    };
    Level::ALL.into_iter().rev().filter(lumbar).take(2).collect()
}

/// Rods break low: below the second screw from below.
fn break_level(screws: &[Level]) -> Option<Level> {
    screws.get(1).copied()
}
