//! Who asks, and what they may.

pub(crate) mod password;
pub(crate) mod provider;
pub(crate) mod rights;
pub(crate) mod secret;

use crate::node::Node;
use crate::problem::Problem;
use axum::extract::{FromRequestParts, MatchedPath};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use std::sync::Arc;
use subtle::ConstantTimeEq;
use upright_store::{Account, MINUTE, Moment, Role, sha256};

/// The cookie of a session.
pub(crate) const COOKIE: &str = "upright_session";
/// What every change by session carries.
const CSRF: &str = "x-csrf-token";

/// Whoever asks, known by session or by token.
pub(crate) struct Caller {
    pub(crate) account: Account,
    /// The hash of the session's cookie; none = a token.
    pub(crate) session: Option<String>,
    /// When the session ends without another request; none = a token.
    pub(crate) idle_until: Option<Moment>,
    /// What a change by this session must carry.
    pub(crate) csrf: Option<String>,
}

impl Caller {
    pub(crate) fn id(&self) -> &str {
        &self.account.id
    }

    pub(crate) fn is(&self, role: Role) -> bool {
        self.account.role == role
    }

    /// # Errors
    /// A problem for any other role.
    pub(crate) fn require(&self, roles: &[Role]) -> Result<(), Problem> {
        if roles.contains(&self.account.role) {
            return Ok(());
        }
        let names: Vec<&str> = roles.iter().map(|role| role.name()).collect();
        Err(Problem::forbidden(format!("this is for the role {}", names.join(" or "))))
    }
}

impl FromRequestParts<Arc<Node>> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, node: &Arc<Node>) -> Result<Self, Problem> {
        let caller = match bearer(&parts.headers) {
            Some(key) => by_token(node, key).await?,
            None => {
                let cookie = cookie(&parts.headers).ok_or_else(Problem::unauthenticated)?;
                let caller = by_session(node, cookie).await?;
                check_csrf(&caller, parts)?;
                caller
            }
        };
        if !caller.account.is_active {
            return Err(Problem::unauthenticated());
        }
        // Only to change it, to log out, and to see who one is.
        let route = parts.extensions.get::<MatchedPath>().map(MatchedPath::as_str).unwrap_or_default();
        if caller.account.must_change && !route.starts_with("/api/v1/session") {
            return Err(Problem::password_change());
        }
        Ok(caller)
    }
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// The secret of a session's cookie.
pub(crate) fn cookie(headers: &HeaderMap) -> Option<&str> {
    cookie_named(headers, COOKIE)
}

/// What a cookie holds.
pub(crate) fn cookie_named<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    let pairs = headers.get_all(header::COOKIE).into_iter().filter_map(|value| value.to_str().ok());
    pairs.flat_map(|pairs| pairs.split(';')).find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == wanted).then_some(value)
    })
}

async fn by_token(node: &Node, key: &str) -> Result<Caller, Problem> {
    let found = node.store.token(&sha256(key)).await?.ok_or_else(Problem::unauthenticated)?;
    let now = node.clock.now();
    if found.revoked_at.is_some() || found.expires_at <= now {
        return Err(Problem::unauthenticated());
    }
    if found.used_at.is_none_or(|used| used < now - MINUTE) {
        let write = node.store.begin().await?;
        write.see_token(&found.id, now).await?;
        write.commit().await?;
    }
    let account = node.store.account(&found.account_id).await?;
    Ok(Caller { account, session: None, idle_until: None, csrf: None })
}

async fn by_session(node: &Node, cookie: &str) -> Result<Caller, Problem> {
    let hash = sha256(cookie);
    let found = node.store.session(&hash).await?.ok_or_else(Problem::unauthenticated)?;
    let now = node.clock.now();
    let idle = Moment::from(node.config.idle_minutes) * MINUTE;
    let longest = Moment::from(node.config.session_hours) * 60 * MINUTE;
    if found.seen_at + idle <= now || found.created_at + longest <= now {
        let write = node.store.begin().await?;
        write.end_session(&hash).await?;
        write.commit().await?;
        return Err(Problem::unauthenticated());
    }
    // Once in a while is enough, and spares a write a request.
    let is_worth_it = now - found.seen_at > (idle / 30).min(MINUTE);
    if is_worth_it {
        let write = node.store.begin().await?;
        write.see_session(&hash, now).await?;
        write.commit().await?;
    }
    let account = node.store.account(&found.account_id).await?;
    let idle_until = Some((now + idle).min(found.created_at + longest));
    Ok(Caller { account, session: Some(hash), idle_until, csrf: Some(csrf_of(cookie)) })
}

/// What a change by the session of this cookie must carry. Another site can make a browser send the cookie, never read it.
pub(crate) fn csrf_of(cookie: &str) -> String {
    sha256(format!("upright csrf {cookie}"))
}

fn check_csrf(caller: &Caller, parts: &Parts) -> Result<(), Problem> {
    if [Method::GET, Method::HEAD, Method::OPTIONS].contains(&parts.method) {
        return Ok(());
    }
    let stated = parts.headers.get(CSRF).map(|value| value.as_bytes()).unwrap_or_default();
    let expected = caller.csrf.as_deref().unwrap_or_default().as_bytes();
    let is_right = !expected.is_empty() && bool::from(stated.ct_eq(expected));
    if is_right { Ok(()) } else { Err(Problem::csrf()) }
}
