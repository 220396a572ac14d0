//! Accounts, for administrators.

use super::Here;
use crate::auth::Caller;
use crate::clock::stamp;
use crate::extract::{Json, Path};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use upright_store::{AccountChange, Role as StoredRole};
use utoipa::ToSchema;

/// What an account may do.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Looks after accounts, jobs and the trail.
    Administrator,
    /// Reads and writes the cases that it has access to.
    Clinician,
    /// Reads the cases that it has access to.
    Reader,
    /// Reads every case without what names a patient.
    Researcher,
}

impl From<Role> for StoredRole {
    fn from(role: Role) -> Self {
        match role {
            Role::Administrator => Self::Administrator,
            Role::Clinician => Self::Clinician,
            Role::Reader => Self::Reader,
            Role::Researcher => Self::Researcher,
        }
    }
}

/// An account.
#[derive(Serialize, ToSchema)]
pub(crate) struct Account {
    /// Its name for ever.
    id: String,
    /// What is typed to log in.
    name: String,
    /// What others see.
    display: String,
    /// What it may do.
    role: &'static str,
    /// Whether it may log in.
    active: bool,
    /// Whether it logs in by the identity provider.
    by_provider: bool,
    /// When it was made.
    created_at: String,
}

impl From<upright_store::Account> for Account {
    fn from(account: upright_store::Account) -> Self {
        Self {
            role: account.role.name(),
            active: account.is_active,
            by_provider: account.subject.is_some(),
            created_at: stamp(account.created_at).to_string(),
            id: account.id,
            name: account.name,
            display: account.display,
        }
    }
}

/// An account to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewAccount {
    /// What is typed to log in: letters, digits, `.`, `-`, `_`, `@`.
    #[schema(min_length = 1, max_length = 64, pattern = "^[A-Za-z0-9._@-]+$")]
    name: String,
    /// What others see.
    #[schema(min_length = 1, max_length = 128)]
    display: String,
    /// What it may do.
    role: Role,
    /// Its name at the identity provider, where it logs in there; then it has no password.
    #[schema(min_length = 1, max_length = 255)]
    subject: Option<String>,
}

/// An account that was made; the first password is shown this once, and must be changed at the first log-in.
#[derive(Serialize, ToSchema)]
pub(crate) struct MadeAccount {
    /// The account.
    account: Account,
    /// The first password; none where the identity provider knows it.
    password: Option<String>,
}

/// What is to be changed; what is not given stays.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    /// What others see.
    #[schema(min_length = 1, max_length = 128)]
    display: Option<String>,
    /// What it may do.
    role: Option<Role>,
    /// Whether it may log in.
    active: Option<bool>,
    /// Its name at the identity provider, which takes the place of its password.
    #[schema(min_length = 1, max_length = 255)]
    subject: Option<String>,
    /// Gives it a new password, shown once.
    #[serde(default)]
    new_password: bool,
}

/// Every account.
#[utoipa::path(get, path = "/accounts", tag = "accounts", responses(
    (status = 200, body = Vec<Account>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(State(node): Here, caller: Caller) -> Answer<Json<Vec<Account>>> {
    caller.require(&[StoredRole::Administrator])?;
    let accounts = node.store.accounts().await?;
    Ok(Json(accounts.into_iter().map(Account::from).collect()))
}

/// Somebody who can be given access to a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct Colleague {
    /// The account's name for ever.
    id: String,
    /// What others see.
    display: String,
    /// What it may do.
    role: &'static str,
}

