//! Files that were brought together.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An import.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import")]
pub struct Model {
    /// Names it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case that all its files belong to; none = as their headers say.
    pub case_id: Option<String>,
    /// Who brought them.
    pub account_id: Option<String>,
    /// When it was begun, in microseconds of Unix time.
    pub at: i64,
    /// Files answered so far.
    pub files: i32,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
