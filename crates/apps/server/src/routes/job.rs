//! Work that is under way.

use super::{Here, limit};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::clock::stamp;
use crate::extract::{Json, Path, Query};
use crate::problem::{Answer, ProblemDocument};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use upright_store::{JobState, Jobs, Role};
use utoipa::{IntoParams, ToSchema};

/// How far a job is.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Progress {
    /// Nobody has begun.
    Waiting,
    /// Somebody is at it.
    Running,
    /// Done.
    Done,
    /// Given up.
    Failed,
}

impl From<Progress> for JobState {
    fn from(state: Progress) -> Self {
        match state {
            Progress::Waiting => Self::Waiting,
            Progress::Running => Self::Running,
            Progress::Done => Self::Done,
            Progress::Failed => Self::Failed,
        }
    }
}

/// Which jobs.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// Of this case; all of them for administrators only.
    case: Option<String>,
    /// In this state.
    #[param(inline)]
    state: Option<Progress>,
    /// At most so many, 50 unless stated.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u64>,
}

/// A job.
#[derive(Serialize, ToSchema)]
pub(crate) struct Job {
    /// Names it.
    id: String,
    /// What is done, as `pyramid`.
    kind: String,
    /// The case concerned.
    case: Option<String>,
    /// `waiting`, `running`, `done` or `failed`.
    state: &'static str,
    /// How often it was begun.
    attempts: i32,
    /// How much is done, in percent.
    percent: i32,
    /// What went wrong the last time.
    problem: Option<String>,
    /// When it was asked for.
    created_at: String,
    /// When it ended.
    finished_at: Option<String>,
}

impl From<upright_store::Job> for Job {
    fn from(job: upright_store::Job) -> Self {
        Self {
            id: job.id,
            kind: job.kind,
            case: job.case_id,
            state: job.state.name(),
            attempts: job.attempts,
            percent: job.progress,
            problem: job.problem,
            created_at: stamp(job.created_at).to_string(),
            finished_at: job.finished_at.map(|moment| stamp(moment).to_string()),
        }
    }
}

/// Jobs, the latest first: those of a case, or for administrators all.
#[utoipa::path(get, path = "/jobs", tag = "jobs", params(Which), responses(
    (status = 200, body = Vec<Job>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Query(which): Query<Which>,
) -> Answer<Json<Vec<Job>>> {
    match &which.case {
        Some(case) => {
            node.open_case(&caller, case, Need::Read, "job.list").await?;
        }
        None => caller.require(&[Role::Administrator])?,
    }
    let state = which.state.map(Into::into);
    let jobs = node.store.jobs(which.case.as_deref(), state, limit(which.limit)?).await?;
    Ok(Json(jobs.into_iter().map(Job::from).collect()))
}

/// Tries a job again that was given up.
#[utoipa::path(post, path = "/jobs/{job}/retry", tag = "jobs", params(("job" = String, Path, description = "The job's id")), responses(
    (status = 204, description = "It waits again"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn retry(State(node): Here, caller: Caller, Path(job): Path<String>) -> Answer<StatusCode> {
    caller.require(&[Role::Administrator])?;
    let write = node.store.begin().await?;
    node.store.retry(&write, &job, node.clock.now()).await?;
    let mut deed = node.deed(&caller, "job.retry");
    deed.object = Some(job);
    write.record(&[deed]).await?;
    write.commit().await?;
    node.wake.up();
    Ok(StatusCode::NO_CONTENT)
}
