//! A patient's case: who it is, and how far its record has come.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A case.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "case_file")]
pub struct Model {
    /// Names the case; tells nothing of the patient.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The number that the institution gave the patient.
    pub patient_id: Option<String>,
    /// Who gave that number; empty = not stated.
    pub issuer: String,
    /// The name as it is shown.
    pub name: Option<String>,
    /// The day of birth, as `1958-03-01`.
    pub birth_date: Option<String>,
    /// Sex, as `female`.
    pub sex: Option<String>,
    /// Name and number, folded to what a search compares.
    pub search: String,
    /// What a researcher sees instead of the name.
    pub pseudonym: String,
    /// By how many days every date is moved for a researcher.
    pub shift_days: i32,
    /// How many times the record has been added to.
    pub revision: i64,
    /// When the case was begun, in microseconds of Unix time.
    pub created_at: i64,
    /// When anything of it changed last.
    pub changed_at: i64,
    /// The account that began it.
    pub created_by: Option<String>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Case").field("id", &self.id).finish_non_exhaustive()
    }
}
