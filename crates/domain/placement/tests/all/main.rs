//! Where landmarks are expected: what holds whatever is placed, and how far off it is on phantoms.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod figures;
mod phantoms;
mod properties;
mod spines;
