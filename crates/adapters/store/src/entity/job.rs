//! Work to be done later, and how far it is.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// How far a job is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(24))")]
pub enum JobState {
    /// Nobody has begun.
    #[sea_orm(string_value = "waiting")]
    Waiting,
    /// Somebody is at it.
    #[sea_orm(string_value = "running")]
    Running,
    /// Done.
    #[sea_orm(string_value = "done")]
    Done,
    /// Given up.
    #[sea_orm(string_value = "failed")]
    Failed,
}

impl JobState {
    /// The word of it, as the interface says it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Running => "running",
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// What a word stands for.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Running, Self::Done, Self::Failed].into_iter().find(|one| one.name() == name)
    }
}

/// A job.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "job")]
pub struct Model {
    /// Names it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// What is to be done.
    pub kind: String,
    /// What it is to be done with; one job a kind and key.
    pub key: String,
    /// The case that it concerns.
    pub case_id: Option<String>,
    /// What the work needs to know, as JSON.
    pub payload: String,
    /// How far it is.
    pub state: JobState,
    /// How often it was begun.
    pub attempts: i32,
    /// Not to be begun earlier, in microseconds of Unix time.
    pub not_before: i64,
    /// Until when whoever does it is believed to be alive.
    pub lease_until: i64,
    /// Who does it.
    pub lease_by: Option<String>,
    /// How much is done, in percent.
    pub progress: i32,
    /// What went wrong the last time; technical, without names.
    pub problem: Option<String>,
    /// When it was asked for.
    pub created_at: i64,
    /// When it ended.
    pub finished_at: Option<i64>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
