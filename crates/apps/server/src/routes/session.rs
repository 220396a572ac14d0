//! Logging in and out.

use super::Here;
use crate::auth::{COOKIE, Caller, cookie, csrf_of, password, secret};
use crate::clock::stamp;
use crate::extract::Json;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use upright_store::{Account, AccountChange, Deed, DeedOutcome, MINUTE, Moment, SECOND, Write, sha256};
use utoipa::ToSchema;

/// Name and password.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogIn {
    /// The name of the account.
    #[schema(max_length = 128)]
    name: String,
    /// Its password.
    #[schema(max_length = 256)]
    password: String,
}

/// Who is logged in.
#[derive(Serialize, ToSchema)]
pub(crate) struct Session {
    /// The account's name for ever.
    account: String,
    /// What is typed to log in.
    name: String,
    /// What others see.
    display: String,
    /// `administrator`, `clinician`, `reader` or `researcher`.
    role: &'static str,
    /// What every change by this session carries as `X-CSRF-Token`; none by token.
    csrf: Option<String>,
    /// When it ends without another request; none by token.
    idle_until: Option<String>,
    /// Whether the password must be changed before anything else.
    must_change_password: bool,
}

fn session(account: Account, csrf: Option<String>, idle_until: Option<Moment>) -> Session {
    Session {
        account: account.id,
        name: account.name,
        display: account.display,
        role: account.role.name(),
        csrf,
        idle_until: idle_until.map(|moment| stamp(moment).to_string()),
        must_change_password: account.must_change,
    }
}

/// Logs in: the answer sets the cookie of the session.
#[utoipa::path(post, path = "/session", tag = "session", request_body = LogIn, security(()), responses(
    (status = 200, body = Session),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn log_in(State(node): Here, Json(asked): Json<LogIn>) -> Answer<Response> {
    let now = node.clock.now();
    let found = node.store.account_named(&asked.name).await?;
    if let Some(account) = &found
        && account.locked_until > now
    {
        let seconds = u64::try_from((account.locked_until - now) / SECOND + 1).unwrap_or(1);
        return Err(Problem::too_many(seconds));
    }
    let hash = found.as_ref().and_then(|account| account.password.clone());
    let is_right = password::is_right(asked.password, hash).await?;
    let write = node.store.begin().await?;
    let mut deed = Deed {
        at: now,
        action: "session.log_in",
        account: found.as_ref().map(|account| account.id.clone()),
        ..Deed::default()
    };
    let Some(account) = found.filter(|account| is_right && account.is_active) else {
        deed.outcome = DeedOutcome::Denied;
        if let Some(id) = &deed.account {
            let failures = write.account(id).await?.failures.saturating_add(1);
            write.note_attempt(id, failures, now + pause(failures)).await?;
        }
        write.record(&[deed]).await?;
        write.commit().await?;
        return Err(Problem::wrong_password());
    };
    let secret = begin(write, &account, deed).await?;
    let idle = Moment::from(node.config.idle_minutes) * MINUTE;
    let csrf = Some(csrf_of(&secret));
    let set = [(header::SET_COOKIE, set_cookie(&secret, node.config.is_encrypted()))];
    Ok((set, Json(session(account, csrf, Some(now + idle)))).into_response())
}

/// Begins a session, and gives the secret of its cookie.
pub(crate) async fn begin(write: Write, account: &Account, deed: Deed) -> Answer<String> {
    let secret = secret::cookie()?;
    write.note_attempt(&account.id, 0, 0).await?;
    write.begin_session(&sha256(&secret), &account.id, deed.at).await?;
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(secret)
}

/// None for four wrong passwords, then half a minute, doubled each time up to a quarter of an hour.
fn pause(failures: i32) -> Moment {
    const FREE: i32 = 4;
    match failures - FREE {
        over if over <= 0 => 0,
        over => ((30 * SECOND) << (over - 1).min(5)).min(15 * MINUTE),
    }
}

pub(crate) fn set_cookie(secret: &str, is_encrypted: bool) -> String {
    let secure = if is_encrypted { "; Secure" } else { "" };
    format!("{COOKIE}={secret}; HttpOnly; SameSite=Strict; Path=/{secure}")
}

/// Who is logged in.
#[utoipa::path(get, path = "/session", tag = "session", responses(
    (status = 200, body = Session),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn who(caller: Caller) -> Json<Session> {
    Json(session(caller.account, caller.csrf, caller.idle_until))
}

/// Logs out.
#[utoipa::path(delete, path = "/session", tag = "session", responses(
    (status = 204, description = "Logged out"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn log_out(State(node): Here, caller: Caller) -> Answer<Response> {
    let write = node.store.begin().await?;
    if let Some(session) = &caller.session {
        write.end_session(session).await?;
    }
    write.record(&[node.deed(&caller, "session.log_out")]).await?;
    write.commit().await?;
    let gone = format!("{}; Max-Age=0", set_cookie("", node.config.is_encrypted()));
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, gone)]).into_response())
}

/// The old password and the new one.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    /// The password until now.
    #[schema(max_length = 256)]
    old: String,
    /// The password from now on; at least 12 characters.
    #[schema(min_length = 12, max_length = 256)]
    new: String,
}

/// Changes the password of whoever is logged in; every other session of the account ends.
#[utoipa::path(post, path = "/session/password", tag = "session", request_body = NewPassword, responses(
    (status = 204, description = "Changed"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn change_password(
    State(node): Here,
    headers: HeaderMap,
    caller: Caller,
    Json(asked): Json<NewPassword>,
) -> Answer<StatusCode> {
    password::check(&asked.new, &caller.account.name)?;
    if !password::is_right(asked.old.clone(), caller.account.password.clone()).await? {
        return Err(Problem::wrong_password());
    }
    if asked.old == asked.new {
        return Err(Problem::invalid("the new password is the old one"));
    }
    let hash = password::hash(asked.new).await?;
    let kept = cookie(&headers).map(sha256);
    let write = node.store.begin().await?;
    let change = AccountChange { password: Some((hash, false)), ..AccountChange::default() };
    write.change_account(caller.id(), &change).await?;
    write.end_sessions_of(caller.id(), kept.as_deref()).await?;
    write.record(&[node.deed(&caller, "session.change_password")]).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
