//! True extent: simulated postures, pairs of films, and how sure classes are.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod compensation;
mod drawn_postures;
mod film_validity;
mod filmed_pair;
mod pairs;
mod patient;
mod probabilities;
mod vectors;
mod virtual_postures;
