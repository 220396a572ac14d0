//! Films of one patient set beside each other: fixed or flexible, progressed or not.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod bent;
mod films;
mod fixed_or_flexible;
mod progressed;
