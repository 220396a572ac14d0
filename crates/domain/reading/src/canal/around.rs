//! What lies around the canal: the first bone that is met from within.

use super::plane::{FINE, Frame, away, number};
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

    /// How far behind the middle of a vertebra the sac ends at a height, `left` mm beside it: from there on outwards contrast medium is
    /// not taken for bone. None where the sac is not seen there.
    pub(super) fn back_of_sac(&self, frame: &Frame, left: f64, up: f64) -> Option<f64> {
        /// A plane with the sac is no farther from that height, and its places from the way back, in mm: no clinical limit.
        const NEAR: f64 = 2.0;
        let height = |cut: &&&Cut| (frame.within(cut.centre)[2] - up).abs();
        let cut = self.cuts.iter().min_by(|one, other| height(one).total_cmp(&height(other)))?;
        let places = cut.mask.iter().map(|number| {
            let [left, back] = away(number);
            frame.within(cut.frame.place(left, back))
        });
        let on_way = places.filter(|place| (place[0] - left).abs() <= FINE).map(|place| place[1]);
        let back = on_way.max_by(f64::total_cmp)?;
        (height(&cut) <= NEAR).then_some(back)
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
