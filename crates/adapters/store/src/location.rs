//! Where a store lies.

use crate::error::{Result, StoreError};
use object_store::ObjectStore;
use object_store::local::LocalFileSystem;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where a store lies: a folder, or a database and an object store elsewhere.
///
/// ```
/// use upright_store::Location;
///
/// let here = Location::folder("node");
/// assert_eq!(here.database, "sqlite://node/upright.db?mode=rwc");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Location {
    /// `sqlite://FILE?mode=rwc` or `postgres://…`.
    pub database: String,
    /// A folder, or the address of an object store, as `s3://bucket/prefix`.
    pub objects: String,
    /// A folder for files that are being received; on the same disk as a folder of objects, they are moved, not copied.
    pub staging: PathBuf,
}

impl Location {
    /// Everything in one folder.
    #[must_use]
    pub fn folder(folder: impl AsRef<Path>) -> Self {
        let folder = folder.as_ref();
        Self {
            database: format!("sqlite://{}?mode=rwc", folder.join("upright.db").display()),
            objects: folder.join("objects").display().to_string(),
            staging: folder.join("staging"),
        }
    }

    pub(crate) fn is_sqlite(&self) -> bool {
        self.database.starts_with("sqlite:")
    }

    /// Makes what has to be there.
    pub(crate) fn prepare(&self) -> Result<()> {
        private_folder(&self.staging)?;
        let file = self.database.strip_prefix("sqlite://").and_then(|rest| rest.split('?').next());
        if let Some(folder) = file.map(Path::new).and_then(Path::parent) {
            private_folder(folder)?;
        }
        Ok(())
    }

    /// The object store, and its folder where it is one.
    pub(crate) fn open_objects(&self) -> Result<(Arc<dyn ObjectStore>, Option<PathBuf>)> {
        if self.objects.contains("://") {
            let problem = |problem: String| StoreError::Setting { setting: "objects", problem };
            if cfg!(not(feature = "s3")) && self.objects.starts_with("s3:") {
                let missing = "this program was built without S3; build it with --features s3";
                return Err(problem(missing.to_owned()));
            }
            let address = self.objects.parse().map_err(|error| problem(format!("{error}")))?;
            let (store, prefix) = object_store::parse_url_opts(&address, std::env::vars())
                .map_err(|error| problem(error.to_string()))?;
            return Ok((Arc::new(object_store::prefix::PrefixStore::new(store, prefix)), None));
        }
        let folder = PathBuf::from(&self.objects);
        private_folder(&folder)?;
        let store = LocalFileSystem::new_with_prefix(&folder)?.with_fsync(true).with_automatic_cleanup(false);
        Ok((Arc::new(store), Some(folder)))
    }
}

/// Without the password that an address of a database may hold.
impl std::fmt::Debug for Location {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let scheme = self.database.split(':').next().unwrap_or_default();
        f.debug_struct("Location").field("database", &scheme).finish_non_exhaustive()
    }
}

/// A folder that its owner alone can open.
fn private_folder(folder: &Path) -> Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    Ok(builder.create(folder)?)
}
