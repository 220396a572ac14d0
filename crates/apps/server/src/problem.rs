//! What went wrong, as RFC 9457 says it: one place for every error of every route.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use upright_documents::DocumentError;
use upright_store::StoreError;
use utoipa::ToSchema;

/// A problem document (RFC 9457).
#[derive(Serialize, ToSchema)]
#[schema(as = Problem)]
pub(crate) struct ProblemDocument {
    /// `urn:upright:problem:` and the code.
    #[serde(rename = "type")]
    kind: String,
    /// What kind of problem it is, in a few words.
    title: &'static str,
    /// The HTTP status.
    status: u16,
    /// What was found and what to do, in a sentence.
    detail: String,
    /// The code, for programs.
    code: &'static str,
    /// The number of the request, as the log names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    instance: Option<String>,
    /// Where a revision was expected and another found: the one that is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    current: Option<i64>,
    /// Seconds after which to try again.
    #[serde(skip_serializing_if = "Option::is_none")]
    retry_after: Option<u64>,
}

/// Why a request is not answered as asked.
#[derive(Clone, Debug)]
pub struct Problem {
    status: StatusCode,
    code: &'static str,
    title: &'static str,
    detail: String,
    hint: Hint,
}

/// What helps to ask better.
#[derive(Clone, Copy, Debug)]
enum Hint {
    None,
    /// The revision that is there.
    Current(i64),
    /// Seconds after which to try again.
    RetryAfter(u64),
}

/// What every handler gives back.
pub(crate) type Answer<T> = Result<T, Problem>;

tokio::task_local! {
    /// The number of the request that is being answered.
    pub(crate) static REQUEST: String;
}

impl Problem {
    fn new(status: StatusCode, code: &'static str, title: &'static str, detail: impl Into<String>) -> Self {
        Self { status, code, title, detail: detail.into(), hint: Hint::None }
    }

    /// The code, for programs.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }

    pub(crate) fn not_found(what: &str) -> Self {
        let detail = format!("there is no such {what}, or it is not yours to see");
        Self::new(StatusCode::NOT_FOUND, "not_found", "Not found", detail)
    }

    pub(crate) fn invalid(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "invalid", "Not valid", detail)
    }

    pub(crate) fn malformed(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, "malformed", "Malformed request", detail)
    }

    pub(crate) fn unauthenticated() -> Self {
        let detail = "log in, or send a token as \"Authorization: Bearer …\"";
        Self::new(StatusCode::UNAUTHORIZED, "unauthenticated", "Not logged in", detail)
    }

    pub(crate) fn wrong_password() -> Self {
        let detail = "the name or the password is wrong, or the account may not log in";
        Self::new(StatusCode::UNAUTHORIZED, "wrong_password", "Not logged in", detail)
    }

    pub(crate) fn forbidden(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::FORBIDDEN, "forbidden", "Not allowed", detail)
    }

    pub(crate) fn csrf() -> Self {
        let detail = "a change by session needs the header X-CSRF-Token, as the log-in gave it";
        Self::new(StatusCode::FORBIDDEN, "csrf", "Not allowed", detail)
    }

    pub(crate) fn password_change() -> Self {
        let detail = "the password must be changed before anything else";
        Self::new(StatusCode::FORBIDDEN, "password_change_required", "Not allowed", detail)
    }

    pub(crate) fn moved(current: i64) -> Self {
        let detail = "somebody else has changed it in between; read it again and decide anew";
        let mut problem =
            Self::new(StatusCode::PRECONDITION_FAILED, "moved", "Changed by somebody else", detail);
        problem.hint = Hint::Current(current);
        problem
    }

    pub(crate) fn precondition_required() -> Self {
        let detail = "say which revision you have read, as If-Match: \"7\"; otherwise you might overwrite what you have not seen";
        Self::new(StatusCode::PRECONDITION_REQUIRED, "precondition_required", "Revision needed", detail)
    }

    pub(crate) fn conflict(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "conflict", "Not possible now", detail)
    }

    pub(crate) fn measured_otherwise(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::CONFLICT, "measured_otherwise", "Measured otherwise", detail)
    }

    pub(crate) fn too_large(most: u64) -> Self {
        let detail = format!("at most {} MiB are received", most >> 20);
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "Too large", detail)
    }

    pub(crate) fn too_many(seconds: u64) -> Self {
        let detail = format!("too many requests; try again in {seconds} s");
        let mut problem = Self::new(StatusCode::TOO_MANY_REQUESTS, "too_many", "Too many requests", detail);
        problem.hint = Hint::RetryAfter(seconds);
        problem
    }

    pub(crate) fn method() -> Self {
        let detail = "this address knows other methods; see /api/v1/openapi.json";
        Self::new(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", "Method not allowed", detail)
    }

    pub(crate) fn unsupported(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "unsupported", "Not understood", detail)
    }

    pub(crate) fn timeout() -> Self {
        let detail = "nothing was received for too long";
        Self::new(StatusCode::REQUEST_TIMEOUT, "timeout", "Too slow", detail)
    }

    pub(crate) fn not_yet(detail: impl Into<String>) -> Self {
        let mut problem = Self::new(StatusCode::SERVICE_UNAVAILABLE, "not_yet", "Not ready yet", detail);
        problem.hint = Hint::RetryAfter(1);
        problem
    }

    pub(crate) fn full() -> Self {
        let detail = "no room is left on the disk; nothing was changed. Tell whoever looks after the node";
        Self::new(StatusCode::INSUFFICIENT_STORAGE, "full", "No room left", detail)
    }

    /// A defect, or a machine that fails: the log knows more, whoever asked does not.
    pub(crate) fn internal(error: &dyn std::fmt::Display) -> Self {
        tracing::error!(%error, "a request failed");
        let detail = "something failed here; the log names it by the number of this request";
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "internal", "Failed", detail)
    }
}

/// The sentence, for people.
impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.detail)
    }
}

impl std::error::Error for Problem {}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound { what } => Self::not_found(what),
            StoreError::Moved { found, .. } => Self::moved(found),
            StoreError::Taken { what } => Self::conflict(format!("{what} is taken")),
            StoreError::Refused { problem } => Self::conflict(problem),
            StoreError::Full => Self::full(),
            other => Self::internal(&other),
        }
    }
}

impl From<DocumentError> for Problem {
    fn from(error: DocumentError) -> Self {
        Self::invalid(error.to_string())
    }
}

impl From<tokio::task::JoinError> for Problem {
    fn from(error: tokio::task::JoinError) -> Self {
        Self::internal(&error)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let Self { status, code, title, detail, hint } = self;
        let (current, retry_after) = match hint {
            Hint::None => (None, None),
            Hint::Current(revision) => (Some(revision), None),
            Hint::RetryAfter(seconds) => (None, Some(seconds)),
        };
        let kind = format!("urn:upright:problem:{code}");
        let instance = REQUEST.try_with(|number| format!("urn:uuid:{number}")).ok();
        let document = ProblemDocument {
            kind,
            title,
            status: status.as_u16(),
            detail,
            code,
            instance,
            current,
            retry_after,
        };
        let mut response = (status, Json(document)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}
