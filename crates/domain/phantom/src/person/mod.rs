//! A person who does not exist: size, spine, reserves, and how the person stands and lies.

pub(crate) mod draws;
mod implants;
mod kind;
mod reserves;
mod scoliosis;
mod spine;
mod stance;

pub use implants::{ImplantWishes, Implants};
pub use kind::{Kind, UnknownKind};
pub use reserves::{Reserves, Strategy};
pub use spine::Fusion;

use crate::alignment::{Alignment, SkeletonError};
use crate::body::Body;
use crate::shape::Shape;
use crate::skeleton::Skeleton;
use draws::Draws;
use spine::Spine;
use upright_anatomy::{Degrees, Facing, LandmarkSet, LandmarkSetError, Posture};
use upright_evidence::norm;

/// Sex, as far as it changes bones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

impl Sex {
    /// The sex in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Female => "female",
            Self::Male => "male",
        }
    }
}

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
}

impl Wishes {
    /// Whether the posture itself is wished, so that no effort may change it.
    const fn fixes_stance(&self) -> bool {
        self.pelvic_tilt.is_some()
            || self.knee_angle.is_some()
            || self.thoracic_kyphosis.is_some()
            || self.ankle_angle.is_some()
    }

    /// Whether the person must have the balance of the kind: not where the shape is wished.
    const fn leaves_shape(&self) -> bool {
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
    /// Bones that cannot be built.
    #[error(transparent)]
    Skeleton(#[from] SkeletonError),
}

/// A posture in which a person is filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pose {
    /// As the person stands.
    Standing,
    /// Knees and hips extended as far as the person can.
    StandingExtended,
    /// Lying on the back.
    Supine,
}

impl Pose {
    /// Every pose.
    pub const ALL: [Self; 3] = [Self::Standing, Self::StandingExtended, Self::Supine];

    /// The posture as landmarks and films call it.
    #[must_use]
    pub const fn posture(self) -> Posture {
        match self {
            Self::Standing => Posture::Standing,
            Self::StandingExtended => Posture::StandingExtended,
            Self::Supine => Posture::Supine,
        }
    }
}

/// A person in one posture, with exact truth.
#[derive(Clone, Debug)]
pub struct Posed {
    /// The posture.
    pub posture: Posture,
    /// Its parameters, exactly those of the skeleton.
    pub alignment: Alignment,
    /// The angle in every disc and body.
    pub shape: Shape,
    /// The bones in the sagittal plane.
    pub skeleton: Skeleton,
}

impl Posed {
    /// Every landmark site, in the patient's frame.
    ///
    /// # Errors
    /// [`LandmarkSetError`], which no skeleton that could be built gives.
    pub fn landmarks(&self) -> Result<LandmarkSet, LandmarkSetError> {
        self.skeleton.landmarks(self.posture)
    }
}

/// A person who does not exist.
#[derive(Clone, Debug)]
pub struct Person {
    /// Kind of spine.
    pub kind: Kind,
    /// Seed of every draw.
    pub seed: u64,
    /// Sex.
    pub sex: Sex,
    /// Age in whole years.
    pub age: f64,
    /// Which way the person faces on lateral films.
    pub facing: Facing,
    /// Size of the bones.
    pub body: Body,
    /// What the joints have left.
    pub reserves: Reserves,
    spine: Spine,
    wishes: Wishes,
    draws: Draws,
}

impl Person {
    /// Draws a person of this kind.
    ///
    /// # Errors
    /// [`PersonError`] for a seed or a wish that cannot be.
    pub fn draw(kind: Kind, seed: u64, wishes: &Wishes) -> Result<Self, PersonError> {
        if seed > MOST_SEED {
            return Err(PersonError::Seed(seed));
        }
        check(wishes)?;
        let mut draws = Draws::new(seed);
        let mut person = Self::attempt(kind, seed, wishes, draws);
        for _ in 0..MOST_ATTEMPTS {
            if person.is_of_kind().unwrap_or(false) {
                return Ok(person);
            }
            draws = draws.again();
            person = Self::attempt(kind, seed, wishes, draws);
        }
        // Wishes may leave nobody of the kind: then whoever they describe, or the reason why there is nobody.
        for pose in Pose::ALL {
            person.pose(pose)?;
        }
        Ok(person)
    }

