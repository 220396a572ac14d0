//! The column through what is placed.

use crate::anchor::{Anchor, anchors};
use crate::chain::{Chain, Part, SACRUM, Station, place};
use crate::direction::{above, bearing, turned_least};
use crate::pelvis;
use crate::unit::unit;
use upright_anatomy::{Level, Numbering, SagittalPoint, Site};
use upright_measurement::Points;

/// Where a place of the body is expected.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Place {
    /// The point.
    pub(crate) at: SagittalPoint,
    /// Slope of an endplate there, in radians.
    pub(crate) slope: f64,
    /// How far away the next thing lies that is placed, in lengths of the S1 endplate.
    pub(crate) away: f64,
    /// Length of an endplate there.
    pub(crate) endplate: f64,
}

/// The usual column, laid through what is placed.
///
/// Between two anchors it is turned and stretched until it meets both, and a cubic of Hermite's bends it into the slopes of their
/// endplates. Beyond them it goes on from the outermost, and takes up its usual slopes within the length of a lumbar spine.
#[derive(Debug)]
pub(crate) struct Column {
    chain: Chain,
    anchors: Vec<Anchor>,
    /// Length of the S1 endplate in the unit of what is placed.
    pub(crate) unit: f64,
}

/// The usual column turned and stretched between two anchors.
struct Span {
    from: Station,
    to: Station,
    turn: f64,
    stretch: f64,
}

impl Column {
    /// The column as far as `placed` tells; `None` where it tells no length.
    pub(crate) fn through(placed: &Points, head_radius: Option<f64>, asked: Site) -> Option<Self> {
        let chain = Chain::new(numbering(placed, asked));
        let mut anchors = anchors(placed);
        let unit = unit(placed, head_radius, &chain, &anchors)?;
        if anchors.first().is_none_or(|lowest| lowest.place != SACRUM) {
            pelvis::sacrum(placed, unit).into_iter().for_each(|sacrum| anchors.insert(0, sacrum));
        }
        Some(Self { chain, anchors, unit }.with_slopes())
    }

    /// Anchors of which only the point is known slope as the column below and above them does.
    fn with_slopes(mut self) -> Self {
        let slopes: Vec<Option<f64>> = (0..self.anchors.len()).map(|number| self.slope_of(number)).collect();
        for (anchor, slope) in self.anchors.iter_mut().zip(slopes) {
            anchor.slope = slope;
        }
        self
    }

    fn slope_of(&self, number: usize) -> Option<f64> {
        let anchor = self.anchors.get(number)?;
        let usual = self.chain.station(anchor.place)?.slope;
        let neighbour = |number: Option<usize>| number.and_then(|number| self.anchors.get(number));
        let below = neighbour(number.checked_sub(1)).and_then(|below| self.span(below, anchor));
        let over = neighbour(number.checked_add(1)).and_then(|over| self.span(anchor, over));
        let turn = match (below, over) {
            (Some(below), Some(over)) => below.turn + turned_least(over.turn - below.turn) / 2.0,
            (Some(one), None) | (None, Some(one)) => one.turn,
            (None, None) => 0.0,
        };
        Some(anchor.slope.unwrap_or(usual + turn))
    }

    fn span(&self, lower: &Anchor, upper: &Anchor) -> Option<Span> {
        let (from, to) = (self.chain.station(lower.place)?, self.chain.station(upper.place)?);
        let (usual_slope, usual_length) = bearing(from.at, to.at);
        let (slope, length) = bearing(lower.at, upper.at);
        Some(Span { from, to, turn: turned_least(slope - usual_slope), stretch: length / usual_length })
    }

    /// Where `part` of `level` is expected.
    pub(crate) fn part(&self, level: Level, part: Part) -> Option<Place> {
        self.place(place(level, part)?)
    }

    /// Where `place` is expected.
    pub(crate) fn place(&self, place: usize) -> Option<Place> {
        let lower = self.anchors.iter().rev().find(|anchor| anchor.place <= place);
        let upper = self.anchors.iter().find(|anchor| anchor.place > place);
        let station = self.chain.station(place)?;
        match (lower, upper) {
            (Some(lower), Some(upper)) => self.within(lower, upper, station),
            (Some(anchor), None) | (None, Some(anchor)) => self.beyond(anchor, place),
            (None, None) => None,
        }
    }

    fn within(&self, lower: &Anchor, upper: &Anchor, station: Station) -> Option<Place> {
        let span = self.span(lower, upper)?;
        let share = (station.along - span.from.along) / (span.to.along - span.from.along);
        let (direction, distance) = bearing(span.from.at, station.at);
        let mut at = above(lower.at, direction + span.turn, distance * span.stretch);
        let mut slope = station.slope + span.turn;
        // How a cubic of Hermite's takes up the slope of either end, and how itself slopes there.
        let rest = 1.0 - share;
        let ends = [
            (lower, span.from, share * rest * rest, rest * (1.0 - 3.0 * share)),
            (upper, span.to, -share * share * rest, share * (3.0 * share - 2.0)),
        ];
        let length = span.stretch * (span.to.along - span.from.along);
        for (anchor, end, shift, bend) in ends {
            let wanted = anchor.slope?;
            at = above(above(at, wanted, shift * length), end.slope + span.turn, -shift * length);
            slope += bend * turned_least(wanted - end.slope - span.turn);
        }
        let away = |anchor: &Anchor, end: Station| anchor.inferred_over + (station.along - end.along).abs();
        Some(self.known(station, at, slope, away(lower, span.from).min(away(upper, span.to))))
    }

    fn beyond(&self, anchor: &Anchor, place: usize) -> Option<Place> {
        let (start, end) = (self.chain.station(anchor.place)?, self.chain.station(place)?);
        let turn = turned_least(anchor.slope? - start.slope);
        let kept = |station: Station| {
            let gone = (station.along - start.along).abs() / self.lumbar_length();
            station.slope + turn * (1.0 - gone).max(0.0)
        };
        let mut at = anchor.at;
        for pair in self.chain.stations().windows(2) {
            if let [one, other] = pair {
                let slope = f64::midpoint(kept(*one), kept(*other));
                let length = self.unit * (other.along - one.along);
                if one.along >= start.along && other.along <= end.along {
                    at = above(at, slope, length);
                } else if one.along >= end.along && other.along <= start.along {
                    at = above(at, slope, -length);
                }
            }
        }
        let away = anchor.inferred_over + (end.along - start.along).abs();
        Some(self.known(end, at, kept(end), away))
    }

    fn known(&self, station: Station, at: SagittalPoint, slope: f64, away: f64) -> Place {
        Place { at, slope, away, endplate: self.unit * self.chain.endplate(station.along) }
    }

    fn lumbar_length(&self) -> f64 {
        place(Level::L1, Part::Superior)
            .and_then(|place| self.chain.station(place))
            .map_or(1.0, |station| station.along)
    }
}

/// T13 and L6 exist where they are placed or asked for.
fn numbering(placed: &Points, asked: Site) -> Numbering {
    let is_placed = |level: &Level| Site::of_level(*level).any(|site| placed.at(site).is_finite());
    let marked = [Level::T13, Level::L6].into_iter().filter(is_placed);
    Numbering::implied(marked.chain(asked.level()))
}
