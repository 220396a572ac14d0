//! The outline of a vertebral body across the column.

use crate::attenuation::{METAL, Probe};
use crate::order::median;
use crate::place::{Vector, across};
use std::f64::consts::TAU;
use std::ops::Range;

/// How far the walls of a body lie from a place within, in mm.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outline {
    pub(super) left: Option<f64>,
    pub(super) right: Option<f64>,
    pub(super) front: Option<f64>,
    pub(super) back: Option<f64>,
}

/// Rays around the middle, and how far they go, in mm: no clinical limit.
const RAYS: u32 = 48;
const NEAREST: f64 = 7.0;
const FARTHEST: f64 = 34.0;
const STEP: f64 = 0.5;
/// Beyond a wall it is less dense by this, in HU, over so many steps: no clinical limit.
const DROP: f64 = 120.0;
const WIDE: usize = 4;
/// Fewer rays than this tell nothing: no clinical limit.
const FEWEST: usize = 3;

impl Outline {
    /// Around a place, across `up`. Rays towards pedicles and through metal tell nothing.
    pub(super) fn around(probe: &Probe<'_>, place: Vector, up: Vector) -> Self {
        let [to_left, to_back] = across(up);
        let mut walls: [Vec<f64>; 4] = Default::default();
        for ray in 0..RAYS {
            let (back, left) = (f64::from(ray) / f64::from(RAYS) * TAU).sin_cos();
            // Left and right a little in front of the pedicles, and a narrow fan to the back between them.
            let (group, share) = match () {
                () if back > 0.93 => (3, back),
                () if back < -0.7 => (2, -back),
                () if back < 0.1 && left > 0.0 => (0, left),
                () if back < 0.1 => (1, -left),
                () => continue,
            };
            let wall = wall(probe, place, to_left * left + to_back * back);
            if let Some((wall, group)) = wall.zip(walls.get_mut(group)) {
                group.push(wall * share);
            }
        }
        let [left, right, front, back] =
            walls.map(|mut group| (group.len() >= FEWEST).then(|| median(&mut group)).flatten());
        Self { left, right, front, back }
    }

    /// Where the middle lies from the place, and how far apart the walls are: to the sides, and to the back. None where two
    /// walls that face each other were not seen, or lie no body apart.
    pub(super) fn middle(&self) -> [Option<Middle>; 2] {
        /// Widths and depths of bodies from T1 to S1, in mm: no clinical limit.
        const WIDTH: Range<f64> = 20.0..66.0;
        const DEPTH: Range<f64> = 14.0..50.0;
        let half = |one: Option<f64>, other: Option<f64>, sizes: Range<f64>| {
            let (one, other) = one.zip(other)?;
            let size = one + other;
            sizes.contains(&size).then_some(Middle { away: (one - other) / 2.0, size })
        };
        [half(self.left, self.right, WIDTH), half(self.back, self.front, DEPTH)]
    }
}

/// The middle between two walls that face each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Middle {
    /// How far from the place, in mm.
    pub(super) away: f64,
    /// From wall to wall, in mm.
    pub(super) size: f64,
}

/// How far away the wall lies: the first place beyond which it is much less dense than before. None where metal is on the way.
fn wall(probe: &Probe<'_>, from: Vector, way: Vector) -> Option<f64> {
    let steps = (FARTHEST / STEP) as u32;
    // A wall in front of the end of the slices is a wall.
    let values: Vec<f64> =
        (0..=steps).map_while(|step| probe.at(from + way * (f64::from(step) * STEP))).collect();
    let mean = |steps: Range<usize>| Some(values.get(steps)?.iter().sum::<f64>() / WIDE as f64);
    let drop = |step: usize| Some(mean(step.checked_sub(WIDE)?..step)? - mean(step..step + WIDE)?);
    let begin = (NEAREST / STEP) as usize;
    let drops = (begin..).map_while(|step| Some((step, drop(step)?)));
    let (first, _) = drops.clone().find(|(_, drop)| *drop > DROP)?;
    let beside = drops.skip_while(|(step, _)| *step < first).take(2 * WIDE);
    let (step, _) = beside.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let is_metal = values.iter().take(step + WIDE).any(|value| *value > METAL);
    (!is_metal).then_some(step as f64 * STEP)
}
