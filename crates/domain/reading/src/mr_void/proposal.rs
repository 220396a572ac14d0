//! What is proposed of signal voids.

use super::{MrVoid, VoidAtLevel, VoidPiece};
use crate::ct::{place_of, proposed};
use upright_casefile::{FindingKind, Grade, Presence, StudyFinding};

impl MrVoid {
    /// What is proposed for the record of the study called `study`: unknown to every rule until a person confirms it.
    ///
    /// An implant, once, at the largest void beside which signal is piled up, and every level that metal certainly degrades. Nothing where
    /// no void is so marked. That there is no metal, that a level is usable or cannot be read is never proposed.
    #[must_use]
    pub fn proposals(&self, study: &str) -> Vec<StudyFinding> {
        let about = proposed(study);
        let implant = self.pieces.iter().find(|piece| piece.is_rimmed).map(|piece| StudyFinding {
            image: Some(place_of(piece.middle)),
            ..about(
                FindingKind::Implant,
                Some(Presence::Present),
                &format!("{}; {}", Self::METHOD, piece.words()),
            )
        });
        let degraded = self.levels.iter().filter(|level| level.is_degraded()).map(|level| StudyFinding {
            level: Some(level.level),
            grade: Some(Grade::Degraded),
            ..about(
                FindingKind::Artefact,
                Some(Grade::Degraded.presence()),
                &format!("{}; {}", Self::METHOD, level.words()),
            )
        });
        implant.into_iter().chain(degraded).collect()
    }
}

impl VoidPiece {
    /// `void beside L2 to L5, 1.2 cm³, signal piled up beside it`.
    fn words(&self) -> String {
        let [upper, lower] = self.beside;
        let beside = if upper == lower { upper.to_string() } else { format!("{upper} to {lower}") };
        format!("void beside {beside}, {:.1} cm³, signal piled up beside it", self.volume / 1000.0)
    }
}

impl VoidAtLevel {
    /// `at least 40 % of the canal and 15 % of the disc`.
    fn words(&self) -> String {
        let told = [(self.canal, "canal"), (self.disc, "disc")].into_iter().filter_map(|(taken, name)| {
            let share = taken.ok().filter(|taken| *taken > 0.0)?;
            Some(format!("{:.0} % of the {name}", 100.0 * share))
        });
        format!("at least {}", told.collect::<Vec<_>>().join(" and "))
    }
}
