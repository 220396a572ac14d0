//! The patient's record: dated, authored facts, of which none is ever deleted.
//!
//! Knows which facts there are, which of them holds on a day, and that a correction supersedes and does not erase.
//! Deliberately knows no cut-off and draws no conclusion: what was not recorded is unknown, never "no".
//!
//! ```
//! use jiff::civil::date;
//! use upright_casefile::{Author, CaseFile, Entry, Fact, Outcome, Instrument};
//!
//! let score = |value| Fact::Outcome(Outcome::new(Instrument::Odi, value).expect("0 to 100"));
//! let first = Entry::new("e1", date(2026, 3, 1), Author::new("clinic"), score(46.0));
//! let corrected = Entry::new("e2", date(2026, 3, 1), Author::new("clinic"), score(64.0)).superseding("e1");
//! let case = CaseFile::new(vec![first, corrected])?;
//! let view = case.as_of(date(2026, 4, 1));
//! assert_eq!(view.outcomes(Instrument::Odi).map(|(_, score)| score).collect::<Vec<_>>(), [64.0]);
//! # Ok::<(), upright_casefile::CaseFileError>(())
//! ```

mod case;
mod entry;
mod fact;
mod free_text;
mod view;

pub use case::{CaseFile, CaseFileError, StrayCorrection};
pub use entry::{Author, Entry};
pub use fact::{
    Allergen, Allergy, Approach, Arms, Birth, BoneDensity, Brace, BracePurpose, BraceState, Choice,
    ClinicalFinding, Comorbidity, Complication, Condition, Confirmation, CoronalFinding, Course, Decision,
    Device, DeviceKind, DrugClass, DrugTreatment, Event, ExtensionLimit, Fact, Film, FilmConditions,
    FindingKind, Frailty, FrailtyIndex, Function, Goal, Grade, InjectedAgent, Injection, InjectionApproach,
    InjectionPurpose, Instrument, JointExamination, JointLimit, Judgement, LumbosacralJunction, Measure,
    Medication, Metal, Mobility, MrStatus, Observation, Outcome, OutcomeError, Override, Person,
    PhysicalTherapy, Presence, PreviousFusion, Question, Reflex, Response, Segment, Sex, StepOutcome,
    Strength, Study, StudyFinding, StudyKind, StudyState, Support, SurgicalAnatomy, Symptom, Tendon,
    TherapyGoal, WalkingAid, Withdrawal, years_between,
};
pub use free_text::FreeText;
pub use view::View;
