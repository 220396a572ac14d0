//! Where a demo that was made once is kept, as nobody has changed it, so that the next start need not make it again.

use super::passing::Passing;
use anyhow::{Context, Result, ensure};
use serde::{Deserialize, Serialize};
use std::fs;
use std::path::{Path, PathBuf};
use upright_store::{Location, Store, is_name, sha256};

/// The tables of a store, as `upright serve` names them.
pub(super) const DATABASE: &str = "upright.db";
const OBJECTS: &str = "objects";
/// The list of what is kept; written last.
const CONTENTS: &str = "contents.json";

/// What is kept, so that damage is noticed.
#[derive(Serialize, Deserialize)]
struct Contents {
    /// SHA-256 of the tables.
    database: String,
    /// Name and size of every object.
    objects: Vec<(String, u64)>,
}

/// A place for one demo: of one version, one set of rules, one seed.
pub(super) struct Shelf {
    root: PathBuf,
    place: PathBuf,
}

impl Shelf {
    /// The place `key` in the user's cache; none where there is no cache.
    pub(super) fn of_user(key: &str) -> Option<Self> {
        let folder = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
        let cache = folder("XDG_CACHE_HOME").or_else(|| Some(folder("HOME")?.join(".cache")))?;
        let root = cache.join("upright").join("demo");
        Some(Self { place: root.join(key), root })
    }

    /// The folder of all demos.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether something is kept here, whole or not.
    pub(super) fn is_taken(&self) -> bool {
        self.place.exists()
    }

    /// Puts what is kept into an empty folder.
    ///
    /// # Errors
    /// What of it is damaged.
    pub(super) fn take(&self, to: &Path) -> Result<()> {
        let contents: Contents = serde_json::from_slice(&fs::read(self.place.join(CONTENTS))?)?;
        let database = fs::read(self.place.join(DATABASE))?;
        ensure!(sha256(&database) == contents.database, "its tables are damaged");
        for (name, bytes) in &contents.objects {
            let from = object(&self.place, name)?;
            ensure!(fs::metadata(&from)?.len() == *bytes, "a film is damaged");
            linked(&from, &object(to, name)?)?;
        }
        Ok(fs::write(to.join(DATABASE), database)?)
    }

    /// Empties the place.
    fn clear(&self) -> Result<()> {
        // Away first: what is removed half-way must not look as if it were kept.
        let away = Passing::inside(&self.root)?;
        Ok(fs::rename(&self.place, away.path().join("old"))?)
    }

    /// Keeps the store in `folder` as it is at this moment, in place of what was kept here before. Whoever looks finds all of it or nothing.
    pub(super) async fn keep(&self, store: &Store, folder: &Path) -> Result<()> {
        let new = Passing::inside(&self.root)?;
        // Closed, a database is one file.
        let copy = Store::open(&Location::folder(new.path())).await?;
        store.copy_tables(&copy).await?;
        copy.close().await?;
        let names = store.objects().names().await?;
        let (from, to) = (folder.to_owned(), new.path().to_owned());
        tokio::task::spawn_blocking(move || listed(&from, &to, names)).await??;
        if self.is_taken() {
            self.clear()?;
        }
        match new.stay(&self.place) {
            // Another demo was quicker.
            Err(_) if self.is_taken() => Ok(()),
            kept => kept,
        }
    }
}

/// Links every object from one folder to another, and writes the list.
fn listed(from: &Path, to: &Path, mut names: Vec<String>) -> Result<()> {
    names.sort();
    let mut objects = Vec::new();
    for name in names {
        let source = object(from, &name)?;
        linked(&source, &object(to, &name)?)?;
        objects.push((name, fs::metadata(&source)?.len()));
    }
    let database = sha256(fs::read(to.join(DATABASE))?);
    Ok(fs::write(to.join(CONTENTS), serde_json::to_vec(&Contents { database, objects })?)?)
}

/// Objects never change: a second name is as good as a copy, and takes no room.
fn linked(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to.parent().context("an object lies in a folder")?)?;
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to)?;
    }
    Ok(())
}

fn object(folder: &Path, name: &str) -> Result<PathBuf> {
    ensure!(is_name(name), "a film is named wrongly");
    Ok(folder.join(OBJECTS).join(name.get(..2).unwrap_or_default()).join(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A shelf with something on it, and the folder of its object.
    async fn kept(root: &Path) -> (Shelf, PathBuf) {
        let folder = root.join("store");
        let store = Store::open(&Location::folder(&folder)).await.unwrap();
        let name = store.objects().put(b"a film".as_slice().into()).await.unwrap();
        let shelf = Shelf { root: root.join("demo"), place: root.join("demo/key") };
        fs::create_dir_all(&shelf.root).unwrap();
        shelf.keep(&store, &folder).await.unwrap();
        (shelf, object(&root.join("demo/key"), &name).unwrap())
    }

    #[tokio::test]
    async fn what_is_kept_comes_back_and_damage_is_noticed() {
        let root = tempfile::tempdir().unwrap();
        let (shelf, film) = kept(root.path()).await;
        let again = root.path().join("again");
        shelf.take(&again).unwrap();
        let store = Store::open(&Location::folder(&again)).await.unwrap();
        assert_eq!(store.objects().names().await.unwrap().len(), 1);
        assert_eq!(fs::read_dir(&shelf.root).unwrap().count(), 1, "nothing in passing is left");
        // A new file of that name: writing into it would change the one in the store.
        fs::remove_file(&film).unwrap();
        fs::write(&film, b"half").unwrap();
        assert!(shelf.take(&root.path().join("damaged")).is_err());
        fs::remove_file(&film).unwrap();
        assert!(shelf.take(&root.path().join("missing")).is_err());
        shelf.clear().unwrap();
        assert!(!shelf.is_taken());
    }

    #[tokio::test]
    async fn damaged_tables_are_noticed() {
        let root = tempfile::tempdir().unwrap();
        let (shelf, _) = kept(root.path()).await;
        fs::write(shelf.place.join(DATABASE), b"SQLite format 3").unwrap();
        assert!(shelf.take(&root.path().join("again")).unwrap_err().to_string().contains("tables"));
    }
}
