//! The trail, for administrators.

use super::{Here, limit};
use crate::auth::Caller;
use crate::clock::stamp;
use crate::extract::{Json, Query};
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use upright_store::{AuditQuery, Role, Store, StoreError};
use utoipa::{IntoParams, ToSchema};

/// Which records.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Of this case only.
    case: Option<String>,
    /// Of this account only.
    account: Option<String>,
    /// Only those before this one.
    #[param(minimum = 1)]
    before: Option<i64>,
    /// At most so many, 50 unless stated.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u64>,
}

/// A record of the trail.
#[derive(Serialize, ToSchema)]
pub(crate) struct Record {
    /// Its place, from 1.
    seq: i64,
    /// When.
    at: String,
    /// Who; none = nobody known, or the machine itself.
    account: Option<String>,
    /// What, as `case.read`.
    action: String,
    /// The case concerned.
    case: Option<String>,
    /// What else it concerned.
    object: Option<String>,
    /// `ok`, `denied` or `failed`.
    outcome: String,
    /// Further words.
    detail: String,
    /// The hash that binds it to the one before.
    hash: String,
}

impl From<upright_store::AuditRecord> for Record {
    fn from(record: upright_store::AuditRecord) -> Self {
        Self {
            seq: record.seq,
            at: stamp(record.at).to_string(),
            account: record.account_id,
            action: record.action,
            case: record.case_id,
            object: record.object,
            outcome: record.outcome,
            detail: record.detail,
            hash: record.hash,
        }
    }
}

/// Records of the trail, the latest first.
#[utoipa::path(get, path = "/audit", tag = "audit", params(Which), responses(
    (status = 200, body = Vec<Record>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Query(which): Query<Which>,
) -> Answer<Json<Vec<Record>>> {
    caller.require(&[Role::Administrator])?;
    let Which { case, account, before, limit: most } = which;
    if before.is_some_and(|before| before < 1) {
        return Err(Problem::malformed("\"before\" is a place in the trail, 1 or more"));
    }
    let query = AuditQuery { case, account, before, limit: limit(most)? };
    node.audit.record(node.deed(&caller, "audit.read")).await?;
    let records = node.store.trail(&query).await?;
    Ok(Json(records.into_iter().map(Record::from).collect()))
}

/// The whole trail, a line of JSON a record, in its order; docs/node.md says how it is checked.
#[utoipa::path(get, path = "/audit/export", tag = "audit", responses(
    (status = 200, description = "Lines of JSON", body = String, content_type = "application/x-ndjson"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn export(State(node): Here, caller: Caller) -> Answer<Response> {
    caller.require(&[Role::Administrator])?;
    node.audit.record(node.deed(&caller, "audit.export")).await?;
    let store = node.store.clone();
    let lines = futures_util::stream::try_unfold(0, move |after| {
        let store = store.clone();
        async move { portion(&store, after).await }
    });
    let head = [
        (header::CONTENT_TYPE, "application/x-ndjson"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"audit.jsonl\""),
    ];
    Ok((head, Body::from_stream(lines)).into_response())
}

/// The records behind `after` as lines, and where the next portion begins.
async fn portion(store: &Store, after: i64) -> Result<Option<(Bytes, i64)>, StoreError> {
    const PORTION: u64 = 1000;
    let records = store.trail_from(after, PORTION).await?;
    let Some(last) = records.last().map(|record| record.seq) else { return Ok(None) };
    let mut lines = Vec::new();
    for record in &records {
        serde_json::to_writer(&mut lines, record)
            .map_err(|error| StoreError::Refused { problem: error.to_string() })?;
        lines.push(b'\n');
    }
    Ok(Some((lines.into(), last)))
}
