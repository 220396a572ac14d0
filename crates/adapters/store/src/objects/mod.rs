//! Bytes, each kept under the SHA-256 of itself: nothing can be overwritten by anything else.

mod staged;

use crate::error::{Result, StoreError};
use crate::names::{new_id, sha256};
use bytes::Bytes;
use futures_util::TryStreamExt;
use object_store::path::Path as ObjectPath;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub use staged::{Staged, Staging};

/// The stored bytes.
#[derive(Clone)]
pub struct Objects {
    store: Arc<dyn ObjectStore>,
    /// Where the objects lie, if that is a folder.
    folder: Option<PathBuf>,
    staging: PathBuf,
}

impl Objects {
    pub(crate) fn new(
        store: Arc<dyn ObjectStore>,
        folder: Option<PathBuf>,
        staging: PathBuf,
    ) -> Result<Self> {
        Ok(Self { store, folder, staging })
    }

    /// A place for bytes that are being received.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn stage(&self) -> Result<Staging> {
        Staging::create(self.staging.join(new_id())).await
    }

    /// Keeps received bytes. When this returns they are on the disk, under their name; the name is their SHA-256.
    ///
    /// # Errors
    /// What the disk or the object store says.
    pub async fn keep(&self, staged: Staged) -> Result<String> {
        let name = staged.sha256().to_owned();
        if let Some(folder) = &self.folder {
            staged.move_to(folder.join(place(&name))).await?;
            return Ok(name);
        }
        if !self.has(&name).await? {
            let bytes = staged.bytes().await?;
            self.store.put(&path(&name), bytes.into()).await?;
        }
        Ok(name)
    }

    /// Keeps bytes under their SHA-256, which it gives back.
    ///
    /// # Errors
    /// What the object store says.
    pub async fn put(&self, bytes: Bytes) -> Result<String> {
        let name = sha256(&bytes);
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.store.put_opts(&path(&name), bytes.into(), options).await {
            // The same bytes are there.
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(name),
            Err(error) => Err(error.into()),
        }
    }

    /// The bytes of a name.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the object store says.
    pub async fn get(&self, name: &str) -> Result<Bytes> {
        Ok(self.store.get(&path(name)).await?.bytes().await?)
    }

    /// A part of the bytes of a name.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub async fn get_range(&self, name: &str, range: Range<u64>) -> Result<Bytes> {
        Ok(self.store.get_range(&path(name), range).await?)
    }

    /// Whether there is such an object.
    ///
    /// # Errors
    /// What the object store says.
    pub async fn has(&self, name: &str) -> Result<bool> {
        match self.store.head(&path(name)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// A file with the bytes of a name, for readers that seek: the object itself where objects are files.
    ///
    /// # Errors
    /// As [`Self::get`].
    pub async fn file(&self, name: &str) -> Result<std::fs::File> {
        if let Some(folder) = &self.folder {
            return match std::fs::File::open(folder.join(place(name))) {
                Ok(file) => Ok(file),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                    Err(StoreError::NotFound { what: "object" })
                }
                Err(error) => Err(error.into()),
            };
        }
        let mut staging = self.stage().await?;
        let mut stream = self.store.get(&path(name)).await?.into_stream();
        while let Some(bytes) = stream.try_next().await? {
            staging.write(&bytes).await?;
        }
        staging.finish().await?.open()
    }

    /// Removes the bytes of a name; those that are not there need not be.
    ///
    /// # Errors
    /// What the object store says.
    pub(crate) async fn remove(&self, name: &str) -> Result<()> {
        match self.store.delete(&path(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// The names of all objects.
    ///
    /// # Errors
    /// What the object store says.
    pub async fn names(&self) -> Result<Vec<String>> {
        let names = self.store.list(None).try_filter_map(|meta| async move {
            Ok(meta.location.filename().filter(|name| is_name(name)).map(str::to_owned))
        });
        Ok(names.try_collect().await?)
    }

    /// Removes what a receiver that died left behind: files older than a day.
    ///
    /// # Errors
    /// What the disk says.
    pub fn sweep(&self, now: std::time::SystemTime) -> Result<usize> {
        const DAY: std::time::Duration = std::time::Duration::from_secs(86_400);
        let mut swept = 0;
        for file in std::fs::read_dir(&self.staging)? {
            let file = file?;
            let changed = file.metadata()?.modified()?;
            if now.duration_since(changed).is_ok_and(|age| age > DAY) {
                std::fs::remove_file(file.path())?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}

/// Whether a name is a SHA-256.
#[must_use]
pub fn is_name(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|digit| digit.is_ascii_digit() || (b'a'..=b'f').contains(&digit))
}

/// Where an object lies: few names a folder.
fn place(name: &str) -> String {
    format!("{}/{name}", name.get(..2).unwrap_or("00"))
}

fn path(name: &str) -> ObjectPath {
    ObjectPath::from(place(name))
}
