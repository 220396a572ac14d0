//! Writing a record so that it is never half written: into a file beside it, to the disk, and then in its place.

use anyhow::{Context, Result, bail};
use same_file::Handle;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// The record that a path leads to, through every link: a link is never replaced by a file.
pub(super) fn resolved(path: &Path) -> Result<PathBuf> {
    let record = fs::canonicalize(path)?;
    if fs::metadata(&record)?.permissions().readonly() {
        bail!("the record is write-protected; nothing was changed");
    }
    Ok(record)
}

/// Puts `bytes` in the place of the record at `path`, whole or not at all, with the permissions that it has. The record is
/// locked, so the file beside it is ours, whoever left it.
pub(super) fn replace(path: &Path, bytes: &[u8], _: &Lock) -> Result<()> {
    let beside = beside(path, ".new")?;
    let _ = fs::remove_file(&beside);
    let permissions = fs::metadata(path)?.permissions();
    let written = write(&beside, bytes)
        .and_then(|()| Ok(fs::set_permissions(&beside, permissions)?))
        .and_then(|()| Ok(fs::rename(&beside, path)?));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written.with_context(|| "the record was not changed".to_owned())?;
    synced_folder(path)
}

/// Writes a file that was not there; what is there stays.
pub(super) fn create(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = beside(path, &format!(".{}.new", std::process::id()))?;
    // A link fails where something stands, and a rename would replace it.
    let written = write(&beside, bytes).and_then(|()| Ok(fs::hard_link(&beside, path)?));
    let _ = fs::remove_file(&beside);
    written.with_context(|| "the record was not begun; nothing was changed".to_owned())?;
    synced_folder(path)
}

/// For the owner alone until it takes the place of the record.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn beside(path: &Path, end: &str) -> Result<PathBuf> {
    let Some(name) = path.file_name() else { bail!("the path names no file") };
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(end);
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

/// A lock on the record, as long as it lives: two writers would lose one of two entries. It ends with the process, however
/// that ends.
pub(super) struct Lock(#[expect(dead_code, reason = "the lock lasts as long as the file is open")] File);

impl Lock {
    /// Waits while somebody else writes, and not for ever.
    pub(super) fn on(path: &Path) -> Result<Self> {
        const LONGEST: Duration = Duration::from_secs(30);
        const PAUSE: Duration = Duration::from_millis(20);
        let begun = Instant::now();
        while begun.elapsed() < LONGEST {
            let file = File::open(path)?;
            match file.try_lock() {
                // Whoever wrote before may have put another file in the place of this one.
                Ok(()) if Handle::from_file(file.try_clone()?)? == Handle::from_path(path)? => {
                    return Ok(Self(file));
                }
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => std::thread::sleep(PAUSE),
                Err(TryLockError::Error(error)) => return Err(error).context("the record cannot be locked"),
            }
        }
        bail!("somebody else has been writing to it for {} seconds; nothing was changed", LONGEST.as_secs())
    }
}
