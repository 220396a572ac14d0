//! Documents: reading, refusing, writing, and agreement with their JSON Schemas.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod answer;
mod assessment;
mod case;
mod films;
mod hostile;
mod refusals;
mod round_trip;
mod schema;
mod shape;
