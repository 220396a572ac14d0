//! The node, called as its clients call it, without a network between.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "tests")]

mod bone_scans;
mod deidentified;
mod described;
mod films;
mod imports;
mod jobs;
mod matrix;
mod motion;
mod records;
mod sessions;
mod slices;
mod volumes;
mod world;
