//! The store, on a real database in a folder of its own.

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
