//! The store, on a real database in a folder of its own.

#![allow(missing_docs, reason = "tests")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod backup;
mod cases;
mod jobs;
mod objects;
mod people;
mod trail;
mod volumes;

use sea_orm::{ConnectionTrait, Database};
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};
use tempfile::TempDir;
use upright_store::{Location, Store};

/// Where a store of a test lies; gone with it.
struct Place {
    folder: TempDir,
    location: Location,
}

impl Place {
    fn path(&self) -> &Path {
        self.folder.path()
    }
}

/// A new store: on SQLite, or where `UPRIGHT_POSTGRES` names a server, in a database of its own there.
async fn store() -> (Store, Place) {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::folder(folder.path());
    let location = match std::env::var("UPRIGHT_POSTGRES") {
        Ok(server) => Location { database: new_database(&server).await, ..location },
        Err(_) => location,
    };
    (Store::open(&location).await.unwrap(), Place { folder, location })
}

/// `server` is an address without a database, as `postgres://user@/?host=FOLDER`.
async fn new_database(server: &str) -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let name = format!("upright_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let on = |database: &str| server.replace("/?", &format!("/{database}?"));
    let first = Database::connect(on("postgres")).await.unwrap();
    first.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
    on(&name)
}
