//! A case opened in an emergency without permission, with a reason.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An emergency access.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "break_glass")]
pub struct Model {
    /// Names it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who.
    pub account_id: String,
    /// Which.
    pub case_id: String,
    /// Why.
    pub reason: String,
    /// When, in microseconds of Unix time.
    pub at: i64,
    /// Until when.
    pub until: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("BreakGlass").field("id", &self.id).finish_non_exhaustive()
    }
}
