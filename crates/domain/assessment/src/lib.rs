//! What a film and a patient's facts say together: is the film valid, how large is the imbalance really, is it fixed, has it progressed.
//!
//! Knows published schemes, compensation, simulated postures, and what must be known before any of it may be said.
//! Deliberately gives no recommendation, and no conclusion without its explanation.

mod assess;
mod classification;
mod compensation;
mod explanation;
mod extent;
mod film;
mod headline;
mod notice;
mod parameters;
mod reading;
mod repose;
mod scale;
mod subject;

pub use assess::{Assessment, JudgedFilm, assess};
pub use classification::{Class, Classification, Input, PostureGrade, classifications, scales};
pub use compensation::{Compensating, Compensation, Compensator, LedgerLine, ORDER, Pattern};
pub use explanation::{Explanation, Truth};
pub use extent::{Change, Pair, Simulated, SimulatedPosture, SimulatedStatus, SimulatedValue};
pub use film::{Criterion, CriterionKind, FilmGrade, FilmValidity, ParameterUse, Usability, UseLimit};
pub use headline::{HEADLINE, HeadlineValue};
pub use notice::{Notice, PELVIC_INCIDENCE_CHECKS};
pub use reading::{Options, Reading};
pub use scale::Scale;
pub use subject::{Extension, Subject};