    fn attempt(kind: Kind, seed: u64, wishes: &Wishes, draws: Draws) -> Self {
        let sex = wishes.sex.unwrap_or(if draws.chance("sex", 0.6) { Sex::Female } else { Sex::Male });
        let (youngest, oldest) = ages(kind);
        let age = wishes.age.unwrap_or_else(|| draws.between("age", youngest, oldest).floor());
        let incidence = draws.norm("pelvic incidence", norm::PELVIC_INCIDENCE);
        let incidence = wishes.pelvic_incidence.unwrap_or(Degrees::new(incidence));
        let mut spine = Spine::draw(kind, draws, incidence, age, wishes);
        let cobb = wishes.scoliosis.unwrap_or(Degrees::new(scoliosis::drawn_cobb(kind, draws)));
        scoliosis::curve(&mut spine.shape, cobb, draws);
        Self {
            kind,
            seed,
            sex,
            age,
            facing: wishes.facing.unwrap_or(draws.one_of("facing", Facing::Right, &[Facing::Left])),
            body: body(sex, draws),
            reserves: Reserves::draw(kind, spine.fusion, draws, wishes),
            spine,
            wishes: *wishes,
            draws,
        }
    }

    /// What of the person was wished.
    #[must_use]
    pub const fn wishes(&self) -> &Wishes {
        &self.wishes
    }

    pub(crate) const fn draws(&self) -> Draws {
        self.draws
    }

    /// Fused levels, where there are any.
    #[must_use]
    pub const fn fusion(&self) -> Option<Fusion> {
        self.spine.fusion
    }

    /// Hardware.
    #[must_use]
    pub const fn implants(&self) -> &Implants {
        &self.spine.implants
    }

    /// Whether the balance is that of the kind: a global flatback leans once the legs are straight, a segmental one does not.
    ///
    /// - **Source**: Booth and Bridwell, S72 and S73: C7 plumb line 5 cm in front of the lumbosacral disc, or over it
    ///   and the neighbouring disc 5 mm higher in front.
    fn is_of_kind(&self) -> Result<bool, SkeletonError> {
        const GLOBAL: f64 = 50.0;
        /// Who leads C7 further than this holds on to something (flag L).
        const STANDS: f64 = 150.0;
        if self.wishes.leaves_shape() && self.pose(Pose::Standing)?.skeleton.lead_of_c7() > STANDS {
            return Ok(false);
        }
        let leads = |pose| Ok::<_, SkeletonError>(self.pose(pose)?.skeleton.sagittal_vertical_axis().value());
        let extended = leads(Pose::StandingExtended)?;
        self.pose(Pose::Supine)?;
        Ok(match self.kind {
            _ if !self.wishes.leaves_shape() => true,
            Kind::Normal => extended.abs() < GLOBAL,
            Kind::Flatback | Kind::DegenerativeKyphosis => extended > GLOBAL,
            Kind::SegmentalFlatback => extended < GLOBAL && self.spine.opens_below_fusion(),
            Kind::Ankylosing | Kind::PostTraumatic | Kind::JunctionalKyphosis => true,
        })
    }
}

/// So often a person is drawn anew until he is of the kind wanted.
const MOST_ATTEMPTS: u32 = 300;

/// Ages from which a kind is drawn (flag L).
const fn ages(kind: Kind) -> (f64, f64) {
    match kind {
        Kind::Normal => (20.0, 76.0),
        Kind::Flatback | Kind::JunctionalKyphosis => (42.0, 79.0),
        Kind::SegmentalFlatback => (35.0, 76.0),
        Kind::DegenerativeKyphosis => (60.0, 84.0),
        Kind::Ankylosing => (35.0, 68.0),
        Kind::PostTraumatic => (25.0, 70.0),
    }
}

/// Sizes spread by a few per cent (flag L).
fn body(sex: Sex, draws: Draws) -> Body {
    let usual = Body::default();
    let mean = match sex {
        Sex::Female => 0.95,
        Sex::Male => 1.05,
    };
    Body {
        size: draws.around("size", mean, 0.03),
        pelvic_radius: usual.pelvic_radius * draws.around("pelvic radius", 1.0, 0.05),
        femur: usual.femur * draws.around("femur", 1.0, 0.03),
        tibia: usual.tibia * draws.around("tibia", 1.0, 0.03),
    }
}

/// Wishes that are no angles of the skeleton; those it checks itself.
fn check(wishes: &Wishes) -> Result<(), PersonError> {
    let degrees = |wish: Option<Degrees>| wish.map(Degrees::value);
    let ranges = [
        ("age", wishes.age, 18.0, 100.0),
        ("hip contracture", degrees(wishes.hip_contracture), 0.0, 45.0),
        ("loss of knee extension", degrees(wishes.knee_contracture), 0.0, 45.0),
        ("coronal Cobb angle", degrees(wishes.scoliosis), 0.0, 70.0),
    ];
    for (name, found, least, most) in ranges {
        if let Some(found) = found.filter(|found| !(least..=most).contains(found)) {
            return Err(PersonError::OutOfRange { name, found, least, most });
        }
    }
    Ok(())
}
