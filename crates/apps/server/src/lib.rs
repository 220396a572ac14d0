//! The node: an HTTP interface to cases, films, studies and what they say, with accounts, permissions and a trail.
//!
//! Composition only: it puts together the store, the documents, the reader of films and the domain. Deliberately knows no
//! clinical rule and no number; what a record says, `assessment` and `pathway` say.

#![allow(clippy::disallowed_methods, reason = "a node has a clock; the domain has none")]

mod answers;
mod auth;
mod bone_scans;
mod clock;
mod config;
mod displayed;
mod extract;
mod film;
mod housekeeping;
mod import;
mod metrics;
mod node;
mod openapi;
mod problem;
mod rates;
mod record;
mod region;
mod router;
mod routes;
mod seen;
mod serve;
mod signing;
mod studies;
mod summary;
mod tiles;
mod told;
mod verify;
mod volumes;
pub mod work;
mod workstation;

pub use clock::{Clock, stamp};
pub use config::{Config, Oidc, Rate, Tls};
pub use import::{Arrival, Bringer};
pub use node::{DECODE_WORKER, Node};
pub use openapi::{openapi, operations};
pub use problem::Problem;
pub use router::router;
pub use serve::serve;
pub use signing::{Signature, Signed};
pub use told::NamedFact;
