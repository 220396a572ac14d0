//! Files put aside, and what a person decides about them.

use super::{Here, limit};
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::clock::stamp;
use crate::extract::{Json, Path, Query};
use crate::import::{Arrival, Bringer};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use upright_store::{Deed, Outcome, Permission, QuarantineState, Quarantined, Role};
use utoipa::{IntoParams, ToSchema};

/// A file put aside.
#[derive(Serialize, ToSchema)]
pub(crate) struct Aside {
    /// Names it.
    id: String,
    /// The name under which it came.
    file_name: String,
    /// Its size.
    bytes: i64,
    /// Why, as `duplicate_uid`, `patient_mismatch`, `no_patient`, `study_elsewhere`, `picture_elsewhere` or `no_access`.
    reason: String,
    /// Why, in a sentence.
    detail: String,
    /// The case that it would have gone to; null where the caller may not see it.
    case: Option<String>,
    /// `waiting`, `released` or `discarded`.
    state: &'static str,
    /// When it was received.
    received_at: String,
    /// Why it was decided so.
    note: Option<String>,
}

/// Which files.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Which {
    /// At most so many, 50 unless stated.
    #[param(minimum = 1, maximum = 500)]
    limit: Option<u64>,
}

/// Files put aside that wait for a decision: those that the caller brought, and those for cases that the caller may change.
#[utoipa::path(get, path = "/quarantine", tag = "imports", params(Which), responses(
    (status = 200, body = Vec<Aside>),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Query(which): Query<Which>,
) -> Answer<Json<Vec<Aside>>> {
    caller.require(&[Role::Clinician])?;
    node.audit.record(node.deed(&caller, "quarantine.list")).await?;
    let mut shown = Vec::new();
    for file in node.store.put_aside(QuarantineState::Waiting, super::MOST_LISTED).await? {
        if let Some(aside) = visible(&node, &caller, file).await? {
            shown.push(aside);
        }
    }
    shown.truncate(usize::try_from(limit(which.limit)?).unwrap_or(usize::MAX));
    Ok(Json(shown))
}

/// What the caller may see of a file: nothing where it is neither their own nor for a case of theirs.
async fn visible(node: &Node, caller: &Caller, file: Quarantined) -> Answer<Option<Aside>> {
    let is_own = file.account_id.as_deref() == Some(caller.id());
    let may_see_case = match &file.case_id {
        Some(case) => node.store.permission(caller.id(), case, node.clock.now()).await? != Permission::None,
        None => false,
    };
    let shown = Aside {
        id: file.id,
        file_name: file.file_name,
        bytes: file.bytes,
        reason: file.reason,
        detail: file.detail,
        case: file.case_id.filter(|_| may_see_case),
        state: file.state.name(),
        received_at: stamp(file.received_at).to_string(),
        note: file.note,
    };
    Ok((is_own || may_see_case).then_some(shown))
}

/// What is to be done with a file put aside.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Verdict {
    /// `release` stores it in the case, whatever its header says of the patient; `discard` leaves it put aside for good.
    action: Action,
    /// The case that it belongs to; needed to release it.
    case: Option<String>,
    /// Why; kept with the file and in the trail.
    #[schema(min_length = 3, max_length = 1000)]
    note: String,
}

/// What is to be done.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Action {
    /// Store it.
    Release,
    /// Leave it put aside for good.
    Discard,
}

/// Decides about a file put aside. Nothing that is stored is overwritten either way.
#[utoipa::path(post, path = "/quarantine/{file}/decision", tag = "imports", request_body = Verdict,
    params(("file" = String, Path, description = "The id of the file put aside")), responses(
    (status = 200, body = Aside),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn decide(
    State(node): Here,
    caller: Caller,
    Path(file): Path<String>,
    Json(verdict): Json<Verdict>,
) -> Answer<Json<Aside>> {
    caller.require(&[Role::Clinician])?;
    let hidden = || Problem::not_found("file put aside");
    let found = node.store.quarantined(&file).await.map_err(|_| hidden())?;
    if visible(&node, &caller, found.clone()).await?.is_none() {
        return Err(hidden());
    }
    let note = verdict.note.trim();
    if !(3..=1000).contains(&note.chars().count()) {
        return Err(Problem::invalid("the note says why, in 3 to 1000 characters"));
    }
    let state = match verdict.action {
        Action::Discard => QuarantineState::Discarded,
        Action::Release => {
            let case =
                verdict.case.ok_or_else(|| Problem::invalid("name the case that the file belongs to"))?;
            release(&node, &caller, &found, &case).await?;
            QuarantineState::Released
        }
    };
    let now = node.clock.now();
    let write = node.store.begin().await?;
    write.resolve(&file, state, (caller.id(), note), now).await?;
    let deed =
        Deed { object: Some(file.clone()), case: found.case_id, ..node.deed(&caller, "quarantine.decide") };
    write.record(&[Deed { detail: state.name().to_owned(), ..deed }]).await?;
    write.commit().await?;
    let after = node.store.quarantined(&file).await?;
    visible(&node, &caller, after).await?.map(Json).ok_or_else(hidden)
}

/// Takes the file in as if it came now, into the case that a person names.
async fn release(node: &std::sync::Arc<Node>, caller: &Caller, file: &Quarantined, case: &str) -> Answer<()> {
    if file.state != QuarantineState::Waiting {
        return Err(Problem::conflict("somebody has decided about this file already"));
    }
    node.open_case(caller, case, Need::Write, "quarantine.release").await?;
    let mut staging = node.store.objects().stage().await?;
    staging.write(&node.store.objects().get(&file.object).await?).await?;
    let staged = staging.finish().await?;
    let write = node.store.begin().await?;
    let import = write.begin_import(Some(case), Some(caller.id()), node.clock.now()).await?;
    write.commit().await?;
    let arrival = Arrival {
        staged,
        name: file.file_name.clone(),
        import: import.id,
        case: Some(case.to_owned()),
        insists: true,
    };
    let result = node.take_in(&Bringer::caller(caller), arrival).await?;
    match result.outcome {
        Outcome::Stored | Outcome::AlreadyThere => Ok(()),
        Outcome::Quarantined | Outcome::Refused => Err(Problem::conflict(result.detail)),
    }
}
