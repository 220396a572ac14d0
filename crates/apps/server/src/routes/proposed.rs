//! Findings that a program or a first reading proposes, and that wait for a person's word.

use super::{Here, Most, limit};
use crate::auth::Caller;
use crate::extract::{Json, Query};
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use upright_store::{EntryRow, Role};
use utoipa::ToSchema;

/// A finding that waits for a person's word.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposedFinding {
    /// The case.
    case: String,
    /// The entry that proposes it, as it stands in `upright.case/1`.
    #[schema(value_type = Object)]
    entry: Box<RawValue>,
}

impl ProposedFinding {
    /// `None` = the word stands elsewhere in the entry.
    fn of(row: EntryRow) -> Answer<Option<Self>> {
        #[derive(Deserialize)]
        struct Found {
            fact: Status,
        }
        #[derive(Deserialize)]
        struct Status {
            status: String,
        }
        let damaged = |error: serde_json::Error| Problem::internal(&error);
        let found: Found = serde_json::from_str(&row.json).map_err(damaged)?;
        let entry = RawValue::from_string(row.json).map_err(damaged)?;
        Ok((found.fact.status == "proposed").then_some(Self { case: row.case_id, entry }))
    }
}

/// Findings that wait for a person's word.
#[derive(Serialize, ToSchema)]
pub(crate) struct ProposedFindings {
    /// What was recorded last first.
    findings: Vec<ProposedFinding>,
    /// Whether there are more than so many.
    more: bool,
}

/// Proposed findings about which nobody has said a word, of every case that the caller may open; what was recorded last first.
#[utoipa::path(get, path = "/proposed-findings", tag = "record", params(Most), responses(
    (status = 200, body = ProposedFindings),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Query(most): Query<Most>,
) -> Answer<Json<ProposedFindings>> {
    caller.require(&[Role::Clinician, Role::Reader, Role::Administrator])?;
    let limit = limit(most.limit)?;
    let mut rows =
        node.store.standing_entries(caller.id(), "study_finding", "\"proposed\"", limit + 1).await?;
    let more = rows.len() as u64 > limit;
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let mut deed = node.deed(&caller, "finding.queue");
    deed.detail = format!("{} findings", rows.len());
    node.audit.record(deed).await?;
    let found: Answer<Vec<_>> = rows.into_iter().map(ProposedFinding::of).collect();
    Ok(Json(ProposedFindings { findings: found?.into_iter().flatten().collect(), more }))
}
