//! What can be recorded: one file a kind of fact.

mod bone;
mod comorbidity;
mod coronal;
mod event;
mod film;
mod function;
mod fusion;
mod joints;
mod outcome;
mod person;

pub use bone::BoneDensity;
pub use comorbidity::{Comorbidity, Condition, Frailty, FrailtyIndex, Presence};
pub use coronal::CoronalFinding;
pub use event::Event;
pub use film::{Arms, ExtensionLimit, Film, FilmConditions, Support};
pub use function::Function;
pub use fusion::{Mobility, PreviousFusion, Segment};
pub use joints::{JointExamination, JointLimit};
pub use outcome::{Instrument, Outcome, OutcomeError};
pub use person::{Birth, Person, Sex, years_between};

/// One fact about a patient.
#[derive(Clone, Debug)]
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
