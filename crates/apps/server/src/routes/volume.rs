//! Volumes of a case, and planes through them.

use super::Here;
use super::image::pixels;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path, Query, unchanged};
use crate::film::Note;
use crate::node::Node;
use crate::openapi::LandmarkDocument;
use crate::problem::{Answer, Problem, ProblemDocument};
use crate::studies::{kind_of, study_name};
use crate::volumes::{Cut, Grid, Named, VolumeDescription};
use crate::work::{SORT, VOLUMES};
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use upright_anatomy::Posture;
use upright_casefile::StudyKind;
use upright_documents::{StudyCt, write_landmarks};
use upright_reading::{CtReading, Lying, NamedVertebra};
use upright_store::{JobState, Jobs, Series, Volume as Stored, compressed, sha256};
use utoipa::ToSchema;

/// Slices of a series that lie beside each other.
#[derive(Serialize, ToSchema)]
pub(crate) struct Volume {
    /// Names it; other slices would have another name.
    id: String,
    /// The case.
    case: String,
    /// The series.
    series: String,
    /// Which study of the work-up the series is, or probably is, as `ct`.
    slot: Option<String>,
    /// Which study of the record that would be.
    study: Option<OfStudy>,
    /// What the sorter saw of it beside that, as `stir`.
    tags: Vec<String>,
    /// Which stack of the series it is, from 0, the largest first.
    stack: i32,
    /// Modality.
    modality: Option<String>,
    /// The day of the study.
    taken_on: Option<String>,
    /// Slices that were laid beside each other.
    slices: i32,
    /// Names the space in which its places are told: in volumes of one space (Frame of Reference UID) a place is the same place,
    /// as far as the patient lay still. null = not stated, or kept before this was read.
    space: Option<String>,
    /// Where the voxels lie and what they mean; null = these slices make no volume.
    grid: Option<Grid>,
    /// Why they make none.
    no_volume: Option<Note>,
    /// What a person must know.
    notes: Vec<Note>,
}

/// A study of the work-up, as the record names it.
#[derive(Clone, Serialize, ToSchema)]
pub(crate) struct OfStudy {
    /// Its kind, as `whole_spine_mri`.
    kind: &'static str,
    /// Its name: kind and day.
    pub(super) name: String,
}

impl OfStudy {
    pub(super) fn of(series: &Series) -> Option<Self> {
        let day = series.taken_on.as_deref().and_then(|day| day.parse().ok());
        let kind = kind_of(series)?;
        Some(Self { kind: kind.name(), name: study_name(kind, day) })
    }
}

/// The volumes of a case.
#[derive(Serialize, ToSchema)]
pub(crate) struct Volumes {
    /// The latest study first; those of a series the largest first.
    volumes: Vec<Volume>,
    /// Whether slices of the case are still being sorted or read: more may come.
    being_made: bool,
    /// Whether slices could not be sorted or read; the list of jobs says why.
    failed: bool,
}

/// What the sorter says of a series.
#[derive(Clone, Default)]
struct Sorted {
    slot: Option<String>,
    study: Option<OfStudy>,
    tags: Vec<String>,
}

impl Sorted {
    fn of(series: &Series) -> Self {
        #[derive(Default, Deserialize)]
        struct Evidence {
            #[serde(default)]
            tags: Vec<String>,
        }
        let Evidence { tags } = serde_json::from_str(&series.evidence).unwrap_or_default();
        Self { slot: series.slot.clone(), study: OfStudy::of(series), tags }
    }
}

impl Volume {
    fn of(stored: Stored, Sorted { slot, study, tags }: Sorted) -> Self {
        let VolumeDescription { grid, no_volume, notes, space, .. } =
            serde_json::from_str(&stored.description).unwrap_or_default();
        Self {
            id: stored.id,
            case: stored.case_id,
            series: stored.series_id,
            slot,
            study,
            tags,
            stack: stored.stack,
            modality: stored.modality,
            taken_on: stored.taken_on,
            slices: stored.slices,
            space,
            grid,
            no_volume,
            notes,
        }
    }
}

/// Jobs by which slices are sorted and read.
const SLICES: [&str; 2] = [SORT, VOLUMES];

