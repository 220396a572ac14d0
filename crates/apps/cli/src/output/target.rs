//! A file to be written, checked before any work is done.

use crate::inputs::printable;
use anyhow::{Result, anyhow, bail};
use std::fs::{OpenOptions, Permissions};
use std::io::{BufWriter, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use upright_report::DrawingError;

/// The ending of `target`, one of `endings`. Fails where it would overwrite what is read, or has no folder.
pub(crate) fn check_target(
    option: &str,
    target: &Path,
    read: &[impl AsRef<Path>],
    endings: &[&'static str],
) -> Result<&'static str> {
    if read.iter().any(|read| is_same(read.as_ref(), target)) {
        bail!("{option} {} would overwrite an input; choose another name", printable(target));
    }
    check_replaceable(option, target)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        bail!("{option} {}: there is no folder {}", printable(target), printable(folder));
    }
    let ending = target.extension().unwrap_or_default();
    match endings.iter().find(|known| ending.eq_ignore_ascii_case(known)) {
        Some(known) => Ok(known),
        None => bail!("{option} {}: the name must end in .{}", printable(target), endings.join(" or .")),
    }
}

/// What is there already must be a file that may be written, or a link to one.
fn check_replaceable(option: &str, target: &Path) -> Result<()> {
    let (shown, link) = (printable(target), target.symlink_metadata());
    match (link, target.metadata()) {
        (Err(_), _) => Ok(()),
        (Ok(_), Err(_)) => bail!("{option} {shown}: a link that leads nowhere"),
        (Ok(_), Ok(there)) if !there.is_file() => {
            bail!("{option} {shown}: no file, and nothing that a file may replace")
        }
        (Ok(_), Ok(there)) if there.permissions().readonly() => {
            bail!("{option} {shown}: the file is read-only")
        }
        // Somebody else's file in one's own folder could be replaced; nobody asked for that.
        _ => match OpenOptions::new().write(true).open(target) {
            Ok(_) => Ok(()),
            Err(error) => bail!("{option} {shown}: the file cannot be written: {}", error.kind()),
        },
    }
}

/// Writes a file beside its place and moves it there when it is whole: an error on the way leaves what was there before.
/// Who may read what was there may read what replaces it.
pub(crate) fn write_target(
    target: &Path,
    write: impl FnOnce(&mut BufWriter<&mut std::fs::File>) -> Result<()>,
) -> Result<()> {
    let shown = printable(target);
    // The kind alone: the words would name a file that nobody asked for.
    let refused = |error: std::io::Error| anyhow!("cannot write {shown}: {}", error.kind());
    // A link goes on leading to where it led.
    let target = target.canonicalize().unwrap_or_else(|_| target.to_owned());
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let usual = target.metadata().map_or_else(|_| Permissions::from_mode(0o666), |there| there.permissions());
    let mut file = tempfile::Builder::new().permissions(usual).tempfile_in(folder).map_err(refused)?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered).map_err(|error| match error.downcast::<DrawingError>() {
        Ok(DrawingError::Write(error)) => refused(error),
        Ok(other) => other.into(),
        Err(error) => error,
    })?;
    buffered.flush().map_err(refused)?;
    drop(buffered);
    file.persist(&target).map_err(|error| refused(error.error))?;
    Ok(())
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}
