//! What a study shows: measured in its voxels or counts, and proposed to a person.
//!
//! Knows which bone or implant a place in a picture belongs to once a person has said where one vertebra is, and how the
//! measures of a study are defined.
//! Deliberately knows no file format, and concludes nothing: what it proposes is unknown to every rule until a person
//! confirms it.

mod estimate;
pub mod scintigraphy;

pub use estimate::Estimate;
