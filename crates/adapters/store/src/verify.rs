//! Whether everything that was kept is still what was kept.

use crate::audit::{check_link, first_link};
use crate::backup::Progress;
use crate::entity::{audit, case_file, entry, image, import_file, landmarks, quarantine, series, volume};
use crate::error::{Result, StoreError};
use crate::names::hexadecimal;
use crate::objects::Objects;
use crate::store::Store;
use futures_util::TryStreamExt;
use sea_orm::{DatabaseTransaction, EntityTrait, QueryOrder};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;

/// What was looked at, and what is wrong.
#[derive(Clone, Debug, Default)]
pub struct Verified {
    /// Cases.
    pub cases: u64,
    /// Entries of their records.
    pub entries: u64,
    /// Objects whose bytes were hashed again.
    pub objects: u64,
    /// How many bytes that were.
    pub bytes: u64,
    /// Records of the trail.
    pub records: u64,
    /// Objects that no row names: left by a receiver that died before it could tell. They harm nothing.
    pub unnamed: u64,
    /// What is wrong; nothing = all is as it was.
    pub problems: Vec<String>,
}

impl Store {
    /// Looks at every row and hashes every object again.
    ///
    /// # Errors
    /// What keeps it from looking; what is wrong with what it sees is in the answer.
    pub async fn verify(&self, progress: Progress<'_>) -> Result<Verified> {
        let mut found = Verified::default();
        let listed: BTreeSet<String> = self.objects().names().await?.into_iter().collect();
        let tx = self.snapshot().await?;
        let objects = rows(&tx, &mut found).await?;
        trail(self, &tx, &mut found).await?;
        tx.commit().await?;
        for (number, (name, what)) in (1..).zip(&objects) {
            object(self.objects(), name, what, &mut found).await?;
            progress(number, objects.len() as u64);
        }
        found.unnamed = listed.iter().filter(|name| !objects.contains_key(*name)).count() as u64;
        Ok(found)
    }
}

/// Checks that rows name each other, and gives the objects that they name.
async fn rows(tx: &DatabaseTransaction, found: &mut Verified) -> Result<BTreeMap<String, &'static str>> {
    let cases = revisions(tx).await?;
    found.cases = cases.len() as u64;
    entries(tx, &cases, found).await?;
    let mut objects = BTreeMap::new();
    let mut images = BTreeSet::new();
    let mut stream = image::Entity::find().stream(tx).await?;
    while let Some(row) = stream.try_next().await? {
        found.need(cases.contains_key(&row.case_id), || format!("picture {} is in no case", row.id));
        if let Some(tiles) = row.pyramid {
            objects.insert(tiles, "tiles");
        }
        images.insert(row.id.clone());
        objects.insert(row.id, "picture");
    }
    drop(stream);
    let mut stream = quarantine::Entity::find().stream(tx).await?;
    while let Some(row) = stream.try_next().await? {
        objects.insert(row.object, "file put aside");
    }
    drop(stream);
    for row in landmarks::Entity::find().all(tx).await? {
        found.need(images.contains(&row.image_id), || format!("landmarks {} are on no picture", row.id));
    }
    for row in series::Entity::find().all(tx).await? {
        found.need(cases.contains_key(&row.case_id), || format!("a series is in no case, {}", row.case_id));
    }
    for row in volume::Entity::find().all(tx).await? {
        found.need(cases.contains_key(&row.case_id), || format!("a volume is in no case, {}", row.case_id));
        objects.extend(row.object.map(|object| (object, "voxels")));
    }
    let mut stream = import_file::Entity::find().stream(tx).await?;
    while let Some(row) = stream.try_next().await? {
        if let Some(image) = &row.image_id {
            found.need(images.contains(image), || {
                format!("an import tells of picture {image}, which is not there")
            });
        }
    }
    Ok(objects)
}

