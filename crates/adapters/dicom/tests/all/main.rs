//! Films as they come.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "tests")]

mod corpus;
mod identity;
mod made_up;
mod scintigrams;
mod shared;
mod sorting;
mod techniques;
mod validators;
mod volumes;
mod written;
mod written_scintigrams;
mod written_slices;
