//! A backup: the whole store at one moment, in one file, for any database.
//!
//! A tar archive in a zstd stream: a head, each table as lines of JSON, the stored bytes under their SHA-256, and at the very
//! end a manifest with the number and the SHA-256 of each table. Tiles and voxels are left out: they come back from the pictures.

mod copy;
mod restore;
mod write;

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub use restore::restore;

const HEAD: &str = "upright-backup.json";
const MANIFEST: &str = "manifest.json";
const FORMAT: &str = "upright.backup/1";

/// What a backup is.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: String,
    software: String,
}

/// What a backup holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Each table.
    pub tables: BTreeMap<String, TableSum>,
    /// How many objects.
    pub objects: u64,
    /// Bytes in them.
    pub bytes: u64,
}

/// One table of a backup.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableSum {
    /// How many rows.
    pub rows: u64,
    /// The SHA-256 of its lines.
    pub sha256: String,
}

/// How far a long work is: done, of all.
pub type Progress<'a> = &'a (dyn Fn(u64, u64) + Sync);
