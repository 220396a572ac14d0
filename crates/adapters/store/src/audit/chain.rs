//! How one record is bound to the one before.

use super::{AuditRecord, Deed};
use crate::entity::{audit, node};
use crate::error::{Result, StoreError};
use crate::names::sha256;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, QueryOrder, QuerySelect};

/// What is hashed of a record: this array as JSON without spaces, in UTF-8, nothing escaped that need not be.
pub const CANONICAL: &str = "[seq, at, account_id, action, case_id, object, outcome, detail, prev]";

/// The end of a trail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The place of its last record; 0 = there is none.
    pub seq: i64,
    /// The hash of that record.
    pub hash: String,
}

/// What the first record is bound to.
#[must_use]
pub fn first_link() -> Link {
    Link { seq: 0, hash: "0".repeat(64) }
}

impl Link {
    pub(super) fn next(&self, deed: &Deed) -> AuditRecord {
        let mut record = AuditRecord {
            seq: self.seq + 1,
            at: deed.at,
            account_id: deed.account.clone(),
            action: deed.action.to_owned(),
            case_id: deed.case.clone(),
            object: deed.object.clone(),
            outcome: deed.outcome.name().to_owned(),
            detail: deed.detail.clone(),
            prev: self.hash.clone(),
            hash: String::new(),
        };
        record.hash = hash(&record);
        record
    }
}

fn hash(record: &AuditRecord) -> String {
    let AuditRecord { seq, at, account_id, action, case_id, object, outcome, detail, prev, hash: _ } = record;
    let fields = (seq, at, account_id, action, case_id, object, outcome, detail, prev);
    // An array of texts and numbers is always JSON.
    sha256(serde_json::to_vec(&fields).unwrap_or_default())
}

/// Whether `record` is the one that follows `before`, and gives its own link.
///
/// # Errors
/// [`StoreError::Damaged`] with what does not fit.
pub fn check_link(before: &Link, record: &AuditRecord) -> Result<Link> {
    let damaged = |problem: &str| StoreError::damaged(format!("the trail at record {}", record.seq), problem);
    if record.seq != before.seq + 1 {
        return Err(damaged("records are missing before it"));
    }
    if record.prev != before.hash {
        return Err(damaged("it is not bound to the record before it"));
    }
    if record.hash != hash(record) {
        return Err(damaged("it was changed after it was written"));
    }
    Ok(Link { seq: record.seq, hash: record.hash.clone() })
}

const HEAD: &str = "audit_head";

/// The last record; nobody else adds one before the change ends.
pub(super) async fn last(db: &impl ConnectionTrait) -> Result<Link> {
    // On PostgreSQL the row is the lock; on SQLite the change itself is.
    let head = node::Entity::find_by_id(HEAD).lock_exclusive().one(db).await?;
    if head.is_none() {
        return Ok(first_link());
    }
    let last = audit::Entity::find().order_by_desc(audit::Column::Seq).one(db).await?;
    Ok(last.map_or_else(first_link, |record| Link { seq: record.seq, hash: record.hash }))
}

/// Keeps the end of the trail in a second place: records cut off at the end are noticed.
pub(super) async fn remember(db: &impl ConnectionTrait, link: &Link) -> Result<()> {
    let row = node::Model { name: HEAD.to_owned(), value: format!("{} {}", link.seq, link.hash) };
    let conflict = OnConflict::column(node::Column::Name).update_column(node::Column::Value).to_owned();
    node::Entity::insert(row.into_active_model()).on_conflict(conflict).exec_without_returning(db).await?;
    Ok(())
}

pub(super) async fn remembered(db: &impl ConnectionTrait) -> Result<Link> {
    let Some(row) = node::Entity::find_by_id(HEAD).one(db).await? else { return Ok(first_link()) };
    let parted = row.value.split_once(' ').and_then(|(seq, hash)| Some((seq.parse().ok()?, hash.to_owned())));
    let (seq, hash) = parted.ok_or_else(|| StoreError::damaged("the end of the trail", "it is no link"))?;
    Ok(Link { seq, hash })
}
