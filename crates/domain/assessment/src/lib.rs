//! What a film and a patient's facts say together: is the film valid, how large is the imbalance really, is it fixed, has it progressed.
//!
//! Knows published schemes, compensation, simulated postures, and what must be known before any of it may be said.
//! Deliberately gives no recommendation, and no conclusion without its explanation.

mod agreement;
mod alarm;
mod assess;
mod backing;
mod baseline;
mod bending;
mod chosen;
mod classification;
mod compensation;
mod coronal;
mod endplates;
mod explanation;
mod extent;
mod film;
mod flexibility;
mod headline;
mod notice;
mod paired;
mod parameters;
mod progression;
mod reading;
mod repose;
mod rigid;
mod scale;
mod segments;
mod subject;

pub use alarm::{Alarm, is_old};
pub use assess::{Assessment, JudgedFilm, assess};
pub use bending::{Bending, NotBent};
pub use classification::{
    AttenuationClass, Class, Classification, Input, PostureGrade, attenuation_classes, classifications,
    scales,
};
pub use compensation::{Compensating, Compensation, Compensator, LedgerLine, Moved, ORDER, Pattern};
pub use explanation::{Explanation, Origin, Truth};
pub use extent::{Pair, Simulated, SimulatedPosture, SimulatedStatus, SimulatedValue, Unmasked};
pub use film::{Criterion, CriterionKind, FilmGrade, FilmValidity, ParameterUse, Usability, UseLimit};
pub use flexibility::{
    Corrected, Examined, Flexibility, FlexibilityVerdict, Residual, Study, Target, flexibility, standing_film,
};
pub use headline::{HEADLINE, HeadlineValue};
pub use notice::Notice;
pub use progression::{
    Change, Comparison, Happened, Progression, ProgressionVerdict, Rate, Stretch, compare, progression,
};
pub use reading::{Options, Reading};
pub use scale::Scale;
pub use segments::SegmentMotion;
pub use subject::{Extension, Subject, fusion_on, long_or_ankylosed};
