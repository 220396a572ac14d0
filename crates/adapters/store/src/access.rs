//! Who may open which case.

use crate::cases::Case;
use crate::entity::{access, break_glass, case_file};
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::names::new_id;
use crate::store::{Store, Write};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
};
use std::collections::BTreeMap;

pub use access::Model as Access;
pub use break_glass::Model as BreakGlass;

/// Whether an account may open a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Nobody allowed it.
    None,
    /// Opened in an emergency, until that moment.
    BrokenGlass(Moment),
    /// Somebody allowed it.
    Granted,
}

impl Store {
    /// Whether an account may open a case now.
    ///
    /// # Errors
    /// What the database says.
    pub async fn permission(&self, account: &str, case: &str, now: Moment) -> Result<Permission> {
        let key = (account.to_owned(), case.to_owned());
        if access::Entity::find_by_id(key).one(&self.db).await?.is_some() {
            return Ok(Permission::Granted);
        }
        let broken = break_glass::Entity::find()
            .filter(break_glass::Column::AccountId.eq(account))
            .filter(break_glass::Column::CaseId.eq(case))
            .filter(break_glass::Column::Until.gt(now))
            .order_by_desc(break_glass::Column::Until)
            .one(&self.db)
            .await?;
        Ok(broken.map_or(Permission::None, |broken| Permission::BrokenGlass(broken.until)))
    }

    /// Cases that are open to an account in an emergency only, and until when, the one changed last first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn emergencies(&self, account: &str, now: Moment) -> Result<Vec<(Moment, Case)>> {
        let allowed = access::Entity::find().filter(access::Column::AccountId.eq(account));
        let allowed = allowed.select_only().column(access::Column::CaseId).into_query();
        let broken = break_glass::Entity::find()
            .filter(break_glass::Column::AccountId.eq(account))
            .filter(break_glass::Column::Until.gt(now))
            .filter(break_glass::Column::CaseId.not_in_subquery(allowed))
            .order_by_asc(break_glass::Column::Until)
            .all(&self.db)
            .await?;
        // Of several times for one case the last one counts.
        let until: BTreeMap<String, Moment> =
            broken.into_iter().map(|broken| (broken.case_id, broken.until)).collect();
        let named = case_file::Entity::find().filter(case_file::Column::Id.is_in(until.keys()));
        let cases = named.order_by_desc(case_file::Column::ChangedAt).all(&self.db).await?;
        Ok(cases.into_iter().filter_map(|case| Some((until.get(&case.id).copied()?, case))).collect())
    }

    /// Who may open a case.
    ///
    /// # Errors
    /// What the database says.
    pub async fn access_to(&self, case: &str) -> Result<Vec<Access>> {
        let select = access::Entity::find().filter(access::Column::CaseId.eq(case));
        Ok(select.order_by_asc(access::Column::At).all(&self.db).await?)
    }
}

impl Write {
    /// Allows an account to open a case.
    ///
    /// # Errors
    /// What the database says.
    pub async fn grant(&self, account: &str, case: &str, by: Option<&str>, now: Moment) -> Result<()> {
        grant(&self.tx, account, case, by, now).await
    }

    /// Takes that back. Somebody must be left who can open the case.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] where it was not allowed, [`StoreError::Refused`] where nobody would be left.
    pub async fn revoke(&self, account: &str, case: &str) -> Result<()> {
        let key = (account.to_owned(), case.to_owned());
        if access::Entity::delete_by_id(key).exec(&self.tx).await?.rows_affected == 0 {
            return Err(StoreError::NotFound { what: "permission" });
        }
        let left = access::Entity::find().filter(access::Column::CaseId.eq(case)).one(&self.tx).await?;
        match left {
            Some(_) => Ok(()),
            None => Err(StoreError::refused(
                "nobody would be left who can open the case; give access to another first",
            )),
        }
    }

    /// Opens a case in an emergency.
    ///
    /// # Errors
    /// What the database says.
    pub async fn break_glass(
        &self,
        account: &str,
        case: &str,
        reason: &str,
        until: Moment,
        now: Moment,
    ) -> Result<BreakGlass> {
        let made = BreakGlass {
            id: new_id(),
            account_id: account.to_owned(),
            case_id: case.to_owned(),
            reason: reason.to_owned(),
            at: now,
            until,
        };
        let insert = break_glass::Entity::insert(made.clone().into_active_model());
        insert.exec_without_returning(&self.tx).await?;
        Ok(made)
    }
}

async fn grant(
    db: &impl ConnectionTrait,
    account: &str,
    case: &str,
    by: Option<&str>,
    now: Moment,
) -> Result<()> {
    let row = Access {
        account_id: account.to_owned(),
        case_id: case.to_owned(),
        granted_by: by.map(str::to_owned),
        at: now,
    };
    let once =
        OnConflict::columns([access::Column::AccountId, access::Column::CaseId]).do_nothing().to_owned();
    access::Entity::insert(row.into_active_model()).on_conflict(once).exec_without_returning(db).await?;
    Ok(())
}
