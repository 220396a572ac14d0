//! The binary as a user meets it.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]
#![allow(clippy::disallowed_methods, reason = "tests")]

mod assess;
mod batch;
mod case;
#[cfg(all(feature = "server", unix))]
mod demo;
mod film_figures;
mod film_reports;
mod films;
mod formats;
mod hostile;
mod manual;
#[cfg(feature = "server")]
mod node;
mod phantom_scans;
mod phantom_studies;
mod phantoms;
mod pictures;
mod program;
mod radiograph;
mod radiographs;
mod refusals;
mod rules;
mod studies;
mod studies_private;
mod study_changes;
mod study_films;
mod study_headers;
mod study_lying;
mod study_motion;
mod study_mr;
