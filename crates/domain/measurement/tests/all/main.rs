//! Measurement against independent references and against its own invariants.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod invariants;
mod omissions;
mod parameters;
mod reference;
mod uncertainty;
mod vectors;
