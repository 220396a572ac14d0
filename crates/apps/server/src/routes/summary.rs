//! A case as a line of a list.

use super::Here;
use crate::answers::{Asked, Question};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path};
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::summary::{CaseSummary, Pictures, RecordSummary};
use axum::extract::State;

/// A case as a line of a list: how far its films have come, the seven numbers, what is needed, what to look at.
///
/// Computed of the same record as `answer`, once for every revision and day; for a researcher without what names the patient.
#[utoipa::path(get, path = "/cases/{case}/summary", tag = "cases",
    params(("case" = String, Path, description = "The case's id")), responses(
    (status = 200, body = CaseSummary),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn read(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
) -> Answer<Json<CaseSummary>> {
    let opened = node.open_case(&caller, &case, Need::ReadDeidentified, "case.summary").await?;
    let images = node.store.images(&opened.case.id).await?;
    let states = node.store.landmark_states(&opened.case.id).await?;
    let day = node.today_of(&opened);
    let asked = Asked {
        case: &opened.case,
        question: Question::Summary,
        day,
        name: String::new(),
        deidentified: opened.deidentified,
    };
    let body = match node.kept_answer(opened.case.revision, &asked).await? {
        Some(kept) => kept,
        None => node.answer(node.seen_record(&opened, None).await?, asked).await?,
    };
    let record: RecordSummary = serde_json::from_slice(&body).map_err(|error| Problem::internal(&error))?;
    let pictures = Pictures::of(&images, &states);
    Ok(Json(CaseSummary::of(opened.case.revision, record, &pictures, |day| node.day_of(&opened, day))))
}
