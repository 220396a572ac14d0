//! What a film and a patient's facts say together: is the film valid, how large is the imbalance really, is it fixed, has it progressed.
//!
//! Knows published schemes, compensation, simulated postures, and what must be known before any of it may be said.
//! Deliberately gives no recommendation, and no conclusion without its explanation.

mod agreement;
mod backing;
mod baseline;
mod classification;
mod explanation;
mod flexibility;
mod paired;
mod parameters;
mod progression;
mod reading;
mod scale;
mod subject;

pub use classification::{Class, Classification, Input, PostureGrade, classifications, scales};
pub use explanation::{Explanation, Truth};
pub use flexibility::{
    Corrected, Examined, Flexibility, FlexibilityVerdict, Residual, SegmentMotion, Study, Target,
    flexibility, standing_film,
};
pub use progression::{
    Change, Comparison, Happened, Progression, ProgressionVerdict, Rate, Stretch, compare, progression,
};
pub use reading::{Options, Reading};
pub use scale::Scale;
pub use subject::{Extension, Subject};
