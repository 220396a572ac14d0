//! One stored picture file: a DICOM instance, or a picture that has lost its header.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A picture file.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "image")]
pub struct Model {
    /// The SHA-256 of its bytes.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The case.
    pub case_id: String,
    /// SOP Instance UID; none of a picture without header.
    pub sop_uid: Option<String>,
    /// Series Instance UID.
    pub series_uid: Option<String>,
    /// Study Instance UID.
    pub study_uid: Option<String>,
    /// Modality.
    pub modality: Option<String>,
    /// SOP Class UID.
    pub sop_class: Option<String>,
    /// The day on which it was taken.
    pub taken_on: Option<String>,
    /// Size of the file.
    pub bytes: i64,
    /// What the sorter needs of it, as JSON; empty = none.
    pub clues: String,
    /// What the file says about itself as a film, as JSON; empty = it is none.
    pub description: String,
    /// Whether landmarks may be placed on it.
    pub is_film: bool,
    /// The object with its tiles, once they are made.
    pub pyramid: Option<String>,
    /// Size of that object.
    pub pyramid_bytes: i64,
    /// With which import it came.
    pub import_id: Option<String>,
    /// When it was received, in microseconds of Unix time.
    pub received_at: i64,
}

/// No table is read through another.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
