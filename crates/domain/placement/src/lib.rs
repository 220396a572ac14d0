//! Where the next landmark lies, while a person places them.
//!
//! Knows the proportions of a body and how a column goes on from what is placed of it.
//! Deliberately measures nothing: an expectation says where to look first, and goes into no result.
//!
//! Nothing here knows a millimetre: lengths are in whatever unit the landmarks are in, and scale comes from them.
//!
//! ```
//! use upright_anatomy::{SagittalPoint, Site};
//! use upright_measurement::Points;
//! use upright_placement::expected;
//!
//! let mut placed = Points::EMPTY;
//! placed.place("femoral_head.left".parse()?, SagittalPoint::new(0.0, 0.0));
//! let corner: Site = "S1.superior.posterior".parse()?;
//! assert!(expected(&placed, None, corner).is_none(), "how large is this person?");
//!
//! let sacrum = expected(&placed, Some(23.0), corner).expect("the head says how large");
//! assert!(sacrum.at.anterior < 0.0 && sacrum.at.cranial > 0.0, "behind the hip and above it");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(test, allow(clippy::float_cmp, reason = "exact values are meant"))]

mod anchor;
mod chain;
mod column;
mod direction;
mod pelvis;
mod unit;

use chain::{DENS_TIP, Part};
use column::{Column, Place};
use upright_anatomy::{Edge, Endplate, Laterality, SagittalPoint, Site};
use upright_evidence::numbers;
use upright_measurement::Points;

/// Where a landmark is expected.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The point at which it is looked for first.
    pub at: SagittalPoint,
    /// How far around it is looked for: `proportion.reach.least` of `evidence`, and `proportion.reach.per_distance` for the way to
    /// what is placed. Between two things that are placed `a` and `b` away the way is `a·b / (a + b)`.
    pub reach: f64,
}

/// Where `site`, which is not placed yet, is expected; `None` where nothing placed tells.
///
/// - **Unit**: that of `placed`, whichever it is; `head_radius` is in the same, of a femoral head that is drawn.
/// - **Depends on**: facing only by the frame of `placed`; people are taken to stand. T13 and L6 exist where they are placed or asked for.
/// - **None**: nothing placed tells where or how large; or a site of the skull above the dens, of which nothing is known here.
/// - **Source**: proportions of Upright's own (flag L), slopes of people without complaints (`norm` of `evidence`).
#[must_use]
pub fn expected(placed: &Points, head_radius: Option<f64>, site: Site) -> Option<Expected> {
    let column = Column::through(placed, head_radius, site)?;
    let place = match site {
        Site::Corner(endplate, edge) => corner(placed, &column, endplate, edge),
        Site::Centroid(level) => column.part(level, Part::Middle),
        Site::DensTip => column.place(DENS_TIP),
        Site::FemoralHead(_) => pelvis::hip_axis(placed, &column),
        Site::Knee(_) => pelvis::knee(placed, &column),
        Site::Ankle(_) => pelvis::ankle(placed, &column),
        Site::AcousticMeatus | Site::HardPalatePosterior | Site::Opisthion | Site::Brow | Site::Chin => None,
    }?;
    let reach = column.unit
        * (numbers::PROPORTION_REACH_LEAST.value + numbers::PROPORTION_REACH_PER_DISTANCE.value * place.away);
    (place.at.is_finite() && reach.is_finite()).then_some(Expected { at: place.at, reach })
}

/// A corner of an endplate: a length away from the other corner where that is placed.
fn corner(placed: &Points, column: &Column, endplate: Endplate, edge: Edge) -> Option<Place> {
    let middle = column.place(anchor::place_of(endplate)?)?;
    let (other, sign) = match edge {
        Edge::Anterior => (Edge::Posterior, 1.0),
        Edge::Posterior => (Edge::Anterior, -1.0),
    };
    let (sine, cosine) = middle.slope.sin_cos();
    let beside = |from: SagittalPoint, length: f64| {
        SagittalPoint::new(from.anterior + sign * length * cosine, from.cranial - sign * length * sine)
    };
    let other = placed.at(endplate.corner(other));
    if other.is_finite() {
        return Some(Place { at: beside(other, middle.endplate), away: 0.0, ..middle });
    }
    Some(Place { at: beside(middle.at, middle.endplate / 2.0), ..middle })
}

/// The radius with which a femoral head is proposed; `None` where nothing placed tells.
///
/// - **Unit**: that of `placed`; `other` is the radius of the other head, where that is drawn: then it is the same.
/// - **Source**: a proportion of Upright's own (flag L).
#[must_use]
pub fn expected_head_radius(placed: &Points, other: Option<f64>) -> Option<f64> {
    let usual = || {
        let asked = Site::FemoralHead(Laterality::Unspecified);
        let column = Column::through(placed, None, asked)?;
        Some(column.unit * numbers::PROPORTION_FEMORAL_HEAD_RADIUS.value)
    };
    other.filter(|radius| radius.is_finite() && *radius > 0.0).or_else(usual)
}
