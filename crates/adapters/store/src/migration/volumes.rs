//! The second step: volumes of series.

use super::shape::Kind::{Long, Number, Short, Small};
use super::shape::{Column, index, table};
use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(table("volume", COLUMNS, &["id"])).await?;
        for (name, columns) in INDEXES {
            manager.create_index(index(name, "volume", columns, false)).await?;
        }
        // Cases that were there before have no volumes yet: sorted again, they ask for them.
        let again = Query::update()
            .table(Alias::new("job"))
            .values([
                (Alias::new("state"), "waiting".into()),
                (Alias::new("attempts"), 0.into()),
                (Alias::new("finished_at"), Option::<i64>::None.into()),
            ])
            .and_where(Expr::col(Alias::new("kind")).eq("sort"))
            .to_owned();
        manager.execute(again).await
    }
}

const COLUMNS: &[Column] = &[
    ("id", Short, false),
    ("case_id", Short, false),
    ("series_id", Short, false),
    ("content", Short, false),
    ("stack", Small, false),
    ("modality", Short, true),
    ("taken_on", Short, true),
    ("slices", Small, false),
    ("object", Short, true),
    ("object_bytes", Number, false),
    ("voxel_bytes", Number, false),
    ("description", Long, false),
    ("made_at", Number, false),
    ("replaced_at", Number, true),
];

const INDEXES: &[(&str, &[&str])] = &[
    ("volume_case", &["case_id"]),
    ("volume_series", &["series_id"]),
    ("volume_replaced", &["replaced_at"]),
];
