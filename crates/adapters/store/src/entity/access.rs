//! Who may open which case.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A permission.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "access")]
pub struct Model {
    /// Who.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// Which.
    #[sea_orm(primary_key, auto_increment = false)]
    pub case_id: String,
    /// Who allowed it.
    pub granted_by: Option<String>,
    /// Since when, in microseconds of Unix time.
    pub at: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
