//! Planes across the spinal canal.

use crate::attenuation::Probe;
use crate::mask::Mask;
use crate::order::quantile;
use crate::place::{Vector, across};

/// From place to place of a plane, in mm: no clinical limit.
pub(super) const FINE: f64 = 0.5;
/// How far a plane reaches to either side, and from where to where behind its middle, in mm: no clinical limit.
const ASIDE: f64 = 20.0;
const BEHIND: [f64; 2] = [4.0, 54.0];
const WIDTH: usize = (2.0 * ASIDE / FINE) as usize + 1;
const HEIGHT: usize = ((BEHIND[1] - BEHIND[0]) / FINE) as usize + 1;

/// Where a plane lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Frame {
    pub(crate) middle: Vector,
    /// Ways of length 1 towards the patient's left, back and head; the last is across the plane.
    pub(crate) left: Vector,
    pub(crate) back: Vector,
    pub(crate) up: Vector,
}

impl Frame {
    /// Around a place, across `up`.
    pub(crate) fn across(middle: Vector, up: Vector) -> Self {
        let [left, back] = across(up);
        Self { middle, left, back, up }
    }

    /// How far a place lies to the left and to the back of the middle, and above it.
    pub(crate) fn within(&self, place: Vector) -> [f64; 3] {
        let away = place - self.middle;
        [self.left, self.back, self.up].map(|way| away.dot(&way))
    }

    /// The place so far to the left and to the back of the middle.
    pub(crate) fn place(&self, left: f64, back: f64) -> Vector {
        self.middle + self.left * left + self.back * back
    }

    /// Across another way, such that the place keeps its distances to left and back.
    pub(super) fn turned(&self, about: Vector, up: Vector) -> Self {
        let [left, back, _] = self.within(about);
        let turned = Self::across(about, up);
        Self { middle: about - turned.left * left - turned.back * back, ..turned }
    }
}

/// Attenuation on a plane, in HU; not a number beyond the slices and where one is missing.
pub(super) struct Plane {
    pub(super) frame: Frame,
    pub(super) values: Vec<f64>,
}

impl Plane {
    pub(super) fn of(probe: &Probe<'_>, frame: Frame) -> Self {
        let value = |number: usize| {
            let [left, back] = away(number);
            probe.at(frame.place(left, back)).unwrap_or(f64::NAN)
        };
        Self { frame, values: (0..WIDTH * HEIGHT).map(value).collect() }
    }

    /// Whether slices do not hold the canal: where it is usual, they have nothing.
    pub(super) fn is_cut_off(&self) -> bool {
        /// Behind the middle of a body, in mm: no clinical limit.
        const CANAL: f64 = 26.0;
        self.at([0.0, CANAL]).is_none_or(f64::is_nan)
    }

    /// Places whose attenuation is so.
    pub(super) fn mask(&self, is_so: impl Fn(f64) -> bool) -> Mask {
        Mask::of(WIDTH, self.values.iter().map(|value| is_so(*value)).collect())
    }

    /// Attenuation at the place so far to the left and the back of the middle; none beyond the plane.
    pub(super) fn at(&self, place: [f64; 2]) -> Option<f64> {
        self.values.get(number(place)?).copied()
    }

    /// Attenuation of the places of a mask, where it is known.
    pub(super) fn values_of(&self, mask: &Mask) -> Vec<f64> {
        let values = mask.iter().filter_map(|number| self.values.get(number).copied());
        values.filter(|value| !value.is_nan()).collect()
    }

    /// The attenuation below which this share of a mask lies.
    pub(super) fn quantile(&self, mask: &Mask, share: f64) -> Option<f64> {
        quantile(&mut self.values_of(mask), share)
    }

    /// The middle of a mask; none where it is empty.
    pub(super) fn centre(&self, mask: &Mask) -> Option<Vector> {
        let count = mask.count();
        let mut sums = [0.0; 2];
        for number in mask.iter() {
            sums.iter_mut().zip(away(number)).for_each(|(sum, away)| *sum += away);
        }
        let [left, back] = sums.map(|sum| sum / count.max(1) as f64);
        (count > 0).then(|| self.frame.place(left, back))
    }
}

/// Area of a mask in mm².
pub(super) fn area(mask: &Mask) -> f64 {
    mask.count() as f64 * FINE * FINE
}

/// How far a mask reaches in mm, from one side to the other and from front to back; in whole places, the outer ones half.
pub(super) fn extent(mask: &Mask) -> [f64; 2] {
    let mut ends = [[f64::INFINITY, f64::NEG_INFINITY]; 2];
    for number in mask.iter() {
        for (ends, away) in ends.iter_mut().zip(away(number)) {
            let [least, most] = *ends;
            *ends = [least.min(away), most.max(away)];
        }
    }
    ends.map(|[least, most]| (most - least + FINE).max(0.0))
}

/// How far a place lies to the left and the back of the middle of its plane.
pub(super) fn away(number: usize) -> [f64; 2] {
    [(number % WIDTH) as f64 * FINE - ASIDE, (number / WIDTH) as f64 * FINE + BEHIND[0]]
}

/// The number of the place so far to the left and the back of the middle; none beyond the plane.
pub(super) fn number([left, back]: [f64; 2]) -> Option<usize> {
    let [column, row] = [(left + ASIDE) / FINE, (back - BEHIND[0]) / FINE].map(f64::round);
    let is_there = (0.0..WIDTH as f64).contains(&column) && (0.0..HEIGHT as f64).contains(&row);
    is_there.then_some(row as usize * WIDTH + column as usize)
}
