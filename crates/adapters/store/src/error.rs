//! Why the store cannot do what was asked.

use std::io;

/// Why the store cannot do what was asked. No message names a patient.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no such thing, or it may not be told.
    #[error("there is no such {what}")]
    NotFound {
        /// What was looked for, as `case`.
        what: &'static str,
    },
    /// Somebody else changed it in between.
    #[error(
        "the record is at revision {found}, not {expected}: somebody else has added to it; read it again"
    )]
    Moved {
        /// What the writer had read.
        expected: i64,
        /// What is there.
        found: i64,
    },
    /// It is there already.
    #[error("{what} is taken")]
    Taken {
        /// What, as `this account name`.
        what: &'static str,
    },
    /// What was asked for is not possible in the present state.
    #[error("{problem}")]
    Refused {
        /// Why not, and what to do.
        problem: String,
    },
    /// No room is left.
    #[error("no room is left on the disk; nothing was changed")]
    Full,
    /// The database.
    #[error("the database: {0}")]
    Database(sea_orm::DbErr),
    /// The object store.
    #[error("the object store: {0}")]
    Objects(object_store::Error),
    /// A file.
    #[error("a file of the store: {0}")]
    File(io::Error),
    /// What is kept is not what was kept.
    #[error("{what} is damaged: {problem}")]
    Damaged {
        /// What, by its name here.
        what: String,
        /// What was found.
        problem: String,
    },
    /// A setting.
    #[error("{setting}: {problem}")]
    Setting {
        /// Which.
        setting: &'static str,
        /// What is wrong with it.
        problem: String,
    },
}

/// What every work of the store gives back.
pub(crate) type Result<T, E = StoreError> = std::result::Result<T, E>;

impl StoreError {
    pub(crate) fn refused(problem: impl Into<String>) -> Self {
        Self::Refused { problem: problem.into() }
    }

    /// What was kept is not what it was.
    pub fn damaged(what: impl Into<String>, problem: impl Into<String>) -> Self {
        Self::Damaged { what: what.into(), problem: problem.into() }
    }
}

impl From<sea_orm::DbErr> for StoreError {
    fn from(error: sea_orm::DbErr) -> Self {
        // SQLite says "database or disk is full", PostgreSQL "No space left on device".
        let words = error.to_string();
        if words.contains("disk is full") || words.contains("No space left") {
            Self::Full
        } else if words.contains("invalid byte sequence for encoding") {
            // PostgreSQL of U+0000.
            Self::refused("a text holds the sign U+0000, which this database does not keep")
        } else {
            Self::Database(error)
        }
    }
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::Full,
            _ => Self::File(error),
        }
    }
}

impl From<object_store::Error> for StoreError {
    fn from(error: object_store::Error) -> Self {
        let mut cause: Option<&dyn std::error::Error> = Some(&error);
        while let Some(one) = cause {
            if let Some(io) = one.downcast_ref::<io::Error>()
                && matches!(io.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
            {
                return Self::Full;
            }
            cause = one.source();
        }
        match error {
            object_store::Error::NotFound { .. } => Self::NotFound { what: "object" },
            other => Self::Objects(other),
        }
    }
}
