//! Slices of a series laid beside each other: the volume that they make, or why they make none.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A stack of slices.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "volume")]
pub struct Model {
    /// Names it: other slices would have given another name.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case.
    pub case_id: String,
    /// The series that the slices are of.
    pub series_id: String,
    /// What the volumes of the series were made of: the SHA-256 of the names of its pictures.
    pub content: String,
    /// Which stack of the series it is, the largest first, from 0.
    pub stack: i32,
    /// Modality.
    pub modality: Option<String>,
    /// The day of the study.
    pub taken_on: Option<String>,
    /// Slices that were laid beside each other.
    pub slices: i32,
    /// The object with the voxels; none where there is no volume.
    pub object: Option<String>,
    /// Size of that object.
    pub object_bytes: i64,
    /// Bytes that its voxels take in memory.
    pub voxel_bytes: i64,
    /// Size, frame, scale, notes or why there is no volume, as JSON.
    pub description: String,
    /// When it was made, in microseconds of Unix time.
    pub made_at: i64,
    /// When others took its place, in microseconds of Unix time.
    pub replaced_at: Option<i64>,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
