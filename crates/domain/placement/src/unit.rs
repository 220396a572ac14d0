//! How long the S1 endplate is on this film, as far as what is placed tells.

use crate::anchor::{Anchor, corners, place_of};
use crate::chain::{Chain, SACRUM};
use crate::direction::bearing;
use upright_anatomy::{Endplate, Level, SagittalPoint};
use upright_evidence::numbers;
use upright_measurement::{Point, Points};

/// Lengths found on the film, and the same lengths of the usual body: together they tell the scale, the long ones most.
#[derive(Default)]
struct Lengths {
    found: f64,
    usual: f64,
}

impl Lengths {
    fn add(&mut self, found: f64, usual: f64) {
        if found.is_finite() && found > 0.0 {
            self.found += found;
            self.usual += usual;
        }
    }

    fn add_between(&mut self, from: SagittalPoint, to: SagittalPoint, usual: f64) {
        self.add(from.distance(to), usual);
    }
}

/// The length of the S1 endplate in the unit of `placed`; `None` where no length is placed.
pub(crate) fn unit(
    placed: &Points,
    head_radius: Option<f64>,
    chain: &Chain,
    anchors: &[Anchor],
) -> Option<f64> {
    let mut lengths = Lengths::default();
    add_column(&mut lengths, chain, anchors);
    add_endplates(&mut lengths, placed, chain);
    add_legs(&mut lengths, placed, anchors);
    lengths.add(head_radius.unwrap_or(f64::NAN), numbers::PROPORTION_FEMORAL_HEAD_RADIUS.value);
    let unit = lengths.found / lengths.usual;
    (unit.is_normal() && unit > 0.0).then_some(unit)
}

fn add_column(lengths: &mut Lengths, chain: &Chain, anchors: &[Anchor]) {
    for pair in anchors.windows(2) {
        if let [lower, upper] = pair
            && let (Some(from), Some(to)) = (chain.station(lower.place), chain.station(upper.place))
        {
            lengths.add_between(lower.at, upper.at, bearing(from.at, to.at).1);
        }
    }
}

fn add_endplates(lengths: &mut Lengths, placed: &Points, chain: &Chain) {
    let endplates =
        Level::ALL.into_iter().flat_map(|level| [Endplate::superior(level), Endplate::inferior(level)]);
    for endplate in endplates {
        let station = place_of(endplate).and_then(|place| chain.station(place));
        if let (Some((posterior, anterior)), Some(station)) = (corners(placed, endplate), station) {
            lengths.add_between(posterior, anterior, chain.endplate(station.along));
        }
    }
}

fn add_legs(lengths: &mut Lengths, placed: &Points, anchors: &[Anchor]) {
    let [hip, knee, ankle] = [Point::HipAxis, Point::Knee, Point::Ankle].map(|joint| placed.resolve(joint));
    if let Some(sacrum) = anchors.first().filter(|anchor| anchor.place == SACRUM) {
        lengths.add_between(hip, sacrum.at, numbers::PROPORTION_PELVIC_RADIUS.value);
    }
    lengths.add_between(hip, knee, numbers::PROPORTION_FEMUR.value);
    lengths.add_between(knee, ankle, numbers::PROPORTION_TIBIA.value);
}
