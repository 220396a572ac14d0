//! Writing a record so that it is never half written: into a file beside it, to the disk, and then in its place.

use anyhow::{Context, Result, bail};
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Puts `bytes` in the place of the file at `path`, whole or not at all.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path)?;
    let written = write(&beside, bytes).and_then(|()| Ok(fs::rename(&beside, path)?));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.with_context(|| "the record was not changed".to_owned())?;
    synced_folder(path)
}

/// Writes a file that was not there; what is there stays.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path)?;
    // A link fails where something stands, and a rename would replace it.
    let written = write(&beside, bytes).and_then(|()| Ok(fs::hard_link(&beside, path)?));
    let _ = fs::remove_file(&beside);
    written.with_context(|| "the record was not begun; nothing was changed".to_owned())?;
    synced_folder(path)
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn beside(path: &Path) -> Result<PathBuf> {
    let Some(name) = path.file_name() else { bail!("the path names no file") };
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{}.new", std::process::id()));
    Ok(path.with_file_name(hidden))
}

/// The name itself reaches the disk with the folder.
fn synced_folder(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // Some systems cannot open a folder; the file is written all the same.
    if let Ok(folder) = File::open(folder) {
        folder.sync_all()?;
    }
    Ok(())
}

/// A lock beside the record, as long as it lives: two writers would lose one of two entries.
pub(super) struct Lock(PathBuf);

impl Lock {
    pub(super) fn on(path: &Path) -> Result<Self> {
        let Some(name) = path.file_name() else { bail!("the path names no file") };
        let mut locked = std::ffi::OsString::from(".");
        locked.push(name);
        locked.push(".lock");
        let lock = path.with_file_name(locked);
        match OpenOptions::new().write(true).create_new(true).open(&lock) {
            Ok(_) => Ok(Self(lock)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                bail!(
                    "somebody else is writing to it; if nobody is, remove {:?}",
                    lock.file_name().unwrap_or_default()
                )
            }
            Err(error) => Err(error.into()),
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}
