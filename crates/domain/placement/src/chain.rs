//! The column as it usually is: heights of bodies and discs, lengths of endplates, slopes of people without complaints.
//!
//! The unit is the length of the S1 endplate. Where along the column something lies is counted from the midpoint of that endplate.

use crate::direction::above;
use upright_anatomy::{Degrees, Level, Numbering, Region, SagittalPoint};
use upright_evidence::{Record, norm, numbers};

/// A place of a vertebra on the middle line of the column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// The midpoint of the lower endplate.
    Inferior,
    /// The centre of the body.
    Middle,
    /// The midpoint of the upper endplate; of C2, the base of the dens.
    Superior,
}

/// Places on a column from S1 upwards: three a vertebra.
const PLACES_A_LEVEL: usize = 3;
/// The highest place: the tip of the dens.
pub(crate) const DENS_TIP: usize = PLACES_A_LEVEL * (Level::ALL.len() - 1) + 1;
/// The lowest place: the midpoint of the S1 endplate.
pub(crate) const SACRUM: usize = 0;

/// The place of `part` of `level`, counted upwards from [`SACRUM`]; none of S1 but its upper endplate.
pub(crate) const fn place(level: Level, part: Part) -> Option<usize> {
    (PLACES_A_LEVEL * Level::S1.index() + part as usize).checked_sub(PLACES_A_LEVEL * level.index() + 2)
}

/// A place of the usual column.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Station {
    /// How far along the column it lies.
    pub(crate) along: f64,
    /// Slope of an endplate there, in radians.
    pub(crate) slope: f64,
    /// Where it lies over the midpoint of S1.
    pub(crate) at: SagittalPoint,
}

/// The usual column.
#[derive(Debug)]
pub(crate) struct Chain {
    stations: Vec<Station>,
}

impl Chain {
    /// The usual column of a person with these vertebrae.
    pub(crate) fn new(numbering: Numbering) -> Self {
        let mut chain = Self { stations: Vec::with_capacity(DENS_TIP + 1) };
        chain.lengthen(0.0);
        for level in Level::ALL.into_iter().rev().filter(|level| *level != Level::S1) {
            let (disc, body) = if numbering.has(level) { heights(level) } else { (0.0, 0.0) };
            [disc, body / 2.0, body / 2.0].into_iter().for_each(|height| chain.lengthen(height));
        }
        chain.lengthen(numbers::PROPORTION_DENS.value);
        chain.bend();
        chain
    }

    fn lengthen(&mut self, by: f64) {
        let along = self.stations.last().map_or(0.0, |station| station.along) + by;
        self.stations.push(Station { along, slope: 0.0, at: SagittalPoint::new(0.0, 0.0) });
    }

    /// Gives every place its slope, and stacks them from the midpoint of S1 on.
    fn bend(&mut self) {
        let slopes = self.usual_slopes();
        let mut below = Station { along: 0.0, slope: 0.0, at: SagittalPoint::new(0.0, 0.0) };
        for station in &mut self.stations {
            station.slope = between(&slopes, station.along);
            let slope = f64::midpoint(below.slope, station.slope);
            station.at = above(below.at, slope, station.along - below.along);
            below = *station;
        }
    }

    /// Slopes of people without complaints, by how far along the column: the neck goes on as straight as it begins.
    fn usual_slopes(&self) -> [(f64, f64); 5] {
        let incidence = Degrees::new(norm::PELVIC_INCIDENCE.mean.value);
        let sacrum = (incidence - norm::PELVIC_TILT.value(incidence, usual_age())).value();
        let l4 = sacrum - numbers::NORM_LORDOSIS_L4_S1_STANDING_MEAN.value;
        let l1 = sacrum - norm::LUMBAR_LORDOSIS.value(incidence, usual_age()).value();
        let t4 = l1 + norm::THORACIC_KYPHOSIS.mean.value;
        [
            (0.0, sacrum.to_radians()),
            (self.along(Level::L4, Part::Superior), l4.to_radians()),
            (self.along(Level::L1, Part::Superior), l1.to_radians()),
            (self.along(Level::T12, Part::Inferior), l1.to_radians()),
            (self.along(Level::T4, Part::Superior), t4.to_radians()),
        ]
    }

    /// The station at `place`; past the ends, there is none.
    pub(crate) fn station(&self, place: usize) -> Option<Station> {
        self.stations.get(place).copied()
    }

    /// The stations from the lowest to the highest.
    pub(crate) fn stations(&self) -> &[Station] {
        &self.stations
    }

    /// How far along the column `part` of `level` lies.
    fn along(&self, level: Level, part: Part) -> f64 {
        place(level, part).and_then(|place| self.station(place)).map_or(0.0, |station| station.along)
    }

