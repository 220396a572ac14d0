//! What the record would say if a version of the landmarks was signed: shown before anybody signs.

use super::Here;
use crate::answers::Question;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Path, Query};
use crate::openapi::{AnswerDocument, AssessmentDocument};
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::signing::Signature;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::value::RawValue;
use utoipa::IntoParams;

/// How the film was taken, as whoever would sign says it.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct AsIf {
    /// The day on which the film was taken, where its file does not say.
    #[param(value_type = Option<String>, format = Date)]
    taken_on: Option<jiff::civil::Date>,
    /// The `conditions` of the signature, as JSON.
    #[param(max_length = 2048)]
    conditions: Option<String>,
}

impl AsIf {
    fn signature(self) -> Answer<Signature> {
        let conditions = self.conditions.map(RawValue::from_string).transpose();
        let conditions = conditions.map_err(|error| Problem::invalid(format!("conditions: {error}")))?;
        Ok(Signature { taken_on: self.taken_on, conditions, displayed: None })
    }
}

/// The assessment of the case as if this version was signed today: `upright.assessment/1`. Nothing is written.
///
/// The version that is signed is answered by the record as it stands, whatever the query says; of the others the latest only.
#[utoipa::path(get, path = "/images/{image}/landmarks/{version}/assessment", tag = "films", params(
    ("image" = String, Path, description = "The picture's id"), ("version" = i32, Path, description = "The version"), AsIf), responses(
    (status = 200, body = AssessmentDocument),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn assessment(
    node: Here,
    caller: Caller,
    Path(place): Path<(String, i32)>,
    Query(as_if): Query<AsIf>,
) -> Answer<Response> {
    previewed(node, caller, place, as_if, Question::Assessment).await
}

/// What to do next as if this version was signed today: `upright.answer/1`. Nothing is written.
///
/// The version that is signed is answered by the record as it stands, whatever the query says; of the others the latest only.
#[utoipa::path(get, path = "/images/{image}/landmarks/{version}/answer", tag = "films", params(
    ("image" = String, Path, description = "The picture's id"), ("version" = i32, Path, description = "The version"), AsIf), responses(
    (status = 200, body = AnswerDocument),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn answer(
    node: Here,
    caller: Caller,
    Path(place): Path<(String, i32)>,
    Query(as_if): Query<AsIf>,
) -> Answer<Response> {
    previewed(node, caller, place, as_if, Question::Answer).await
}

async fn previewed(
    State(node): Here,
    caller: Caller,
    (image, version): (String, i32),
    as_if: AsIf,
    question: Question,
) -> Answer<Response> {
    let action = match question {
        Question::Assessment => "assessment.preview",
        Question::Answer | Question::Summary => "answer.preview",
    };
    let image = node.open_image(&caller, &image, Need::Read, action).await?;
    let record = node.as_if_signed(&caller.account, &image, version, as_if.signature()?).await?;
    let body = node.said_of(record, question, node.clock.today(), image.case_id).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], body).into_response())
}
