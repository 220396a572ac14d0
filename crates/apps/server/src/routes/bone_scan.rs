//! Bone scans of a case: what they show, and their counts.

use super::Here;
use super::image::pixels;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::bone_scans::{Asked, FrameSeen, Frames, Gathered, counts, gathered, read};
use crate::extract::{Json, Path, Query, unchanged};
use crate::node::Node;
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::studies::study_name;
use crate::work::SORT;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use serde::Serialize;
use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;
use upright_casefile::{Event, StudyKind, View};
use upright_documents::StudyBoneScan;
use upright_store::{JobState, compressed, sha256};
use utoipa::ToSchema;

/// Scans are read one after the other: all pictures of one are in memory.
static DOOR: Semaphore = Semaphore::const_new(1);

/// Pictures of one injection.
#[derive(Serialize, ToSchema)]
pub(crate) struct BoneScan {
    /// Names it; other pictures would have another name.
    id: String,
    /// The day of the first picture.
    taken_on: Option<String>,
    /// Its pictures.
    images: Vec<String>,
}

/// The bone scans of a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct BoneScans {
    /// The latest first.
    scans: Vec<BoneScan>,
    /// Whether pictures of the case are still being sorted: more may come.
    being_made: bool,
}

impl From<Gathered> for BoneScan {
    fn from(scan: Gathered) -> Self {
        Self { id: scan.id, taken_on: scan.taken_on, images: scan.images }
    }
}

/// The bone scans of a case: pictures of a gamma camera, one scan an injection.
#[utoipa::path(get, path = "/cases/{case}/bone-scans", tag = "bone scans",
    params(("case" = String, Path, description = "The case's id")), responses(
    (status = 200, body = BoneScans),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
) -> Answer<Json<BoneScans>> {
    let opened = node.open_case(&caller, &case, Need::Read, "bone_scan.list").await?;
    let scans = node.bone_scans(&opened.case.id).await?;
    let being_made = node.has_jobs(&opened.case.id, &[SORT], &[JobState::Waiting, JobState::Running]).await?;
    Ok(Json(BoneScans { scans: scans.into_iter().map(BoneScan::from).collect(), being_made }))
}

/// What a bone scan shows. Nothing of it is recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct BoneScanSeen {
    /// What the proposals call the study.
    study: String,
    /// The day of the scan.
    taken_on: Option<String>,
    /// The day of the latest fusion up to then, as recorded; null = none is recorded.
    fused_on: Option<String>,
    /// Every frame, picture by picture.
    frames: Vec<FrameSeen>,
    /// `bone_scans` of `upright.study/1`.
    #[schema(value_type = StudyDocumentBoneScan)]
    scan: StudyBoneScan,
}

/// Stands for the part of the document's schema.
#[derive(ToSchema)]
#[schema(as = StudyDocument::bone_scan)]
#[allow(dead_code, reason = "its schema is what is used")]
pub(crate) struct StudyDocumentBoneScan {}

/// What a bone scan shows: phases and what is missing, the flow over time, uptake along the spine, foci with their ratio. All of it
/// is proposed: it counts for nothing before a person confirms it, and nothing of it is recorded by asking.
#[utoipa::path(get, path = "/cases/{case}/bone-scans/{scan}", tag = "bone scans",
    params(("case" = String, Path, description = "The case's id"), ("scan" = String, Path, description = "The scan's id"), Asked),
    responses(
    (status = 200, body = BoneScanSeen),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn reading(
    State(node): Here,
    caller: Caller,
    Path((case, scan)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Answer<Json<BoneScanSeen>> {
    let opened = node.open_case_for(&caller, &case, Some(&scan), Need::Read, "bone_scan.reading").await?;
    let scans = node.bone_scans(&opened.case.id).await?;
    let found =
        scans.into_iter().find(|one| one.id == scan).ok_or_else(|| Problem::not_found("bone scan"))?;
    let taken_on: Option<Date> = found.taken_on.as_deref().and_then(|day| day.parse().ok());
    let record = node.record(&opened.case, None).await?;
    let fused_on = fused_on(&record.document.case.as_of(node.clock.today()), taken_on);
    let question = asked.question(taken_on, fused_on)?;
    let study = study_name(StudyKind::BoneScan, taken_on);
    let (reader, handle, named) = (Arc::clone(&node), Handle::current(), study.clone());
    let turn = DOOR.acquire().await.map_err(|error| Problem::internal(&error))?;
    let read = move || {
        // Also where the caller has gone, the next waits for it.
        let _turn = turn;
        read(&reader, &handle, &found, &question, &named)
    };
    let seen = tokio::task::spawn_blocking(read).await??;
    Ok(Json(BoneScanSeen {
        study,
        taken_on: taken_on.map(|day| day.to_string()),
        fused_on: fused_on.map(|day| day.to_string()),
        frames: seen.frames,
        scan: seen.scan,
    }))
}

/// Counts of frames of a gamma camera: 32 bits without a sign a pixel, little endian, row by row, frame by frame.
#[utoipa::path(get, path = "/images/{image}/counts", tag = "bone scans",
    params(("image" = String, Path, description = "The picture's id"), Frames), responses(
    (status = 200, description = "Counts", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 304, description = "As the caller has it"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn frames(
    State(node): Here,
    caller: Caller,
    headers: HeaderMap,
    Path(image): Path<String>,
    RawQuery(asked): RawQuery,
    Query(frames): Query<Frames>,
) -> Answer<Response> {
    let image = node.open_tiles(&caller, &image).await?.id;
    let tag = format!("\"{image}.{}\"", sha256(asked.unwrap_or_default()));
    if let Some(same) = unchanged(&headers, &tag) {
        return Ok(same);
    }
    let handle = Handle::current();
    let part = move || Ok::<_, Problem>(compressed(&counts(&node, &handle, &image, frames)?)?);
    let part = tokio::task::spawn_blocking(part).await??;
    pixels(&headers, &tag, part.into())
}

/// The day of the latest fusion up to the day of a scan; none where that day is not known.
fn fused_on(record: &View<'_>, day: Option<Date>) -> Option<Date> {
    let day = day?;
    let fusions = record.events().filter(|(_, event)| *event == Event::SpineFusion);
    fusions.map(|(day, _)| day).filter(|fused| *fused <= day).max()
}

impl Node {
    async fn bone_scans(&self, case: &str) -> Answer<Vec<Gathered>> {
        Ok(gathered(&self.store.images(case).await?, &self.store.series(case).await?))
    }
}
