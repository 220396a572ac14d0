//! Landmarks on a film: every version is kept, and a signed one never changes.

use crate::entity::landmarks;
use crate::entries::taken;
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::names::new_id;
use crate::store::{Store, Write};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
};
use std::collections::BTreeMap;

pub use landmarks::{LandmarkState, Model as LandmarkVersion};

impl Store {
    /// The versions of the landmarks on a film, the first one first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn landmark_versions(&self, image: &str) -> Result<Vec<LandmarkVersion>> {
        let select = landmarks::Entity::find().filter(landmarks::Column::ImageId.eq(image));
        Ok(select.order_by_asc(landmarks::Column::Version).all(&self.db).await?)
    }

    /// Whether the latest version of each film of a case is signed; drafts that were thrown away are no versions, and films without
    /// landmarks are left out.
    ///
    /// # Errors
    /// What the database says.
    pub async fn landmark_states(&self, case: &str) -> Result<BTreeMap<String, LandmarkState>> {
        let select = landmarks::Entity::find()
            .filter(landmarks::Column::CaseId.eq(case))
            .filter(landmarks::Column::State.ne(LandmarkState::Discarded))
            .select_only();
        let select = select.columns([landmarks::Column::ImageId, landmarks::Column::State]);
        // Of each film the last one stays.
        let rows = select.order_by_asc(landmarks::Column::Version).into_tuple().all(&self.db).await?;
        Ok(rows.into_iter().collect())
    }

    /// The latest version of the landmarks on a film.
    ///
    /// # Errors
    /// What the database says.
    pub async fn latest_landmarks(&self, image: &str) -> Result<Option<LandmarkVersion>> {
        latest(&self.db, image).await
    }
}

impl Write {
    /// The latest version, within the change.
    ///
    /// # Errors
    /// What the database says.
    pub async fn latest_landmarks(&self, image: &str) -> Result<Option<LandmarkVersion>> {
        latest(&self.tx, image).await
    }

    /// Adds the version that follows `expected` (0 = there was none).
    ///
    /// # Errors
    /// [`StoreError::Moved`] where somebody else has added one.
    pub async fn add_landmarks(
        &self,
        (image, case): (&str, &str),
        expected: i32,
        document: String,
        by: Option<&str>,
        now: Moment,
    ) -> Result<LandmarkVersion> {
        let found = self.latest_landmarks(image).await?.map_or(0, |latest| latest.version);
        if found != expected {
            return Err(StoreError::Moved { expected: expected.into(), found: found.into() });
        }
        let made = LandmarkVersion {
            id: new_id(),
            image_id: image.to_owned(),
            case_id: case.to_owned(),
            version: found + 1,
            document,
            state: LandmarkState::Draft,
            account_id: by.map(str::to_owned),
            at: now,
            signed_by: None,
            signed_at: None,
            entry_id: None,
        };
        let insert = landmarks::Entity::insert(made.clone().into_active_model());
        insert.exec_without_returning(&self.tx).await.map_err(|error| taken(error, "this version"))?;
        self.touch(case, now).await?;
        Ok(made)
    }

    /// Signs the latest version; `entry` is the entry of the record that holds it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] without landmarks, [`StoreError::Moved`] where it is not the latest, [`StoreError::Refused`]
    /// where it is signed already.
    pub async fn sign_landmarks(
        &self,
        image: &str,
        version: i32,
        entry: &str,
        by: &str,
        now: Moment,
    ) -> Result<LandmarkVersion> {
        let latest =
            self.latest_landmarks(image).await?.ok_or(StoreError::NotFound { what: "landmark version" })?;
        if latest.version != version {
            return Err(StoreError::Moved { expected: version.into(), found: latest.version.into() });
        }
        match latest.state {
            LandmarkState::Draft => {}
            LandmarkState::Signed => {
                return Err(StoreError::refused("this version is signed already; a change is a new version"));
            }
            LandmarkState::Discarded => {
                return Err(StoreError::refused(
                    "this version was thrown away; what is signed is a new version",
                ));
            }
        }
        let signed = LandmarkVersion {
            state: LandmarkState::Signed,
            signed_by: Some(by.to_owned()),
            signed_at: Some(now),
            entry_id: Some(entry.to_owned()),
            ..latest
        };
        let update = landmarks::Entity::update_many()
            .col_expr(landmarks::Column::State, Expr::value(signed.state))
            .col_expr(landmarks::Column::SignedBy, Expr::value(signed.signed_by.clone()))
            .col_expr(landmarks::Column::SignedAt, Expr::value(signed.signed_at))
            .col_expr(landmarks::Column::EntryId, Expr::value(signed.entry_id.clone()))
            .filter(landmarks::Column::Id.eq(signed.id.as_str()));
        update.exec(&self.tx).await?;
        Ok(signed)
    }

    /// Throws the drafts of a film away, back to what is signed; they stay, and are looked at no more. `version` is the latest.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] without landmarks, [`StoreError::Moved`] where it is not the latest, [`StoreError::Refused`]
    /// where it is no draft.
    pub async fn discard_landmarks(&self, image: &str, version: i32, now: Moment) -> Result<()> {
        let latest =
            self.latest_landmarks(image).await?.ok_or(StoreError::NotFound { what: "landmark version" })?;
        if latest.version != version {
            return Err(StoreError::Moved { expected: version.into(), found: latest.version.into() });
        }
        if latest.state != LandmarkState::Draft {
            return Err(StoreError::refused("only a draft is thrown away; a signed version never changes"));
        }
        let versions = landmarks::Entity::find().filter(landmarks::Column::ImageId.eq(image));
        let signed = versions
            .filter(landmarks::Column::State.eq(LandmarkState::Signed))
            .order_by_desc(landmarks::Column::Version)
            .one(&self.tx)
            .await?;
        // What led to a signature was not thrown away.
        let update = landmarks::Entity::update_many()
            .col_expr(landmarks::Column::State, Expr::value(LandmarkState::Discarded))
            .filter(landmarks::Column::ImageId.eq(image))
            .filter(landmarks::Column::Version.gt(signed.map_or(0, |signed| signed.version)))
            .filter(landmarks::Column::State.eq(LandmarkState::Draft));
        update.exec(&self.tx).await?;
        self.touch(&latest.case_id, now).await
    }

    /// The entry of the record that holds the signed landmarks of a film, if it was ever signed.
    ///
    /// # Errors
    /// What the database says.
    pub async fn signed_entry(&self, image: &str) -> Result<Option<String>> {
        let select = landmarks::Entity::find()
            .filter(landmarks::Column::ImageId.eq(image))
            .filter(landmarks::Column::State.eq(LandmarkState::Signed));
        let latest = select.order_by_desc(landmarks::Column::Version).one(&self.tx).await?;
        Ok(latest.and_then(|latest| latest.entry_id))
    }
}

async fn latest(db: &impl ConnectionTrait, image: &str) -> Result<Option<LandmarkVersion>> {
    let select = landmarks::Entity::find().filter(landmarks::Column::ImageId.eq(image));
    Ok(select.order_by_desc(landmarks::Column::Version).one(db).await?)
}
