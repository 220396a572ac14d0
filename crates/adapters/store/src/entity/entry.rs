//! One recorded fact of a case.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An entry.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "entry")]
pub struct Model {
    /// The case.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// Its place in the record, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Its name within the case.
    pub entry_id: String,
    /// The kind of its fact.
    pub kind: String,
    /// The day on which the fact held.
    pub effective_at: String,
    /// The day on which it was recorded.
    pub recorded_at: String,
    /// The entry that it corrects.
    pub supersedes: Option<String>,
    /// The entry as a part of `upright.case/1`.
    pub json: String,
    /// Who recorded it.
    pub account_id: Option<String>,
    /// When it was recorded, in microseconds of Unix time.
    pub at: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Entry").field("case", &self.case_id).finish_non_exhaustive()
    }
}
