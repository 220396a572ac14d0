//! What was drawn roughly, laid on the edge that is there: a proposal for whoever drew it.

use super::Here;
use crate::auth::Caller;
use crate::extract::{Json, Path};
use crate::film::FilmDescription;
use crate::problem::{Answer, Problem, ProblemDocument};
use axum::extract::State;
use serde::{Deserialize, Serialize};
use upright_imaging::edge::{
    BoneSide, Refusal, Snap, SnappedCircle, SnappedEndplate, snap_circle, snap_endplate,
};
use utoipa::ToSchema;

/// What was drawn, in pixels of the picture; (0, 0) is the outer corner of the first pixel.
#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub(crate) enum Drawn {
    /// An endplate.
    Endplate {
        /// Its ends.
        ends: [[f64; 2]; 2],
        /// On which side of it bone lies, as one walks from the first end to the second, seen on the film.
        bone: Option<Side>,
        /// How far the edge may lie, in pixels.
        #[schema(minimum = 1, maximum = 200)]
        reach: f64,
    },
    /// A femoral head.
    Circle {
        /// Its centre.
        centre: [f64; 2],
        /// Its radius.
        radius: f64,
        /// How far the edge may lie, in pixels.
        #[schema(minimum = 1, maximum = 200)]
        reach: f64,
    },
}

/// A side.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Side {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// What was found. A proposal: a person accepts it or does not.
#[derive(Serialize, ToSchema)]
pub(crate) struct Snapped {
    /// The endplate; null where none was asked for or found.
    endplate: Option<Endplate>,
    /// The circle; null where none was asked for or found.
    circle: Option<Circle>,
    /// Why nothing is proposed; null where something is.
    refusal: Option<NotFound>,
}

/// Why nothing is proposed.
#[derive(Serialize, ToSchema)]
pub(crate) struct NotFound {
    /// `no_edge`, `two_edges`, `runs_on` or `unlike`.
    code: &'static str,
    /// In a sentence.
    message: String,
}

/// An endplate on its edge.
#[derive(Serialize, ToSchema)]
pub(crate) struct Endplate {
    /// Its ends, in the order of those drawn.
    ends: [[f64; 2]; 2],
    /// On which side of it bone was found.
    bone: Side,
    /// Where the edge lies, profile by profile.
    edge: Vec<[f64; 2]>,
    /// How far the middle of the edge lies in the bone, in pixels.
    hollow: f64,
    /// Standard deviation of the edge about the hollowed line, in pixels.
    residual_spread: f64,
    /// Slope of the edge over the spread of slopes around it.
    contrast_to_noise: f64,
    /// Share of the profiles that support the line.
    support: f64,
}

/// A circle on its edge.
#[derive(Serialize, ToSchema)]
pub(crate) struct Circle {
    /// Its centre.
    centre: [f64; 2],
    /// Its radius, in heights of a pixel.
    radius: f64,
    /// Standard deviation of the edge about it, in pixels.
    residual_spread: f64,
    /// Median slope of its edge over the spread of slopes around it.
    contrast_to_noise: f64,
    /// Share of the rays that support it.
    support: f64,
}

impl Drawn {
    fn points(self) -> Vec<[f64; 2]> {
        match self {
            Self::Endplate { ends, .. } => ends.to_vec(),
            Self::Circle { centre, .. } => vec![centre],
        }
    }

    /// How far from its points anything is looked at.
    fn around(self) -> f64 {
        const MARGIN: f64 = 32.0;
        match self {
            // Beyond its ends, an edge is followed for half its length.
            Self::Endplate { ends: [[x0, y0], [x1, y1]], reach, .. } => {
                reach + (x1 - x0).hypot(y1 - y0) + MARGIN
            }
            Self::Circle { radius, reach, .. } => 2.0 * radius + reach + MARGIN,
        }
    }

