//! The first step: every table of the first release.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_query::{ColumnType, IndexCreateStatement, TableCreateStatement};

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for (name, columns, key) in TABLES {
            manager.create_table(table(name, columns, key)).await?;
        }
        for (name, table, columns, unique) in INDEXES {
            manager.create_index(index(name, table, columns, *unique)).await?;
        }
        Ok(())
    }
}

/// What a column holds.
#[derive(Clone, Copy)]
enum Kind {
    /// A name, a word, a day.
    Short,
    /// Text of any length.
    Long,
    /// 64 bits.
    Number,
    /// 32 bits.
    Small,
    YesOrNo,
    Bytes,
}
use Kind::{Bytes, Long, Number, Short, Small, YesOrNo};

/// Name, kind, whether it may be empty.
type Column = (&'static str, Kind, bool);
/// Name, columns, primary key.
type TableRow = (&'static str, &'static [Column], &'static [&'static str]);
/// Name, table, columns, whether no two rows may be the same in them.
type IndexRow = (&'static str, &'static str, &'static [&'static str], bool);

fn table(name: &'static str, columns: &[Column], key: &[&'static str]) -> TableCreateStatement {
    let mut table = Table::create();
    table.table(Alias::new(name));
    for (name, kind, may_be_empty) in columns {
        let mut column = ColumnDef::new_with_type(Alias::new(*name), kind.column_type());
        if !may_be_empty {
            column.not_null();
        }
        table.col(&mut column);
    }
    let mut primary = Index::create();
    for column in key {
        primary.col(Alias::new(*column));
    }
    table.primary_key(&mut primary).take()
}

fn index(name: &str, table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(name).table(Alias::new(table));
    for column in columns {
        index.col(Alias::new(*column));
    }
    if unique {
        index.unique();
    }
    index.take()
}

impl Kind {
    const fn column_type(self) -> ColumnType {
        match self {
            Short => ColumnType::String(StringLen::N(255)),
            Long => ColumnType::Text,
            Number => ColumnType::BigInteger,
            Small => ColumnType::Integer,
            YesOrNo => ColumnType::Boolean,
            Bytes => ColumnType::Blob,
        }
    }
}

