//! What is read in the studies of phantoms, beside their truth. Verifies arithmetic only.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod bone;
mod bony;
mod canal;
mod canal_cohort;
mod change;
mod cohort;
mod column;
mod ct;
mod film;
mod fusion;
mod halo;
mod lying;
mod lying_cohort;
mod many;
mod metal;
mod mr_void;
mod scanned;
