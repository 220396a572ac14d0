//! Endplates: planes across the column that are denser than the bone on one side of them.

use crate::attenuation::Probe;
use crate::order::median;
use crate::place::{Vector, across};
use std::f64::consts::TAU;

/// Bone beside an endplate is looked at so far from it, in mm, and how finely: no clinical limit.
const BESIDE: [f64; 2] = [3.5, 8.0];
const STEP: f64 = 0.75;

/// On which side of an endplate its vertebra lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Below,
    Above,
}

impl Side {
    pub(super) const fn sign(self) -> f64 {
        match self {
            Self::Below => -1.0,
            Self::Above => 1.0,
        }
    }
}

/// The same way, leaning to the back by a share of it.
pub(super) fn leaning(up: Vector, share: f64) -> Vector {
    let [_, back] = across(up);
    (up + back * share).normalize()
}

/// By how much an endplate at `place`, across `up`, stands out from its vertebra, in HU; none beyond the slices.
pub(super) fn outstanding(probe: &Probe<'_>, place: Vector, up: Vector, side: Side) -> Option<f64> {
    let steps = ((BESIDE[1] - BESIDE[0]) / STEP) as u32;
    let aways = (0..=steps).map(|step| BESIDE[0] + f64::from(step) * STEP);
    let bone: Option<Vec<f64>> =
        aways.map(|away| density(probe, place + up * (away * side.sign()), up)).collect();
    let bone = bone?;
    Some(density(probe, place, up)? - bone.iter().sum::<f64>() / bone.len().max(1) as f64)
}

/// How much the endplates above and below the middle of a body stand out, on a straight way: the lesser of both.
pub(super) fn both(probe: &Probe<'_>, middle: Vector, up: Vector) -> f64 {
    /// From the middle of a body to its endplates, in mm: no clinical limit.
    const REACH: [f64; 2] = [6.0, 19.0];
    let steps = ((REACH[1] - REACH[0]) / STEP) as u32;
    let best = |side: Side| {
        let aways = (0..=steps).map(|step| REACH[0] + f64::from(step) * STEP);
        // The upper endplate has its vertebra below it.
        let places = aways.map(|away| middle - up * (side.sign() * away));
        places.filter_map(|place| outstanding(probe, place, up, side)).fold(f64::NEG_INFINITY, f64::max)
    };
    best(Side::Below).min(best(Side::Above))
}

/// The median of what is bone across a way, in a disc of 8 mm. Metal tells nothing of the bone around it; where there is hardly
/// anything else it counts as dense bone.
pub(super) fn density(probe: &Probe<'_>, place: Vector, up: Vector) -> Option<f64> {
    const RINGS: [(f64, u32); 4] = [(0.0, 1), (2.7, 6), (5.4, 10), (8.0, 14)];
    /// Nothing of bone is as dense as this where slices are a millimetre thick, in HU: no clinical limit.
    const METAL: f64 = 1200.0;
    const DENSE_BONE: f64 = 900.0;
    const FEWEST: usize = 9;
    let [left, back] = across(up);
    let mut values = Vec::with_capacity(31);
    let mut of_metal = 0;
    for (radius, count) in RINGS {
        for number in 0..count {
            let (sine, cosine) = (f64::from(number) / f64::from(count) * TAU).sin_cos();
            match probe.at(place + (left * cosine + back * sine) * radius) {
                Some(value) if value > METAL => of_metal += 1,
                value => values.extend(value),
            }
        }
    }
    // Where half of it lies beyond the slices it says nothing.
    let is_within = values.len() + of_metal > 15;
    match values.len() {
        _ if !is_within => None,
        FEWEST.. => median(&mut values),
        _ => Some(DENSE_BONE),
    }
}
