//! The store, on a real database in a folder of its own.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod backup;
mod cases;
mod jobs;
mod objects;
mod people;
mod trail;

use tempfile::TempDir;
use upright_store::{Location, Store};

/// A new store, gone with its folder.
async fn store() -> (Store, TempDir) {
    let folder = tempfile::tempdir().unwrap();
    (Store::open(&Location::folder(folder.path())).await.unwrap(), folder)
}
