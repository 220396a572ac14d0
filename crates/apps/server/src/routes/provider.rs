//! Logging in by the institution's identity provider.

use super::Here;
use super::session::{begin, set_cookie};
use crate::auth::provider::{CALLBACK, Provider, Refusal, said_no};
use crate::auth::{cookie_named, secret};
use crate::extract::{Json, Query};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{AppendHeaders, IntoResponse, Response};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use upright_store::{Deed, DeedOutcome};
use utoipa::{IntoParams, ToSchema};

/// The cookie of an attempt. The way back begins at another site, so that it is not as strict as that of a session.
const ATTEMPT: &str = "upright_attempt";

/// In which ways people log in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Ways {
    /// By name and password.
    password: bool,
    /// What the identity provider is called, where there is one: `/session/provider` leads there.
    provider: Option<String>,
}

/// In which ways people log in here.
#[utoipa::path(get, path = "/session/ways", tag = "session", security(()), responses(
    (status = 200, body = Ways),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn ways(State(node): Here) -> Json<Ways> {
    let provider = node.provider.as_ref().map(|provider| provider.label().to_owned());
    Json(Ways { password: true, provider })
}

/// Sends a browser to the identity provider.
#[utoipa::path(get, path = "/session/provider", tag = "session", security(()), responses(
    (status = 303, description = "To the provider"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn start(State(node): Here) -> Answer<Response> {
    let provider = here(&node)?;
    let secret = secret::cookie()?;
    let attempt = secret.clone();
    let address = tokio::task::spawn_blocking(move || provider.address(&attempt)).await?;
    Ok(match address {
        Ok(address) => leave(&address, &[attempt_cookie(&node, &secret, 600)]),
        Err(refusal) => leave(&failed(&refusal), &[]),
    })
}

/// What the provider sends a browser back with.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Back {
    /// To be exchanged for who it is.
    #[param(max_length = 2048)]
    code: Option<String>,
    /// Of which attempt.
    #[param(max_length = 128)]
    state: Option<String>,
    /// Why there is no code.
    #[param(max_length = 128)]
    error: Option<String>,
}

/// Where the identity provider sends a browser back to: logs in, and goes on to the first page. That page is told by
/// `?log_in=` why nobody was logged in: `unreachable`, `refused`, `expired`, `inactive`, or `no_account` and the `subject` that an
/// administrator gives an account.
#[utoipa::path(get, path = "/session/callback", tag = "session", security(()), params(Back), responses(
    (status = 303, description = "To the first page"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn back(
    State(node): Here,
    headers: HeaderMap,
    Query(asked): Query<Back>,
) -> Answer<Response> {
    let provider = here(&node)?;
    let over = attempt_cookie(&node, "", 0);
    match identified(provider, &headers, asked).await? {
        Err(refusal) => {
            let denied = log_in_deed(&node, None, format!("by identity provider: {refusal:?}"));
            node.audit.record(Deed { outcome: DeedOutcome::Denied, ..denied }).await?;
            Ok(leave(&failed(&refusal), &[over]))
        }
        Ok(subject) => log_in(&node, &subject, over).await,
    }
}

async fn identified(provider: Provider, headers: &HeaderMap, asked: Back) -> Answer<Result<String, Refusal>> {
    let secret = cookie_named(headers, ATTEMPT).filter(|secret| !secret.is_empty()).map(str::to_owned);
    let (Some(secret), Some(state)) = (secret, asked.state) else { return Ok(Err(Refusal::Expired)) };
    let Some(code) = asked.code else {
        return Ok(Err(said_no(asked.error.as_deref().unwrap_or("no code"))));
    };
    Ok(tokio::task::spawn_blocking(move || provider.subject(&secret, &state, code)).await?)
}

async fn log_in(node: &Node, subject: &str, over: String) -> Answer<Response> {
    let found = node.store.account_of_subject(subject).await?;
    let id = found.as_ref().map(|account| account.id.clone());
    let deed = log_in_deed(node, id, "by identity provider".to_owned());
    let Some(account) = found else {
        let denied = Deed { object: Some(subject.to_owned()), outcome: DeedOutcome::Denied, ..deed };
        node.audit.record(denied).await?;
        let named = utf8_percent_encode(subject, NON_ALPHANUMERIC);
        return Ok(leave(&format!("/?log_in=no_account&subject={named}"), &[over]));
    };
    if !account.is_active {
        node.audit.record(Deed { outcome: DeedOutcome::Denied, ..deed }).await?;
        return Ok(leave("/?log_in=inactive", &[over]));
    }
    let secret = begin(node.store.begin().await?, &account, deed).await?;
    Ok(leave("/", &[over, set_cookie(&secret, node.config.is_encrypted())]))
}

fn here(node: &Node) -> Answer<Provider> {
    node.provider.clone().ok_or_else(|| Problem::not_found("identity provider"))
}

fn log_in_deed(node: &Node, account: Option<String>, detail: String) -> Deed {
    Deed { at: node.clock.now(), action: "session.log_in", account, detail, ..Deed::default() }
}

fn failed(refusal: &Refusal) -> String {
    let why = match refusal {
        Refusal::Unreachable => "unreachable",
        Refusal::Refused => "refused",
        Refusal::Expired => "expired",
    };
    format!("/?log_in={why}")
}

fn attempt_cookie(node: &Node, secret: &str, seconds: u32) -> String {
    let secure = if node.config.is_encrypted() { "; Secure" } else { "" };
    format!("{ATTEMPT}={secret}; HttpOnly; SameSite=Lax; Path={CALLBACK}; Max-Age={seconds}{secure}")
}

fn leave(address: &str, cookies: &[String]) -> Response {
    let cookies = cookies.iter().map(|cookie| (header::SET_COOKIE, cookie.clone()));
    let cookies = AppendHeaders(cookies.collect::<Vec<_>>());
    (StatusCode::SEE_OTHER, [(header::LOCATION, address.to_owned())], cookies).into_response()
}
