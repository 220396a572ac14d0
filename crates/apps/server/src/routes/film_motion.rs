//! How far segments move between a film bent forwards and one bent backwards, measured when somebody asks.

use super::Here;
use super::volume::OfStudy;
use crate::answers::software;
use crate::auth::Caller;
use crate::auth::rights::Need;
use crate::extract::{Json, Path, Query};
use crate::node::Node;
use crate::openapi::MotionDocument as MotionSchema;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use upright_anatomy::{LandmarkSet, Posture};
use upright_assessment::{Bending, Options, fusion_on};
use upright_casefile::{CaseFile, Mobility, PreviousFusion};
use upright_documents::{MotionDocument, Software, read_landmarks_on};
use upright_evidence::FilmQuality;
use upright_store::{Image, LandmarkState, LandmarkVersion};
use utoipa::{IntoParams, ToSchema};

/// The other film.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Beside {
    /// The film of the same patient bent forwards.
    forwards: String,
}

/// How far segments move. Nothing of it is recorded.
#[derive(Serialize, ToSchema)]
pub(crate) struct MotionSeen {
    /// Which study of the record the films are; null = none, as they were sorted, and then nothing is proposed.
    study: Option<OfStudy>,
    /// The film bent forwards, then the one bent backwards.
    #[schema(min_items = 2, max_items = 2)]
    films: [BentFilm; 2],
    /// Angles of discs and their motion, `upright.motion/1`; null = they are not compared.
    #[schema(value_type = Option<MotionSchema>)]
    motion: Option<Box<RawValue>>,
    /// Why not.
    not_compared: Option<String>,
}

/// A film and the landmarks that were read.
#[derive(Serialize, ToSchema)]
struct BentFilm {
    /// The picture's id.
    image: String,
    /// Which version; null = no landmarks are placed.
    version: Option<i32>,
    /// `draft` or `signed`; null = none are placed.
    state: Option<&'static str>,
}

