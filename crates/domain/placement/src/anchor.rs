//! What of the column is placed.

use crate::chain::{DENS_TIP, Part, place};
use crate::direction::slope;
use upright_anatomy::{Edge, Endplate, Level, SagittalPoint, Site, Surface};
use upright_measurement::{Point, Points};

/// A place of the column of which it is known where it lies.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Anchor {
    /// The place.
    pub(crate) place: usize,
    /// Where it lies.
    pub(crate) at: SagittalPoint,
    /// Slope of the endplate there, in radians, where both corners are placed.
    pub(crate) slope: Option<f64>,
    /// How far what it was inferred from lies away, in lengths of the S1 endplate: nothing, where it is placed itself.
    pub(crate) inferred_over: f64,
}

impl Anchor {
    const fn placed(place: usize, at: SagittalPoint, slope: Option<f64>) -> Self {
        Self { place, at, slope, inferred_over: 0.0 }
    }
}

/// Anchors from S1 upwards: endplates with both corners, centres of bodies, the tip of the dens.
pub(crate) fn anchors(placed: &Points) -> Vec<Anchor> {
    let mut found = Vec::new();
    for level in Level::ALL.into_iter().rev() {
        found.extend(of_endplate(placed, Endplate::inferior(level)));
        found.extend(of_body(placed, level));
        found.extend(of_endplate(placed, Endplate::superior(level)));
    }
    let dens = placed.at(Site::DensTip);
    found.extend(dens.is_finite().then_some(Anchor::placed(DENS_TIP, dens, None)));
    found
}

/// The posterior and the anterior corner, where both are placed.
pub(crate) fn corners(placed: &Points, endplate: Endplate) -> Option<(SagittalPoint, SagittalPoint)> {
    let [posterior, anterior] =
        [Edge::Posterior, Edge::Anterior].map(|edge| placed.at(endplate.corner(edge)));
    (posterior.is_finite() && anterior.is_finite()).then_some((posterior, anterior))
}

/// Where on the column an endplate lies.
pub(crate) fn place_of(endplate: Endplate) -> Option<usize> {
    let part = match endplate.surface {
        Surface::Superior => Part::Superior,
        Surface::Inferior => Part::Inferior,
    };
    place(endplate.level, part)
}

fn of_endplate(placed: &Points, endplate: Endplate) -> Option<Anchor> {
    let (posterior, anterior) = corners(placed, endplate)?;
    let slope = slope(posterior, anterior);
    Some(Anchor::placed(place_of(endplate)?, posterior.midpoint(anterior), Some(slope)))
}

fn of_body(placed: &Points, level: Level) -> Option<Anchor> {
    let centre = placed.resolve(Point::Centroid(level));
    let place = place(level, Part::Middle)?;
    centre.is_finite().then_some(Anchor::placed(place, centre, None))
}
