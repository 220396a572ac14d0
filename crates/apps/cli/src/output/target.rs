//! A file to be written, checked before any work is done.

use anyhow::{Result, bail};
use std::path::Path;

/// The ending of `target`, one of `endings`. Fails where it would overwrite what is read, or has no folder.
pub(crate) fn check_target(
    option: &str,
    target: &Path,
    read: &[impl AsRef<Path>],
    endings: &[&'static str],
) -> Result<&'static str> {
    if read.iter().any(|read| is_same(read.as_ref(), target)) {
        bail!("{option} {} would overwrite an input; choose another name", target.display());
    }
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        bail!("{option} {}: there is no folder {}", target.display(), folder.display());
    }
    let ending = target.extension().unwrap_or_default();
    match endings.iter().find(|known| ending.eq_ignore_ascii_case(known)) {
        Some(known) => Ok(known),
        None => bail!("{option} {}: the name must end in .{}", target.display(), endings.join(" or .")),
    }
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
