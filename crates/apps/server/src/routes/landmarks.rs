//! Landmarks on a film: version after version, signed in the end.

use super::Here;
use crate::answers::software;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::clock::stamp;
use crate::extract::{Json, Path, expected_revision};
use crate::openapi::{LandmarkDocument, ProfileDocument as ProfileSchema};
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::signing::{Signature, Signed, later};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::value::RawValue;
use upright_documents::{ProfileDocument, ProfileOrigin, read_landmarks_on};
use upright_evidence::{FilmQuality, settings};
use upright_measurement::Profile;
use upright_store::{Deed, LandmarkVersion};
use utoipa::ToSchema;

/// A version of the landmarks on a film.
#[derive(Serialize, ToSchema)]
pub(crate) struct Version {
    /// Counted from 1.
    version: i32,
    /// `draft`, `signed` or `discarded`.
    state: &'static str,
    /// Who made it.
    by: Option<String>,
    /// When.
    at: String,
    /// Who signed it.
    signed_by: Option<String>,
    /// When it was signed.
    signed_at: Option<String>,
    /// The entry of the record that holds it, once it is signed.
    entry: Option<String>,
    /// The landmarks, `upright.landmarks/1`.
    #[schema(value_type = LandmarkDocument)]
    document: Box<RawValue>,
}

impl TryFrom<LandmarkVersion> for Version {
    type Error = Problem;

    fn try_from(version: LandmarkVersion) -> Answer<Self> {
        Ok(Self {
            document: RawValue::from_string(version.document).map_err(|error| Problem::internal(&error))?,
            version: version.version,
            state: version.state.name(),
            by: version.account_id,
            at: stamp(version.at).to_string(),
            signed_by: version.signed_by,
            signed_at: version.signed_at.map(|moment| stamp(moment).to_string()),
            entry: version.entry_id,
        })
    }
}

/// Every version of the landmarks on a film, the first one first.
#[utoipa::path(get, path = "/images/{image}/landmarks", tag = "films",
    params(("image" = String, Path, description = "The picture's id")), responses(
    (status = 200, body = Vec<Version>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Path(image): Path<String>,
) -> Answer<Json<Vec<Version>>> {
    let image = node.open_image(&caller, &image, Need::Read, "landmarks.read").await?;
    let versions = node.store.landmark_versions(&image.id).await?;
    Ok(Json(versions.into_iter().map(Version::try_from).collect::<Answer<_>>()?))
}

/// Writes the next version; `If-Match` names the version it follows, "0" where there was none.
#[utoipa::path(put, path = "/images/{image}/landmarks", tag = "films", request_body = LandmarkDocument, params(
    ("image" = String, Path, description = "The picture's id"),
    ("If-Match" = String, Header, description = "The version that this one follows, in quotes")), responses(
    (status = 201, body = Version),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn write(
    State(node): Here,
    caller: Caller,
    Path(image): Path<String>,
    headers: HeaderMap,
    Json(document): Json<Box<RawValue>>,
) -> Answer<(StatusCode, Json<Version>)> {
    let image = node.open_image(&caller, &image, Need::Write, "landmarks.write").await?;
    let expected =
        i32::try_from(expected_revision(&headers)?).map_err(|_| Problem::malformed("no such version"))?;
    let made = node.place_landmarks(&caller.account, &image, expected, document.get().to_owned()).await?;
    Ok((StatusCode::CREATED, Json(made.try_into()?)))
}

/// Throws the drafts away, back to what is signed. They stay in the list, as discarded; `version` is the latest one.
#[utoipa::path(delete, path = "/images/{image}/landmarks/{version}", tag = "films", params(
    ("image" = String, Path, description = "The picture's id"), ("version" = i32, Path, description = "The version")), responses(
    (status = 204, description = "Thrown away"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn discard(
    State(node): Here,
    caller: Caller,
    Path((image, version)): Path<(String, i32)>,
) -> Answer<StatusCode> {
    let image = node.open_image(&caller, &image, Need::Write, "landmarks.discard").await?;
    let (write, now) = (node.store.begin().await?, node.clock.now());
    write.discard_landmarks(&image.id, version, now).await.map_err(later)?;
    let deed =
        Deed { case: Some(image.case_id), object: Some(image.id), ..node.deed(&caller, "landmarks.discard") };
    write.record(&[Deed { detail: format!("version {version}"), ..deed }]).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What is measured on a version of the landmarks: `upright.profile/1`.
#[utoipa::path(get, path = "/images/{image}/landmarks/{version}/profile", tag = "films", params(
    ("image" = String, Path, description = "The picture's id"), ("version" = i32, Path, description = "The version")), responses(
    (status = 200, body = ProfileSchema),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn profile(
    State(node): Here,
    caller: Caller,
    Path((image, version)): Path<(String, i32)>,
) -> Answer<Response> {
    let image = node.open_image(&caller, &image, Need::Read, "profile.read").await?;
    let version = node.landmark_version(&image.id, version).await?;
    let facts = node.film_facts(&image).await?;
    let measured = tokio::task::spawn_blocking(move || {
        let document = read_landmarks_on(version.document.as_bytes(), &facts)?;
        let software = software();
        let profile =
            Profile::of(&document.set, &settings(FilmQuality::Clear, software.draws, software.seed));
        let (source, film) = (format!("version {}", version.version), Some(image.id.as_str()));
        let origin = ProfileOrigin { software: &software, source: &source, film, notes: &document.notes };
        serde_json::to_vec(&ProfileDocument::new(origin, &document, &profile))
            .map_err(|error| Problem::internal(&error))
    });
    let body = measured.await??;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}

/// Signs the latest version: it never changes again, and the record holds it as a film. A change is a new version, and signing
/// that corrects the record. `If-Match` names the revision of the record.
#[utoipa::path(post, path = "/images/{image}/landmarks/{version}/signature", tag = "films", request_body = Signature, params(
    ("image" = String, Path, description = "The picture's id"), ("version" = i32, Path, description = "The version"),
    ("If-Match" = String, Header, description = "The revision of the record that was read, in quotes")), responses(
    (status = 201, body = Signed),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn sign(
    State(node): Here,
    caller: Caller,
    Path((image, version)): Path<(String, i32)>,
    headers: HeaderMap,
    Json(asked): Json<Signature>,
) -> Answer<(StatusCode, Json<Signed>)> {
    let image = node.open_image(&caller, &image, Need::Write, "landmarks.sign").await?;
    let expected = expected_revision(&headers)?;
    let signed = node.sign(&caller.account, &image, version, expected, asked).await?;
    Ok((StatusCode::CREATED, Json(signed)))
}
