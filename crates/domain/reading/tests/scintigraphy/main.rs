//! Bone scans of phantoms, read. Phantoms verify arithmetic only.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod cohort;
mod counts;
mod made_up;
mod reference;
mod times;
