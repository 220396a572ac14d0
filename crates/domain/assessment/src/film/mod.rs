//! Whether a film is valid, parameter by parameter, and what to tell whoever takes the next one.

mod criterion;
mod extension;
mod grade;
mod limits;
mod parameter_use;
mod tell;

pub use criterion::{Criterion, CriterionKind};
pub use grade::{FilmGrade, FilmValidity};
pub use parameter_use::{ParameterUse, Usability, UseLimit};

pub(crate) use extension::{extension, is_warned};
pub(crate) use grade::film_validity;
pub(crate) use limits::{hips_explain, hips_extend_beyond_test};
pub(crate) use parameter_use::unusable_as_filmed;
pub(crate) use tell::FRACTURE_FIRST;
