//! Femoral heads: from a circle that was drawn roughly to the one that was meant.

use super::consensus::{Agreed, Drawn, circles};
use super::outcome::{Refusal, Snap};
use super::rays::Rays;
use super::search::{Field, Search, check};
use crate::error::ImagingError;
use crate::raster::Raster;

/// A proposal for a circle that bone fills: a femoral head, a ball of metal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SnappedCircle {
    /// Its centre.
    pub centre: [f64; 2],
    /// Its radius, in heights of a pixel.
    pub radius: f64,
    /// Standard deviation of the edge about it, without outliers, in pixels.
    pub residual_spread: f64,
    /// Median slope of its edge over the spread of slopes around it.
    pub contrast_to_noise: f64,
    /// Share of the rays on which an edge supports it.
    pub support: f64,
}

/// A smaller circle cannot be searched for, in pixels.
const SMALLEST: f64 = 8.0;
/// A circle with less support, or with a wider gap, as shares of all rays, is none.
const LEAST_SUPPORT: f64 = 0.65;
const WIDEST_GAP: f64 = 0.5;
/// A circle whose edge has less contrast to noise is none.
const LEAST_CONTRAST: f64 = 1.2;
/// A second circle worth this share of the best is as strong.
const AS_STRONG: f64 = 0.85;
/// A circle worth this share of the best may be the one that was meant.
const STRONGEST: f64 = 0.95;
/// Of two as strong, the nearer is taken where the other is this many times as far from what was drawn.
const FURTHER: f64 = 1.5;

/// Proposes the circle that was meant by one of this centre and radius.
///
/// Edges where bone ends are found on rays, the circle on which most of them agree by samples of three, and it is refined by a
/// robust algebraic fit. Parts of the arc may be covered. Two femoral heads on one film look alike: where both are within
/// the search and what was drawn is not clearly nearer to one, neither is proposed.
///
/// # Errors
/// [`ImagingError::OffFilm`] for a centre beyond the film or no number; [`ImagingError::OutOfRange`] for a radius below 8 or
/// above the size of the film, and for a [`Search`] that is none.
pub fn snap_circle(
    raster: &Raster,
    centre: [f64; 2],
    radius: f64,
    search: &Search,
) -> Result<Snap<SnappedCircle>, ImagingError> {
    let field = Field::new(raster, search)?;
    let middle = field.square_from_film(centre)?;
    check("the radius of a circle in pixels", radius, SMALLEST, field.longest().max(SMALLEST))?;
    let rays = Rays::new(&field, middle, radius);
    let drawn = Drawn { radius, reach: search.reach };
    let proposal = |agreed: Agreed| {
        let [x, y] = agreed.ring.centre;
        SnappedCircle {
            centre: field.film_from_square([middle[0] + x, middle[1] + y]),
            radius: agreed.ring.radius,
            residual_spread: agreed.spread,
            contrast_to_noise: rays.contrast(&agreed.ring),
            support: agreed.support,
        }
    };
    let convincing = |agreed: &Agreed| {
        agreed.support >= LEAST_SUPPORT
            && agreed.gap <= WIDEST_GAP
            && rays.contrast(&agreed.ring) >= LEAST_CONTRAST
    };
    let circles = circles(&rays, &drawn);
    let nothing = Snap::Refused(Refusal::NoEdge { within: search.reach });
    if !circles.iter().any(convincing) {
        return Ok(nothing);
    }
    Ok(match nearest(&circles, &drawn) {
        Ok(agreed) if convincing(&agreed) => Snap::Proposed(proposal(agreed)),
        Ok(_) => nothing,
        Err(why) => Snap::Refused(why),
    })
}

/// Of the circles about as strong as the best that which lies nearest to what was drawn, where it is clearly the nearest.
fn nearest(circles: &[Agreed], drawn: &Drawn) -> Result<Agreed, Refusal> {
    let far = |agreed: &Agreed| drawn.apart(&agreed.ring);
    let best = circles.first().map_or(0.0, |best| best.score);
    let strong = |share: f64| circles.iter().filter(move |agreed| agreed.score >= share * best);
    let nearest = strong(STRONGEST).min_by(|one, other| far(one).total_cmp(&far(other)));
    let Some(nearest) = nearest.copied() else { return Err(Refusal::NoEdge { within: drawn.reach }) };
    let is_rival = |other: &&Agreed| other.ring != nearest.ring && far(other) < FURTHER * far(&nearest);
    match strong(AS_STRONG).find(is_rival) {
        Some(rival) => Err(Refusal::TwoEdges { apart: rival.ring.apart(&nearest.ring) }),
        None => Ok(nearest),
    }
}
