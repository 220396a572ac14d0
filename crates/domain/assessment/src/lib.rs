//! What a film and a patient's facts say together: is the film valid, how large is the imbalance really, is it fixed, has it progressed.
//!
//! Knows published schemes, compensation, simulated postures, and what must be known before any of it may be said.
//! Deliberately gives no recommendation, and no conclusion without its explanation.

mod classification;
mod explanation;
mod parameters;
mod reading;
mod scale;
mod subject;

pub use classification::{Class, Classification, Input, PostureGrade, classifications, scales};
pub use explanation::{Explanation, Truth};
pub use reading::{Options, Reading};
pub use scale::Scale;
pub use subject::{Extension, Subject};