    const fn reach(self) -> f64 {
        match self {
            Self::Endplate { reach, .. } | Self::Circle { reach, .. } => reach,
        }
    }
}

/// Looks for the edge of an endplate or a femoral head near what was drawn.
#[utoipa::path(post, path = "/images/{image}/snap", tag = "films", request_body = Drawn,
    params(("image" = String, Path, description = "The picture's id")), responses(
    (status = 200, body = Snapped),
    (status = "default", body = ProblemDocument, content_type = "application/problem+json"),
))]
pub(crate) async fn snap(
    State(node): Here,
    caller: Caller,
    Path(image): Path<String>,
    Json(drawn): Json<Drawn>,
) -> Answer<Json<Snapped>> {
    let image = node.open_tiles(&caller, &image).await?;
    let around = drawn.around();
    if !(around.is_finite() && (1.0..=upright_imaging::edge::MOST_REACH).contains(&drawn.reach())) {
        return Err(Problem::invalid("the reach is 1 to 200 pixels, and what is drawn has a size"));
    }
    let (picture, region) = node.region(&image, &drawn.points(), around).await?;
    let film: Option<FilmDescription> = serde_json::from_str(&image.description).ok();
    let search = picture.search(drawn.reach(), film.map_or(1.0, |film| film.width_over_height()));
    let found = tokio::task::spawn_blocking(move || {
        let [x, y] = region.corner;
        let shifted = |[px, py]: [f64; 2]| [px - x, py - y];
        let back = |[px, py]: [f64; 2]| [px + x, py + y];
        let snapped = match drawn {
            Drawn::Endplate { ends, bone, .. } => {
                let bone = bone.map(|side| match side {
                    Side::Left => BoneSide::Left,
                    Side::Right => BoneSide::Right,
                });
                snap_endplate(&region.raster, ends.map(shifted), bone, &search)
                    .map(|snap| of_endplate(snap, back))
            }
            Drawn::Circle { centre, radius, .. } => {
                snap_circle(&region.raster, shifted(centre), radius, &search)
                    .map(|snap| of_circle(snap, back))
            }
        };
        snapped.map_err(|error| Problem::invalid(error.to_string()))
    });
    Ok(Json(found.await??))
}

fn of_endplate(snap: Snap<SnappedEndplate>, back: impl Fn([f64; 2]) -> [f64; 2]) -> Snapped {
    match snap {
        Snap::Refused(refusal) => refused(&refusal),
        Snap::Proposed(found) => {
            let endplate = Endplate {
                ends: found.ends.map(&back),
                bone: match found.bone {
                    BoneSide::Left => Side::Left,
                    BoneSide::Right => Side::Right,
                },
                edge: found.edge.into_iter().map(back).collect(),
                hollow: found.hollow,
                residual_spread: found.residual_spread,
                contrast_to_noise: found.contrast_to_noise,
                support: found.support,
            };
            Snapped { endplate: Some(endplate), circle: None, refusal: None }
        }
    }
}

fn of_circle(snap: Snap<SnappedCircle>, back: impl Fn([f64; 2]) -> [f64; 2]) -> Snapped {
    match snap {
        Snap::Refused(refusal) => refused(&refusal),
        Snap::Proposed(found) => {
            let circle = Circle {
                centre: back(found.centre),
                radius: found.radius,
                residual_spread: found.residual_spread,
                contrast_to_noise: found.contrast_to_noise,
                support: found.support,
            };
            Snapped { endplate: None, circle: Some(circle), refusal: None }
        }
    }
}

fn refused(refusal: &Refusal) -> Snapped {
    let code = match refusal {
        Refusal::NoEdge { .. } => "no_edge",
        Refusal::TwoEdges { .. } => "two_edges",
        Refusal::RunsOn => "runs_on",
        Refusal::Unlike => "unlike",
    };
    let refusal = NotFound { code, message: refusal.to_string() };
    Snapped { endplate: None, circle: None, refusal: Some(refusal) }
}
