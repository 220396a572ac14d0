//! What changed between two CTs of a case.

use super::Here;
use super::volume::{ReadCt, day_of, hidden, name_of};
use crate::auth::Caller;
use crate::extract::{Json, Path, Query};
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::volumes::NamedInBoth;
use axum::extract::State;
use serde::Serialize;
use upright_casefile::StudyKind;
use upright_documents::{StudyChange, StudyChanges};
use upright_reading::{Changes, DatedCt};
use upright_store::{Series, Volume as Stored};
use utoipa::ToSchema;

/// What changed from an earlier CT to a later one, or why they are not compared. Nothing of it is recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct CtChanged {
    /// What the record calls the earlier and the later study.
    #[schema(min_items = 2, max_items = 2)]
    studies: [String; 2],
    /// An entry of `changes` of `upright.study/1`.
    #[schema(value_type = StudyDocumentChange)]
    change: StudyChange,
}

/// Stands for the part of the document's schema.
#[derive(ToSchema)]
#[schema(as = StudyDocument::change)]
#[allow(dead_code, reason = "its schema is what is used")]
pub(crate) struct StudyDocumentChange {}

/// What changed since an earlier CT of the case: halos of screws, rods, bone that bridges. All of it is proposed: it counts for
/// nothing before a person confirms it, and nothing of it is recorded by asking.
#[utoipa::path(get, path = "/volumes/{volume}/changes", tag = "volumes",
    params(("volume" = String, Path, description = "The volume of the later CT"), NamedInBoth), responses(
    (status = 200, body = CtChanged),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn since(
    State(node): Here,
    caller: Caller,
    Path(volume): Path<String>,
    Query(named): Query<NamedInBoth>,
) -> Answer<Json<CtChanged>> {
    let vertebrae = named.vertebrae()?;
    let later = node.found_volume(&volume).await?;
    node.open_case_to_look(&caller, &later.case_id, &later.id, "volume.changes").await.map_err(hidden)?;
    let earlier = node.found_volume(&named.earlier).await;
    let earlier =
        earlier.map_err(|problem| if problem.code() == "not_found" { no_earlier() } else { problem })?;
    if earlier.case_id != later.case_id {
        return Err(no_earlier());
    }
    node.open_case_to_look(&caller, &earlier.case_id, &earlier.id, "volume.changes").await.map_err(hidden)?;
    let series = node.store.series(&later.case_id).await?;
    let [in_earlier, in_later] = vertebrae.map(Some);
    // One after the other: the voxels of two would be in memory at once.
    let read = [node.read_ct(&earlier, in_earlier).await?, node.read_ct(&later, in_later).await?];
    Ok(Json(compared([&earlier, &later], &read, &series)?))
}

/// Another case's volume is as one that is not there.
fn no_earlier() -> Problem {
    Problem::not_found("earlier volume")
}

fn dated<'a>(ct: &'a ReadCt, row: &Stored, study: &'a str) -> DatedCt<'a> {
    let ReadCt { reading, spacing, kernel, .. } = ct;
    DatedCt { reading, study, day: day_of(row), spacing: *spacing, kernel: kernel.as_deref() }
}

fn compared(rows: [&Stored; 2], [before, now]: &[ReadCt; 2], series: &[Series]) -> Answer<CtChanged> {
    let studies = rows.map(|row| name_of(row, series, StudyKind::Ct));
    let ([earlier, later], [old, new]) = (rows, &studies);
    let found = Changes::between(&dated(before, earlier, old), &dated(now, later, new));
    let changes = found.as_ref().ok().map(StudyChanges::of).transpose();
    let uid =
        |row: &Stored| series.iter().find(|one| one.id == row.series_id).map(|one| one.series_uid.clone());
    let [since, until] = rows.map(|row| row.taken_on.clone());
    let change = StudyChange {
        since,
        until,
        series_uids: rows.map(uid),
        not_compared: found.as_ref().err().map(ToString::to_string),
        changes: changes.map_err(|error| Problem::internal(&error))?,
    };
    Ok(CtChanged { studies, change })
}
