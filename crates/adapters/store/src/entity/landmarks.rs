//! A set of landmarks on a film, one row a version.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether landmarks may still change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum LandmarkState {
    /// Being placed.
    #[sea_orm(string_value = "draft")]
    Draft,
    /// Signed: never changed again.
    #[sea_orm(string_value = "signed")]
    Signed,
    /// A draft that somebody threw away: kept, and looked at no more.
    #[sea_orm(string_value = "discarded")]
    Discarded,
}

impl LandmarkState {
    /// The word of it, as the interface says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Signed => "signed",
            Self::Discarded => "discarded",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Draft, Self::Signed, Self::Discarded].into_iter().find(|one| one.name() == name)
    }
}

/// A version of the landmarks.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "landmarks")]
pub struct Model {
    /// Names this version.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The film.
    pub image_id: String,
    /// The case.
    pub case_id: String,
    /// Counted from 1; the next one is always a new row.
    pub version: i32,
    /// `upright.landmarks/1`.
    pub document: String,
    /// Draft or signed.
    pub state: LandmarkState,
    /// Who made it.
    pub account_id: Option<String>,
    /// When, in microseconds of Unix time.
    pub at: i64,
    /// Who signed it.
    pub signed_by: Option<String>,
    /// When it was signed.
    pub signed_at: Option<i64>,
    /// The entry of the record that holds the signed landmarks.
    pub entry_id: Option<String>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
