//! Phantoms: what was asked for is what is found, on landmarks and on films.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod films;
mod independence;
mod measured;
mod mr;
mod persons;
mod postures;
mod scan;
mod skeletons;
mod tomography;
