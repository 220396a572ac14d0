//! Which study of the work-up pictures are: as sorted, and as a person says.

use super::{Here, Most, limit};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path, Query};
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::studies::{Sheet, fact_of, slot_named};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use upright_store::{Deed, Series as Stored, Sorting};
use utoipa::ToSchema;

/// Pictures of a series that belong together.
#[derive(Serialize, ToSchema)]
pub(crate) struct Series {
    /// Names it.
    id: String,
    /// The case.
    case: String,
    /// Study Instance UID.
    study_uid: String,
    /// Series Instance UID.
    series_uid: String,
    /// Which study of the work-up it is, or probably is, as `standing_lateral`.
    slot: Option<String>,
    /// `sorted`, `ask` or `confirmed`.
    state: &'static str,
    /// Why a person is asked; empty = nobody needs to be.
    reason: String,
    /// What the sorter saw: verdict, questions with their scores, statements with their weights, what a person must look at.
    #[schema(value_type = Object)]
    evidence: Value,
    /// The day of the study.
    taken_on: Option<String>,
    /// Its pictures.
    images: Vec<String>,
    /// The entry of the record that says the study is there.
    entry: Option<String>,
}

impl From<Stored> for Series {
    fn from(series: Stored) -> Self {
        Self {
            evidence: serde_json::from_str(&series.evidence).unwrap_or_default(),
            images: serde_json::from_str(&series.images).unwrap_or_default(),
            id: series.id,
            case: series.case_id,
            study_uid: series.study_uid,
            series_uid: series.series_uid,
            slot: series.slot,
            state: series.state.name(),
            reason: series.reason,
            taken_on: series.taken_on,
            entry: series.entry_id,
        }
    }
}

/// The series of a case, the earliest first.
#[utoipa::path(get, path = "/cases/{case}/series", tag = "studies",
    params(("case" = String, Path, description = "The case's id")), responses(
    (status = 200, body = Vec<Series>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
) -> Answer<Json<Vec<Series>>> {
    let opened = node.open_case(&caller, &case, Need::Read, "series.list").await?;
    let series = node.store.series(&opened.case.id).await?;
    Ok(Json(series.into_iter().map(Series::from).collect()))
}

/// The series about which a person is asked, of every case that the caller may open.
#[utoipa::path(get, path = "/confirm-queue", tag = "studies", params(Most), responses(
    (status = 200, body = Vec<Series>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn queue(
    State(node): Here,
    caller: Caller,
    Query(most): Query<Most>,
) -> Answer<Json<Vec<Series>>> {
    node.audit.record(node.deed(&caller, "series.queue")).await?;
    let series = node.store.series_to_confirm(caller.id(), limit(most.limit)?).await?;
    Ok(Json(series.into_iter().map(Series::from).collect()))
}

/// What a person says.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmation {
    /// Which study of the work-up it is, as `standing_lateral`; `other` = none.
    #[schema(max_length = 64)]
    slot: String,
}

/// Says which study of the work-up a series is. The record follows.
#[utoipa::path(post, path = "/series/{series}/confirmation", tag = "studies", request_body = Confirmation,
    params(("series" = String, Path, description = "The series' id")), responses(
    (status = 200, body = Series),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn confirm(
    State(node): Here,
    caller: Caller,
    Path(series): Path<String>,
    Json(asked): Json<Confirmation>,
) -> Answer<Json<Series>> {
    let case = node.store.one_series(&series).await.map_err(hidden)?.case_id;
    node.open_case(&caller, &case, Need::Write, "series.confirm").await.map_err(|problem| {
        match problem.code() {
            "not_found" => Problem::not_found("series"),
            _ => problem,
        }
    })?;
    let slot = slot_named(&asked.slot).ok_or_else(|| {
        Problem::invalid(format!("there is no place {:?}", asked.slot.chars().take(64).collect::<String>()))
    })?;
    let now = node.clock.now();
    let write = node.store.begin().await?;
    let before = write.one_series(&series).await.map_err(hidden)?;
    let mut after = Stored {
        slot: Some(slot.name().to_owned()),
        state: Sorting::Confirmed,
        reason: String::new(),
        confirmed_by: Some(caller.id().to_owned()),
        confirmed_at: Some(now),
        ..before
    };
    let others = write.series(&case).await?;
    let mut sheet = Sheet::of(&node, &write, &case).await?;
    match fact_of(&after) {
        Some(fact) => after.entry_id = Some(sheet.tell(&after, &others, &fact)?),
        None => {
            sheet.take_back(&after, &others)?;
            after.entry_id = None;
        }
    }
    let (revision, entries) = sheet.entries();
    if !entries.is_empty() {
        write.append(&case, revision, entries, Some(caller.id()), now).await?;
    }
    write.put_series(after.clone()).await?;
    let deed = Deed { case: Some(case), object: Some(series), ..node.deed(&caller, "series.confirm") };
    write.record(&[Deed { detail: slot.name().to_owned(), ..deed }]).await?;
    write.commit().await?;
    Ok(Json(after.into()))
}

fn hidden(error: upright_store::StoreError) -> Problem {
    match error {
        upright_store::StoreError::NotFound { .. } => Problem::not_found("series"),
        other => other.into(),
    }
}
