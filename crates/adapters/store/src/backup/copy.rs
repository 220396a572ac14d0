//! All tables of one store in another, whatever database either lies in.

use crate::entity::{
    access, account, audit, break_glass, case_file, entry, image, import, import_file, job, landmarks, node,
    quarantine, series, token, volume,
};
use crate::error::Result;
use crate::store::{Store, Write};
use crate::tables::each_table;
use futures_util::TryStreamExt;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};

/// Rows written at once: SQLite takes 32,766 values a statement.
const BATCH: usize = 500;

impl Store {
    /// Copies the tables, as they are at this moment, into an empty store; whoever writes goes on meanwhile. Objects are not
    /// copied, and sessions and kept answers are no part of what is.
    ///
    /// # Errors
    /// What either database says; then the other store is as it was.
    pub async fn copy_tables(&self, to: &Self) -> Result<()> {
        let tx = self.snapshot().await?;
        let write = to.begin().await?;
        macro_rules! copy {
            ($name:literal, $module:ident) => {
                copied::<$module::Entity>(&tx, &write).await?;
            };
        }
        each_table!(copy);
        tx.commit().await?;
        write.commit().await
    }
}

async fn copied<E>(from: &DatabaseTransaction, to: &Write) -> Result<()>
where
    E: EntityTrait,
    E::Model: IntoActiveModel<E::ActiveModel> + Send + Sync,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    let mut rows = E::find().stream(from).await?.try_chunks(BATCH);
    while let Some(batch) = rows.try_next().await.map_err(|error| error.1)? {
        let batch = batch.into_iter().map(IntoActiveModel::into_active_model);
        E::insert_many(batch).exec_without_returning(&to.tx).await?;
    }
    Ok(())
}
