//! The binary as a user meets it.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "tests")]

mod batch;
mod formats;
mod manual;
mod pictures;
mod program;
mod radiographs;
mod refusals;
