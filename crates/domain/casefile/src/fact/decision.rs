//! What people judged, want and decided.

use super::words;
use crate::free_text::FreeText;
use jiff::civil::Date;

words! {
    /// A question that a clinician answers, and no program.
    Question {
        /// Are pain, disability or neurology due to the deformity or to a failed fusion?
        SymptomsDueToDeformity = "symptoms_due_to_deformity",
        /// Is there a pseudarthrosis, all evidence together?
        Pseudarthrosis = "pseudarthrosis",
        /// Is a broken rod the cause of symptoms?
        RodFractureSymptomatic = "rod_fracture_symptomatic",
        /// Would the answer of a CT myelogram change treatment?
        MyelogramChangesTreatment = "myelogram_changes_treatment",
        /// Is it unclear whether a root, a nerve or the muscle is ill?
        RootOrNeuropathyUnclear = "root_or_neuropathy_unclear",
        /// Is a large realignment thought of?
        MajorRealignmentConsidered = "major_realignment_considered",
        /// Is a release from the front thought of?
        AnteriorReleaseConsidered = "anterior_release_considered",
        /// Can the trunk be set upright by hand or lying?
        DeformityReducible = "deformity_reducible",
        /// Can a film with knees and hips extended not be had?
        ExtendedFilmNotObtainable = "extended_film_not_obtainable",
        /// Do examination and picture point to the same root?
        RootConcordant = "root_concordant",
    }
}

impl Question {
    /// Whether an answer is over once the spine was operated on.
    #[must_use]
    pub const fn is_mended_by_operation(self) -> bool {
        matches!(self, Self::Pseudarthrosis | Self::RodFractureSymptomatic)
    }
}

/// An answer of a clinician.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The question.
    pub question: Question,
    /// Yes or no.
    pub answer: bool,
    /// Why, in words.
    pub reason: Option<FreeText>,
}

/// What the patient wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// In the patient's own words.
    pub text: FreeText,
    /// The patient wants no operation.
    pub no_operation: bool,
}

words! {
    /// What was decided together.
    Choice {
        /// To go on without an operation.
        Nonoperative = "nonoperative",
        /// To see a deformity surgeon.
        Referral = "referral",
        /// To operate.
        Operation = "operation",
        /// No operation.
        NoOperation = "no_operation",
    }
}

/// A decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub choice: Choice,
    /// Why, in words.
    pub reason: Option<FreeText>,
    /// When it is looked at again.
    pub review_on: Option<Date>,
}

/// A conclusion of Upright that a clinician sets aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The fixed code of what is set aside: a rule, a study, a step, the indication.
    pub item: String,
    /// What holds instead, in words.
    pub instead: Option<FreeText>,
    /// Why.
    pub reason: FreeText,
}
