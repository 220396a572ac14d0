//! Measurement against independent references and against its own invariants.

#![allow(missing_docs, reason = "tests")]

mod invariants;
mod omissions;
mod parameters;
mod reference;
mod uncertainty;
mod vectors;
