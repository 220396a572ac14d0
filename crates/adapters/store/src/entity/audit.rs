//! Who did what, one row a deed, each bound to the one before.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A record of the trail.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Its place, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// When, in microseconds of Unix time.
    pub at: i64,
    /// Who; none = nobody known.
    pub account_id: Option<String>,
    /// What was done, as `case.read`.
    pub action: String,
    /// The case concerned.
    pub case_id: Option<String>,
    /// What else it concerned, by its name here.
    pub object: Option<String>,
    /// `ok`, `denied` or `failed`.
    pub outcome: String,
    /// Further words; empty = none.
    pub detail: String,
    /// The hash of the record before; zeros = the first.
    pub prev: String,
    /// The hash of this one.
    pub hash: String,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuditRecord").field("seq", &self.seq).finish_non_exhaustive()
    }
}
