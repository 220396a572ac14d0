//! The index of stored pictures, and the series they belong to.

use crate::entity::{access, image, series};
use crate::entries::taken;
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::store::{Store, Write};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, Select,
};

pub use image::Model as Image;
pub use series::{Model as Series, Sorting};

impl Store {
    /// A stored picture.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn image(&self, id: &str) -> Result<Image> {
        image_of(&self.db, id).await?.ok_or(StoreError::NotFound { what: "image" })
    }

    /// The stored pictures of a case, in the order in which they came.
    ///
    /// # Errors
    /// What the database says.
    pub async fn images(&self, case: &str) -> Result<Vec<Image>> {
        Ok(images_of(case).all(&self.db).await?)
    }

    /// Those of them on which landmarks may be placed: without the slices, of which a case may have thousands.
    ///
    /// # Errors
    /// What the database says.
    pub async fn films(&self, case: &str) -> Result<Vec<Image>> {
        Ok(images_of(case).filter(image::Column::IsFilm.eq(true)).all(&self.db).await?)
    }

    /// A series.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn one_series(&self, id: &str) -> Result<Series> {
        series::Entity::find_by_id(id).one(&self.db).await?.ok_or(StoreError::NotFound { what: "series" })
    }

    /// The series of a case, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn series(&self, case: &str) -> Result<Vec<Series>> {
        let select = series::Entity::find().filter(series::Column::CaseId.eq(case));
        let ordered = select.order_by_asc(series::Column::TakenOn).order_by_asc(series::Column::SeriesUid);
        Ok(ordered.all(&self.db).await?)
    }

    /// Series about which a person is asked, of the cases that an account may open.
    ///
    /// # Errors
    /// What the database says.
    pub async fn series_to_confirm(&self, account: &str, limit: u64) -> Result<Vec<Series>> {
        let open = access::Entity::find()
            .select_only()
            .column(access::Column::CaseId)
            .filter(access::Column::AccountId.eq(account));
        let select = series::Entity::find()
            .filter(series::Column::State.eq(Sorting::Ask))
            .filter(series::Column::CaseId.in_subquery(open.into_query()));
        let ordered = select.order_by_asc(series::Column::CaseId).order_by_asc(series::Column::SeriesUid);
        Ok(ordered.limit(limit).all(&self.db).await?)
    }
}

impl Write {
    /// A stored picture, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn image(&self, id: &str) -> Result<Option<Image>> {
        image_of(&self.tx, id).await
    }

    /// The picture of a SOP instance.
    ///
    /// # Errors
    /// What the database says.
    pub async fn image_of_instance(&self, sop_uid: &str) -> Result<Option<Image>> {
        Ok(image::Entity::find().filter(image::Column::SopUid.eq(sop_uid)).one(&self.tx).await?)
    }

    /// The cases that hold pictures of a study; more than one would be a mix-up.
    ///
    /// # Errors
    /// What the database says.
    pub async fn cases_of_study(&self, study_uid: &str) -> Result<Vec<String>> {
        let select = image::Entity::find()
            .select_only()
            .column(image::Column::CaseId)
            .distinct()
            .filter(image::Column::StudyUid.eq(study_uid));
        Ok(select.into_tuple().all(&self.tx).await?)
    }

    /// Adds a picture to the index.
    ///
    /// # Errors
    /// [`StoreError::Taken`] where the bytes or the SOP instance are there.
    pub async fn add_image(&self, image: Image, now: Moment) -> Result<()> {
        let case = image.case_id.clone();
        let insert = image::Entity::insert(image.into_active_model()).exec_without_returning(&self.tx).await;
        insert.map_err(|error| taken(error, "the picture or its SOP instance"))?;
        self.touch(&case, now).await
    }

    /// Says where the tiles of a picture are.
    ///
    /// # Errors
    /// What the database says.
    pub async fn set_pyramid(&self, id: &str, object: &str, bytes: i64) -> Result<()> {
        let update = image::Entity::update_many()
            .col_expr(image::Column::Pyramid, Expr::value(Some(object.to_owned())))
            .col_expr(image::Column::PyramidBytes, Expr::value(bytes))
            .filter(image::Column::Id.eq(id));
        update.exec(&self.tx).await?;
        Ok(())
    }

    /// The pictures of a case, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn images(&self, case: &str) -> Result<Vec<Image>> {
        Ok(images_of(case).all(&self.tx).await?)
    }

    /// The series of a case, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn series(&self, case: &str) -> Result<Vec<Series>> {
        Ok(series::Entity::find().filter(series::Column::CaseId.eq(case)).all(&self.tx).await?)
    }

    /// A series, within the change.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn one_series(&self, id: &str) -> Result<Series> {
        series::Entity::find_by_id(id).one(&self.tx).await?.ok_or(StoreError::NotFound { what: "series" })
    }

    /// Forgets a series: its pictures belong to another now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn drop_series(&self, id: &str) -> Result<()> {
        series::Entity::delete_by_id(id).exec(&self.tx).await?;
        Ok(())
    }

    /// Writes down where a series belongs, in place of what was written before.
    ///
    /// # Errors
    /// What the database says.
    pub async fn put_series(&self, series: Series) -> Result<()> {
        use series::Column as C;
        let again = OnConflict::column(C::Id)
            .update_columns([
                C::StudyUid,
                C::Slot,
                C::State,
                C::Reason,
                C::Evidence,
                C::TakenOn,
                C::Images,
                C::EntryId,
                C::ConfirmedBy,
                C::ConfirmedAt,
            ])
            .to_owned();
        let insert = series::Entity::insert(series.into_active_model()).on_conflict(again);
        insert.exec_without_returning(&self.tx).await?;
        Ok(())
    }
}

/// The pictures of a case, in the order in which they came.
fn images_of(case: &str) -> Select<image::Entity> {
    let select = image::Entity::find().filter(image::Column::CaseId.eq(case));
    select.order_by_asc(image::Column::ReceivedAt).order_by_asc(image::Column::Id)
}

async fn image_of(db: &impl ConnectionTrait, id: &str) -> Result<Option<Image>> {
    Ok(image::Entity::find_by_id(id).one(db).await?)
}
