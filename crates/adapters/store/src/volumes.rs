//! Volumes of series.

use crate::entity::{image, volume};
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::store::{Store, Write};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

pub use volume::Model as Volume;

/// Volumes that are forgotten before the next are asked for.
const PORTION: u64 = 100;

impl Store {
    /// A volume that nothing has taken the place of.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn volume(&self, id: &str) -> Result<Volume> {
        let found = volume::Entity::find_by_id(id).one(&self.db).await?;
        found.filter(|found| found.replaced_at.is_none()).ok_or(StoreError::NotFound { what: "volume" })
    }

    /// The volumes of a case, the latest study first, those of a series the largest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn volumes(&self, case: &str) -> Result<Vec<Volume>> {
        use volume::Column as C;
        let select = volume::Entity::find().filter(C::CaseId.eq(case)).filter(C::ReplacedAt.is_null());
        let ordered = select.order_by_desc(C::TakenOn).order_by_asc(C::SeriesId).order_by_asc(C::Stack);
        Ok(ordered.all(&self.db).await?)
    }

    /// The volumes of a series that nothing has taken the place of.
    ///
    /// # Errors
    /// What the database says.
    pub async fn volumes_of_series(&self, series: &str) -> Result<Vec<Volume>> {
        let select = volume::Entity::find()
            .filter(volume::Column::SeriesId.eq(series))
            .filter(volume::Column::ReplacedAt.is_null());
        Ok(select.all(&self.db).await?)
    }

    /// Forgets volumes that others took the place of before a moment, and their voxels; says how many.
    ///
    /// # Errors
    /// What the database or the object store says.
    pub async fn forget_volumes(&self, before: Moment) -> Result<usize> {
        let old = volume::Entity::find().filter(volume::Column::ReplacedAt.lt(before)).limit(PORTION);
        let old = old.all(&self.db).await?;
        for row in &old {
            if let Some(object) = &row.object
                && !self.is_named_elsewhere(object, &row.id).await?
            {
                self.objects().remove(object).await?;
            }
            let write = self.begin().await?;
            volume::Entity::delete_by_id(&row.id).exec(&write.tx).await?;
            write.commit().await?;
        }
        Ok(old.len())
    }

    /// Whether another row names an object: equal bytes are kept once.
    async fn is_named_elsewhere(&self, object: &str, id: &str) -> Result<bool> {
        let volumes = volume::Entity::find()
            .filter(volume::Column::Object.eq(object))
            .filter(volume::Column::Id.ne(id))
            .count(&self.db)
            .await?;
        Ok(volumes > 0 || image::Entity::find_by_id(object).one(&self.db).await?.is_some())
    }
}

impl Write {
    /// Puts the volumes of a series in the place of those that were there.
    ///
    /// # Errors
    /// What the database says.
    pub async fn put_volumes(&self, series: &str, volumes: Vec<Volume>, now: Moment) -> Result<()> {
        self.retire_volumes(series, now).await?;
        for row in volumes {
            // Slices that came and went back give the same name again.
            volume::Entity::delete_by_id(&row.id).exec(&self.tx).await?;
            volume::Entity::insert(row.into_active_model()).exec_without_returning(&self.tx).await?;
        }
        Ok(())
    }

    /// Takes the volumes of a series away: its slices belong to another, or others take their place.
    ///
    /// # Errors
    /// What the database says.
    pub async fn retire_volumes(&self, series: &str, now: Moment) -> Result<()> {
        let update = volume::Entity::update_many()
            .col_expr(volume::Column::ReplacedAt, Expr::value(Some(now)))
            .filter(volume::Column::SeriesId.eq(series))
            .filter(volume::Column::ReplacedAt.is_null());
        update.exec(&self.tx).await?;
        Ok(())
    }
}
