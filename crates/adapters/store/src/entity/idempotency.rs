//! What was answered to a request that may be sent again.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// An answer that was given.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "idempotency")]
pub struct Model {
    /// Who asked.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// The key of the request.
    #[sea_orm(primary_key, auto_increment = false)]
    pub key: String,
    /// The SHA-256 of what was asked.
    pub request: String,
    /// The status of the answer.
    pub status: i32,
    /// The answer.
    pub body: String,
    /// When, in microseconds of Unix time.
    pub at: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Idempotency").field("status", &self.status).finish_non_exhaustive()
    }
}
