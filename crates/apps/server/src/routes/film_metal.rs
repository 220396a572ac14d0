//! Metal on a film, looked for when somebody asks.

use super::Here;
use super::volume::OfStudy;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use serde::Serialize;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use upright_dicom::FilmFile;
use upright_documents::StudyFilm;
use upright_reading::FilmMetal;
use upright_store::Image;
use utoipa::ToSchema;

/// One film is in memory at a time.
static DOOR: Semaphore = Semaphore::const_new(1);

/// What metal a film shows. Nothing of it is recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct FilmSeen {
    /// Which study of the record the film is; null = none, as it was sorted, and then nothing is proposed.
    study: Option<OfStudy>,
    /// An entry of `films` of `upright.study/1`.
    #[schema(value_type = StudyDocumentFilm)]
    film: StudyFilm,
}

/// Stands for the part of the document's schema.
#[derive(ToSchema)]
#[schema(as = StudyDocument::film)]
#[allow(dead_code, reason = "its schema is what is used")]
pub(crate) struct StudyDocumentFilm {}

/// What metal a film shows: rods, screws beside them, stems of artificial hips. All of it is proposed: it counts for nothing before a
/// person confirms it, and nothing of it is recorded by asking. None seen is not none there.
#[utoipa::path(get, path = "/images/{image}/metal", tag = "films",
    params(("image" = String, Path, description = "The picture's id")), responses(
    (status = 200, body = FilmSeen),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn metal(
    State(node): Here,
    caller: Caller,
    Path(image): Path<String>,
) -> Answer<Json<FilmSeen>> {
    let image = node.open_image(&caller, &image, Need::Read, "image.metal").await?;
    if !image.is_film {
        return Err(Problem::conflict("only a film is looked at"));
    }
    let study = node.study_of(&image).await?;
    let turn = DOOR.acquire().await.map_err(|error| Problem::internal(&error))?;
    let (reader, handle) = (Arc::clone(&node), Handle::current());
    let look = move || {
        // Also where the caller has gone, the next waits for it.
        let _turn = turn;
        found_on(&reader, &handle, &image.id)
    };
    let film = match tokio::task::spawn_blocking(look).await?? {
        Ok(found) => StudyFilm::of(&found, study.as_ref().map(|study| study.name.as_str())),
        Err(reason) => Ok(StudyFilm::not_looked_at(reason)),
    };
    Ok(Json(FilmSeen { study, film: film.map_err(|error| Problem::internal(&error))? }))
}

/// The metal on a film, or why it was not looked for.
fn found_on(node: &Node, handle: &Handle, image: &str) -> Answer<Result<FilmMetal, String>> {
    let file = handle.block_on(node.store.objects().file(image))?;
    let film = FilmFile::open(file).map_err(|error| error.to_string());
    let spacing = film.and_then(|film| film.description().seen_spacing().map_err(|error| error.to_string()));
    let spacing = match spacing {
        Ok(spacing) => spacing,
        Err(reason) => return Ok(Err(reason)),
    };
    match handle.block_on(node.decoded(image)) {
        Ok((raster, shown)) => {
            Ok(FilmMetal::find(&raster, &shown, spacing).map_err(|error| error.to_string()))
        }
        Err(failure) if failure.again => Err(Problem::not_yet(&failure.problem)),
        Err(failure) => Ok(Err(failure.problem)),
    }
}

impl Node {
    /// The study that a film is: a series may be several, each with pictures of its own.
    pub(super) async fn study_of(&self, image: &Image) -> Answer<Option<OfStudy>> {
        let series = self.store.series(&image.case_id).await?;
        let own = series.iter().find(|series| crate::studies::members(series).contains(&image.id.as_str()));
        Ok(own.and_then(OfStudy::of))
    }
}
