//! What of a person is wished, and which wishes nobody can have.

use super::{ImplantWishes, Kind, LesionWishes, Sex};
use crate::alignment::SkeletonError;
use upright_anatomy::{Degrees, Facing, Millimetres};

/// The largest seed: the largest whole number that every reader of JSON keeps.
pub const MOST_SEED: u64 = (1 << 53) - 1;

/// What of a person is wished; the rest is drawn.
///
/// Angles of the spine hold for the person as he stands; what moves less or more in the other postures follows.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Wishes {
    /// Age in years.
    pub age: Option<f64>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Size of the bones, as a share of the usual.
    pub size: Option<f64>,
    /// Density of cancellous bone, as a share of a young adult's.
    pub bone_density: Option<f64>,
    /// Height of lumbar discs that are not fused, as a share of the usual one.
    pub disc_height: Option<f64>,
    /// Which way the person faces on lateral films.
    pub facing: Option<Facing>,
    /// Pelvic incidence.
    pub pelvic_incidence: Option<Degrees>,
    /// Pelvic tilt, standing.
    pub pelvic_tilt: Option<Degrees>,
    /// Lumbar lordosis L1–S1, standing.
    pub lumbar_lordosis: Option<Degrees>,
    /// Lumbar lordosis L4–S1, standing.
    pub lower_lordosis: Option<Degrees>,
    /// Thoracic kyphosis T4–T12, standing.
    pub thoracic_kyphosis: Option<Degrees>,
    /// Cervical lordosis C2–C7.
    pub cervical_lordosis: Option<Degrees>,
    /// Chin–brow to vertical angle.
    pub gaze: Option<Degrees>,
    /// Knee flexion, standing.
    pub knee_angle: Option<Degrees>,
    /// Ankle angle, standing.
    pub ankle_angle: Option<Degrees>,
    /// Flexion contracture of the hips.
    pub hip_contracture: Option<Degrees>,
    /// Loss of knee extension.
    pub knee_contracture: Option<Degrees>,
    /// Cobb angle of a coronal curve.
    pub scoliosis: Option<Degrees>,
    /// Whether there are six lumbar vertebrae.
    pub six_lumbar: bool,
    /// Hardware.
    pub implants: ImplantWishes,
    /// What slices and scans show beside bones and hardware.
    pub lesions: LesionWishes,
}

impl Wishes {
    /// Whether the posture itself is wished, so that no effort may change it.
    pub(crate) const fn fixes_stance(&self) -> bool {
        self.pelvic_tilt.is_some()
            || self.knee_angle.is_some()
            || self.thoracic_kyphosis.is_some()
            || self.ankle_angle.is_some()
    }

    /// Whether the person must have the balance of the kind: not where the shape is wished.
    pub(crate) const fn leaves_shape(&self) -> bool {
        !self.fixes_stance() && self.lumbar_lordosis.is_none() && self.lower_lordosis.is_none()
    }
}

/// Why a person cannot be made.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum PersonError {
    /// A seed that not every reader keeps.
    #[error("seed {0} is too large: seeds go from 0 to {MOST_SEED}")]
    Seed(u64),
    /// A wish that no person has.
    #[error("{name} is {found}; {least} to {most} can be made")]
    OutOfRange {
        /// The wish.
        name: &'static str,
        /// The value wished for.
        found: f64,
        /// The least that can be made.
        least: f64,
        /// The most that can be made.
        most: f64,
    },
    /// Knees straighter than joints let them be.
    #[error("knee angle {knee} is less than hips and knees allow, which lack {lack} to full extension")]
    Contradiction {
        /// The knee angle wished for.
        knee: Degrees,
        /// What the joints lack, as wished.
        lack: Degrees,
    },
    /// Hardware in a spine that has none.
    #[error("{what} was asked for, but a patient of type {kind} has no {part}")]
    NoHardware {
        /// What was asked for.
        what: &'static str,
        /// What it would need.
        part: &'static str,
        /// The type.
        kind: Kind,
    },
    /// Bones that cannot be built.
    #[error(transparent)]
    Skeleton(#[from] SkeletonError),
}

/// Wishes that are no angles of the skeleton; those it checks itself.
pub(crate) fn check(wishes: &Wishes) -> Result<(), PersonError> {
    let degrees = |wish: Option<Degrees>| wish.map(Degrees::value);
    let lesions = &wishes.lesions;
    let ranges = [
        ("age", wishes.age, 18.0, 100.0),
        ("size", wishes.size, 0.8, 1.2),
        ("bone density", wishes.bone_density, 0.3, 1.2),
        ("disc height", wishes.disc_height, 0.25, 1.1),
        ("hip contracture", degrees(wishes.hip_contracture), 0.0, 45.0),
        ("loss of knee extension", degrees(wishes.knee_contracture), 0.0, 45.0),
        ("coronal Cobb angle", degrees(wishes.scoliosis), 0.0, 70.0),
        ("gap of a fusion", lesions.gap.map(Millimetres::value), 0.5, 6.0),
        ("motion of a nonunion", degrees(lesions.motion), 0.0, 30.0),
        ("halo around a screw", lesions.halo.map(Millimetres::value), 0.5, 5.0),
        ("breach of a screw", lesions.breach.map(Millimetres::value), 0.5, 6.0),
    ];
    for (name, found, least, most) in ranges {
        if let Some(found) = found.filter(|found| !(least..=most).contains(found)) {
            return Err(PersonError::OutOfRange { name, found, least, most });
        }
    }
    let lack = wishes
        .hip_contracture
        .into_iter()
        .chain(wishes.knee_contracture)
        .map(Degrees::value)
        .fold(0.0, f64::max);
    match wishes.knee_angle.filter(|knee| lack > 0.0 && knee.value() < lack) {
        Some(knee) => Err(PersonError::Contradiction { knee, lack: Degrees::new(lack) }),
        None => Ok(()),
    }
}

/// Hardware is only in spines that were operated on.
pub(crate) fn check_hardware(kind: Kind, wishes: &Wishes) -> Result<(), PersonError> {
    let wanted = |wish: Option<bool>| wish == Some(true);
    let (implants, lesions) = (&wishes.implants, &wishes.lesions);
    let asked = [
        ("a broken rod", wanted(implants.broken_rod), "rods"),
        ("a loose screw", wanted(implants.loose_screw), "screws"),
        ("cages", wanted(implants.cages), "fusion with hardware"),
        ("a fusion that has not united", wanted(lesions.nonunion), "fusion with hardware"),
        ("a gap", lesions.gap.is_some(), "fusion with hardware"),
        ("a halo", lesions.halo.is_some(), "screws"),
        ("a screw in the canal", lesions.breach.is_some(), "screws"),
    ];
    match asked.into_iter().find(|(_, wanted, _)| *wanted && !kind.is_instrumented()) {
        Some((what, _, part)) => Err(PersonError::NoHardware { what, part, kind }),
        None => Ok(()),
    }
}