    /// Length of an endplate so far along the column.
    pub(crate) fn endplate(&self, along: f64) -> f64 {
        let lengths = [
            (0.0, 1.0),
            (self.along(Level::L1, Part::Superior), numbers::PROPORTION_ENDPLATE_L1.value),
            (self.along(Level::T12, Part::Superior), numbers::PROPORTION_ENDPLATE_T12.value),
            (self.along(Level::T1, Part::Superior), numbers::PROPORTION_ENDPLATE_T1.value),
            (self.along(Level::C7, Part::Superior), numbers::PROPORTION_ENDPLATE_C7.value),
            (self.along(Level::C2, Part::Inferior), numbers::PROPORTION_ENDPLATE_C2.value),
        ];
        between(&lengths, along)
    }
}

/// The middle of the ages for which the norms of the pelvis were read.
pub(crate) fn usual_age() -> f64 {
    f64::midpoint(numbers::NORM_VOLUNTEERS_AGE_YOUNGEST.value, numbers::NORM_VOLUNTEERS_AGE_OLDEST.value)
}

/// Height of the disc below `level` and of its body.
fn heights(level: Level) -> (f64, f64) {
    match level.region() {
        Region::Lumbar => (numbers::PROPORTION_LUMBAR_DISC.value, numbers::PROPORTION_LUMBAR_BODY.value),
        Region::Cervical if level == Level::C2 => {
            (numbers::PROPORTION_CERVICAL_DISC.value, numbers::PROPORTION_AXIS_BODY.value)
        }
        Region::Cervical => {
            (numbers::PROPORTION_CERVICAL_DISC.value, numbers::PROPORTION_CERVICAL_BODY.value)
        }
        _ => (thoracic(level, THORACIC_DISCS), thoracic(level, THORACIC_BODIES)),
    }
}

/// Heights at T1, T8 and T12.
const THORACIC_BODIES: [&Record; 3] = [
    &numbers::PROPORTION_THORACIC_BODY_T1,
    &numbers::PROPORTION_THORACIC_BODY_T8,
    &numbers::PROPORTION_THORACIC_BODY_T12,
];
const THORACIC_DISCS: [&Record; 3] = [
    &numbers::PROPORTION_THORACIC_DISC_T1,
    &numbers::PROPORTION_THORACIC_DISC_T8,
    &numbers::PROPORTION_THORACIC_DISC_T12,
];

/// A height between those at T1, T8 and T12.
fn thoracic(level: Level, [t1, t8, t12]: [&Record; 3]) -> f64 {
    let place = |level: Level| level.index() as f64;
    let knots = [(Level::T1, t1), (Level::T8, t8), (Level::T12, t12)];
    between(&knots.map(|(level, height)| (place(level), height.value)), place(level))
}

/// The value at `at` on the lines between `knots`, which ascend; beyond them, that of the outermost.
fn between(knots: &[(f64, f64)], at: f64) -> f64 {
    let mut value = knots.first().map_or(0.0, |(_, first)| *first);
    for pair in knots.windows(2) {
        if let [(from, lower), (to, upper)] = pair
            && at > *from
        {
            value = lower + (upper - lower) * ((at - from) / (to - from)).min(1.0);
        }
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_counted_upwards_without_gap() {
        let upwards = Level::ALL.into_iter().rev().flat_map(|level| {
            [Part::Inferior, Part::Middle, Part::Superior]
                .into_iter()
                .filter_map(move |part| place(level, part))
        });
        assert!(upwards.eq(SACRUM..DENS_TIP));
        assert_eq!(place(Level::S1, Part::Superior), Some(SACRUM));
        assert_eq!(place(Level::S1, Part::Middle), None);
        assert_eq!(Chain::new(Numbering::USUAL).stations().len(), DENS_TIP + 1);
    }

    #[test]
    fn the_usual_column_has_the_angles_of_the_norms() {
        let chain = Chain::new(Numbering::USUAL);
        let slope = |level, part| chain.station(place(level, part).unwrap()).unwrap().slope.to_degrees();
        let kyphosis = slope(Level::T4, Part::Superior) - slope(Level::T12, Part::Inferior);
        assert!((kyphosis - norm::THORACIC_KYPHOSIS.mean.value).abs() < 1e-9);
        let lordosis = slope(Level::S1, Part::Superior) - slope(Level::L4, Part::Superior);
        assert!((lordosis - numbers::NORM_LORDOSIS_L4_S1_STANDING_MEAN.value).abs() < 1e-9);
        assert_eq!(slope(Level::C2, Part::Inferior), slope(Level::T1, Part::Superior));
    }

    #[test]
    fn between_knots_values_lie_between() {
        let knots = [(0.0, 1.0), (2.0, 2.0), (4.0, -2.0)];
        for (at, expect) in [(-1.0, 1.0), (0.0, 1.0), (1.0, 1.5), (2.0, 2.0), (3.0, 0.0), (9.0, -2.0)] {
            assert_eq!(between(&knots, at), expect);
        }
        assert_eq!(between(&[], 1.0), 0.0);
    }
}
