//! What was tried without an operation: exposure, and what came of it.

use super::{DrugClass, words};
use crate::free_text::FreeText;
use jiff::civil::Date;
use upright_anatomy::{Laterality, Level};

words! {
    /// What came of a step. All but the first two need a reason, and close the step.
    StepOutcome {
        /// It helped.
        Helped = "helped",
        /// It did not help.
        DidNotHelp = "did_not_help",
        /// It was not borne.
        NotTolerated = "not_tolerated",
        /// It must not be given.
        Contraindicated = "contraindicated",
        /// It cannot be had.
        Unavailable = "unavailable",
        /// The patient does not want it.
        Declined = "declined",
        /// It is not expected to help.
        NotExpectedToHelp = "not_expected_to_help",
    }
}

impl StepOutcome {
    /// Whether a reason belongs to it.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        !matches!(self, Self::Helped | Self::DidNotHelp)
    }
}

/// How a treatment went; no outcome = under way, or nobody asked.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Course {
    /// What came of it.
    pub outcome: Option<StepOutcome>,
    /// Why, in words.
    pub reason: Option<FreeText>,
    /// What went wrong, in words.
    pub adverse_event: Option<FreeText>,
    /// When it is looked at again.
    pub review_on: Option<Date>,
}

/// A course of a drug.
#[derive(Clone, Debug, PartialEq)]
pub struct DrugTreatment {
    /// Its class.
    pub class: DrugClass,
    /// Name and dose, in words.
    pub dose: Option<FreeText>,
    /// Weeks for which it was taken.
    pub weeks: Option<f64>,
    /// How it went.
    pub course: Course,
}

words! {
    /// What therapy is for. Correction of the deformity is none of its goals.
    TherapyGoal {
        /// Stretching the hip flexors.
        HipFlexorStretch = "hip_flexor_stretch",
        /// Endurance of gluteal and extensor muscles.
        ExtensorEndurance = "extensor_endurance",
        /// An aid for walking.
        GaitAid = "gait_aid",
        /// Fewer falls.
        Falls = "falls",
        /// Fit before an operation.
        Prehabilitation = "prehabilitation",
    }
}

/// A course of physical therapy.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PhysicalTherapy {
    /// Sessions attended.
    pub sessions_attended: Option<u32>,
    /// Weeks over which it went.
    pub weeks: Option<f64>,
    /// What it was for.
    pub goals: Vec<TherapyGoal>,
    /// How it went.
    pub course: Course,
}

words! {
    /// What an injection is for.
    InjectionPurpose {
        /// Treatment: a steroid around a root or in the epidural space.
        Therapeutic = "therapeutic",
        /// A test: local anaesthetic at one root.
        Diagnostic = "diagnostic",
    }
}

words! {
    /// Where the needle goes.
    InjectionApproach {
        /// Through the foramen.
        Transforaminal = "transforaminal",
        /// Between the laminae.
        Interlaminar = "interlaminar",
        /// Through the sacral hiatus.
        Caudal = "caudal",
    }
}

words! {
    /// What is injected.
    InjectedAgent {
        /// Local anaesthetic.
        LocalAnaesthetic = "local_anaesthetic",
        /// Steroid without particles.
        NonParticulateSteroid = "non_particulate_steroid",
        /// Steroid with particles.
        ParticulateSteroid = "particulate_steroid",
    }
}

/// An injection as a treatment or as a test; `None` = not recorded.
#[derive(Clone, Debug, PartialEq)]
pub struct Injection {
    /// What it is for.
    pub purpose: InjectionPurpose,
    /// Where the needle went.
    pub approach: Option<InjectionApproach>,
    /// The root, named by its vertebra.
    pub root: Option<Level>,
    /// The side.
    pub side: Option<Laterality>,
    /// What was injected.
    pub agents: Vec<InjectedAgent>,
    /// Under image guidance with contrast medium.
    pub image_guided: Option<bool>,
    /// Steroid in mg.
    pub steroid_mg: Option<f64>,
    /// Pain before, 0 to 10.
    pub pain_before: Option<f64>,
    /// Pain after, walking or provoked, while the anaesthetic works, 0 to 10.
    pub pain_after: Option<f64>,
    /// Pain after was asked while walking or provoked.
    pub provoked: Option<bool>,
    /// Pain two weeks later, 0 to 10.
    pub pain_at_two_weeks: Option<f64>,
    /// How it went.
    pub course: Course,
}

words! {
    /// What a brace is for.
    BracePurpose {
        /// To correct posture.
        CorrectPosture = "correct_posture",
        /// An acute fracture.
        Fracture = "fracture",
        /// After an operation.
        PostOperative = "post_operative",
        /// Comfort.
        Pain = "pain",
        /// A trunk that bends forwards and can be set upright.
        ReducibleCamptocormia = "reducible_camptocormia",
    }
}

words! {
    /// How far a brace has come.
    BraceState {
        /// Asked for.
        Ordered = "ordered",
        /// Worn.
        Worn = "worn",
        /// No longer worn.
        Stopped = "stopped",
    }
}

/// A brace.
#[derive(Clone, Debug, PartialEq)]
pub struct Brace {
    /// What it is for.
    pub purpose: BracePurpose,
    /// How far it has come.
    pub state: BraceState,
    /// Hours a day.
    pub hours_a_day: Option<f64>,
    /// How it went.
    pub course: Course,
}
