//! Accounts: who may use the node.

use crate::entity::account;
use crate::entries::taken;
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::names::new_id;
use crate::store::{Store, Write};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, Select,
};

pub use account::{Model as Account, Role};

/// An account to be made.
#[derive(Clone)]
pub struct NewAccount {
    /// What is typed to log in.
    pub name: String,
    /// What others see.
    pub display: String,
    /// What it may do.
    pub role: Role,
    /// The password's hash; none = no password log-in.
    pub password: Option<String>,
    /// Its name at the identity provider.
    pub subject: Option<String>,
    /// Whether the password must be changed before anything else.
    pub must_change: bool,
}

/// What is to be changed of an account; none = as it is.
#[derive(Clone, Default)]
pub struct AccountChange {
    /// What others see.
    pub display: Option<String>,
    /// What it may do.
    pub role: Option<Role>,
    /// Whether it may log in.
    pub is_active: Option<bool>,
    /// Its name at the identity provider, which takes the place of a password.
    pub subject: Option<String>,
    /// A new password's hash, and whether it must be changed at the next log-in.
    pub password: Option<(String, bool)>,
}

impl Store {
    /// An account.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn account(&self, id: &str) -> Result<Account> {
        account::Entity::find_by_id(id).one(&self.db).await?.ok_or(StoreError::NotFound { what: "account" })
    }

    /// The account that logs in as `name`.
    ///
    /// # Errors
    /// What the database says.
    pub async fn account_named(&self, name: &str) -> Result<Option<Account>> {
        Ok(account::Entity::find().filter(account::Column::Name.eq(name)).one(&self.db).await?)
    }

    /// The account of a name at the identity provider.
    ///
    /// # Errors
    /// What the database says.
    pub async fn account_of_subject(&self, subject: &str) -> Result<Option<Account>> {
        Ok(account::Entity::find().filter(account::Column::Subject.eq(subject)).one(&self.db).await?)
    }

    /// Whether somebody looks after the accounts.
    ///
    /// # Errors
    /// What the database says.
    pub async fn has_administrator(&self) -> Result<bool> {
        Ok(count_administrators(&self.db).await? > 0)
    }

    /// Every account, by name.
    ///
    /// # Errors
    /// What the database says.
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        Ok(account::Entity::find().order_by_asc(account::Column::Name).all(&self.db).await?)
    }
}

impl Write {
    /// Makes an account.
    ///
    /// # Errors
    /// [`StoreError::Taken`] for a name that is there.
    pub async fn create_account(&self, new: NewAccount, now: Moment) -> Result<Account> {
        let made = Account {
            id: new_id(),
            name: new.name,
            display: new.display,
            role: new.role,
            password: new.password,
            subject: new.subject,
            is_active: true,
            must_change: new.must_change,
            failures: 0,
            locked_until: 0,
            created_at: now,
        };
        let insert = account::Entity::insert(made.clone().into_active_model());
        let inserted = insert.exec_without_returning(&self.tx).await;
        inserted
            .map_err(|error| taken(error, "this account name, or this name at the identity provider,"))?;
        Ok(made)
    }

    /// Changes an account. At least one administrator stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Taken`]; [`StoreError::Refused`] where no administrator would be left.
    pub async fn change_account(&self, id: &str, change: &AccountChange) -> Result<Account> {
        // Whoever takes a right away holds all administrators: of two who do so to each other, one is second.
        if change.role.is_some() || change.is_active == Some(false) {
            administrators().order_by_asc(account::Column::Id).lock_exclusive().all(&self.tx).await?;
        }
        let mut after = self.account(id).await?;
        let administers = |account: &Account| account.role == Role::Administrator && account.is_active;
        let was_administrator = administers(&after);
        after.display = change.display.clone().unwrap_or(after.display);
        after.role = change.role.unwrap_or(after.role);
        after.is_active = change.is_active.unwrap_or(after.is_active);
        if let Some(subject) = &change.subject {
            (after.subject, after.password, after.must_change) = (Some(subject.clone()), None, false);
        }
        if let Some((password, must_change)) = &change.password {
            (after.password, after.must_change) = (Some(password.clone()), *must_change);
            (after.failures, after.locked_until) = (0, 0);
        }
        let update = account::Entity::update_many()
            .col_expr(account::Column::Display, Expr::value(after.display.clone()))
            .col_expr(account::Column::Role, Expr::value(after.role))
            .col_expr(account::Column::IsActive, Expr::value(after.is_active))
            .col_expr(account::Column::Subject, Expr::value(after.subject.clone()))
            .col_expr(account::Column::Password, Expr::value(after.password.clone()))
            .col_expr(account::Column::MustChange, Expr::value(after.must_change))
            .col_expr(account::Column::Failures, Expr::value(after.failures))
            .col_expr(account::Column::LockedUntil, Expr::value(after.locked_until))
            .filter(account::Column::Id.eq(id));
        update.exec(&self.tx).await.map_err(|error| taken(error, "this name at the identity provider"))?;
        if was_administrator && !administers(&after) && count_administrators(&self.tx).await? == 0 {
            return Err(StoreError::refused(
                "no administrator would be left who can log in; make another one first",
            ));
        }
        Ok(after)
    }

    /// An account, within the change.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn account(&self, id: &str) -> Result<Account> {
        let locked = account::Entity::find_by_id(id).lock_exclusive().one(&self.tx).await?;
        locked.ok_or(StoreError::NotFound { what: "account" })
    }

    /// Notes how an attempt to log in went.
    ///
    /// # Errors
    /// What the database says.
    pub async fn note_attempt(&self, id: &str, failures: i32, locked_until: Moment) -> Result<()> {
        let update = account::Entity::update_many()
            .col_expr(account::Column::Failures, Expr::value(failures))
            .col_expr(account::Column::LockedUntil, Expr::value(locked_until))
            .filter(account::Column::Id.eq(id));
        update.exec(&self.tx).await?;
        Ok(())
    }
}

async fn count_administrators(db: &impl ConnectionTrait) -> Result<u64> {
    Ok(administrators().count(db).await?)
}

fn administrators() -> Select<account::Entity> {
    account::Entity::find()
        .filter(account::Column::Role.eq(Role::Administrator))
        .filter(account::Column::IsActive.eq(true))
}
