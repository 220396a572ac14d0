//! A person who does not exist: size, spine, reserves, and how the person stands and lies.

mod discs;
pub(crate) mod draws;
mod implants;
mod kind;
mod lesions;
mod plan;
mod reserves;
mod scoliosis;
mod spine;
mod stance;
mod wishes;

pub use discs::{DiscGrade, DiscState, EndplateChange};
pub use implants::{ImplantWishes, Implants};
pub use kind::{Kind, UnknownKind};
pub use lesions::{Breach, LesionWishes, Lesions, SacAtDisc, Union};
pub use reserves::{Reserves, Strategy};
pub use spine::Fusion;
pub use wishes::{MOST_SEED, PersonError, Wishes};

use crate::alignment::{Alignment, SkeletonError};
use crate::body::Body;
use crate::shape::Shape;
use crate::skeleton::Skeleton;
use draws::Draws;
use spine::Spine;
use upright_anatomy::{Degrees, Facing, LandmarkSet, LandmarkSetError, Posture};
use upright_evidence::{norm, numbers};
use wishes::{check, check_hardware};

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

/// A posture in which a person is filmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pose {
    /// As the person stands.
    Standing,
    /// Knees and hips extended as far as the person can.
    StandingExtended,
    /// Lying on the back.
    Supine,
    /// Standing, bent forwards.
    BentForwards,
    /// Standing, bent backwards.
    BentBackwards,
}

impl Pose {
    /// Every pose.
    pub const ALL: [Self; 5] =
        [Self::Standing, Self::StandingExtended, Self::Supine, Self::BentForwards, Self::BentBackwards];

    /// Those that every patient of this kind is filmed in; bent ones are taken where a fusion is doubted.
    pub const USUAL: [Self; 3] = [Self::Standing, Self::StandingExtended, Self::Supine];

    /// The posture as landmarks and films call it.
    #[must_use]
    pub const fn posture(self) -> Posture {
        match self {
            Self::Standing => Posture::Standing,
            Self::StandingExtended => Posture::StandingExtended,
            Self::Supine => Posture::Supine,
            Self::BentForwards => Posture::BentForwards,
            Self::BentBackwards => Posture::BentBackwards,
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
    /// Whether the balance is that of the kind; not, where what was wished leaves nobody of it.
    pub is_of_kind: bool,
    spine: Spine,
    lesions: Lesions,
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
        check_hardware(kind, wishes)?;
        let mut draws = Draws::new(seed);
        let mut person = Self::attempt(kind, seed, wishes, draws);
        for _ in 0..MOST_ATTEMPTS {
            if person.fits().unwrap_or(false) {
                return Ok(person);
            }
            draws = draws.again();
            person = Self::attempt(kind, seed, wishes, draws);
        }
        // Wishes may leave nobody of the kind: then whoever they describe, or the reason why there is nobody.
        let mut person = Self::attempt(kind, seed, wishes, Draws::new(seed));
        for pose in Pose::USUAL {
            person.pose(pose)?;
        }
        person.is_of_kind = person.has_balance_of_kind()?;
        Ok(person)
    }

    fn attempt(kind: Kind, seed: u64, wishes: &Wishes, draws: Draws) -> Self {
        let who = draws.of_identity();
        let sex = wishes.sex.unwrap_or(if who.chance("sex", 0.6) { Sex::Female } else { Sex::Male });
        let (youngest, oldest) = ages(kind);
        let age = wishes.age.unwrap_or_else(|| who.between("age", youngest, oldest).floor());
        let incidence = who.norm("pelvic incidence", norm::PELVIC_INCIDENCE);
        let incidence = wishes.pelvic_incidence.unwrap_or(Degrees::new(incidence));
        let mut spine = Spine::draw(kind, draws, incidence, age, wishes);
        let cobb = wishes.scoliosis.unwrap_or(Degrees::new(scoliosis::drawn_cobb(kind, draws)));
        scoliosis::curve(&mut spine.shape, cobb, draws);
        let drawn = body(sex, who);
        let size = wishes.size.unwrap_or(drawn.size);
        let lesions = Lesions::draw(kind, &spine, draws, age, size, wishes);
        Self {
            kind,
            seed,
            sex,
            age,
            facing: wishes.facing.unwrap_or(who.one_of("facing", Facing::Right, &[Facing::Left])),
            body: Body { size, ..drawn },
            reserves: Reserves::draw(kind, spine.fusion, draws, wishes),
            is_of_kind: true,
            spine,
            lesions,
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

    /// What slices and scans show beside bones and hardware.
    #[must_use]
    pub const fn lesions(&self) -> &Lesions {
        &self.lesions
    }

    /// Whether the person can be filmed in every posture and, where no shape was wished, is of the kind.
    fn fits(&self) -> Result<bool, SkeletonError> {
        /// Who leads C7 further than this holds on to something (flag L).
        const STANDS: f64 = 150.0;
        let standing = self.pose(Pose::Standing)?;
        self.pose(Pose::Supine)?;
        let of_kind = self.has_balance_of_kind()?;
        Ok(of_kind && (!self.wishes.leaves_shape() || standing.skeleton.lead_of_c7() < STANDS))
    }

    /// Whether the balance is that of the kind: a global flatback leans once the legs are straight, a segmental one does not.
    ///
    /// - **Source**: Booth and Bridwell, `flatback.c7_plumb` and `flatback.disc_opening` of `evidence`.
    fn has_balance_of_kind(&self) -> Result<bool, SkeletonError> {
        let global = numbers::CUT_OFF_FLATBACK_C7_PLUMB.value;
        let extended = self.pose(Pose::StandingExtended)?.skeleton.sagittal_vertical_axis().value();
        Ok(match self.kind {
            Kind::Normal => extended.abs() < global,
            Kind::Flatback | Kind::DegenerativeKyphosis => extended > global,
            Kind::SegmentalFlatback => extended < global && self.spine.opens_below_fusion(),
            Kind::Ankylosing | Kind::PostTraumatic | Kind::JunctionalKyphosis => true,
        })
    }
}

/// So often a person is drawn anew until he is of the kind wanted.
const MOST_ATTEMPTS: u32 = 1600;

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
