//! Stored pictures: what there is, their tiles, the files themselves.

use super::{Here, MOST_PART};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path, Query, accepts, unchanged};
use crate::film::{FilmDescription, Picture};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use serde::{Deserialize, Serialize};
use std::io::Write;
use tokio_util::io::ReaderStream;
use upright_store::{Image as Stored, decompressed};
use utoipa::{IntoParams, ToSchema};

/// A stored picture.
#[derive(Serialize, ToSchema)]
pub(crate) struct Image {
    /// The SHA-256 of the file.
    id: String,
    /// The case.
    case: String,
    /// Study Instance UID.
    study_uid: Option<String>,
    /// Series Instance UID.
    series_uid: Option<String>,
    /// Modality.
    modality: Option<String>,
    /// The day on which it was taken.
    taken_on: Option<String>,
    /// Size of the file in bytes.
    bytes: i64,
    /// Whether landmarks may be placed on it.
    is_film: bool,
    /// What it says about itself as a film; null = it is none.
    film: Option<FilmDescription>,
    /// Whether its tiles are there.
    has_tiles: bool,
}

impl From<Stored> for Image {
    fn from(image: Stored) -> Self {
        Self {
            film: serde_json::from_str(&image.description).ok(),
            has_tiles: image.pyramid.is_some(),
            id: image.id,
            case: image.case_id,
            study_uid: image.study_uid,
            series_uid: image.series_uid,
            modality: image.modality,
            taken_on: image.taken_on,
            bytes: image.bytes,
            is_film: image.is_film,
        }
    }
}

/// A stored picture, and how its tiles are shown.
#[derive(Serialize, ToSchema)]
pub(crate) struct OneImage {
    /// The picture.
    #[serde(flatten)]
    image: Image,
    /// Levels, range, window; null as long as the tiles are being made, and of what has none.
    picture: Option<Picture>,
}

/// Which pictures.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Those alone on which landmarks may be placed, without slices and scans.
    #[serde(default)]
    films: bool,
}

