//! Who may use the node.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// What an account may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum Role {
    /// Looks after accounts, jobs and the trail; reads no patient data without a stated reason.
    #[sea_orm(string_value = "administrator")]
    Administrator,
    /// Reads and writes the cases that it has access to.
    #[sea_orm(string_value = "clinician")]
    Clinician,
    /// Reads the cases that it has access to.
    #[sea_orm(string_value = "reader")]
    Reader,
    /// Reads every case without anything that names a patient.
    #[sea_orm(string_value = "researcher")]
    Researcher,
}

impl Role {
    /// The word of it, as the interface says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Clinician => "clinician",
            Self::Reader => "reader",
            Self::Researcher => "researcher",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Administrator, Self::Clinician, Self::Reader, Self::Researcher]
            .into_iter()
            .find(|one| one.name() == name)
    }
}

/// An account.
#[derive(Clone, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "account")]
pub struct Model {
    /// Names it for ever.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What is typed to log in.
    pub name: String,
    /// What others see.
    pub display: String,
    /// What it may do.
    pub role: Role,
    /// The password's Argon2id hash; none = no password log-in.
    pub password: Option<String>,
    /// Its name at the identity provider.
    pub subject: Option<String>,
    /// Whether it may log in.
    pub is_active: bool,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
    /// Wrong passwords since the last right one.
    pub failures: i32,
    /// No log-in before, in microseconds of Unix time.
    pub locked_until: i64,
    /// When it was made.
    pub created_at: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

/// Without anything that names a person.
impl std::fmt::Debug for Model {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}
