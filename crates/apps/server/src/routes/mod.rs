//! Routes, a file for each thing that they are about.

pub(crate) mod account;
pub(crate) mod answer;
pub(crate) mod audit;
pub(crate) mod bone_scan;
pub(crate) mod case;
pub(crate) mod entry;
pub(crate) mod film_metal;
pub(crate) mod film_motion;
pub(crate) mod health;
pub(crate) mod image;
pub(crate) mod import;
pub(crate) mod job;
pub(crate) mod landmarks;
pub(crate) mod preview;
pub(crate) mod proposed;
pub(crate) mod provider;
pub(crate) mod quarantine;
pub(crate) mod series;
pub(crate) mod session;
pub(crate) mod snap;
pub(crate) mod summary;
pub(crate) mod token;
pub(crate) mod volume;
pub(crate) mod volume_change;
pub(crate) mod volume_void;

use crate::node::Node;
use crate::problem::{Answer, Problem};
use axum::extract::State;
use serde::Deserialize;
use std::sync::Arc;
use utoipa::IntoParams;

/// The node that answers.
pub(crate) type Here = State<Arc<Node>>;

/// The largest number of things in one answer.
pub(crate) const MOST_LISTED: u64 = 500;
/// The largest part of pixels that is sent at once: the top of a film, a tile, frames of a scan.
pub(crate) const MOST_PART: usize = 16 << 20;
const USUALLY_LISTED: u64 = 50;

/// How many.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Most {
    /// At most so many, 50 unless stated.
    #[param(minimum = 1, maximum = 500)]
    pub(crate) limit: Option<u64>,
}

/// How many things are listed: as asked, 50 unless asked.
///
/// # Errors
/// A problem for none, and for more than anybody reads.
pub(crate) fn limit(asked: Option<u64>) -> Answer<u64> {
    match asked.unwrap_or(USUALLY_LISTED) {
        limit if (1..=MOST_LISTED).contains(&limit) => Ok(limit),
        _ => Err(Problem::malformed(format!("the limit is 1 to {MOST_LISTED}"))),
    }
}
