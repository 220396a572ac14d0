//! Imports: what was brought, what became of each file, and what was put aside.

use crate::entity::{import, import_file, quarantine};
use crate::error::{Result, StoreError};
use crate::moment::Moment;
use crate::names::new_id;
use crate::store::{Store, Write};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect};

pub use import::Model as Import;
pub use import_file::{Model as ImportFile, Outcome};
pub use quarantine::{Model as Quarantined, QuarantineState};

/// What became of a file.
#[derive(Clone)]
pub struct FileResult {
    /// The name under which it came.
    pub name: String,
    /// What became of it.
    pub outcome: Outcome,
    /// In a sentence; empty = nothing to say.
    pub detail: String,
    /// The picture that it is now.
    pub image: Option<String>,
    /// The case that it is in now.
    pub case: Option<String>,
    /// Where it was put aside.
    pub quarantine: Option<String>,
}

/// A file to be put aside.
#[derive(Clone)]
pub struct PutAside {
    /// The SHA-256 of its bytes, which are kept.
    pub object: String,
    /// How many.
    pub bytes: i64,
    /// The name under which it came.
    pub file_name: String,
    /// Why, as a word of the interface.
    pub reason: &'static str,
    /// Why, in a sentence.
    pub detail: String,
    /// The case that it would have gone to.
    pub case: Option<String>,
    /// With which import it came.
    pub import: Option<String>,
    /// Who sent it.
    pub account: Option<String>,
}

impl Store {
    /// An import.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn import(&self, id: &str) -> Result<Import> {
        import::Entity::find_by_id(id).one(&self.db).await?.ok_or(StoreError::NotFound { what: "import" })
    }

    /// The results of an import behind the first `after`, in their order.
    ///
    /// # Errors
    /// What the database says.
    pub async fn import_files(&self, id: &str, after: i32, limit: u64) -> Result<Vec<ImportFile>> {
        let select = import_file::Entity::find()
            .filter(import_file::Column::ImportId.eq(id))
            .filter(import_file::Column::Seq.gt(after));
        Ok(select.order_by_asc(import_file::Column::Seq).limit(limit).all(&self.db).await?)
    }

    /// Files put aside in a state, the earliest first.
    ///
    /// # Errors
    /// What the database says.
    pub async fn put_aside(&self, state: QuarantineState, limit: u64) -> Result<Vec<Quarantined>> {
        let select = quarantine::Entity::find().filter(quarantine::Column::State.eq(state));
        Ok(select.order_by_asc(quarantine::Column::ReceivedAt).limit(limit).all(&self.db).await?)
    }

    /// A file put aside.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], or what the database says.
    pub async fn quarantined(&self, id: &str) -> Result<Quarantined> {
        let found = quarantine::Entity::find_by_id(id).one(&self.db).await?;
        found.ok_or(StoreError::NotFound { what: "file put aside" })
    }
}

impl Write {
    /// Begins an import.
    ///
    /// # Errors
    /// What the database says.
    pub async fn begin_import(&self, case: Option<&str>, by: Option<&str>, now: Moment) -> Result<Import> {
        let made = Import {
            id: new_id(),
            case_id: case.map(str::to_owned),
            account_id: by.map(str::to_owned),
            at: now,
            files: 0,
        };
        import::Entity::insert(made.clone().into_active_model()).exec_without_returning(&self.tx).await?;
        Ok(made)
    }

    /// Writes down what became of a file of an import.
    ///
    /// # Errors
    /// What the database says.
    pub async fn note_file(&self, import: &str, result: FileResult) -> Result<ImportFile> {
        let found = import::Entity::find_by_id(import).lock_exclusive().one(&self.tx).await?;
        let seq = found.ok_or(StoreError::NotFound { what: "import" })?.files + 1;
        let row = ImportFile {
            import_id: import.to_owned(),
            seq,
            name: result.name,
            outcome: result.outcome,
            detail: result.detail,
            image_id: result.image,
            case_id: result.case,
            quarantine_id: result.quarantine,
        };
        import_file::Entity::insert(row.clone().into_active_model()).exec_without_returning(&self.tx).await?;
        let count = import::Entity::update_many()
            .col_expr(import::Column::Files, Expr::value(seq))
            .filter(import::Column::Id.eq(import));
        count.exec(&self.tx).await?;
        Ok(row)
    }

    /// Puts a file aside; the same bytes for the same reason are put aside once.
    ///
    /// # Errors
    /// What the database says.
    pub async fn quarantine(&self, file: PutAside, now: Moment) -> Result<Quarantined> {
        let same = quarantine::Entity::find()
            .filter(quarantine::Column::Object.eq(file.object.as_str()))
            .filter(quarantine::Column::Reason.eq(file.reason))
            .filter(quarantine::Column::State.eq(QuarantineState::Waiting));
        if let Some(same) = same.one(&self.tx).await? {
            return Ok(same);
        }
        let made = Quarantined {
            id: new_id(),
            object: file.object,
            bytes: file.bytes,
            file_name: file.file_name,
            reason: file.reason.to_owned(),
            detail: file.detail,
            case_id: file.case,
            state: QuarantineState::Waiting,
            import_id: file.import,
            account_id: file.account,
            received_at: now,
            resolved_by: None,
            resolved_at: None,
            note: None,
        };
        quarantine::Entity::insert(made.clone().into_active_model()).exec_without_returning(&self.tx).await?;
        Ok(made)
    }

    /// Decides about a file put aside.
    ///
    /// # Errors
    /// [`StoreError::Refused`] where somebody has decided already.
    pub async fn resolve(
        &self,
        id: &str,
        state: QuarantineState,
        (by, note): (&str, &str),
        now: Moment,
    ) -> Result<()> {
        let update = quarantine::Entity::update_many()
            .col_expr(quarantine::Column::State, Expr::value(state))
            .col_expr(quarantine::Column::ResolvedBy, Expr::value(Some(by.to_owned())))
            .col_expr(quarantine::Column::ResolvedAt, Expr::value(Some(now)))
            .col_expr(quarantine::Column::Note, Expr::value(Some(note.to_owned())))
            .filter(quarantine::Column::Id.eq(id))
            .filter(quarantine::Column::State.eq(QuarantineState::Waiting));
        match update.exec(&self.tx).await?.rows_affected {
            0 => Err(StoreError::refused("somebody has decided about this file already")),
            _ => Ok(()),
        }
    }
}
