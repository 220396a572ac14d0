//! Symptoms and signs of the patient, present or asked and denied. Red flags are among them.

use super::{Presence, words};
use jiff::civil::Date;
use upright_anatomy::{Laterality, Level};

words! {
    /// A symptom or sign.
    Symptom {
        /// Urine that cannot be passed.
        UrinaryRetention = "urinary_retention",
        /// A new change of bladder, bowel or sexual function.
        BladderBowelOrSexualChange = "bladder_bowel_or_sexual_change",
        /// Numb around the anus.
        PerianalNumbness = "perianal_numbness",
        /// Radiculopathy of both sides that gets worse.
        BilateralProgressiveRadiculopathy = "bilateral_progressive_radiculopathy",
        /// Myelopathy that gets worse rapidly.
        RapidlyProgressiveMyelopathy = "rapidly_progressive_myelopathy",
        /// Sepsis.
        Sepsis = "sepsis",
        /// Infection of the spine suspected.
        SuspectedInfection = "suspected_infection",
        /// A fracture known to be unstable.
        UnstableFracture = "unstable_fracture",
        /// Skin about to give way over an implant or a kyphosis.
        ThreatenedSkin = "threatened_skin",
        /// Upright at first, and bent after minutes of standing or walking.
        PostureDrifts = "posture_drifts",
        /// Pain that began, or clearly changed in kind or strength, and that nothing recorded explains.
        NewPain = "new_pain",
        /// A fall or another trauma, however small.
        Trauma = "trauma",
        /// Posture that was lost suddenly.
        SuddenChangeOfPosture = "sudden_change_of_posture",
        /// Pain, numbness or weakness in the territory of a root.
        Radiculopathy = "radiculopathy",
        /// Pain in the back alone.
        AxialPain = "axial_pain",
        /// Claudication from the spine.
        NeurogenicClaudication = "neurogenic_claudication",
        /// Brisk reflexes, clonus, Babinski or Hoffmann sign, unsteady gait.
        MyelopathicSigns = "myelopathic_signs",
        /// Pain of a sacroiliac joint.
        SacroiliacPain = "sacroiliac_pain",
    }
}

/// A symptom or sign with what was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClinicalFinding {
    /// Which.
    pub symptom: Symptom,
    /// Whether it is there.
    pub presence: Presence,
    /// Since when; `None` = not recorded.
    pub since: Option<Date>,
    /// The root that it belongs to, named by its vertebra; `None` = none, or not recorded.
    pub root: Option<Level>,
    /// The side; `None` = none, or not recorded.
    pub side: Option<Laterality>,
}

/// Strength of the muscles of one root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// The root, named by its vertebra.
    pub root: Level,
    /// The side.
    pub side: Laterality,
    /// Grade of the Medical Research Council, 0 to 5.
    pub grade: u8,
    /// When weakness began; `None` = not known.
    pub onset: Option<Date>,
    /// A deficit that is documented and has not changed; `None` = not recorded.
    pub stable: Option<bool>,
}

words! {
    /// A tendon reflex.
    Tendon {
        /// Biceps.
        Biceps = "biceps",
        /// Triceps.
        Triceps = "triceps",
        /// Knee jerk.
        Patellar = "patellar",
        /// Ankle jerk.
        Achilles = "achilles",
    }
}

words! {
    /// How a tendon answers.
    Response {
        /// Not at all.
        Missing = "absent",
        /// Less than usual.
        Reduced = "reduced",
        /// As usual.
        Normal = "normal",
        /// More than usual.
        Brisk = "brisk",
    }
}

/// A tendon reflex of one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reflex {
    /// Which.
    pub tendon: Tendon,
    /// The side.
    pub side: Laterality,
    /// How it answers.
    pub response: Response,
}
