//! What a record says.

use super::Here;
use crate::answers::{Asked, Question};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Path, Query};
use crate::openapi::{AnswerDocument, AssessmentDocument};
use crate::problem::{Answer, ProblemDocument};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use jiff::civil::Date;
use serde::Deserialize;
use utoipa::IntoParams;

/// As of when.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AsOf {
    /// What was known on this day; today unless stated.
    #[param(value_type = Option<String>, format = Date)]
    as_of: Option<Date>,
    /// As the record stood at this revision; the present one unless stated.
    #[param(minimum = 0)]
    revision: Option<i64>,
}

/// Is the film valid, how large is the imbalance really, is it fixed, has it progressed: `upright.assessment/1`.
#[utoipa::path(get, path = "/cases/{case}/assessment", tag = "answers",
    params(("case" = String, Path, description = "The case's id"), AsOf), responses(
    (status = 200, body = AssessmentDocument),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn assessment(
    node: Here,
    caller: Caller,
    Path(case): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Answer<Response> {
    asked(node, caller, case, as_of, Question::Assessment).await
}

/// What to do next, and why: red flags, board, course, indication: `upright.answer/1`.
#[utoipa::path(get, path = "/cases/{case}/answer", tag = "answers",
    params(("case" = String, Path, description = "The case's id"), AsOf), responses(
    (status = 200, body = AnswerDocument),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn answer(
    node: Here,
    caller: Caller,
    Path(case): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Answer<Response> {
    asked(node, caller, case, as_of, Question::Answer).await
}

async fn asked(
    State(node): Here,
    caller: Caller,
    case: String,
    as_of: AsOf,
    question: Question,
) -> Answer<Response> {
    let action = match question {
        Question::Assessment => "assessment.read",
        Question::Answer | Question::Summary => "answer.read",
    };
    let opened = node.open_case(&caller, &case, Need::ReadDeidentified, action).await?;
    let record = node.seen_record(&opened, as_of.revision).await?;
    let day = as_of.as_of.unwrap_or_else(|| node.today_of(&opened));
    let name = if opened.deidentified { opened.case.pseudonym.clone() } else { opened.case.id.clone() };
    let asked = Asked { case: &opened.case, question, day, name, deidentified: opened.deidentified };
    let body = node.answer(record, asked).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
