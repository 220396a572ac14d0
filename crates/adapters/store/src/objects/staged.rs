//! Bytes that are being received: hashed as they come, in a file that is gone unless it is kept.

use crate::error::{Result, StoreError};
use crate::names::hexadecimal;
use bytes::{Bytes, BytesMut};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What is gathered before a thread is asked to hash and write it.
const PORTION: usize = 1 << 20;

/// A file under its passing name; removed with it.
struct Passing(Option<PathBuf>);

impl Drop for Passing {
    fn drop(&mut self) {
        if let Some(path) = &self.0 {
            let _ = std::fs::remove_file(path);
        }
    }
}

/// A file that is being written.
pub struct Staging {
    path: Passing,
    /// Away while a thread writes.
    sink: Option<(File, Sha256)>,
    gathered: BytesMut,
    bytes: u64,
}

impl Staging {
    pub(crate) async fn create(path: PathBuf) -> Result<Self> {
        let made = path.clone();
        let file = blocking(move || {
            let mut options = std::fs::OpenOptions::new();
            options.read(true).write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            Ok(options.open(made)?)
        })
        .await?;
        let sink = Some((file, Sha256::new()));
        Ok(Self { path: Passing(Some(path)), sink, gathered: BytesMut::new(), bytes: 0 })
    }

    /// How many bytes were written.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.bytes
    }

    /// Whether nothing was written.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// Adds bytes.
    ///
    /// # Errors
    /// What the disk says, as [`StoreError::Full`].
    pub async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.bytes += bytes.len() as u64;
        self.gathered.extend_from_slice(bytes);
        if self.gathered.len() >= PORTION { self.flush().await } else { Ok(()) }
    }

    async fn flush(&mut self) -> Result<()> {
        let portion = self.gathered.split().freeze();
        let (mut file, mut hash) =
            self.sink.take().ok_or_else(|| StoreError::refused("the file was given up"))?;
        self.sink = Some(
            blocking(move || {
                hash.update(&portion);
                file.write_all(&portion)?;
                Ok((file, hash))
            })
            .await?,
        );
        Ok(())
    }

    /// No more bytes: on the disk, and named.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn finish(mut self) -> Result<Staged> {
        self.flush().await?;
        let (file, hash) = self.sink.take().ok_or_else(|| StoreError::refused("the file was given up"))?;
        Ok(Staged { path: self.path, file, sha256: hexadecimal(&hash.finalize()), bytes: self.bytes })
    }
}

/// A file that was received, and is gone unless it is kept.
pub struct Staged {
    path: Passing,
    file: File,
    sha256: String,
    bytes: u64,
}

impl Staged {
    /// The SHA-256 of its bytes.
    #[must_use]
    pub fn sha256(&self) -> &str {
        &self.sha256
    }

    /// How many bytes it has.
    #[must_use]
    pub const fn len(&self) -> u64 {
        self.bytes
    }

    /// Whether it is empty.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.bytes == 0
    }

    /// A reader from its beginning.
    ///
    /// # Errors
    /// What the disk says.
    pub fn open(&self) -> Result<File> {
        use std::io::Seek as _;
        let path = self.path.0.as_deref().ok_or(StoreError::NotFound { what: "object" })?;
        let mut file = File::open(path)?;
        file.rewind()?;
        Ok(file)
    }

    pub(crate) async fn bytes(&self) -> Result<Bytes> {
        let mut file = self.open()?;
        blocking(move || {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes)?;
            Ok(bytes.into())
        })
        .await
    }

    /// To the disk, and then to its place: either way a file of this name is whole.
    pub(crate) async fn move_to(self, place: PathBuf) -> Result<()> {
        let Self { mut path, file, .. } = self;
        blocking(move || {
            let Some(from) = path.0.clone() else { return Ok(()) };
            if place.exists() {
                return Ok(());
            }
            file.sync_all()?;
            let folder = place.parent().unwrap_or(Path::new("."));
            if !folder.is_dir() {
                std::fs::create_dir_all(folder)?;
                sync_folder(folder.parent().unwrap_or(Path::new(".")))?;
            }
            std::fs::rename(&from, &place)?;
            // Under its lasting name it is no longer in passing.
            drop(path.0.take());
            sync_folder(folder)
        })
        .await
    }
}

fn sync_folder(folder: &Path) -> Result<()> {
    Ok(File::open(folder)?.sync_all()?)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T> + Send + 'static) -> Result<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(error) => Err(StoreError::refused(format!("a file could not be written: {error}"))),
    }
}
