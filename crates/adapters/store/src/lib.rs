//! Where cases, pictures, accounts and the trail are kept: SQL for rows, an object store for bytes.
//!
//! Knows tables, transactions, objects named by the SHA-256 of their bytes, the queue of jobs, backups and how to verify
//! all of it. Deliberately knows no clinical rule, no file format and no clock: documents are checked by whoever hands them in,
//! and every call that needs a time is told it. The same statements run on SQLite and PostgreSQL.
//!
//! ```
//! use upright_store::{Location, Patient, Store};
//!
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! let folder = tempfile::tempdir()?;
//! let store = Store::open(&Location::folder(folder.path())).await?;
//! let write = store.begin().await?;
//! let case = write.create_case(&Patient::default(), None, 0).await?;
//! write.commit().await?;
//! assert_eq!(store.case(&case.id).await?.revision, 0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # }).unwrap();
//! ```

mod access;
mod accounts;
mod answers;
mod audit;
mod backup;
mod cases;
mod entity;
mod entries;
mod error;
mod images;
mod imports;
mod jobs;
mod landmark_sets;
mod location;
mod migration;
mod moment;
mod names;
mod objects;
mod parts;
mod pyramid;
mod sessions;
mod store;
mod tables;
mod verify;
mod volumes;
mod voxels;

pub use access::{Access, BreakGlass, Permission};
pub use accounts::{Account, AccountChange, NewAccount, Role};
pub use answers::GivenAnswer;
pub use audit::{
    AuditGroup, AuditQuery, AuditRecord, CANONICAL, Deed, DeedOutcome, Link, check_link, first_link,
};
pub use backup::{Manifest, Progress, TableSum, restore};
pub use cases::{Case, CaseQuery, Patient};
pub use entries::{EntryRow, NewEntry};
pub use error::StoreError;
pub use images::{Image, Series, Sorting};
pub use imports::{FileResult, Import, ImportFile, Outcome, PutAside, QuarantineState, Quarantined};
pub use jobs::{Job, JobState, Jobs, NewJob, Worker};
pub use landmark_sets::{LandmarkState, LandmarkVersion};
pub use location::Location;
pub use moment::{MINUTE, Moment, SECOND};
pub use names::{folded, new_id, sha256};
pub use objects::{Objects, Staged, Staging, is_name};
pub use parts::{compressed, decompress_into, decompressed};
pub use pyramid::{TileIndex, TileWriter, read_index};
pub use sessions::{Session, Token};
pub use store::{Store, Write};
pub use verify::Verified;
pub use volumes::Volume;
pub use voxels::{VoxelIndex, VoxelWriter};
