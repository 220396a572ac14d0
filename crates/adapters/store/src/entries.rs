//! Entries of a record: added at its end, never changed.

use crate::entity::{access, case_file, entry};
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::store::{Store, Write};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

pub use entry::Model as EntryRow;

/// An entry to be added, checked by whoever adds it.
#[derive(Clone)]
pub struct NewEntry {
    /// Its name within the case.
    pub id: String,
    /// The kind of its fact.
    pub kind: String,
    /// The day on which the fact held.
    pub effective_at: String,
    /// The day on which it is recorded.
    pub recorded_at: String,
    /// The entry that it corrects.
    pub supersedes: Option<String>,
    /// The entry as a part of `upright.case/1`.
    pub json: String,
}

impl Store {
    /// The entries of a case up to `revision`, in the order in which they were recorded.
    ///
    /// # Errors
    /// What the database says.
    pub async fn entries(&self, case: &str, revision: i64) -> Result<Vec<EntryRow>> {
        let select = entry::Entity::find()
            .filter(entry::Column::CaseId.eq(case))
            .filter(entry::Column::Seq.lte(revision))
            .order_by_asc(entry::Column::Seq);
        Ok(select.all(&self.db).await?)
    }

    /// Entries of a kind that hold `text` and that nothing supersedes, of every case that an account may open; what was recorded
    /// last first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn standing_entries(
        &self,
        account: &str,
        kind: &str,
        text: &str,
        limit: u64,
    ) -> Result<Vec<EntryRow>> {
        let open = access::Entity::find()
            .select_only()
            .column(access::Column::CaseId)
            .filter(access::Column::AccountId.eq(account));
        let later = Alias::new("later");
        let column = |name: entry::Column| Expr::col((later.clone(), name));
        let correction = Query::select()
            .expr(Expr::val(1))
            .from_as(entry::Entity, later.clone())
            .and_where(column(entry::Column::CaseId).equals((entry::Entity, entry::Column::CaseId)))
            .and_where(column(entry::Column::Supersedes).equals((entry::Entity, entry::Column::EntryId)))
            .to_owned();
        let select = entry::Entity::find()
            .filter(entry::Column::Kind.eq(kind))
            .filter(entry::Column::Json.contains(text))
            .filter(entry::Column::CaseId.in_subquery(open.into_query()))
            .filter(Expr::exists(correction).not());
        let ordered = select.order_by_desc(entry::Column::At).order_by_desc(entry::Column::Seq);
        Ok(ordered.limit(limit).all(&self.db).await?)
    }
}

impl Write {
    /// Every entry of a case, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn entries(&self, case: &str) -> Result<Vec<EntryRow>> {
        let select = entry::Entity::find().filter(entry::Column::CaseId.eq(case));
        Ok(select.order_by_asc(entry::Column::Seq).all(&self.tx).await?)
    }

    /// Adds entries to a record that is at `expected`, and gives the revision it is at then.
    ///
    /// # Errors
    /// [`StoreError::Moved`] where somebody else has added to it, [`StoreError::Taken`] for a name that is there.
    pub async fn append(
        &self,
        case: &str,
        expected: i64,
        entries: Vec<NewEntry>,
        by: Option<&str>,
        now: Moment,
    ) -> Result<i64> {
        let found = self.case(case).await?.revision;
        if found != expected {
            return Err(StoreError::Moved { expected, found });
        }
        let mut seq = found;
        for new in entries {
            seq += 1;
            let row = EntryRow {
                case_id: case.to_owned(),
                seq,
                entry_id: new.id,
                kind: new.kind,
                effective_at: new.effective_at,
                recorded_at: new.recorded_at,
                supersedes: new.supersedes,
                json: new.json,
                account_id: by.map(str::to_owned),
                at: now,
            };
            let insert =
                entry::Entity::insert(row.into_active_model()).exec_without_returning(&self.tx).await;
            insert.map_err(|error| taken(error, "the name of the entry"))?;
        }
        let update = case_file::Entity::update_many()
            .col_expr(case_file::Column::Revision, Expr::value(seq))
            .col_expr(case_file::Column::ChangedAt, Expr::value(now))
            .filter(case_file::Column::Id.eq(case));
        update.exec(&self.tx).await?;
        Ok(seq)
    }
}

/// What a broken rule of uniqueness means.
pub(crate) fn taken(error: sea_orm::DbErr, what: &'static str) -> StoreError {
    match error.sql_err() {
        Some(sea_orm::SqlErr::UniqueConstraintViolation(_)) => StoreError::Taken { what },
        _ => error.into(),
    }
}
