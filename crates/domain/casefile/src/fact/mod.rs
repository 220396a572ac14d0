//! What can be recorded: one file a kind of fact.

mod bone;
mod comorbidity;
mod coronal;
mod decision;
mod event;
mod film;
mod finding;
mod function;
mod fusion;
mod grade;
mod implant;
mod joints;
mod medication;
mod outcome;
mod person;
mod study;
mod subject;
mod treatment;
mod withdrawal;

pub use bone::BoneDensity;
pub use comorbidity::{Comorbidity, Condition, Frailty, FrailtyIndex, Presence};
pub use coronal::CoronalFinding;
pub use decision::{Choice, Decision, Goal, Judgement, Override, Question};
pub use event::Event;
pub use film::{Arms, ExtensionLimit, Film, FilmConditions, Support};
pub use finding::{ClinicalFinding, Reflex, Response, Strength, Symptom, Tendon};
pub use function::{Function, WalkingAid};
pub use fusion::{Mobility, PreviousFusion, Segment};
pub use grade::Grade;
pub use implant::{
    Allergen, Allergy, Approach, Complication, Device, DeviceKind, LumbosacralJunction, Metal, MrStatus,
    SurgicalAnatomy,
};
pub use joints::{JointExamination, JointLimit};
pub use medication::{DrugClass, Measure, Medication, Observation};
pub use outcome::{Instrument, Outcome, OutcomeError};
pub use person::{Birth, Person, Sex, years_between};
pub use study::{Confirmation, FindingKind, Study, StudyFinding, StudyKind, StudyState};
pub use treatment::{
    Brace, BracePurpose, BraceState, Course, DrugTreatment, InjectedAgent, Injection, InjectionApproach,
    InjectionPurpose, PhysicalTherapy, StepOutcome, TherapyGoal,
};
pub use withdrawal::Withdrawal;

/// One fact about a patient.
#[derive(Clone, Debug, PartialEq)]
pub enum Fact {
    /// Who the patient is, as far as it matters for alignment.
    Person(Person),
    /// A film with landmarks.
    Film(Box<Film>),
    /// A score of a questionnaire. Never the text of an item.
    Outcome(Outcome),
    /// Which segments are fused.
    PreviousFusion(PreviousFusion),
    /// How far hips and knees go.
    JointExamination(JointExamination),
    /// A disease or state, present or asked and denied.
    Comorbidity(Comorbidity),
    /// Something that happened on a day, and from which alignment counts anew.
    Event(Event),
    /// A measure of bone.
    BoneDensity(BoneDensity),
    /// What a frontal film showed.
    Coronal(CoronalFinding),
    /// How far and long the patient walks and stands.
    Function(Function),
    /// A frailty score counted elsewhere.
    Frailty(Frailty),
    /// A symptom or sign, present or asked and denied.
    ClinicalFinding(ClinicalFinding),
    /// Strength of the muscles of one root.
    Strength(Strength),
    /// A tendon reflex.
    Reflex(Reflex),
    /// The operated spine as it is now.
    SurgicalAnatomy(Box<SurgicalAnatomy>),
    /// A device in the body.
    Device(Device),
    /// An allergy, present or asked and denied.
    Allergy(Allergy),
    /// A drug that is taken.
    Medication(Medication),
    /// A number from the laboratory or the clinic.
    Observation(Observation),
    /// A study, as far as it has come.
    Study(Study),
    /// What a study shows.
    StudyFinding(Box<StudyFinding>),
    /// A course of a drug.
    DrugTreatment(DrugTreatment),
    /// A course of physical therapy.
    PhysicalTherapy(PhysicalTherapy),
    /// An injection.
    Injection(Box<Injection>),
    /// A brace.
    Brace(Brace),
    /// What a clinician judged.
    Judgement(Judgement),
    /// What the patient wants.
    Goal(Goal),
    /// What was decided.
    Decision(Decision),
    /// A conclusion that a clinician sets aside.
    Override(Override),
    /// An entry that is taken back.
    Withdrawal(Withdrawal),
}

impl Fact {
    /// The fixed word for the kind.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Person(_) => "person",
            Self::Film(_) => "film",
            Self::Outcome(_) => "outcome",
            Self::PreviousFusion(_) => "previous_fusion",
            Self::JointExamination(_) => "joint_examination",
            Self::Comorbidity(_) => "comorbidity",
            Self::Event(_) => "event",
            Self::BoneDensity(_) => "bone_density",
            Self::Coronal(_) => "coronal",
            Self::Function(_) => "function",
            Self::Frailty(_) => "frailty",
            Self::ClinicalFinding(_) => "clinical_finding",
            Self::Strength(_) => "strength",
            Self::Reflex(_) => "reflex",
            Self::SurgicalAnatomy(_) => "surgical_anatomy",
            Self::Device(_) => "device",
            Self::Allergy(_) => "allergy",
            Self::Medication(_) => "medication",
            Self::Observation(_) => "observation",
            Self::Study(_) => "study",
            Self::StudyFinding(_) => "study_finding",
            Self::DrugTreatment(_) => "drug_treatment",
            Self::PhysicalTherapy(_) => "physical_therapy",
            Self::Injection(_) => "injection",
            Self::Brace(_) => "brace",
            Self::Judgement(_) => "judgement",
            Self::Goal(_) => "goal",
            Self::Decision(_) => "decision",
            Self::Override(_) => "override",
            Self::Withdrawal(_) => "withdrawal",
        }
    }
}

/// An enum whose variants have one fixed word each, in documents.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant),+
        }

        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The fixed word, as documents spell it.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }
        }
    };
}
pub(crate) use words;
