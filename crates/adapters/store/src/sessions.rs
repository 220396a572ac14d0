//! Sessions of people and keys of programs. Only hashes are kept: who reads the database can use neither.

use crate::entity::{session, token};
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::names::new_id;
use crate::store::{Store, Write};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

pub use session::Model as Session;
pub use token::Model as Token;

impl Store {
    /// The session whose cookie has this hash.
    ///
    /// # Errors
    /// What the database says.
    pub async fn session(&self, hash: &str) -> Result<Option<Session>> {
        Ok(session::Entity::find_by_id(hash).one(&self.db).await?)
    }

    /// The token whose key has this hash.
    ///
    /// # Errors
    /// What the database says.
    pub async fn token(&self, hash: &str) -> Result<Option<Token>> {
        Ok(token::Entity::find().filter(token::Column::Hash.eq(hash)).one(&self.db).await?)
    }

    /// The tokens of an account, the latest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn tokens(&self, account: &str) -> Result<Vec<Token>> {
        let select = token::Entity::find().filter(token::Column::AccountId.eq(account));
        Ok(select.order_by_desc(token::Column::CreatedAt).all(&self.db).await?)
    }
}

impl Write {
    /// Begins a session.
    ///
    /// # Errors
    /// What the database says.
    pub async fn begin_session(&self, hash: &str, account: &str, now: Moment) -> Result<()> {
        let row =
            Session { id: hash.to_owned(), account_id: account.to_owned(), created_at: now, seen_at: now };
        session::Entity::insert(row.into_active_model()).exec_without_returning(&self.tx).await?;
        Ok(())
    }

    /// Notes that a session is in use.
    ///
    /// # Errors
    /// What the database says.
    pub async fn see_session(&self, hash: &str, now: Moment) -> Result<()> {
        let update = session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(now))
            .filter(session::Column::Id.eq(hash));
        update.exec(&self.tx).await?;
        Ok(())
    }

    /// Ends a session.
    ///
    /// # Errors
    /// What the database says.
    pub async fn end_session(&self, hash: &str) -> Result<()> {
        session::Entity::delete_by_id(hash).exec(&self.tx).await?;
        Ok(())
    }

    /// Ends every session of an account but one.
    ///
    /// # Errors
    /// What the database says.
    pub async fn end_sessions_of(&self, account: &str, but: Option<&str>) -> Result<()> {
        let mut delete = session::Entity::delete_many().filter(session::Column::AccountId.eq(account));
        if let Some(but) = but {
            delete = delete.filter(session::Column::Id.ne(but));
        }
        delete.exec(&self.tx).await?;
        Ok(())
    }

    /// Forgets sessions that began before one moment or were last used before another.
    ///
    /// # Errors
    /// What the database says.
    pub async fn forget_sessions(&self, begun_before: Moment, used_before: Moment) -> Result<u64> {
        let old = session::Column::CreatedAt.lt(begun_before).or(session::Column::SeenAt.lt(used_before));
        Ok(session::Entity::delete_many().filter(old).exec(&self.tx).await?.rows_affected)
    }

    /// Makes a token, whose key has this hash.
    ///
    /// # Errors
    /// What the database says.
    pub async fn create_token(
        &self,
        account: &str,
        name: &str,
        hash: &str,
        expires_at: Moment,
        now: Moment,
    ) -> Result<Token> {
        let made = Token {
            id: new_id(),
            account_id: account.to_owned(),
            name: name.to_owned(),
            hash: hash.to_owned(),
            created_at: now,
            expires_at,
            revoked_at: None,
            used_at: None,
        };
        token::Entity::insert(made.clone().into_active_model()).exec_without_returning(&self.tx).await?;
        Ok(made)
    }

    /// Takes back a token of an account.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn revoke_token(&self, account: &str, id: &str, now: Moment) -> Result<()> {
        let update = token::Entity::update_many()
            .col_expr(token::Column::RevokedAt, Expr::value(Some(now)))
            .filter(token::Column::Id.eq(id))
            .filter(token::Column::AccountId.eq(account))
            .filter(token::Column::RevokedAt.is_null());
        match update.exec(&self.tx).await?.rows_affected {
            0 => Err(StoreError::NotFound { what: "token" }),
            _ => Ok(()),
        }
    }

    /// Notes that a token was used.
    ///
    /// # Errors
    /// What the database says.
    pub async fn see_token(&self, id: &str, now: Moment) -> Result<()> {
        let update = token::Entity::update_many()
            .col_expr(token::Column::UsedAt, Expr::value(Some(now)))
            .filter(token::Column::Id.eq(id));
        update.exec(&self.tx).await?;
        Ok(())
    }
}