/// Whoever can be given access to a case.
#[utoipa::path(get, path = "/colleagues", tag = "accounts", responses(
    (status = 200, body = Vec<Colleague>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn colleagues(State(node): Here, caller: Caller) -> Answer<Json<Vec<Colleague>>> {
    caller.require(&[StoredRole::Administrator, StoredRole::Clinician, StoredRole::Reader])?;
    let accounts = node.store.accounts().await?.into_iter();
    let usable = accounts.filter(|account| account.is_active && account.role != StoredRole::Researcher);
    Ok(Json(
        usable
            .map(|account| Colleague { id: account.id, display: account.display, role: account.role.name() })
            .collect(),
    ))
}

/// Makes an account.
#[utoipa::path(post, path = "/accounts", tag = "accounts", request_body = NewAccount, responses(
    (status = 201, body = MadeAccount),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn create(
    State(node): Here,
    caller: Caller,
    Json(asked): Json<NewAccount>,
) -> Answer<(StatusCode, Json<MadeAccount>)> {
    caller.require(&[StoredRole::Administrator])?;
    let display = checked_display(&asked.display)?;
    let subject = asked.subject.map(|subject| linked(&node, subject)).transpose()?;
    let (first, hash) = match subject {
        Some(_) => (None, None),
        None => Some(node.new_password().await?).unzip(),
    };
    let new = upright_store::NewAccount {
        name: checked_name(&asked.name)?,
        display,
        role: asked.role.into(),
        must_change: hash.is_some(),
        password: hash,
        subject,
    };
    let write = node.store.begin().await?;
    let made = write.create_account(new, node.clock.now()).await?;
    let mut deed = node.deed(&caller, "account.create");
    (deed.object, deed.detail) = (Some(made.id.clone()), made.role.name().to_owned());
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok((StatusCode::CREATED, Json(MadeAccount { account: made.into(), password: first })))
}

/// Changes an account; taking away a role or the log-in ends its sessions.
#[utoipa::path(patch, path = "/accounts/{account}", tag = "accounts", request_body = Change,
    params(("account" = String, Path, description = "The account's id")), responses(
    (status = 200, body = MadeAccount),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn change(
    State(node): Here,
    caller: Caller,
    Path(account): Path<String>,
    Json(asked): Json<Change>,
) -> Answer<Json<MadeAccount>> {
    caller.require(&[StoredRole::Administrator])?;
    let display = asked.display.as_deref().map(checked_display).transpose()?;
    let subject = asked.subject.map(|subject| linked(&node, subject)).transpose()?;
    let (first, hash) = match asked.new_password {
        true => Some(node.new_password().await?).unzip(),
        false => (None, None),
    };
    let password = hash.map(|hash| (hash, true));
    let ends_sessions =
        subject.is_some() || asked.role.is_some() || asked.active == Some(false) || first.is_some();
    let change = AccountChange {
        display,
        role: asked.role.map(Into::into),
        is_active: asked.active,
        subject,
        password,
    };
    let write = node.store.begin().await?;
    let changed = write.change_account(&account, &change).await?;
    if ends_sessions {
        write.end_sessions_of(&account, None).await?;
    }
    let mut deed = node.deed(&caller, "account.change");
    deed.object = Some(account);
    write.record(&[deed]).await?;
    write.commit().await?;
    Ok(Json(MadeAccount { account: changed.into(), password: first }))
}

pub(crate) fn checked_name(name: &str) -> Answer<String> {
    let is_usual = |letter: char| letter.is_ascii_alphanumeric() || "._@-".contains(letter);
    if (1..=64).contains(&name.len()) && name.chars().all(is_usual) {
        return Ok(name.to_owned());
    }
    Err(Problem::invalid("an account name has 1 to 64 letters, digits and the signs . - _ @"))
}

/// A name at the identity provider, where there is one: without it nobody could log in as this account.
fn linked(node: &Node, subject: String) -> Answer<String> {
    if node.provider.is_none() {
        return Err(Problem::conflict("this node knows no identity provider"));
    }
    checked_subject(subject)
}

pub(crate) fn checked_subject(subject: String) -> Answer<String> {
    if (1..=255).contains(&subject.chars().count()) && !subject.chars().any(char::is_control) {
        return Ok(subject);
    }
    Err(Problem::invalid("a name at the identity provider has 1 to 255 characters"))
}

pub(crate) fn checked_display(display: &str) -> Answer<String> {
    let display = display.trim();
    let is_fine = (1..=128).contains(&display.chars().count()) && !display.chars().any(char::is_control);
    if is_fine {
        Ok(display.to_owned())
    } else {
        Err(Problem::invalid("a shown name has 1 to 128 characters"))
    }
}
