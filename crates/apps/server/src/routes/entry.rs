//! The record of a case: read as a document, added to at its end.

use super::Here;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path, Query, expected_revision, idempotency_key};
use crate::node::Node;
use crate::openapi::CaseDocument;
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::record::Statement;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use upright_store::{Deed, GivenAnswer, sha256};
use utoipa::{IntoParams, ToSchema};

/// Which state of the record.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// As it stood at this revision; the present one unless stated.
    #[param(minimum = 0)]
    revision: Option<i64>,
}

/// The record of a case, `upright.case/1`; for a researcher without what names the patient.
#[utoipa::path(get, path = "/cases/{case}/entries", tag = "record",
    params(("case" = String, Path, description = "The case's id"), Which), responses(
    (status = 200, body = CaseDocument, headers(("ETag" = String, description = "The revision, as a change must name it"))),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn read(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
    Query(which): Query<Which>,
) -> Answer<Response> {
    let opened = node.open_case(&caller, &case, Need::ReadDeidentified, "entry.read").await?;
    let record = node.seen_record(&opened, which.revision).await?;
    let head = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (header::ETAG, format!("\"{}\"", record.revision)),
    ];
    Ok((head, Body::from(record.bytes)).into_response())
}

/// A fact to be recorded.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewEntry {
    /// Its name within the case; the kind and a number unless stated.
    #[schema(min_length = 1, max_length = 128)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    id: Option<String>,
    /// The day on which the fact held; today unless stated.
    #[schema(value_type = Option<String>, format = Date)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    effective_at: Option<jiff::civil::Date>,
    /// The fact, as in `upright.case/1`: an object with a `kind` and the fields of that kind.
    #[schema(value_type = Object)]
    fact: Box<RawValue>,
    /// The entry that it corrects.
    #[schema(min_length = 1, max_length = 128)]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    supersedes: Option<String>,
    /// The corrected entry was about something else, and is taken back altogether.
    #[serde(default)]
    withdraws: bool,
}

/// An entry that was recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct Recorded {
    /// Its name within the case.
    id: String,
    /// The revision of the record now.
    revision: i64,
}

/// Records a fact at the end of a record that is at the revision of `If-Match`.
///
/// Sent again with the same `Idempotency-Key`, it is recorded once and answered as before.
#[utoipa::path(post, path = "/cases/{case}/entries", tag = "record", request_body = NewEntry, params(
    ("case" = String, Path, description = "The case's id"),
    ("If-Match" = String, Header, description = "The revision that was read, in quotes"),
    ("Idempotency-Key" = Option<String>, Header, description = "Any text that names this request")), responses(
    (status = 201, body = Recorded),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn append(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
    headers: HeaderMap,
    Json(asked): Json<NewEntry>,
) -> Answer<Response> {
    let opened = node.open_case(&caller, &case, Need::Write, "entry.append").await?;
    let expected = expected_revision(&headers)?;
    let asking = Asking::new(&caller, idempotency_key(&headers)?, &case, expected, &asked)?;
    if let Some(given) = asking.given(&node).await? {
        return Ok(given);
    }
    if opened.case.revision != expected {
        return Err(Problem::moved(opened.case.revision));
    }
    let record = node.record(&opened.case, None).await?;
    let statement = Statement {
        id: asked.id,
        effective_at: asked.effective_at,
        fact: asked.fact,
        supersedes: asked.supersedes,
        withdraws: asked.withdraws,
    };
    let (author, today) = (caller.account.display.clone(), node.clock.today());
    let (_, new) = tokio::task::spawn_blocking(move || record.with(statement, &author, today)).await??;
    let (now, id) = (node.clock.now(), new.id.clone());
    let deed =
        Deed { case: Some(case.clone()), object: Some(id.clone()), ..node.deed(&caller, "entry.append") };
    let write = node.store.begin().await?;
    let revision = write.append(&case, expected, vec![new], Some(caller.id()), now).await?;
    let body =
        serde_json::to_string(&Recorded { id, revision }).map_err(|error| Problem::internal(&error))?;
    if let Some(answer) = asking.answer(&body, now) {
        write.give(answer).await?;
    }
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(created(body))
}

fn created(body: String) -> Response {
    (StatusCode::CREATED, [(header::CONTENT_TYPE, "application/json")], body).into_response()
}

/// A request that may be sent again.
struct Asking {
    account: String,
    key: Option<String>,
    request: String,
}

impl Asking {
    fn new(
        caller: &Caller,
        key: Option<String>,
        case: &str,
        expected: i64,
        asked: &NewEntry,
    ) -> Answer<Self> {
        let body = serde_json::to_string(asked).map_err(|error| Problem::internal(&error))?;
        let request = sha256(format!("{case} {expected} {body}"));
        Ok(Self { account: caller.id().to_owned(), key, request })
    }

    /// What was answered before, if this was asked before.
    async fn given(&self, node: &Node) -> Answer<Option<Response>> {
        let Some(key) = &self.key else { return Ok(None) };
        match node.store.given(&self.account, key).await? {
            None => Ok(None),
            Some(given) if given.request == self.request => Ok(Some(created(given.body))),
            Some(_) => {
                Err(Problem::invalid("this Idempotency-Key belongs to another request; use a new one"))
            }
        }
    }

    fn answer(&self, body: &str, now: i64) -> Option<GivenAnswer> {
        Some(GivenAnswer {
            account_id: self.account.clone(),
            key: self.key.clone()?,
            request: self.request.clone(),
            status: i32::from(StatusCode::CREATED.as_u16()),
            body: body.to_owned(),
            at: now,
        })
    }
}
