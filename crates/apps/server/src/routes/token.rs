//! Keys for programs, on behalf of whoever makes them.

use super::Here;
use crate::auth::{Caller, secret};
use crate::clock::stamp;
use crate::extract::{Json, Path};
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use upright_store::{MINUTE, Moment, sha256};
use utoipa::ToSchema;

/// What a key is for, and how long.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewToken {
    /// What it is for.
    #[schema(min_length = 1, max_length = 128)]
    name: String,
    /// Days until it ends.
    #[schema(minimum = 1, maximum = 366)]
    days: u16,
}

/// A key, without the key itself.
#[derive(Serialize, ToSchema)]
pub(crate) struct Token {
    /// Names it.
    id: String,
    /// What it is for.
    name: String,
    /// When it was made.
    created_at: String,
    /// When it ends.
    expires_at: String,
    /// When it was taken back.
    revoked_at: Option<String>,
    /// When it was last used, to the minute.
    used_at: Option<String>,
}

/// A key that was made; the key itself is shown this once.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeToken {
    /// What is sent as `Authorization: Bearer …`.
    key: String,
    /// The rest of it.
    #[serde(flatten)]
    token: Token,
}

impl From<upright_store::Token> for Token {
    fn from(token: upright_store::Token) -> Self {
        let written = |moment: Moment| stamp(moment).to_string();
        Self {
            id: token.id,
            name: token.name,
            created_at: written(token.created_at),
            expires_at: written(token.expires_at),
            revoked_at: token.revoked_at.map(written),
            used_at: token.used_at.map(written),
        }
    }
}

/// One's own keys.
#[utoipa::path(get, path = "/tokens", tag = "session", responses(
    (status = 200, body = Vec<Token>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(State(node): Here, caller: Caller) -> Answer<Json<Vec<Token>>> {
    let tokens = node.store.tokens(caller.id()).await?;
    Ok(Json(tokens.into_iter().map(Token::from).collect()))
}

/// Makes a key; by session only, so that a stolen key cannot make another.
#[utoipa::path(post, path = "/tokens", tag = "session", request_body = NewToken, responses(
    (status = 201, body = MadeToken),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn create(
    State(node): Here,
    caller: Caller,
    Json(asked): Json<NewToken>,
) -> Answer<(StatusCode, Json<MadeToken>)> {
    if caller.session.is_none() {
        return Err(Problem::forbidden("a key is made by whoever is logged in, not by another key"));
    }
    if !(1..=366).contains(&asked.days) || !(1..=128).contains(&asked.name.trim().len()) {
        return Err(Problem::invalid("a key has a name of 1 to 128 letters and lasts for 1 to 366 days"));
    }
    let (key, now) = (secret::key()?, node.clock.now());
    let expires = now + Moment::from(asked.days) * 24 * 60 * MINUTE;
    let write = node.store.begin().await?;
    let made = write.create_token(caller.id(), asked.name.trim(), &sha256(&key), expires, now).await?;
    let mut deed = node.deed(&caller, "token.create");
    deed.object = Some(made.id.clone());
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, Json(MadeToken { key, token: made.into() })))
}

/// Takes a key back.
#[utoipa::path(delete, path = "/tokens/{token}", tag = "session", params(("token" = String, Path, description = "The key's id")), responses(
    (status = 204, description = "Taken back"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn revoke(
    State(node): Here,
    caller: Caller,
    Path(token): Path<String>,
) -> Answer<StatusCode> {
    let write = node.store.begin().await?;
    write.revoke_token(caller.id(), &token, node.clock.now()).await?;
    let mut deed = node.deed(&caller, "token.revoke");
    deed.object = Some(token);
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
