//! Endplates: from a line that was drawn roughly to the edge that was meant.

use super::line::{CLEAR, Line, lines};
use super::outcome::{Refusal, Snap};
use super::search::{Field, Search, check};
use super::square::{Axis, Point, distance};
use super::strip::Strip;
use crate::error::ImagingError;
use crate::raster::Raster;

/// On which side of a line, for who walks along it from its first end to its second, as seen on the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoneSide {
    /// To the left.
    Left,
    /// To the right.
    Right,
}

/// A proposal for an endplate.
#[derive(Clone, Debug, PartialEq)]
pub struct SnappedEndplate {
    /// The ends of the line between the rims, in the order of those drawn.
    pub ends: [[f64; 2]; 2],
    /// On which side of it bone was found.
    pub bone: BoneSide,
    /// Where the edge lies, profile by profile: what a viewer draws for a person to judge the line by.
    pub edge: Vec<[f64; 2]>,
    /// How far the middle of the edge lies in the bone, behind the line between the rims, in pixels.
    pub hollow: f64,
    /// Standard deviation of the edge about the hollowed line, without outliers, in pixels.
    pub residual_spread: f64,
    /// Slope of the edge over the spread of slopes around it.
    pub contrast_to_noise: f64,
    /// Share of the profiles between the ends that support the line.
    pub support: f64,
}

/// A shorter line is no endplate that could be searched for, in pixels.
const SHORTEST: f64 = 10.0;
/// An edge of less contrast to noise is none.
const LEAST_CONTRAST: f64 = 3.0;
/// A line with less support is none.
const LEAST_SUPPORT: f64 = 0.75;
/// The ends of a line lie within this share of the search.
const WITHIN: f64 = 0.98;
/// Lengths, as shares of what was drawn, that a person may have meant.
const SHORTER: f64 = 0.75;
const LONGER: f64 = 1.3;
/// The most that a line is turned against what was drawn, as a tangent: 10°.
const MOST_TURNED: f64 = 0.176;
/// The most that an edge scatters, as a share of the length, but at least a pixel.
const MOST_SPREAD: f64 = 0.02;
/// A second edge worth this share of the first is as strong.
const AS_STRONG: f64 = 0.8;
/// The same where the side of the bone is not known: the next vertebra, a rib or a screw may be meant as well.
const AS_STRONG_UNSIDED: f64 = 0.5;

/// Proposes the endplate that was meant by a line from `ends[0]` to `ends[1]`.
///
/// The edge between disc and bone is followed through profiles across the line by dynamic programming; where it fades are the
/// ends; a straight line with a hollow is fitted to it robustly. Both ends move, along and across. `bone` says on which side
/// bone lies; where it is not known, both are tried, and beside another vertebra most are refused.
///
/// # Errors
/// [`ImagingError::OffFilm`] for an end beyond the film or no number; [`ImagingError::OutOfRange`] for a line shorter than
/// 10 pixels and for a [`Search`] that is none.
pub fn snap_endplate(
    raster: &Raster,
    ends: [[f64; 2]; 2],
    bone: Option<BoneSide>,
    search: &Search,
) -> Result<Snap<SnappedEndplate>, ImagingError> {
    let field = Field::new(raster, search)?;
    let [from, to] = ends;
    let drawn = [field.square_from_film(from)?, field.square_from_film(to)?];
    let length = distance(drawn[0], drawn[1]);
    check("the length of an endplate in pixels", length, SHORTEST, 2.0 * field.longest())?;
    let sides = bone.map_or(vec![BoneSide::Left, BoneSide::Right], |side| vec![side]);
    let mut judged = Vec::new();
    for side in sides {
        let strip = Strip::new(&field, Axis::new(drawn, side == BoneSide::Left));
        judged.extend(lines(&strip).into_iter().map(|line| Candidate::new(&field, &strip, side, line)));
    }
    Ok(chosen(judged, bone.is_some(), CLEAR * length, search.reach))
}

/// A line, and what speaks against it.
struct Candidate {
    against: Option<Refusal>,
    score: f64,
    /// Its ends in square coordinates.
    ends: [Point; 2],
    proposal: SnappedEndplate,
}

impl Candidate {
    fn new(field: &Field, strip: &Strip, bone: BoneSide, line: Line) -> Self {
        let ends = line.ends(strip);
        let proposal = SnappedEndplate {
            ends: ends.map(|end| field.film_from_square(end)),
            bone,
            edge: line.edge(strip).into_iter().map(|point| field.film_from_square(point)).collect(),
            hollow: line.fit.hollow,
            residual_spread: line.spread,
            contrast_to_noise: line.contrast,
            support: line.share,
        };
        let against = against(&line, strip.axis.length, field.search.reach);
        Self { against, score: line.score, ends, proposal }
    }

    fn apart(&self, other: &Self) -> f64 {
        let [from, to] = self.ends;
        let [other_from, other_to] = other.ends;
        distance(from, other_from).max(distance(to, other_to))
    }
}

/// What speaks against a line as the endplate of the drawn length.
fn against(line: &Line, length: f64, reach: f64) -> Option<Refusal> {
    let furthest = line.fit.at(0.0).abs().max(line.fit.at(1.0).abs());
    let found = line.to - line.from;
    if line.contrast < LEAST_CONTRAST || line.share < LEAST_SUPPORT || furthest > WITHIN * reach {
        Some(Refusal::NoEdge { within: reach })
    } else if line.runs_on {
        Some(Refusal::RunsOn)
    } else if !(SHORTER..=LONGER).contains(&(found / length))
        || (line.fit.slope / found).abs() > MOST_TURNED
        || line.spread > (MOST_SPREAD * length).max(1.0)
    {
        Some(Refusal::Unlike)
    } else {
        None
    }
}

/// The best of those against which nothing speaks, unless another is as strong.
///
/// Where the side of the bone is not known, an edge that is no endplate may be the wrong side of the right one, and counts too.
fn chosen(mut judged: Vec<Candidate>, knows_side: bool, clear: f64, within: f64) -> Snap<SnappedEndplate> {
    judged.sort_by(|one, other| other.score.total_cmp(&one.score));
    let why = judged.iter().find_map(|candidate| candidate.against);
    let good = judged.iter().position(|candidate| candidate.against.is_none());
    let Some(best) = good.map(|place| judged.remove(place)) else {
        return Snap::Refused(why.unwrap_or(Refusal::NoEdge { within }));
    };
    let share = if knows_side { AS_STRONG } else { AS_STRONG_UNSIDED };
    let counts = |other: &&Candidate| match other.against {
        None => true,
        Some(Refusal::NoEdge { .. }) => false,
        Some(_) => !knows_side,
    };
    // Both flanks of the bright line of one endplate are one edge.
    let is_other = |other: &&Candidate| other.score > share * best.score && other.apart(&best) > clear;
    let rival = judged.iter().filter(counts).find(is_other);
    match rival {
        Some(rival) => Snap::Refused(Refusal::TwoEdges { apart: rival.apart(&best) }),
        None => Snap::Proposed(best.proposal),
    }
}
