//! The open store, and a change of it.

use crate::error::{Result, StoreError};
use crate::location::Location;
use crate::migration::Migrations;
use crate::objects::Objects;
use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    AccessMode, ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, IsolationLevel,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};

/// Case files and the index of pictures in SQL, the pictures themselves in an object store.
#[derive(Clone)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
    pub(crate) objects: Objects,
    /// SQLite has one writer at a time; waiting here is fair, waiting there is not.
    turn: Option<Arc<Mutex<()>>>,
}

/// How long a writer waits for another process.
const PATIENCE: Duration = Duration::from_secs(20);
const CONNECTIONS: u32 = 8;
/// Bytes of SQLite's file that are read as memory.
const MAPPED: &str = "268435456";

impl Store {
    /// Opens a store; a new one is made where there is none, an older one brought up to date.
    ///
    /// # Errors
    /// [`StoreError::Setting`] for an address that is none, otherwise what the database or the object store says.
    pub async fn open(location: &Location) -> Result<Self> {
        location.prepare()?;
        let db = connect(location).await?;
        Migrations::up(&db, None).await?;
        let (store, folder) = location.open_objects()?;
        let objects = Objects::new(store, folder, location.staging.clone())?;
        let turn = location.is_sqlite().then(|| Arc::new(Mutex::new(())));
        Ok(Self { db, objects, turn })
    }

    /// The stored bytes.
    #[must_use]
    pub const fn objects(&self) -> &Objects {
        &self.objects
    }

    /// Begins a change: all of it will be there, or nothing.
    ///
    /// # Errors
    /// What the database says.
    pub async fn begin(&self) -> Result<Write> {
        let turn = match &self.turn {
            Some(turn) => Some(Arc::clone(turn).lock_owned().await),
            None => None,
        };
        let options = TransactionOptions {
            // A reader that turns writer could be refused half-way.
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        Ok(Write { tx: self.db.begin_with_options(options).await?, _turn: turn })
    }

    /// A look at all tables as they are at one moment.
    pub(crate) async fn snapshot(&self) -> Result<DatabaseTransaction> {
        let options = TransactionOptions {
            isolation_level: self.turn.is_none().then_some(IsolationLevel::RepeatableRead),
            access_mode: self.turn.is_none().then_some(AccessMode::ReadOnly),
            ..TransactionOptions::default()
        };
        Ok(self.db.begin_with_options(options).await?)
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// What it says.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.db.ping().await?)
    }

    /// Ends all connections; what was acknowledged is on the disk already.
    ///
    /// # Errors
    /// What the database says.
    pub async fn close(self) -> Result<()> {
        Ok(self.db.close().await?)
    }
}

/// A change that was begun. Dropped without [`Write::commit`], it never happened.
pub struct Write {
    pub(crate) tx: DatabaseTransaction,
    _turn: Option<OwnedMutexGuard<()>>,
}

impl Write {
    /// Makes the change last: when this returns it is on the disk.
    ///
    /// # Errors
    /// What the database says; then nothing has changed.
    pub async fn commit(self) -> Result<()> {
        Ok(self.tx.commit().await?)
    }
}

async fn connect(location: &Location) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(location.database.clone());
    options.max_connections(CONNECTIONS).sqlx_logging(false).acquire_timeout(PATIENCE);
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            // What was acknowledged survives a loss of power, not only of the process.
            .synchronous(SqliteSynchronous::Full)
            .busy_timeout(PATIENCE)
            // A search goes through every case: as memory, not page by page.
            .pragma("mmap_size", MAPPED)
    });
    Database::connect(options).await.map_err(|error| match error {
        sea_orm::DbErr::Conn(error) => {
            StoreError::Setting { setting: "database", problem: error.to_string() }
        }
        other => other.into(),
    })
}
