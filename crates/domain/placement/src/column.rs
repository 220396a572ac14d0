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
    /// How far away what is placed lies, in lengths of the S1 endplate; between two things, `a·b / (a + b)`, less than either.
    pub(crate) away: f64,
    /// Length of an endplate there.
    pub(crate) endplate: f64,
}

/// The usual column, laid through what is placed.
///
/// Between two anchors it is turned and stretched until it meets both, and a cubic of Hermite's bends it into the slopes of their
/// endplates. Beyond them it goes on from the outermost, and is back at its usual slopes after the length of a lumbar spine: in
/// people without complaints the slope of L1 hardly follows that of S1, for lordosis does. Over the same way its heights go back from
/// those of what is placed near to those of the whole: where discs have lost height below, they have above, while endplates and the
/// pelvis, which tell the scale too, have not.
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
        let below = number.checked_sub(1).and_then(|number| self.anchors.get(number));
        let below = below.and_then(|below| self.span(below, anchor));
        let over = self.anchors.get(number + 1).and_then(|over| self.span(anchor, over));
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
        let below = lower.inferred_over + station.along - span.from.along;
        let over = upper.inferred_over + span.to.along - station.along;
        Some(self.known(station, at, slope, below * over / (below + over)))
    }

    fn beyond(&self, anchor: &Anchor, place: usize) -> Option<Place> {
        let (start, end) = (self.chain.station(anchor.place)?, self.chain.station(place)?);
        let turn = turned_least(anchor.slope? - start.slope);
        let kept = |station: Station| {
            let gone = (station.along - start.along).abs() / self.lumbar_length();
            station.slope + turn * (1.0 - gone).max(0.0)
        };
        let (lowest, highest) = (anchor.place.min(place), anchor.place.max(place));
        let sign = if place > anchor.place { 1.0 } else { -1.0 };
        let heights = self.heights_near(start);
        let mut at = anchor.at;
        for pair in self.chain.stations().get(lowest..=highest)?.windows(2) {
            if let [lower, upper] = pair {
                let slope = f64::midpoint(kept(*lower), kept(*upper));
                let gone =
                    (f64::midpoint(lower.along, upper.along) - start.along).abs() / self.lumbar_length();
                let height = heights + (self.unit - heights) * gone.min(1.0);
                at = above(at, slope, sign * height * (upper.along - lower.along));
            }
        }
        let away = anchor.inferred_over + (end.along - start.along).abs();
        Some(self.known(end, at, kept(end), away))
    }

    /// How long the unit is along what is placed within the length of a lumbar spine of the outermost anchor; where that is
    /// nothing, on the whole.
    fn heights_near(&self, start: Station) -> f64 {
        let (mut found, mut usual) = (0.0, 0.0);
        for pair in self.anchors.windows(2) {
            if let [lower, upper] = pair
                && lower.inferred_over == 0.0
                && let Some(span) = self.span(lower, upper)
            {
                let far = (start.along - span.from.along).abs().max((start.along - span.to.along).abs());
                let length = if far <= self.lumbar_length() { span.to.along - span.from.along } else { 0.0 };
                found += span.stretch * length;
                usual += length;
            }
        }
        if usual > 0.0 { found / usual } else { self.unit }
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

#[cfg(test)]
mod tests {
    use super::*;
    use upright_anatomy::{Edge, Endplate};

    /// Places `endplate` as it lies in the usual column of S1 endplates of this length.
    fn place_usual(placed: &mut Points, chain: &Chain, endplate: Endplate, unit: f64) {
        let station = chain.station(crate::anchor::place_of(endplate).unwrap()).unwrap();
        let half = unit * chain.endplate(station.along) / 2.0;
        for (edge, sign) in [(Edge::Anterior, half), (Edge::Posterior, -half)] {
            let (sine, cosine) = station.slope.sin_cos();
            let middle = (unit * station.at.anterior, unit * station.at.cranial);
            placed.place(
                endplate.corner(edge),
                SagittalPoint::new(middle.0 + sign * cosine, middle.1 - sign * sine),
            );
        }
    }

    /// However much of the usual column is placed, the rest of it is expected where it is.
    #[test]
    fn the_usual_column_is_expected_in_the_usual_one() {
        let (chain, unit) = (Chain::new(Numbering::USUAL), 350.0);
        let mut placed = Points::EMPTY;
        for level in [Level::T9, Level::S1, Level::C7, Level::L4] {
            place_usual(&mut placed, &chain, Endplate::superior(level), unit);
            let column = Column::through(&placed, None, Site::DensTip).unwrap();
            assert!((column.unit - unit).abs() < 1e-9 * unit, "{}", column.unit);
            for (place, station) in chain.stations().iter().enumerate() {
                let at = column.place(place).unwrap().at;
                let usual = SagittalPoint::new(unit * station.at.anterior, unit * station.at.cranial);
                // The arithmetic of some hundred steps.
                assert!(at.distance(usual) < 1e-6, "{level} {place}: {at:?}, usually {usual:?}");
            }
        }
    }

    #[test]
    fn an_extra_vertebra_takes_its_room() {
        let mut placed = Points::EMPTY;
        place_usual(&mut placed, &Chain::new(Numbering::USUAL), Endplate::superior(Level::S1), 35.0);
        let height = |asked| {
            let column = Column::through(&placed, None, Site::Centroid(asked)).unwrap();
            column.part(Level::L1, Part::Superior).unwrap().at.cranial
        };
        assert!(height(Level::L6) > height(Level::L5) + 30.0);
        assert_eq!(height(Level::T13), height(Level::L5), "T13 is above L1");
    }
}