const TABLES: &[TableRow] = &[
    ("node", &[("name", Short, false), ("value", Long, false)], &["name"]),
    (
        "case_file",
        &[
            ("id", Short, false),
            ("patient_id", Short, true),
            ("issuer", Short, false),
            ("name", Short, true),
            ("birth_date", Short, true),
            ("sex", Short, true),
            ("search", Long, false),
            ("pseudonym", Short, false),
            ("shift_days", Small, false),
            ("revision", Number, false),
            ("created_at", Number, false),
            ("changed_at", Number, false),
            ("created_by", Short, true),
        ],
        &["id"],
    ),
    (
        "entry",
        &[
            ("case_id", Short, false),
            ("seq", Number, false),
            ("entry_id", Short, false),
            ("kind", Short, false),
            ("effective_at", Short, false),
            ("recorded_at", Short, false),
            ("supersedes", Short, true),
            ("json", Long, false),
            ("account_id", Short, true),
            ("at", Number, false),
        ],
        &["case_id", "seq"],
    ),
    (
        "image",
        &[
            ("id", Short, false),
            ("case_id", Short, false),
            ("sop_uid", Short, true),
            ("series_uid", Short, true),
            ("study_uid", Short, true),
            ("modality", Short, true),
            ("sop_class", Short, true),
            ("taken_on", Short, true),
            ("bytes", Number, false),
            ("clues", Long, false),
            ("description", Long, false),
            ("is_film", YesOrNo, false),
            ("pyramid", Short, true),
            ("pyramid_bytes", Number, false),
            ("import_id", Short, true),
            ("received_at", Number, false),
        ],
        &["id"],
    ),
    (
        "series",
        &[
            ("id", Short, false),
            ("case_id", Short, false),
            ("series_uid", Short, false),
            ("study_uid", Short, false),
            ("slot", Short, true),
            ("state", Short, false),
            ("reason", Long, false),
            ("evidence", Long, false),
            ("taken_on", Short, true),
            ("images", Long, false),
            ("entry_id", Short, true),
            ("confirmed_by", Short, true),
            ("confirmed_at", Number, true),
        ],
        &["id"],
    ),
    (
        "landmarks",
        &[
            ("id", Short, false),
            ("image_id", Short, false),
            ("case_id", Short, false),
            ("version", Small, false),
            ("document", Long, false),
            ("state", Short, false),
            ("account_id", Short, true),
            ("at", Number, false),
            ("signed_by", Short, true),
            ("signed_at", Number, true),
            ("entry_id", Short, true),
        ],
        &["id"],
    ),
    (
        "quarantine",
        &[
            ("id", Short, false),
            ("object", Short, false),
            ("bytes", Number, false),
            ("file_name", Long, false),
            ("reason", Short, false),
            ("detail", Long, false),
            ("case_id", Short, true),
            ("state", Short, false),
            ("import_id", Short, true),
            ("account_id", Short, true),
            ("received_at", Number, false),
            ("resolved_by", Short, true),
            ("resolved_at", Number, true),
            ("note", Long, true),
        ],
        &["id"],
    ),
    (
        "import",
        &[
            ("id", Short, false),
            ("case_id", Short, true),
            ("account_id", Short, true),
            ("at", Number, false),
            ("files", Small, false),
        ],
        &["id"],
    ),
    (
        "import_file",
        &[
            ("import_id", Short, false),
            ("seq", Small, false),
            ("name", Long, false),
            ("outcome", Short, false),
            ("detail", Long, false),
            ("image_id", Short, true),
            ("case_id", Short, true),
            ("quarantine_id", Short, true),
        ],
        &["import_id", "seq"],
    ),
    (
        "job",
        &[
            ("id", Short, false),
            ("kind", Short, false),
            ("key", Short, false),
            ("case_id", Short, true),
            ("payload", Long, false),
            ("state", Short, false),
            ("attempts", Small, false),
            ("not_before", Number, false),
            ("lease_until", Number, false),
            ("lease_by", Short, true),
            ("progress", Small, false),
            ("problem", Long, true),
            ("created_at", Number, false),
            ("finished_at", Number, true),
        ],
        &["id"],
    ),
    (
        "account",
        &[
            ("id", Short, false),
            ("name", Short, false),
            ("display", Short, false),
            ("role", Short, false),
            ("password", Long, true),
            ("subject", Short, true),
            ("is_active", YesOrNo, false),
            ("must_change", YesOrNo, false),
            ("failures", Small, false),
            ("locked_until", Number, false),
            ("created_at", Number, false),
        ],
        &["id"],
    ),
    (
        "session",
        &[
            ("id", Short, false),
            ("account_id", Short, false),
            ("created_at", Number, false),
            ("seen_at", Number, false),
        ],
        &["id"],
    ),
    (
        "token",
        &[
            ("id", Short, false),
            ("account_id", Short, false),
            ("name", Short, false),
            ("hash", Short, false),
            ("created_at", Number, false),
            ("expires_at", Number, false),
            ("revoked_at", Number, true),
            ("used_at", Number, true),
        ],
        &["id"],
    ),
    (
        "access",
        &[
            ("account_id", Short, false),
            ("case_id", Short, false),
            ("granted_by", Short, true),
            ("at", Number, false),
        ],
        &["account_id", "case_id"],
    ),
    (
        "break_glass",
        &[
            ("id", Short, false),
            ("account_id", Short, false),
            ("case_id", Short, false),
            ("reason", Long, false),
            ("at", Number, false),
            ("until", Number, false),
        ],
        &["id"],
    ),
    (
        "audit",
        &[
            ("seq", Number, false),
            ("at", Number, false),
            ("account_id", Short, true),
            ("action", Short, false),
            ("case_id", Short, true),
            ("object", Short, true),
            ("outcome", Short, false),
            ("detail", Long, false),
            ("prev", Short, false),
            ("hash", Short, false),
        ],
        &["seq"],
    ),
    (
        "idempotency",
        &[
            ("account_id", Short, false),
            ("key", Short, false),
            ("request", Short, false),
            ("status", Small, false),
            ("body", Long, false),
            ("at", Number, false),
        ],
        &["account_id", "key"],
    ),
    (
        "result",
        &[("key", Short, false), ("case_id", Short, false), ("body", Bytes, false), ("at", Number, false)],
        &["key"],
    ),
];

const INDEXES: &[IndexRow] = &[
    ("case_patient", "case_file", &["patient_id", "issuer"], true),
    ("case_changed", "case_file", &["changed_at", "id"], false),
    ("case_pseudonym", "case_file", &["pseudonym"], true),
    ("entry_name", "entry", &["case_id", "entry_id"], true),
    ("image_sop", "image", &["sop_uid"], true),
    ("image_case", "image", &["case_id"], false),
    ("image_study", "image", &["study_uid"], false),
    ("series_state", "series", &["state"], false),
    ("series_case", "series", &["case_id"], false),
    ("landmarks_version", "landmarks", &["image_id", "version"], true),
    ("landmarks_case", "landmarks", &["case_id"], false),
    ("quarantine_state", "quarantine", &["state", "received_at"], false),
    ("job_once", "job", &["kind", "key"], true),
    ("job_next", "job", &["state", "not_before"], false),
    ("account_name", "account", &["name"], true),
    ("account_subject", "account", &["subject"], true),
    ("session_account", "session", &["account_id"], false),
    ("token_hash", "token", &["hash"], true),
    ("access_case", "access", &["case_id"], false),
    ("break_glass_account", "break_glass", &["account_id", "case_id"], false),
    ("audit_case", "audit", &["case_id", "seq"], false),
    ("audit_account", "audit", &["account_id", "seq"], false),
    ("result_case", "result", &["case_id"], false),
];
