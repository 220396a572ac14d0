//! How a step says what tables and indexes look like.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_query::{ColumnType, IndexCreateStatement, TableCreateStatement};

/// What a column holds.
#[derive(Clone, Copy)]
pub(super) enum Kind {
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
pub(super) type Column = (&'static str, Kind, bool);
/// Name, columns, primary key.
pub(super) type TableRow = (&'static str, &'static [Column], &'static [&'static str]);
/// Name, table, columns, whether no two rows may be the same in them.
pub(super) type IndexRow = (&'static str, &'static str, &'static [&'static str], bool);

pub(super) fn table(name: &'static str, columns: &[Column], key: &[&'static str]) -> TableCreateStatement {
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

pub(super) fn index(
    name: &str,
    table: &'static str,
    columns: &[&'static str],
    unique: bool,
) -> IndexCreateStatement {
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
