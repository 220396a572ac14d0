//! A file that was received and put aside, because storing it might mix up patients or overwrite something.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Whether somebody has decided about a file put aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum QuarantineState {
    /// Nobody has.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// It was stored after all.
    #[sea_orm(string_value = "released")]
    Released,
    /// It stays put aside.
    #[sea_orm(string_value = "discarded")]
    Discarded,
}

impl QuarantineState {
    /// The word of it, as the interface says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Released => "released",
            Self::Discarded => "discarded",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Released, Self::Discarded].into_iter().find(|one| one.name() == name)
    }
}

/// A file put aside.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "quarantine")]
pub struct Model {
    /// Names it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The SHA-256 of its bytes.
    pub object: String,
    /// Its size.
    pub bytes: i64,
    /// The name under which it came.
    pub file_name: String,
    /// Why, as a word of the interface.
    pub reason: String,
    /// Why, in a sentence.
    pub detail: String,
    /// The case that it would have gone to.
    pub case_id: Option<String>,
    /// Whether somebody has decided.
    pub state: QuarantineState,
    /// With which import it came.
    pub import_id: Option<String>,
    /// Who sent it.
    pub account_id: Option<String>,
    /// When, in microseconds of Unix time.
    pub received_at: i64,
    /// Who decided.
    pub resolved_by: Option<String>,
    /// When.
    pub resolved_at: Option<i64>,
    /// Why it was decided so.
    pub note: Option<String>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Quarantined").field("id", &self.id).finish_non_exhaustive()
    }
}
