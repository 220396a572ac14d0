//! Pictures of a series that belong together, and which study of the work-up they were sorted as.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether a person stands behind where a series was put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Sorting {
    /// The evidence was enough.
    #[sea_orm(string_value = "sorted")]
    Sorted,
    /// It was not: a person is asked.
    #[sea_orm(string_value = "ask")]
    Ask,
    /// A person said so.
    #[sea_orm(string_value = "confirmed")]
    Confirmed,
}

impl Sorting {
    /// The word of it, as the interface says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sorted => "sorted",
            Self::Ask => "ask",
            Self::Confirmed => "confirmed",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Sorted, Self::Ask, Self::Confirmed].into_iter().find(|one| one.name() == name)
    }
}

/// A sorted series.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "series")]
pub struct Model {
    /// Names it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case.
    pub case_id: String,
    /// Series Instance UID; a series of films seen from two sides is two.
    pub series_uid: String,
    /// Study Instance UID.
    pub study_uid: String,
    /// Where the sorter puts it, or would put it.
    pub slot: Option<String>,
    /// How sure that is.
    pub state: Sorting,
    /// Why a person is asked; empty = nobody needs to be.
    pub reason: String,
    /// What the sorter saw, as JSON.
    pub evidence: String,
    /// The day of the study.
    pub taken_on: Option<String>,
    /// Its pictures, as a JSON list of their names.
    pub images: String,
    /// The entry of the record that says the study is there.
    pub entry_id: Option<String>,
    /// Who confirmed or changed it.
    pub confirmed_by: Option<String>,
    /// When.
    pub confirmed_at: Option<i64>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
