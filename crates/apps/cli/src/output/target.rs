//! A file to be written, checked before any work is done.

use anyhow::{Result, anyhow, bail};
use std::fs::Permissions;
use std::io::{BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
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
    check_replaceable(option, target)?;
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

/// What is there already must be a file that may be written, or a link to one.
fn check_replaceable(option: &str, target: &Path) -> Result<()> {
    let (shown, link) = (target.display(), target.symlink_metadata());
    match (link, target.metadata()) {
        (Err(_), _) => Ok(()),
        (Ok(_), Err(_)) => bail!("{option} {shown}: a link that leads nowhere"),
        (Ok(_), Ok(there)) if !there.is_file() => {
            bail!("{option} {shown}: no file, and nothing that a file may replace")
        }
        (Ok(_), Ok(there)) if there.permissions().readonly() => {
            bail!("{option} {shown}: the file is read-only")
        }
        _ => Ok(()),
    }
}

/// Writes a file that is whole or not there at all: whatever fails on the way leaves what was there before.
pub(crate) fn write_target(
    target: &Path,
    write: impl FnOnce(&mut BufWriter<&mut std::fs::File>) -> Result<()>,
) -> Result<()> {
    let shown = target.display().to_string();
    // The kind alone: the words would name a file that nobody asked for.
    let refused = |error: std::io::Error| anyhow!("cannot write {shown}: {}", error.kind());
    // A link goes on leading to where it led.
    let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let usual = Permissions::from_mode(0o666);
    let mut file = tempfile::Builder::new().permissions(usual).tempfile_in(folder).map_err(refused)?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush().map_err(refused)?;
    drop(buffered);
    file.persist(&target).map_err(|error| refused(error.error))?;
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
