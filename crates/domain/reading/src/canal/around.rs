//! What lies around the canal: the first bone that is met from within.

use super::plane::number;
use super::sac::Cut;
use crate::attenuation::{METAL, Probe};
use crate::order::mean_of;
use crate::place::Vector;

/// A CT, with the sac as far as contrast medium shows it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub(super) probe: &'a Probe<'a>,
    pub(super) cuts: &'a [&'a Cut],
}

impl Around<'_> {
    /// From a place in the canal outwards, past soft tissue, the first place that is dense and stays so, as noise does not; and whether
    /// it is metal: bare metal rises at once. None within `farthest` mm.
    pub(super) fn first_bone(&self, from: Vector, way: Vector, farthest: f64) -> Option<(f64, bool)> {
        /// What is less dense is soft, what is denser is bone, in HU: no clinical limit.
        const SOFT: f64 = 200.0;
        const BONE: f64 = 400.0;
        /// From bone to metal over less than this, in mm, there is no wall between: no clinical limit.
        const BARE: f64 = 1.0;
        const FINE: f64 = 0.25;
        /// A cortex is dense over so much, in mm: no clinical limit.
        const CORTEX: [f64; 3] = [0.0, 0.5, 1.0];
        let mut was_soft = false;
        for step in 0..(farthest / FINE) as u32 {
            let out = f64::from(step) * FINE;
            let value = self.probe.at(from + way * out)?;
            if value < SOFT && !self.is_in_sac(from + way * out) {
                was_soft = true;
            } else if was_soft && value >= BONE {
                let beyond: Option<Vec<f64>> =
                    CORTEX.iter().map(|beyond| self.probe.at(from + way * (out + beyond))).collect();
                if mean_of(&beyond?) >= BONE {
                    return Some((out, self.probe.at(from + way * (out + BARE))? >= METAL));
                }
            }
        }
        None
    }

    fn is_in_sac(&self, place: Vector) -> bool {
        let height = |cut: &&&Cut| cut.frame.within(place)[2].abs();
        let nearest = self.cuts.iter().min_by(|one, other| height(one).total_cmp(&height(other)));
        nearest.is_some_and(|cut| {
            let [left, back, _] = cut.frame.within(place);
            number([left, back]).is_some_and(|number| cut.mask.has(number))
        })
    }
}
