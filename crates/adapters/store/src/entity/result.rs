//! Computed answers, kept as long as what they rest on is the same.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A kept answer.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "result")]
pub struct Model {
    /// The SHA-256 of everything that it rests on.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The case.
    pub case_id: String,
    /// The answer, compressed.
    pub body: Vec<u8>,
    /// When it was computed, in microseconds of Unix time.
    pub at: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("KeptResult").field("case", &self.case_id).finish_non_exhaustive()
    }
}
