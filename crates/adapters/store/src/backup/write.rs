//! Writing a backup, while others go on working.

use super::{FORMAT, HEAD, Head, MANIFEST, Manifest, Progress, TableSum};
use crate::entity::{
    access, account, audit, break_glass, case_file, entry, image, import, import_file, job, landmarks, node,
    quarantine, series, token, volume,
};
use crate::error::{Result, StoreError};
use crate::objects::Objects;
use crate::store::Store;
use crate::tables::each_table;
use futures_util::TryStreamExt;
use sea_orm::{DatabaseTransaction, EntityTrait};
use serde::Serialize;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufWriter, Read};
use std::path::Path;

type Archive = tar::Builder<zstd::Encoder<'static, BufWriter<File>>>;

impl Store {
    /// Writes a backup to a new file at `path`, as the store is at one moment.
    ///
    /// # Errors
    /// What the disk, the database or the object store says; then there is no file.
    pub async fn back_up(&self, path: &Path, software: &str, progress: Progress<'_>) -> Result<Manifest> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let passing = path.with_extension("partial");
        let written = self.write_backup(&passing, software, progress).await;
        if written.is_err() {
            let _ = std::fs::remove_file(&passing);
        }
        let manifest = written?;
        // A link fails where there is a file, and never puts one in its place.
        std::fs::hard_link(&passing, path)?;
        std::fs::remove_file(&passing)?;
        File::open(folder)?.sync_all()?;
        Ok(manifest)
    }

    async fn write_backup(&self, path: &Path, software: &str, progress: Progress<'_>) -> Result<Manifest> {
        let mut archive = archive(path)?;
        add_json(&mut archive, HEAD, &Head { format: FORMAT.to_owned(), software: software.to_owned() })?;
        let tx = self.snapshot().await?;
        let mut manifest = Manifest::default();
        macro_rules! dump {
            ($name:literal, $module:ident) => {
                let sum = add_table::<$module::Entity>(&mut archive, self.objects(), &tx, $name).await?;
                manifest.tables.insert($name.to_owned(), sum);
            };
        }
        each_table!(dump);
        let names = objects_of(&tx).await?;
        tx.commit().await?;
        for (number, name) in (1..).zip(&names) {
            let mut file = self.objects().file(name).await?;
            let bytes = file.metadata()?.len();
            add(&mut archive, &format!("objects/{name}"), bytes, &mut file)?;
            manifest.objects += 1;
            manifest.bytes += bytes;
            progress(number, names.len() as u64);
        }
        add_json(&mut archive, MANIFEST, &manifest)?;
        let file = archive.into_inner()?.finish()?.into_inner().map_err(|error| error.into_error())?;
        file.sync_all()?;
        Ok(manifest)
    }
}

fn archive(path: &Path) -> Result<Archive> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = BufWriter::new(options.open(path)?);
    Ok(tar::Builder::new(zstd::Encoder::new(file, crate::parts::LEVEL)?))
}

/// The bytes that the tables name: pictures, and files put aside.
async fn objects_of(tx: &DatabaseTransaction) -> Result<BTreeSet<String>> {
    let mut names = BTreeSet::new();
    let mut images = image::Entity::find().stream(tx).await?;
    while let Some(image) = images.try_next().await? {
        names.insert(image.id);
    }
    drop(images);
    let mut aside = quarantine::Entity::find().stream(tx).await?;
    while let Some(file) = aside.try_next().await? {
        names.insert(file.object);
    }
    Ok(names)
}

/// A table as lines of JSON; the archive asks for its size first, so that it is gathered in a file.
async fn add_table<E>(
    archive: &mut Archive,
    objects: &Objects,
    tx: &DatabaseTransaction,
    name: &str,
) -> Result<TableSum>
where
    E: EntityTrait,
    E::Model: Serialize + Send + Sync,
{
    let mut staging = objects.stage().await?;
    let mut rows = E::find().stream(tx).await?;
    let mut count = 0;
    while let Some(row) = rows.try_next().await? {
        let mut line = serde_json::to_vec(&row).map_err(|error| StoreError::refused(error.to_string()))?;
        line.push(b'\n');
        staging.write(&line).await?;
        count += 1;
    }
    drop(rows);
    let staged = staging.finish().await?;
    let sum = TableSum { rows: count, sha256: staged.sha256().to_owned() };
    add(archive, &format!("tables/{name}.jsonl"), staged.len(), &mut staged.open()?)?;
    Ok(sum)
}

fn add_json(archive: &mut Archive, name: &str, value: &impl Serialize) -> Result<()> {
    let json = serde_json::to_vec_pretty(value).map_err(|error| StoreError::refused(error.to_string()))?;
    add(archive, name, json.len() as u64, &mut json.as_slice())
}

fn add(archive: &mut Archive, name: &str, bytes: u64, from: &mut impl Read) -> Result<()> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes);
    header.set_mode(0o600);
    Ok(archive.append_data(&mut header, name, from)?)
}
