//! Published schemes against the independent reference, at their borders, and where something is missing.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod borders;
mod of_film;
mod of_record;
mod offsets;
mod patient;
mod vectors;
mod whole;