/// The volumes of a case: slices that make one, and slices that make none with the reason.
#[utoipa::path(get, path = "/cases/{case}/volumes", tag = "volumes",
    params(("case" = String, Path, description = "The case's id")), responses(
    (status = 200, body = Volumes),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn list(
    State(node): Here,
    caller: Caller,
    Path(case): Path<String>,
) -> Answer<Json<Volumes>> {
    let opened = node.open_case(&caller, &case, Need::Read, "volume.list").await?;
    let case = &opened.case.id;
    let series = node.store.series(case).await?;
    let sorted: BTreeMap<&str, Sorted> =
        series.iter().map(|series| (series.id.as_str(), Sorted::of(series))).collect();
    let of = |stored: Stored| {
        let sorted = sorted.get(stored.series_id.as_str()).cloned().unwrap_or_default();
        Volume::of(stored, sorted)
    };
    let volumes = node.store.volumes(case).await?.into_iter().map(of).collect();
    let being_made = node.has_jobs(case, &SLICES, &[JobState::Waiting, JobState::Running]).await?;
    let failed = node.has_jobs(case, &SLICES, &[JobState::Failed]).await?;
    Ok(Json(Volumes { volumes, being_made, failed }))
}

/// A volume: where its voxels lie, what they mean, and what is wrong with it.
#[utoipa::path(get, path = "/volumes/{volume}", tag = "volumes",
    params(("volume" = String, Path, description = "The volume's id")), responses(
    (status = 200, body = Volume),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn read(
    State(node): Here,
    caller: Caller,
    Path(volume): Path<String>,
) -> Answer<Json<Volume>> {
    let found = node.found_volume(&volume).await?;
    let opened =
        node.open_case_for(&caller, &found.case_id, Some(&found.id), Need::Read, "volume.read").await;
    opened.map_err(hidden)?;
    let sorted = match node.store.one_series(&found.series_id).await {
        Ok(series) => Sorted::of(&series),
        Err(upright_store::StoreError::NotFound { .. }) => Sorted::default(),
        Err(error) => return Err(error.into()),
    };
    Ok(Json(Volume::of(found, sorted)))
}

/// A plane through a volume: 16 bits with a sign a pixel, little endian, row by row. Pixels at which nothing was seen hold −32768.
#[utoipa::path(get, path = "/volumes/{volume}/section", tag = "volumes",
    params(("volume" = String, Path, description = "The volume's id"), Cut), responses(
    (status = 200, description = "Pixels", body = Vec<u8>, content_type = "application/octet-stream"),
    (status = 304, description = "As the caller has it"),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn section(
    State(node): Here,
    caller: Caller,
    headers: HeaderMap,
    Path(volume): Path<String>,
    RawQuery(asked): RawQuery,
    Query(cut): Query<Cut>,
) -> Answer<Response> {
    let found = node.found_volume(&volume).await?;
    node.open_case_to_look(&caller, &found.case_id, &found.id, "volume.look").await.map_err(hidden)?;
    let tag = format!("\"{}.{}\"", found.id, sha256(asked.unwrap_or_default()));
    if let Some(same) = unchanged(&headers, &tag) {
        return Ok(same);
    }
    let loaded = node.voxels(&found).await?;
    let part =
        tokio::task::spawn_blocking(move || Ok::<_, Problem>(compressed(&cut.of(&loaded)?)?)).await??;
    pixels(&headers, &tag, part.into())
}

/// What is seen in a CT: metal, halos, rods, bone, by level where a vertebra is named. Nothing of it is recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct CtSeen {
    /// What the proposals call the study.
    study: String,
    /// `ct` of `upright.study/1`.
    #[schema(value_type = StudyDocumentCt)]
    ct: StudyCt,
    /// The endplates as landmarks of a lying film, `upright.landmarks/1`, which nobody has confirmed; null = none was found.
    #[schema(value_type = Option<LandmarkDocument>)]
    lying_film: Option<Box<RawValue>>,
}

/// Stands for the part of the document's schema.
#[derive(ToSchema)]
#[schema(as = StudyDocument::ct)]
#[allow(dead_code, reason = "its schema is what is used")]
pub(crate) struct StudyDocumentCt {}

/// What is seen in a CT: metal, halos of screws, rods, bone that bridges, cancellous bone. All of it is proposed: it counts for
/// nothing before a person confirms it, and nothing of it is recorded by asking.
#[utoipa::path(get, path = "/volumes/{volume}/reading", tag = "volumes",
    params(("volume" = String, Path, description = "The volume's id"), Named), responses(
    (status = 200, body = CtSeen),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn reading(
    State(node): Here,
    caller: Caller,
    Path(volume): Path<String>,
    Query(named): Query<Named>,
) -> Answer<Json<CtSeen>> {
    let vertebra = named.vertebra()?;
    let found = node.found_volume(&volume).await?;
    node.open_case_to_look(&caller, &found.case_id, &found.id, "volume.reading").await.map_err(hidden)?;
    let read = node.read_ct(&found, vertebra).await?;
    let series = node.store.series(&found.case_id).await?;
    let study = name_of(&found, &series, StudyKind::Ct);
    let ct = StudyCt::of(&read.reading, &study).map_err(|error| Problem::internal(&error))?;
    let lying_film = lying_film(&read, &format!("{}, {study}, volume {}", Lying::METHOD, found.id))?;
    Ok(Json(CtSeen { study, ct, lying_film }))
}

/// The endplates as landmarks, which say where they come from.
fn lying_film(read: &ReadCt, source: &str) -> Answer<Option<Box<RawValue>>> {
    let Some(lying) = &read.reading.lying else { return Ok(None) };
    let landmarks = lying.landmarks(read.posture).map_err(|error| Problem::internal(&error))?;
    let written = landmarks.map(|set| RawValue::from_string(write_landmarks(&set, Some(source), None)));
    written.transpose().map_err(|error| Problem::internal(&error))
}

/// A CT that was read.
pub(super) struct ReadCt {
    pub(super) reading: CtReading,
    pub(super) spacing: [f64; 3],
    pub(super) kernel: Option<String>,
    posture: Posture,
}

/// What the record calls the study of a volume. Slices of a head or a chest are no study of the work-up, unless a person says so by
/// confirming something: then they are one of this kind.
pub(super) fn name_of(volume: &Stored, series: &[Series], kind: StudyKind) -> String {
    let study = series.iter().find(|series| series.id == volume.series_id).and_then(OfStudy::of);
    study.map_or_else(|| study_name(kind, day_of(volume)), |study| study.name)
}

pub(super) fn day_of(volume: &Stored) -> Option<Date> {
    volume.taken_on.as_deref().and_then(|day| day.parse().ok())
}

impl Node {
    pub(super) async fn found_volume(&self, volume: &str) -> Answer<Stored> {
        self.store.volume(volume).await.map_err(|error| match error {
            upright_store::StoreError::NotFound { .. } => Problem::not_found("volume"),
            other => other.into(),
        })
    }

    /// Reads a CT, its vertebrae by name where one of them is named.
    pub(super) async fn read_ct(&self, row: &Stored, vertebra: Option<NamedVertebra>) -> Answer<ReadCt> {
        let description: VolumeDescription =
            serde_json::from_str(&row.description).map_err(|error| Problem::internal(&error))?;
        let loaded = self.voxels(row).await?;
        let read = move || {
            let reading = crate::volumes::read(&loaded, &description, vertebra)?;
            let (spacing, posture) = (loaded.frame.spacing(), description.posture());
            Ok::<_, Problem>(ReadCt { reading, spacing, kernel: description.kernel, posture })
        };
        tokio::task::spawn_blocking(read).await?
    }

    /// Whether a case has jobs of these kinds in one of these states.
    pub(super) async fn has_jobs(&self, case: &str, kinds: &[&str], states: &[JobState]) -> Answer<bool> {
        for state in states {
            let jobs = self.store.jobs(Some(case), Some(*state), super::MOST_LISTED).await?;
            if jobs.iter().any(|job| kinds.contains(&job.kind.as_str())) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Who may not see the case learns nothing of its volumes.
pub(super) fn hidden(problem: Problem) -> Problem {
    if problem.code() == "not_found" { Problem::not_found("volume") } else { problem }
}
