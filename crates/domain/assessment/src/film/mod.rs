//! Whether a film is valid, parameter by parameter, and what to tell whoever takes the next one.

mod criterion;
mod extension;
mod grade;
mod parameter_use;

pub use criterion::{Criterion, CriterionKind};
pub use grade::{FilmGrade, FilmValidity};
pub use parameter_use::{ParameterUse, Usability, UseLimit};

pub(crate) use extension::extension;
pub(crate) use grade::film_validity;