/// The pictures of a case, in the order in which they came.
#[utoipa::path(get, path = "/cases/{case}/images", tag = "films",
    params(("case" = String, Path, description = "The case's id"), Which), responses(
    (status = 200, body = Vec<Image>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
    Query(Which { films }): Query<Which>,
) -> Answer<Json<Vec<Image>>> {
    let opened = node.open_case(&caller, &case, Need::Read, "image.list").await?;
    let case = &opened.case.id;
    let images = if films { node.store.films(case).await? } else { node.store.images(case).await? };
    Ok(Json(images.into_iter().map(Image::from).collect()))
}

/// A picture: what it says about itself, and how its tiles are shown.
#[utoipa::path(get, path = "/images/{image}", tag = "films",
    params(("image" = String, Path, description = "The picture's id")), responses(
    (status = 200, body = OneImage),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn read(
    State(node): Here,
    caller: Caller,
    Path(image): Path<String>,
) -> Answer<Json<OneImage>> {
    let image = node.open_image(&caller, &image, Need::Read, "image.read").await?;
    let picture = match &image.pyramid {
        Some(_) => serde_json::from_value(node.tile_index(&image).await?.picture.clone()).ok(),
        None => None,
    };
    Ok(Json(OneImage { image: image.into(), picture }))
}

/// The levels for a first look in one piece: 16 bits a pixel, little endian, the finest level first.
#[utoipa::path(get, path = "/images/{image}/top.u16", tag = "films",
    params(("image" = String, Path, description = "The picture's id")), responses(
    (status = 200, description = "Pixels", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 304, description = "As the caller has it"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn top(
    State(node): Here,
    caller: Caller,
    headers: HeaderMap,
    Path(image): Path<String>,
) -> Answer<Response> {
    let image = node.open_tiles(&caller, &image).await?;
    let tag = format!("\"{}.top\"", image.id);
    if let Some(same) = unchanged(&headers, &tag) {
        return Ok(same);
    }
    let range = node.tile_index(&image).await?.top();
    let part = node.tile_part(&image, range).await?;
    pixels(&headers, &tag, part)
}

/// A tile: (512 + 2)² pixels of 16 bits, little endian, named `x`, `y` and `.u16`.
#[utoipa::path(get, path = "/images/{image}/t/{level}/{x}/{y}", tag = "films", params(
    ("image" = String, Path, description = "The picture's id"),
    ("level" = usize, Path, description = "The level; 0 = the picture itself"),
    ("x" = u32, Path, description = "The column of tiles"),
    ("y" = String, Path, description = "The row of tiles and .u16, as 3.u16", pattern = "^[0-9]{1,6}\\.u16$")), responses(
    (status = 200, description = "Pixels", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 304, description = "As the caller has it"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn tile(
    State(node): Here,
    caller: Caller,
    headers: HeaderMap,
    Path((image, level, x, y)): Path<(String, usize, u32, String)>,
) -> Answer<Response> {
    let y: u32 = y
        .strip_suffix(".u16")
        .and_then(|y| y.parse().ok())
        .ok_or_else(|| Problem::malformed("a tile is named by its row and .u16, as 3.u16"))?;
    let image = node.open_tiles(&caller, &image).await?;
    let tag = format!("\"{}.{level}.{x}.{y}\"", image.id);
    if let Some(same) = unchanged(&headers, &tag) {
        return Ok(same);
    }
    let range = node.tile_index(&image).await?.tile(level, x, y);
    let part = node.tile_part(&image, range).await?;
    pixels(&headers, &tag, part)
}

/// The file itself, as it was received.
#[utoipa::path(get, path = "/images/{image}/file", tag = "films",
    params(("image" = String, Path, description = "The picture's id")), responses(
    (status = 200, description = "The file", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn file(State(node): Here, caller: Caller, Path(image): Path<String>) -> Answer<Response> {
    let image = node.open_image(&caller, &image, Need::Read, "image.download").await?;
    let file = node.store.objects().file(&image.id).await?;
    let stream = ReaderStream::with_capacity(tokio::fs::File::from_std(file), 256 << 10);
    let is_dicom = image.sop_uid.is_some();
    let head = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_LENGTH, image.bytes.to_string()),
        // Never a name from outside: it would name the patient.
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}{}\"", image.id, if is_dicom { ".dcm" } else { "" }),
        ),
    ];
    Ok((head, Body::from_stream(stream)).into_response())
}

impl Node {
    /// Opens a picture for a caller, by the case that it is in.
    ///
    /// # Errors
    /// The same problem for one that is not there and one that the caller may not see.
    pub(crate) async fn open_image(
        &self,
        caller: &Caller,
        image: &str,
        need: Need,
        action: &'static str,
    ) -> Answer<Stored> {
        let found = self.found_image(image).await?;
        let opened = self.open_case_for(caller, &found.case_id, Some(&found.id), need, action).await;
        opened.map_err(hidden)?;
        Ok(found)
    }

    /// Opens a picture for its tiles: looked at by the same person it is recorded once in a while, not once a tile.
    ///
    /// # Errors
    /// As [`Self::open_image`].
    pub(crate) async fn open_tiles(&self, caller: &Caller, image: &str) -> Answer<Stored> {
        let found = self.found_image(image).await?;
        let opened = self.open_case_to_look(caller, &found.case_id, &found.id, "image.look").await;
        opened.map_err(hidden)?;
        Ok(found)
    }

    async fn found_image(&self, image: &str) -> Answer<Stored> {
        self.store.image(image).await.map_err(|error| match error {
            upright_store::StoreError::NotFound { .. } => Problem::not_found("picture"),
            other => other.into(),
        })
    }
}

/// Who may not see the case learns nothing of its pictures.
fn hidden(problem: Problem) -> Problem {
    if problem.code() == "not_found" { Problem::not_found("picture") } else { problem }
}

const FOREVER: &str = "private, max-age=31536000, immutable";

/// Pixels as they lie in the store for whoever reads zstd, otherwise packed anew or not at all.
pub(crate) fn pixels(headers: &HeaderMap, tag: &str, part: Bytes) -> Answer<Response> {
    let (coding, body) = if accepts(headers, "zstd") {
        (Some("zstd"), part)
    } else {
        let plain = decompressed(&part, MOST_PART)?;
        if accepts(headers, "gzip") { (Some("gzip"), gzipped(&plain)?.into()) } else { (None, plain.into()) }
    };
    let head = [
        (header::CONTENT_TYPE, "application/octet-stream"),
        (header::CACHE_CONTROL, FOREVER),
        (header::ETAG, tag),
        (header::VARY, "accept-encoding, cookie, authorization"),
    ];
    let mut response = (head, body).into_response();
    if let Some(coding) = coding {
        response.headers_mut().insert(header::CONTENT_ENCODING, axum::http::HeaderValue::from_static(coding));
    }
    Ok(response)
}

fn gzipped(plain: &[u8]) -> Answer<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(plain.len() / 2), Compression::fast());
    let packed = encoder.write_all(plain).and_then(|()| encoder.finish());
    packed.map_err(|error| Problem::internal(&error))
}
