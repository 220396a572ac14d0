//! Bringing a backup back, into an empty store.

use super::{FORMAT, HEAD, Head, MANIFEST, Manifest, Progress, TableSum};
use crate::entity::{
    access, account, audit, break_glass, case_file, entry, image, import, import_file, job, landmarks, node,
    quarantine, series, token, volume,
};
use crate::error::{Result, StoreError};
use crate::jobs::JobState;
use crate::objects::is_name;
use crate::store::{Store, Write};
use crate::tables::each_table;
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, PaginatorTrait};
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// Rows written at once: SQLite takes 32,766 values a statement.
const BATCH: usize = 500;
/// A longer line is no row of ours.
const MOST_LINE: u64 = 64 << 20;

type Entries<'a, 'r> = tar::Entry<'a, zstd::Decoder<'r, BufReader<File>>>;

/// Brings the backup at `path` back into `store`, which must be empty. All rows are there at the end, or none.
///
/// # Errors
/// [`StoreError::Refused`] for a store that is not empty or a file that is no backup, [`StoreError::Damaged`] for one that is
/// not whole, otherwise what the disk or the database says.
pub async fn restore(store: &Store, path: &Path, progress: Progress<'_>) -> Result<Manifest> {
    let size = std::fs::metadata(path)?.len();
    let mut archive = tar::Archive::new(zstd::Decoder::new(File::open(path)?)?);
    let write = store.begin().await?;
    check_empty(&write).await?;
    let mut found = Manifest::default();
    let mut stated = None;
    let mut is_ours = false;
    for entry in archive.entries().map_err(no_backup)? {
        let mut entry = entry.map_err(if is_ours { cut_off } else { no_backup })?;
        let name = entry.path().map_err(no_backup)?.to_string_lossy().into_owned();
        match name.split_once('/') {
            None if name == HEAD => {
                check_head(&mut entry)?;
                is_ours = true;
            }
            None if name == MANIFEST => stated = Some(json::<Manifest>(&mut entry)?),
            Some(("tables", table)) => {
                let sum = restore_table(&write, table, &mut entry).await?;
                found.tables.insert(table.trim_end_matches(".jsonl").to_owned(), sum);
            }
            Some(("objects", object)) if is_name(object) => {
                found.bytes += restore_object(store, object, &mut entry).await?;
                found.objects += 1;
                progress(found.bytes.min(size), size);
            }
            _ => return Err(StoreError::refused(format!("not a backup of this program: it holds {name:?}"))),
        }
    }
    if stated.as_ref() != Some(&found) {
        return Err(StoreError::damaged(
            "the backup",
            "it is not whole: its manifest is missing or tells of something else",
        ));
    }
    forget_made(&write).await?;
    write.commit().await?;
    Ok(found)
}

fn no_backup(error: std::io::Error) -> StoreError {
    StoreError::refused(format!("not a backup of this program: {error}"))
}

fn cut_off(error: std::io::Error) -> StoreError {
    StoreError::damaged("the backup", format!("it is cut off: {error}"))
}

async fn check_empty(write: &Write) -> Result<()> {
    let cases = case_file::Entity::find().count(&write.tx).await?;
    let accounts = account::Entity::find().count(&write.tx).await?;
    if cases + accounts > 0 {
        return Err(StoreError::refused("the store is not empty; a backup is brought back into a new one"));
    }
    Ok(())
}

fn check_head(entry: &mut Entries<'_, '_>) -> Result<()> {
    let head: Head = json(entry)?;
    if head.format == FORMAT {
        return Ok(());
    }
    Err(StoreError::refused(format!("the backup is {:?}; this version reads {FORMAT:?}", head.format)))
}

fn json<T: DeserializeOwned>(entry: &mut Entries<'_, '_>) -> Result<T> {
    serde_json::from_reader(entry.take(MOST_LINE))
        .map_err(|error| StoreError::damaged("the backup", error.to_string()))
}

async fn restore_table(write: &Write, file: &str, entry: &mut Entries<'_, '_>) -> Result<TableSum> {
    macro_rules! load {
        ($name:literal, $module:ident) => {
            if file == concat!($name, ".jsonl") {
                return restore_rows::<$module::Entity>(write, entry).await;
            }
        };
    }
    each_table!(load);
    Err(StoreError::refused(format!("the backup has a table {file:?} that this version does not know")))
}

async fn restore_rows<E>(write: &Write, entry: &mut Entries<'_, '_>) -> Result<TableSum>
where
    E: EntityTrait,
    E::Model: DeserializeOwned + IntoActiveModel<E::ActiveModel>,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let mut lines = BufReader::new(entry);
    let (mut hash, mut rows, mut batch) = (Sha256::new(), 0, Vec::with_capacity(BATCH));
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.by_ref().take(MOST_LINE).read_until(b'\n', &mut line).map_err(cut_off)?;
        if read == 0 || batch.len() == BATCH {
            insert::<E>(write, &mut batch).await?;
        }
        if read == 0 {
            return Ok(TableSum { rows, sha256: crate::names::hexadecimal(&hash.finalize()) });
        }
        hash.update(&line);
        let row: E::Model = serde_json::from_slice(&line)
            .map_err(|error| StoreError::damaged("a row of the backup", error.to_string()))?;
        batch.push(row.into_active_model());
        rows += 1;
    }
}

async fn insert<E>(write: &Write, batch: &mut Vec<E::ActiveModel>) -> Result<()>
where
    E: EntityTrait,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    if batch.is_empty() {
        return Ok(());
    }
    E::insert_many(batch.drain(..)).exec_without_returning(&write.tx).await?;
    Ok(())
}

async fn restore_object(store: &Store, name: &str, entry: &mut Entries<'_, '_>) -> Result<u64> {
    let mut staging = store.objects().stage().await?;
    let mut portion = vec![0; 1 << 20];
    loop {
        let read = entry.read(&mut portion).map_err(cut_off)?;
        if read == 0 {
            break;
        }
        staging.write(portion.get(..read).unwrap_or_default()).await?;
    }
    let staged = staging.finish().await?;
    if staged.sha256() != name {
        return Err(StoreError::damaged("the backup", format!("object {name} is not what it was")));
    }
    let bytes = staged.len();
    store.objects().keep(staged).await?;
    Ok(bytes)
}

/// Tiles and voxels are not in a backup: they are asked for again.
async fn forget_made(write: &Write) -> Result<()> {
    volume::Entity::delete_many().exec(&write.tx).await?;
    image::Entity::update_many()
        .col_expr(image::Column::Pyramid, Expr::value(None::<String>))
        .col_expr(image::Column::PyramidBytes, Expr::value(0_i64))
        .exec(&write.tx)
        .await?;
    job::Entity::update_many()
        .col_expr(job::Column::State, Expr::value(JobState::Waiting))
        .col_expr(job::Column::Attempts, Expr::value(0))
        .col_expr(job::Column::FinishedAt, Expr::value(None::<i64>))
        .exec(&write.tx)
        .await?;
    Ok(())
}
