//! The trail: who did what. Only added to, each record bound to the one before by its hash.

mod chain;
mod group;

use crate::entity::audit;
use crate::error::Result;
use crate::moment::Moment;
use crate::store::{Store, Write};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

pub use audit::Model as AuditRecord;
pub use chain::{CANONICAL, Link, check_link, first_link};
pub use group::AuditGroup;

/// A deed to be recorded.
#[derive(Clone, Default)]
pub struct Deed {
    /// When.
    pub at: Moment,
    /// Who; none = nobody known.
    pub account: Option<String>,
    /// What, as `case.read`.
    pub action: &'static str,
    /// The case concerned.
    pub case: Option<String>,
    /// What else it concerned, by its name here.
    pub object: Option<String>,
    /// How it ended.
    pub outcome: DeedOutcome,
    /// Further words.
    pub detail: String,
}

/// How a deed ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeedOutcome {
    /// As asked.
    #[default]
    Ok,
    /// Not allowed.
    Denied,
    /// Something went wrong.
    Failed,
}

impl DeedOutcome {
    /// The word of it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Denied => "denied",
            Self::Failed => "failed",
        }
    }
}

/// Which records.
#[derive(Clone, Debug, Default)]
pub struct AuditQuery {
    /// Of this case only.
    pub case: Option<String>,
    /// Of this account only.
    pub account: Option<String>,
    /// Only those before this place.
    pub before: Option<i64>,
    /// At most so many.
    pub limit: u64,
}

impl Write {
    /// Records deeds together with the change: both are there, or neither.
    ///
    /// # Errors
    /// What the database says.
    pub async fn record(&self, deeds: &[Deed]) -> Result<()> {
        let mut link = chain::last(&self.tx).await?;
        for deed in deeds {
            let record = link.next(deed);
            link = Link { seq: record.seq, hash: record.hash.clone() };
            audit::Entity::insert(record.into_active_model()).exec_without_returning(&self.tx).await?;
        }
        chain::remember(&self.tx, &link).await
    }
}

impl Store {
    /// Records of the trail, the latest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn trail(&self, query: &AuditQuery) -> Result<Vec<AuditRecord>> {
        let mut select = audit::Entity::find();
        if let Some(case) = &query.case {
            select = select.filter(audit::Column::CaseId.eq(case));
        }
        if let Some(account) = &query.account {
            select = select.filter(audit::Column::AccountId.eq(account));
        }
        if let Some(before) = query.before {
            select = select.filter(audit::Column::Seq.lt(before));
        }
        Ok(select.order_by_desc(audit::Column::Seq).limit(query.limit).all(&self.db).await?)
    }

    /// Records of the trail behind `after`, in their order.
    ///
    /// # Errors
    /// What the database says.
    pub async fn trail_from(&self, after: i64, limit: u64) -> Result<Vec<AuditRecord>> {
        let select = audit::Entity::find().filter(audit::Column::Seq.gt(after));
        Ok(select.order_by_asc(audit::Column::Seq).limit(limit).all(&self.db).await?)
    }

    /// The last link of the trail, as the store remembers it.
    ///
    /// # Errors
    /// What the database says.
    pub async fn trail_head(&self) -> Result<Link> {
        chain::remembered(&self.db).await
    }
}
