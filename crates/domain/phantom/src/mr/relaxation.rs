//! Proton density and relaxation of tissues, and the signal that they give.

use super::protocol::MrProtocol;
use crate::inside::{Part, Tissue};
use crate::person::{DiscGrade, DiscState};

/// What a tissue gives its signal by.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Relaxation {
    /// Proton density as a share of water's.
    density: f64,
    /// Longitudinal relaxation time (T1) in ms.
    t1: f64,
    /// Transverse relaxation time (T2) in ms.
    t2: f64,
}

const fn tissue(density: f64, t1: f64, t2: f64) -> Relaxation {
    Relaxation { density, t1, t2 }
}

const NOTHING: Relaxation = tissue(0.0, 1000.0, 1.0);
/// Fat; its T2 is the apparent one in a train of echoes.
const FAT: Relaxation = tissue(0.95, 245.0, 85.0);
const MUSCLE: Relaxation = tissue(0.80, 870.0, 47.0);
/// What of marrow is not fat.
const RED_MARROW: Relaxation = tissue(0.72, 800.0, 52.0);
const ANNULUS: Relaxation = tissue(0.55, 900.0, 32.0);
const OEDEMA: Relaxation = tissue(0.85, 1150.0, 95.0);

impl Relaxation {
    /// Share of the magnetisation of water at rest that the echo gives.
    ///
    /// - **Identity**: ρ (1 − e^(−TR/T1)) e^(−TE/T2) for a spin echo; ρ |1 − 2 e^(−TI/T1) + e^(−TR/T1)| e^(−TE/T2) after an inversion.
    fn signal(self, protocol: &MrProtocol) -> f64 {
        let left = (-protocol.repetition_ms / self.t1).exp();
        let recovered = match protocol.inversion_ms {
            Some(inversion_ms) => (1.0 - 2.0 * (-inversion_ms / self.t1).exp() + left).abs(),
            None => 1.0 - left,
        };
        self.density * recovered * (-protocol.echo_ms / self.t2).exp()
    }
}

/// The signal of a part, as a share of that of water at rest.
pub(crate) fn signal(part: &Part, discs: &[DiscState], protocol: &MrProtocol) -> f64 {
    let [(share, one), (rest, other)] = mixture(part, discs);
    share * one.signal(protocol) + rest * other.signal(protocol)
}

/// How much the signal of a part varies from place to place: veins and trabeculae in marrow, streaks of fat in muscle.
///
/// - **Source**: Upright's own (flag L).
pub(crate) fn grain(part: &Part) -> f64 {
    match part.tissue {
        Tissue::Cancellous | Tissue::FusionMass | Tissue::FattyMarrow => 0.13,
        Tissue::OedematousMarrow | Tissue::Scar => 0.15,
        Tissue::Muscle => 0.08 + 0.25 * fat_in_muscle(part),
        Tissue::Fat => 0.07,
        Tissue::Viscera => 0.22,
        Tissue::Nucleus | Tissue::Annulus => 0.08,
        Tissue::Csf => 0.03,
        _ => 0.05,
    }
}

/// Two matters and how much of each is there.
///
/// - **Source**: usual values at 1.5 T, recalled from textbooks (flag M); shares of fat in marrow are Upright's own (flag L).
fn mixture(part: &Part, discs: &[DiscState]) -> [(f64, Relaxation); 2] {
    let fat = |share: f64, rest: Relaxation| [(share, FAT), (1.0 - share, rest)];
    match part.tissue {
        Tissue::Fat => fat(1.0, NOTHING),
        Tissue::Muscle => fat(fat_in_muscle(part), MUSCLE),
        Tissue::Cancellous => fat(fat_in_marrow(part.share), RED_MARROW),
        Tissue::OedematousMarrow => fat(0.12, OEDEMA),
        Tissue::FattyMarrow => fat(0.85, RED_MARROW),
        // Bone takes more of the room than in a vertebra.
        Tissue::FusionMass => [(0.35, FAT), (0.35, RED_MARROW)],
        Tissue::Nucleus => [(part.share, nucleus(grade(part, discs))), (1.0 - part.share, ANNULUS)],
        _ => [(1.0, alone(part)), (0.0, NOTHING)],
    }
}

