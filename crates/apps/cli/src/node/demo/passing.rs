//! Folders in passing: gone when the program ends, and swept by the next one where it could not.

use anyhow::{Context, Result};
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// What the names of such folders begin with.
const MARK: &str = "passing-";
/// The file whose lock says that somebody is there.
const LOCK: &str = ".in-use";

/// A folder that is removed with this value.
pub(super) struct Passing {
    path: PathBuf,
    lock: Option<File>,
}

impl Passing {
    /// A new folder in `root`, which is made where there is none.
    pub(super) fn inside(root: &Path) -> Result<Self> {
        let path = root.join(format!("{MARK}{}", upright_store::new_id()));
        let made = private(&path).and_then(|()| {
            let lock = File::create(path.join(LOCK))?;
            lock.lock()?;
            Ok(lock)
        });
        let lock = made.with_context(|| format!("cannot make {}", path.display()))?;
        Ok(Self { path, lock: Some(lock) })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the folder its lasting name.
    pub(super) fn stay(mut self, name: &Path) -> Result<()> {
        self.lock = None;
        fs::remove_file(self.path.join(LOCK))?;
        fs::rename(&self.path, name).with_context(|| format!("cannot make {}", name.display()))
    }
}

impl Drop for Passing {
    fn drop(&mut self) {
        self.lock = None;
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Removes folders that programs left which ended without doing so.
pub(super) fn sweep(root: &Path) {
    let Ok(entries) = fs::read_dir(root) else { return };
    for entry in entries.flatten() {
        let is_passing = entry.file_name().to_string_lossy().starts_with(MARK);
        if is_passing && is_left(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_left(folder: &Path) -> bool {
    // Without the file it is being made, or being given its name.
    File::open(folder.join(LOCK)).is_ok_and(|lock| lock.try_lock().is_ok())
}

/// A folder that its owner alone can open.
fn private(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_use_stays_and_what_is_left_goes() {
        let root = tempfile::tempdir().unwrap();
        let used = Passing::inside(root.path()).unwrap();
        let left = root.path().join(format!("{MARK}left"));
        fs::create_dir(&left).unwrap();
        File::create(left.join(LOCK)).unwrap();
        let other = root.path().join("other");
        fs::create_dir(&other).unwrap();
        sweep(root.path());
        assert!(used.path().is_dir() && other.is_dir() && !left.exists());
        let path = used.path().to_owned();
        drop(used);
        assert!(!path.exists());
        let kept = Passing::inside(root.path()).unwrap();
        kept.stay(&root.path().join("kept")).unwrap();
        sweep(root.path());
        assert!(root.path().join("kept").is_dir());
    }
}
