//! A key for programs.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A token.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "token")]
pub struct Model {
    /// Names it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// On whose behalf.
    pub account_id: String,
    /// What it is for.
    pub name: String,
    /// The SHA-256 of the key.
    pub hash: String,
    /// When it was made, in microseconds of Unix time.
    pub created_at: i64,
    /// When it ends.
    pub expires_at: i64,
    /// When it was taken back.
    pub revoked_at: Option<i64>,
    /// When it was last used.
    pub used_at: Option<i64>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Token").field("id", &self.id).finish_non_exhaustive()
    }
}