/// A muscle without a share of fat is of share 1.
fn fat_in_muscle(part: &Part) -> f64 {
    if part.share < 1.0 { part.share } else { 0.0 }
}

/// Marrow is the fatter the less bone there is.
fn fat_in_marrow(density: f64) -> f64 {
    (0.30 + 0.55 * (1.0 - density)).clamp(0.15, 0.75)
}

const fn alone(part: &Part) -> Relaxation {
    match part.tissue {
        Tissue::Viscera => tissue(0.80, 700.0, 55.0),
        Tissue::Kidney => tissue(0.85, 900.0, 75.0),
        Tissue::Annulus => ANNULUS,
        Tissue::Cartilage => tissue(0.70, 1000.0, 42.0),
        Tissue::Ligament => tissue(0.45, 850.0, 26.0),
        Tissue::Csf => tissue(1.0, 4000.0, 1500.0),
        Tissue::Nerve => tissue(0.74, 850.0, 78.0),
        // Granulation tissue and fluid where bone has not united or a screw moves.
        Tissue::Scar => tissue(0.85, 1300.0, 120.0),
        Tissue::Cortical => tissue(0.10, 1000.0, 8.0),
        // Blood that flows has left before the echo.
        Tissue::Blood => tissue(0.05, 1400.0, 100.0),
        Tissue::Lung => tissue(0.06, 1000.0, 30.0),
        _ => NOTHING,
    }
}

/// What the grade of its disc is taken to be where none is known.
fn grade(part: &Part, discs: &[DiscState]) -> DiscGrade {
    let known = discs.iter().find(|disc| Some(disc.below) == part.level);
    known.map_or(DiscGrade::II, |disc| disc.grade)
}

/// A nucleus loses water as it wears.
const fn nucleus(grade: DiscGrade) -> Relaxation {
    match grade {
        DiscGrade::I => tissue(0.95, 1350.0, 165.0),
        DiscGrade::II => tissue(0.90, 1250.0, 125.0),
        DiscGrade::III => tissue(0.78, 1100.0, 66.0),
        DiscGrade::IV => tissue(0.64, 950.0, 45.0),
        DiscGrade::V => tissue(0.55, 900.0, 36.0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mr::{MetalProtocol, Weighting};
    use upright_anatomy::Level;

    fn of(tissue: Tissue, weighting: Weighting) -> f64 {
        signal(&Part::of(tissue), &[], &MrProtocol::of(weighting, MetalProtocol::Usual, "SAG"))
    }

    /// What every reader of a lumbar spine expects.
    #[test]
    fn fluid_fat_muscle_and_bone_are_told_apart_as_usual() {
        use Weighting::{Stir, T1, T2};
        assert!(of(Tissue::Fat, T1) > 2.0 * of(Tissue::Muscle, T1));
        assert!(of(Tissue::Csf, T1) < of(Tissue::Muscle, T1));
        assert!(of(Tissue::Csf, T2) > of(Tissue::Fat, T2) && of(Tissue::Fat, T2) > of(Tissue::Muscle, T2));
        assert!(of(Tissue::Fat, Stir) < 0.05 * of(Tissue::Csf, Stir));
        assert!(of(Tissue::OedematousMarrow, Stir) > 2.0 * of(Tissue::Cancellous, Stir));
        for weighting in [T1, T2, Stir] {
            assert!(of(Tissue::Cortical, weighting) < 0.05 && of(Tissue::Titanium, weighting) == 0.0);
        }
    }

    #[test]
    fn a_nucleus_darkens_with_its_grade() {
        use DiscGrade::{I, II, III, IV, V};
        let protocol = MrProtocol::of(Weighting::T2, MetalProtocol::Usual, "SAG");
        let at = |grade: DiscGrade| {
            let disc = DiscState { below: Level::L4, grade, endplates: crate::person::EndplateChange::None };
            signal(&Part::of(Tissue::Nucleus).at(Some(Level::L4)), &[disc], &protocol)
        };
        assert!([I, II, III, IV, V].map(at).is_sorted_by(|one, next| one > next));
        assert!(at(II) > 2.0 * at(IV));
    }
}
