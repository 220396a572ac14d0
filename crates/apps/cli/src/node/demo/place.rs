//! The folder that a demo runs in: in passing, or one to be kept; filled from the cache where that holds the same demo.

use super::Arguments;
use super::passing::{Passing, sweep};
use super::patients::FILE;
use super::shelf::{DATABASE, Shelf};
use crate::inputs::printable;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use upright_store::{Store, sha256};

/// Says in a folder which demo it holds.
const WHICH: &str = "demo.txt";

/// The folder of the store, and where it is kept for the next start.
pub(super) struct Place {
    folder: Folder,
    shelf: Option<Shelf>,
    /// Whether patients were there already.
    is_filled: bool,
}

enum Folder {
    Passing(Passing),
    Kept(PathBuf),
}

impl Place {
    pub(super) fn of(arguments: &Arguments) -> Result<Self> {
        let key = key(arguments);
        let shelf = Shelf::of_user(&key);
        if let Some(shelf) = &shelf {
            sweep(shelf.root());
        }
        let (folder, shelf) = match &arguments.keep {
            Some(folder) => {
                if is_the_same(folder, &key)? {
                    return Ok(Self { folder: Folder::Kept(folder.clone()), shelf: None, is_filled: true });
                }
                (Folder::Kept(folder.clone()), shelf)
            }
            None => in_passing(shelf)?,
        };
        let mut place = Self { folder, shelf, is_filled: false };
        if !arguments.fresh {
            place.fill();
        }
        Ok(place)
    }

    pub(super) fn path(&self) -> &Path {
        match &self.folder {
            Folder::Passing(folder) => folder.path(),
            Folder::Kept(folder) => folder,
        }
    }

    pub(super) const fn is_filled(&self) -> bool {
        self.is_filled
    }

    /// Fills the folder with what is kept. What is damaged is said, and made anew.
    fn fill(&mut self) {
        let Some(shelf) = self.shelf.as_ref().filter(|shelf| shelf.is_taken()) else { return };
        match shelf.take(self.path()) {
            Ok(()) => self.is_filled = true,
            Err(error) => say!("the demo that was kept is of no use ({error:#}): it is made anew"),
        }
    }

    /// Keeps the store for the next start, where there is a place for it.
    pub(super) async fn keep(&self, store: &Store) -> Result<()> {
        match &self.shelf {
            Some(shelf) if !self.is_filled => shelf.keep(store, self.path()).await,
            _ => Ok(()),
        }
    }
}

/// Where nothing can be kept the demo runs all the same.
fn in_passing(shelf: Option<Shelf>) -> Result<(Folder, Option<Shelf>)> {
    if let Some(shelf) = shelf {
        match Passing::inside(shelf.root()) {
            Ok(folder) => return Ok((Folder::Passing(folder), Some(shelf))),
            Err(error) => say!("the demo cannot be kept for the next start: {error:#}"),
        }
    }
    Ok((Folder::Passing(Passing::inside(&std::env::temp_dir().join("upright-demo"))?), None))
}

/// Whether a folder to be kept holds this demo already; it is made where there is none.
fn is_the_same(folder: &Path, key: &str) -> Result<bool> {
    let shown = printable(folder);
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {shown}"))?;
    let which = folder.join(WHICH);
    match fs::read_to_string(&which) {
        Ok(held) if held.trim() == key => Ok(folder.join(DATABASE).exists()),
        Ok(_) => bail!("{shown} holds a demo of another version or seed: give another folder"),
        Err(_) if fs::read_dir(folder)?.next().is_some() => {
            bail!("{shown} is not empty and holds no demo: give another folder")
        }
        Err(_) => {
            fs::write(&which, key)?;
            Ok(false)
        }
    }
}

/// Names everything that a demo follows from.
fn key(arguments: &Arguments) -> String {
    let patients = sha256(FILE);
    let made_by = [env!("CARGO_PKG_VERSION"), upright_evidence::VERSION, upright_pathway::RULES_VERSION];
    let usual = format!("{}-{}-{}", made_by.join("-"), patients.get(..8).unwrap_or_default(), arguments.seed);
    let usual = if arguments.films_only { format!("{usual}-films") } else { usual };
    match (arguments.only, arguments.resolution) {
        (None, resolution) if resolution == super::RESOLUTION => usual,
        (only, resolution) => format!("{usual}-{}-{resolution}", only.unwrap_or_default()),
    }
}