/// How far segments move from a film bent forwards to this one, bent backwards: the landmarks of both that were signed last, else
/// the latest draft. Each film must have been said to be bent so. What was to be fused is what the record says. All of it is proposed: it counts for nothing before a person confirms
/// it, and nothing of it is recorded by asking.
#[utoipa::path(get, path = "/images/{image}/motion", tag = "films",
    params(("image" = String, Path, description = "The film bent backwards"), Beside), responses(
    (status = 200, body = MotionSeen),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn motion(
    State(node): Here,
    caller: Caller,
    Path(image): Path<String>,
    Query(asked): Query<Beside>,
) -> Answer<Json<MotionSeen>> {
    let backwards = node.open_image(&caller, &image, Need::Read, "image.motion").await?;
    let forwards = node.open_image(&caller, &asked.forwards, Need::Read, "image.motion").await?;
    if forwards.case_id != backwards.case_id {
        // Another patient's film is as one that is not there.
        return Err(Problem::not_found("film bent forwards"));
    }
    let study = node.study_of_both([&forwards, &backwards]).await?;
    let record = node.record(&node.store.case(&backwards.case_id).await?, None).await?.document.case;
    let read = [node.placed_on(forwards, &record).await?, node.placed_on(backwards, &record).await?];
    let [_, ReadFilm { day, .. }] = &read;
    let fusion = day.and_then(|day| fusion_on(&record.as_of(node.clock.today()), day).cloned());
    let films = read.each_ref().map(BentFilm::of);
    let name = study.as_ref().map(|study| study.name.clone());
    let measure = move || measured(read, fusion.as_ref(), name.as_deref());
    let (motion, not_compared) = match tokio::task::spawn_blocking(measure).await?? {
        Ok(motion) => (Some(motion), None),
        Err(reason) => (None, Some(reason)),
    };
    Ok(Json(MotionSeen { study, films, motion, not_compared }))
}

/// A film, and the landmarks that stand for it: the latest that were signed, else the latest draft.
struct ReadFilm {
    image: Image,
    /// The day of the film, by its file or by whoever signed it.
    day: Option<Date>,
    placed: Option<(LandmarkVersion, LandmarkSet)>,
}

impl BentFilm {
    fn of(read: &ReadFilm) -> Self {
        let version = read.placed.as_ref().map(|(version, _)| version);
        Self {
            image: read.image.id.clone(),
            version: version.map(|version| version.version),
            state: version.map(|version| version.state.name()),
        }
    }
}

impl Node {
    async fn placed_on(&self, image: Image, record: &CaseFile) -> Answer<ReadFilm> {
        let versions = self.store.landmark_versions(&image.id).await?;
        let latest = |state: LandmarkState| versions.iter().rev().find(|version| version.state == state);
        let standing = latest(LandmarkState::Signed).or_else(|| latest(LandmarkState::Draft));
        let stated = image.taken_on.as_deref().and_then(|day| day.parse().ok());
        let Some(version) = standing.cloned() else {
            return Ok(ReadFilm { image, day: stated, placed: None });
        };
        let signed = record.entries().iter().find(|entry| Some(&entry.id) == version.entry_id.as_ref());
        let day = signed.map(|entry| entry.effective_at).or(stated);
        let facts = self.film_facts(&image).await?;
        let set = read_landmarks_on(version.document.as_bytes(), &facts)?.set;
        Ok(ReadFilm { image, day, placed: Some((version, set)) })
    }

    /// The study that both films are.
    async fn study_of_both(&self, [one, other]: [&Image; 2]) -> Answer<Option<OfStudy>> {
        let (one, other) = (self.study_of(one).await?, self.study_of(other).await?);
        Ok(one.filter(|one| other.is_some_and(|other| other.name == one.name)))
    }
}

/// The document, or why the films are not compared.
fn measured(
    films: [ReadFilm; 2],
    fusion: Option<&PreviousFusion>,
    study: Option<&str>,
) -> Answer<Result<Box<RawValue>, String>> {
    let [forwards, backwards] = match pair(films) {
        Ok(pair) => pair,
        Err(reason) => return Ok(Err(reason)),
    };
    let options = Options { quality: quality(fusion), ..Options::default() };
    let software = Software { landmark_error: options.quality.name(), ..software() };
    let found = match Bending::between(&forwards, &backwards, fusion, options) {
        Ok(found) => found,
        Err(reason) => return Ok(Err(reason.to_string())),
    };
    let document =
        MotionDocument::new(&found, study, &software).map_err(|error| Problem::internal(&error))?;
    Ok(Ok(to_raw_value(&document).map_err(|error| Problem::internal(&error))?))
}

/// Metal stands before endplates, unless the record says that nothing was to be fused.
fn quality(fusion: Option<&PreviousFusion>) -> FilmQuality {
    let was_to_be_fused = |mobility| matches!(mobility, Mobility::Fused | Mobility::Uncertain);
    match fusion {
        Some(fusion) if !fusion.segments.iter().any(|one| was_to_be_fused(one.mobility)) => {
            FilmQuality::Clear
        }
        _ => FilmQuality::Obscured,
    }
}

/// The landmarks of two films of one day, each said to be bent as it was asked for; else the reason why they are no pair.
fn pair([forwards, backwards]: [ReadFilm; 2]) -> Result<[LandmarkSet; 2], String> {
    match (forwards.day, backwards.day) {
        (Some(one), Some(other)) if one != other => {
            return Err(format!(
                "the films are of {one} and {other}: what lies between them is no bending alone"
            ));
        }
        (Some(_), Some(_)) => {}
        _ => {
            return Err(
                "the day of a film is not known: sign its landmarks with the day on which it was taken"
                    .to_owned(),
            );
        }
    }
    let (Some((_, forwards)), Some((_, backwards))) = (forwards.placed, backwards.placed) else {
        return Err("place the landmarks on both films: facing endplates of each segment".to_owned());
    };
    let pair = [forwards, backwards];
    let asked = [Posture::BentForwards, Posture::BentBackwards];
    let strays = |(set, posture): &(&LandmarkSet, Posture)| set.posture() != *posture;
    match pair.iter().zip(asked).find(strays) {
        Some((_, posture)) => {
            let words = posture.name().replace('_', " ");
            Err(format!("one film is not said to be taken {words}: say so where its posture is said"))
        }
        None => Ok(pair),
    }
}
