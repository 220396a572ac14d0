//! What became of one file of an import.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Outcome {
    /// Stored.
    #[sea_orm(string_value = "stored")]
    Stored,
    /// The same bytes were there before.
    #[sea_orm(string_value = "already_there")]
    AlreadyThere,
    /// Put aside: a person must decide.
    #[sea_orm(string_value = "quarantined")]
    Quarantined,
    /// Not stored: it is not what can be stored.
    #[sea_orm(string_value = "refused")]
    Refused,
}

impl Outcome {
    /// The word of it, as the interface says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Stored => "stored",
            Self::AlreadyThere => "already_there",
            Self::Quarantined => "quarantined",
            Self::Refused => "refused",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Stored, Self::AlreadyThere, Self::Quarantined, Self::Refused]
            .into_iter()
            .find(|one| one.name() == name)
    }
}

/// A result.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import_file")]
pub struct Model {
    /// The import.
    #[sea_orm(primary_key, auto_increment = false)]
    pub import_id: String,
    /// Its place, from 1.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i32,
    /// The name under which it came.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// In a sentence; empty = nothing to say.
    pub detail: String,
    /// The picture that it is now.
    pub image_id: Option<String>,
    /// The case that it is in now.
    pub case_id: Option<String>,
    /// Where it was put aside.
    pub quarantine_id: Option<String>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportFile").field("seq", &self.seq).finish_non_exhaustive()
    }
}
