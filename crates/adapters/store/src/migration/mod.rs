//! How the tables came about, step by step. A step that was released is never changed.

mod first;
mod shape;
mod volumes;

use sea_orm_migration::prelude::*;

/// Every step, in order.
pub(crate) struct Migrations;

impl MigratorTrait for Migrations {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(first::Migration), Box::new(volumes::Migration)]
    }
}
