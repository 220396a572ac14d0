//! Documents: reading, refusing, writing, and agreement with their JSON Schemas.

#![allow(missing_docs, reason = "tests")]

mod hostile;
mod refusals;
mod round_trip;
mod schema;
