//! Bone scans: which pictures of a case are of one injection, and what they show.

mod asked;
mod counts;
mod gathered;
mod reading;

pub(crate) use asked::Asked;
pub(crate) use counts::{Frames, counts};
pub(crate) use gathered::{Gathered, gathered};
pub(crate) use reading::{FrameSeen, read};
