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
use tokio::sync::Semaphore;
use upright_anatomy::PixelSpacing;
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
    /// Which study of the record the film is; null = none, as long as nobody has said which view it is.
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
    let name = study.as_ref().map_or("film", |study| &study.name);
    let film = match node.film_metal(&image).await? {
        Ok(found) => StudyFilm::of(&found, name).map_err(|error| Problem::internal(&error))?,
        Err(reason) => StudyFilm::not_looked_at(reason),
    };
    Ok(Json(FilmSeen { study, film }))
}

impl Node {
    async fn study_of(&self, image: &Image) -> Answer<Option<OfStudy>> {
        let series = self.store.series(&image.case_id).await?;
        let own = series.iter().find(|series| Some(&series.series_uid) == image.series_uid.as_ref());
        Ok(own.and_then(OfStudy::of))
    }

    /// The metal on a film, or why it was not looked for.
    async fn film_metal(&self, image: &Image) -> Answer<Result<FilmMetal, String>> {
        let spacing = match self.seen_spacing(image).await? {
            Ok(spacing) => spacing,
            Err(reason) => return Ok(Err(reason)),
        };
        let _alone = DOOR.acquire().await.map_err(|error| Problem::internal(&error))?;
        let (raster, shown) = match self.decoded(&image.id).await {
            Ok(decoded) => decoded,
            Err(failure) if failure.again => return Err(Problem::not_yet(&failure.problem)),
            Err(failure) => return Ok(Err(failure.problem)),
        };
        let find = move || FilmMetal::find(&raster, &shown, spacing).map_err(|error| error.to_string());
        Ok(tokio::task::spawn_blocking(find).await?)
    }

    async fn seen_spacing(&self, image: &Image) -> Answer<Result<Option<PixelSpacing>, String>> {
        let file = self.store.objects().file(&image.id).await?;
        let spacing = move || {
            let film = FilmFile::open(file).map_err(|error| error.to_string())?;
            film.description().seen_spacing().map_err(|error| error.to_string())
        };
        Ok(tokio::task::spawn_blocking(spacing).await?)
    }
}