async fn revisions(tx: &DatabaseTransaction) -> Result<BTreeMap<String, i64>> {
    let mut cases = BTreeMap::new();
    let mut stream = case_file::Entity::find().stream(tx).await?;
    while let Some(case) = stream.try_next().await? {
        cases.insert(case.id, case.revision);
    }
    Ok(cases)
}

/// Every record runs from 1 to its revision without a gap.
async fn entries(
    tx: &DatabaseTransaction,
    cases: &BTreeMap<String, i64>,
    found: &mut Verified,
) -> Result<()> {
    let mut last: BTreeMap<String, i64> = BTreeMap::new();
    let ordered = entry::Entity::find().order_by_asc(entry::Column::CaseId).order_by_asc(entry::Column::Seq);
    let mut stream = ordered.stream(tx).await?;
    while let Some(row) = stream.try_next().await? {
        let before = last.insert(row.case_id.clone(), row.seq).unwrap_or_default();
        found.need(row.seq == before + 1, || {
            format!("the record of case {} has a gap before entry {}", row.case_id, row.seq)
        });
        found.entries += 1;
    }
    for (case, revision) in cases {
        let seq = last.remove(case).unwrap_or_default();
        found.need(seq == *revision, || {
            format!("case {case} is at revision {revision}, and its record ends at {seq}")
        });
    }
    found.need(last.is_empty(), || format!("entries of {} cases that are not there", last.len()));
    Ok(())
}

async fn trail(store: &Store, tx: &DatabaseTransaction, found: &mut Verified) -> Result<()> {
    let mut link = first_link();
    let mut stream = audit::Entity::find().order_by_asc(audit::Column::Seq).stream(tx).await?;
    while let Some(record) = stream.try_next().await? {
        found.records += 1;
        match check_link(&link, &record) {
            Ok(next) => link = next,
            Err(error) => {
                found.problems.push(error.to_string());
                return Ok(());
            }
        }
    }
    drop(stream);
    // Read after the records: it may only be ahead of them.
    let head = store.trail_head().await?;
    found.need(head.seq >= link.seq, || "the trail is longer than its end remembers".to_owned());
    let is_cut = head.seq > link.seq && store.trail_from(link.seq, 1).await?.is_empty();
    found.need(!is_cut, || {
        format!("the trail ends at record {}; records up to {} were cut off", link.seq, head.seq)
    });
    found.need(head.seq != link.seq || head.hash == link.hash, || {
        "the end of the trail is not the one remembered".to_owned()
    });
    Ok(())
}

async fn object(objects: &Objects, name: &str, what: &str, found: &mut Verified) -> Result<()> {
    let file = match objects.file(name).await {
        Ok(file) => file,
        Err(StoreError::NotFound { .. }) => {
            found.problems.push(format!("{what} {name} is missing"));
            return Ok(());
        }
        Err(error) => return Err(error),
    };
    let hashed = tokio::task::spawn_blocking(move || hashed(file)).await;
    let (hash, bytes) = hashed.map_err(|error| StoreError::refused(error.to_string()))??;
    found.objects += 1;
    found.bytes += bytes;
    found.need(hash == name, || format!("{what} {name} is damaged: its bytes are no longer what they were"));
    Ok(())
}

fn hashed(mut file: std::fs::File) -> Result<(String, u64)> {
    let (mut hash, mut bytes, mut portion) = (Sha256::new(), 0, vec![0; 1 << 20]);
    loop {
        let read = file.read(&mut portion)?;
        if read == 0 {
            return Ok((hexadecimal(&hash.finalize()), bytes));
        }
        bytes += read as u64;
        hash.update(portion.get(..read).unwrap_or_default());
    }
}

impl Verified {
    fn need(&mut self, holds: bool, problem: impl FnOnce() -> String) {
        // Enough to know; a thousand say no more.
        const MOST: usize = 1000;
        if !holds && self.problems.len() < MOST {
            self.problems.push(problem());
        }
    }
}
