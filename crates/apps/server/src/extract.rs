//! What a request carries, or a problem that says what is wrong with it.

use crate::problem::Problem;
use axum::body::Bytes;
use axum::extract::rejection::{PathRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A body of JSON.
pub(crate) struct Json<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        check_type(&parts.headers)?;
        let bytes = Bytes::from_request(Request::from_parts(parts, body), state).await;
        let bytes = bytes.map_err(|error| match error.status().as_u16() {
            413 => Problem::too_large(crate::router::MOST_JSON as u64),
            408 => Problem::timeout(),
            _ => Problem::malformed(error.body_text()),
        })?;
        // A list would be taken for the fields of an object, in their order.
        if bytes.iter().find(|byte| !byte.is_ascii_whitespace()) != Some(&b'{') {
            return Err(Problem::malformed("the body is a JSON object"));
        }
        serde_json::from_slice(&bytes).map(Self).map_err(|error| match error.is_data() {
            true => Problem::invalid(error.to_string()),
            false => Problem::malformed(error.to_string()),
        })
    }
}

fn check_type(headers: &HeaderMap) -> Result<(), Problem> {
    let stated = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = stated.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        return Ok(());
    }
    Err(Problem::unsupported("send JSON, as Content-Type: application/json"))
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// Parts of the address.
pub(crate) struct Path<T>(pub(crate) T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path: Result<axum::extract::Path<T>, PathRejection> =
            axum::extract::Path::from_request_parts(parts, state).await;
        path.map(|axum::extract::Path(value)| Self(value))
            .map_err(|error| Problem::malformed(error.body_text()))
    }
}

/// What follows the question mark.
pub(crate) struct Query<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let query: Result<axum::extract::Query<T>, QueryRejection> =
            axum::extract::Query::from_request_parts(parts, state).await;
        query
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|error| Problem::malformed(error.body_text()))
    }
}

/// The revision that a change rests on: `If-Match: "7"`.
///
/// # Errors
/// A problem where it is missing or no number.
pub(crate) fn expected_revision(headers: &HeaderMap) -> Result<i64, Problem> {
    let Some(value) = headers.get(header::IF_MATCH) else { return Err(Problem::precondition_required()) };
    let number = value.to_str().ok().and_then(|text| text.trim().trim_matches('"').parse().ok());
    number
        .filter(|number| *number >= 0)
        .ok_or_else(|| Problem::malformed("If-Match is the revision in quotes, as \"7\""))
}

/// The key of a request that may be sent again: `Idempotency-Key`.
///
/// # Errors
/// A problem where it is no short text.
pub(crate) fn idempotency_key(headers: &HeaderMap) -> Result<Option<String>, Problem> {
    let Some(value) = headers.get("idempotency-key") else { return Ok(None) };
    let key = value.to_str().ok().filter(|key| (1..=128).contains(&key.len()));
    key.map(|key| Some(key.to_owned()))
        .ok_or_else(|| Problem::malformed("Idempotency-Key has 1 to 128 letters, digits and signs"))
}

/// The answer to whoever has it already, by the tag of `If-None-Match`.
pub(crate) fn unchanged(headers: &HeaderMap, tag: &str) -> Option<Response> {
    let stated = headers.get(header::IF_NONE_MATCH)?.to_str().ok()?;
    let is_same = stated.split(',').any(|one| one.trim() == tag);
    is_same.then(|| (StatusCode::NOT_MODIFIED, [(header::ETAG, tag.to_owned())]).into_response())
}

/// Whether the caller reads this coding, by `Accept-Encoding`.
pub(crate) fn accepts(headers: &HeaderMap, coding: &str) -> bool {
    let stated = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    stated.unwrap_or_default().split(',').any(|one| is_accepted(one, coding))
}

/// `gzip;q=0` is a refusal.
fn is_accepted(stated: &str, coding: &str) -> bool {
    let mut parts = stated.split(';').map(str::trim);
    let is_it = parts.next() == Some(coding);
    let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
    is_it && weight != Some(0.0)
}
