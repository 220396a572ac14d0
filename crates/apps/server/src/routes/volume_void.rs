//! Where metal leaves no signal in an MR of a case.

use super::Here;
use super::volume::{hidden, name_of};
use crate::auth::Caller;
use crate::extract::{Json, Path, Query};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::volumes::{NamedBodies, VolumeDescription};
use axum::extract::State;
use serde::Serialize;
use upright_anatomy::Level;
use upright_casefile::StudyKind;
use upright_documents::StudyMr;
use upright_reading::MrVoid;
use upright_store::Volume as Stored;
use utoipa::ToSchema;

/// Where metal leaves no signal in an MR, and which levels that certainly degrades. Nothing of it is recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct MrSeen {
    /// What the proposals call the study.
    study: String,
    /// `mr` of `upright.study/1`.
    #[schema(value_type = StudyDocumentMr)]
    mr: StudyMr,
}

/// Stands for the part of the document's schema.
#[derive(ToSchema)]
#[schema(as = StudyDocument::mr)]
#[allow(dead_code, reason = "its schema is what is used")]
pub(crate) struct StudyDocumentMr {}

/// Where metal leaves no signal in an MR, about the bodies that a person named, and which levels that certainly degrades. All of it is
/// proposed: it counts for nothing before a person confirms it, and nothing of it is recorded by asking. None seen is not none there,
/// and what is not degraded is not usable for that.
#[utoipa::path(get, path = "/volumes/{volume}/voids", tag = "volumes",
    params(("volume" = String, Path, description = "The volume's id"), NamedBodies), responses(
    (status = 200, body = MrSeen),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn voids(
    State(node): Here,
    caller: Caller,
    Path(volume): Path<String>,
    Query(named): Query<NamedBodies>,
) -> Answer<Json<MrSeen>> {
    let bodies = named.bodies()?;
    let found = node.found_volume(&volume).await?;
    node.open_case_to_look(&caller, &found.case_id, &found.id, "volume.voids").await.map_err(hidden)?;
    if found.modality.as_deref() != Some("MR") {
        return Err(Problem::conflict("voids are looked for in MR only"));
    }
    let series = node.store.series(&found.case_id).await?;
    let study = name_of(&found, &series, StudyKind::Mri);
    let mr = node.read_mr(&found, bodies, &study).await?;
    Ok(Json(MrSeen { study, mr }))
}

impl Node {
    /// Takes a core for a second.
    async fn read_mr(&self, row: &Stored, bodies: Vec<(Level, [f64; 3])>, study: &str) -> Answer<StudyMr> {
        let description: VolumeDescription =
            serde_json::from_str(&row.description).map_err(|error| Problem::internal(&error))?;
        let loaded = self.voxels(row).await?;
        let technique = description.resonance.into();
        let look = move || MrVoid::find(&loaded.volume, &loaded.frame, technique, &bodies);
        let found = tokio::task::spawn_blocking(look).await?;
        StudyMr::of(technique, &found, study).map_err(|error| Problem::internal(&error))
    }
}
