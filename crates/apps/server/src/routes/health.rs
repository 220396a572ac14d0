//! Whether the node lives, whether it can work, and its figures.

use super::Here;
use crate::auth::Caller;
use crate::extract::Json;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use upright_store::Role;
use utoipa::ToSchema;

/// How the node is.
#[derive(Serialize, ToSchema)]
pub(crate) struct Health {
    /// `ok`.
    status: &'static str,
    /// The program's version.
    version: &'static str,
}

const OK: Health = Health { status: "ok", version: env!("CARGO_PKG_VERSION") };

/// The program runs.
#[utoipa::path(get, path = "/health/live", tag = "health", responses((status = 200, body = Health)), security(()))]
pub(crate) async fn live() -> Json<Health> {
    Json(OK)
}

/// The program can answer: the database does.
#[utoipa::path(get, path = "/health/ready", tag = "health", security(()), responses(
    (status = 200, body = Health),
    (status = 503, description = "The database does not answer", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn ready(State(node): Here) -> Answer<Json<Health>> {
    node.store.ping().await.map_err(|_| Problem::not_yet("the database does not answer"))?;
    Ok(Json(OK))
}

/// Figures for Prometheus; for administrators, by token.
#[utoipa::path(get, path = "/metrics", tag = "health", responses(
    (status = 200, description = "Figures", body = String, content_type = "text/plain"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn metrics(State(node): Here, caller: Caller) -> Answer<Response> {
    caller.require(&[Role::Administrator])?;
    node.metrics.run_upkeep();
    let kind = [(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")];
    Ok((kind, node.metrics.render()).into_response())
}
