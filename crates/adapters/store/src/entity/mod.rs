//! The tables, one a file. Names and days of people stand in `case_file`, `quarantine`, `entry` and `audit` only.

#![allow(
    unreachable_pub,
    reason = "some rows are handed out and some are not; the derive writes `pub` for both"
)]

pub(crate) mod access;
pub(crate) mod account;
pub(crate) mod audit;
pub(crate) mod break_glass;
pub(crate) mod case_file;
pub(crate) mod entry;
pub(crate) mod idempotency;
pub(crate) mod image;
pub(crate) mod import;
pub(crate) mod import_file;
pub(crate) mod job;
pub(crate) mod landmarks;
pub(crate) mod node;
pub(crate) mod quarantine;
pub(crate) mod result;
pub(crate) mod series;
pub(crate) mod session;
pub(crate) mod token;
pub(crate) mod volume;
