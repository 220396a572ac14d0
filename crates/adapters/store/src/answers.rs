//! Answers that are kept: computed ones as long as they hold, given ones for whoever asks again.

use crate::entity::{idempotency, result};
use crate::error::Result;
use crate::moment::Moment;
use crate::store::{Store, Write};
use sea_orm::sea_query::{ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};

pub use idempotency::Model as GivenAnswer;

const LEVEL: i32 = 1;
/// A larger answer was not written by this program.
const MOST: usize = 64 << 20;

impl Store {
    /// A kept answer; what cannot be read any more counts as not kept.
    ///
    /// # Errors
    /// What the database says.
    pub async fn kept(&self, key: &str) -> Result<Option<Vec<u8>>> {
        let found = result::Entity::find_by_id(key).one(&self.db).await?;
        Ok(found.and_then(|row| zstd::bulk::decompress(&row.body, MOST).ok()))
    }

    /// What was answered to a request of that key.
    ///
    /// # Errors
    /// What the database says.
    pub async fn given(&self, account: &str, key: &str) -> Result<Option<GivenAnswer>> {
        Ok(idempotency::Entity::find_by_id((account.to_owned(), key.to_owned())).one(&self.db).await?)
    }
}

impl Write {
    /// Keeps an answer, and forgets those of the case that were computed from an earlier record.
    ///
    /// # Errors
    /// What the database says.
    pub async fn keep(
        &self,
        key: &str,
        case: &str,
        body: &[u8],
        older_than: Moment,
        now: Moment,
    ) -> Result<()> {
        let old = result::Column::CaseId.eq(case).and(result::Column::At.lt(older_than));
        result::Entity::delete_many().filter(old).exec(&self.tx).await?;
        let body = zstd::bulk::compress(body, LEVEL)?;
        let row = result::Model { key: key.to_owned(), case_id: case.to_owned(), body, at: now };
        let once = OnConflict::column(result::Column::Key).do_nothing().to_owned();
        result::Entity::insert(row.into_active_model())
            .on_conflict(once)
            .exec_without_returning(&self.tx)
            .await?;
        Ok(())
    }

    /// What was answered to a request of that key, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn given(&self, account: &str, key: &str) -> Result<Option<GivenAnswer>> {
        Ok(idempotency::Entity::find_by_id((account.to_owned(), key.to_owned())).one(&self.tx).await?)
    }

    /// Remembers an answer, together with the change that it tells of.
    ///
    /// # Errors
    /// What the database says.
    pub async fn give(&self, answer: GivenAnswer) -> Result<()> {
        idempotency::Entity::insert(answer.into_active_model()).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Forgets answers that were given before a moment.
    ///
    /// # Errors
    /// What the database says.
    pub async fn forget_given(&self, before: Moment) -> Result<u64> {
        let old = idempotency::Entity::delete_many().filter(idempotency::Column::At.lt(before));
        Ok(old.exec(&self.tx).await?.rows_affected)
    }
}
