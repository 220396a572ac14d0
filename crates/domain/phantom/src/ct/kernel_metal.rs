//! What metal does to a slice: rays behind it are hardened, starved and noisy, and the picture made of them has streaks.
//!
//! Rays are counted through the slice twice, once as a scanner counts and once as it believes that it counts; a picture is made of the difference by filtered back-projection.

#![allow(
    clippy::indexing_slicing,
    reason = "checked kernel: planes have SIDE × SIDE values, and profiles BINS; places are clamped before they are read"
)]

use crate::attenuation::{AT_50_KEV, AT_60_KEV, AT_80_KEV, AT_100_KEV, Attenuation};
use crate::film::kernel_noise::normal;
use crate::film::kernel_plane::Plane;
use crate::volume::Grid;
use std::ops::Range;

/// The field that is counted: voxels on a side, and their size in mm.
const SIDE: usize = 300;
const VOXEL: f32 = 1.6;
const BINS: usize = 432;
const ANGLES: usize = 360;
/// Less metal than this on a ray, in mm, leaves no mark.
const LEAST_METAL: f32 = 0.05;
/// Quanta of a ray through air, and what electronics add; Upright's own (flag L).
const QUANTA: f32 = 2.0e6;
const ELECTRONIC: f32 = 40.0;
/// Scattered radiation as a share of an empty ray.
const SCATTER: f32 = 4.0e-5;

/// A beam of 120 kV: shares of the signal, which are Upright's own (flag L), and energies.
const LINES: [(f32, Attenuation); 4] =
    [(0.18, AT_50_KEV), (0.34, AT_60_KEV), (0.30, AT_80_KEV), (0.18, AT_100_KEV)];

/// The field about the middle of a slice.
pub(crate) fn overview(grid: &Grid, slice: u32) -> Grid {
    grid.overview(slice, SIDE as u32, f64::from(VOXEL))
}

/// Columns, or rows, of the field that a grid of so many voxels of this size about the same middle reads.
pub(crate) fn part_of_field(count: u32, spacing: f64) -> Range<usize> {
    let half = (f64::from(count) - 1.0) / 2.0 * spacing / f64::from(VOXEL);
    let middle = (SIDE as f64 - 1.0) / 2.0;
    let (first, last) = ((middle - half).floor().max(0.0), (middle + half).floor() + 2.0);
    first as usize..(last as usize).min(SIDE)
}

/// Hounsfield units to be added to a slice, on the field of [`overview`]; nothing where there is no metal.
///
/// `tissue` is in Hounsfield units with air in the place of metal; metals are shares of each voxel. Only the `columns` and `rows` asked for are filled.
pub(crate) fn artefact(
    tissue: &[f32],
    titanium: &[f32],
    cobalt_chromium: &[f32],
    seed: u64,
    [columns, rows]: [Range<usize>; 2],
) -> Option<Plane> {
    let metal: Vec<Metal> = metal(titanium, cobalt_chromium);
    if metal.is_empty() {
        return None;
    }
    let water: Vec<f32> = tissue.iter().map(|value| (1.0 + value / 1000.0).clamp(0.0, 2.5)).collect();
    let water = Plane { columns: SIDE, rows: SIDE, values: water };
    let believed = Believed::new();
    let mut sum = vec![0.0_f32; SIDE * SIDE];
    for angle in 0..ANGLES {
        let turn = angle as f32 / ANGLES as f32 * std::f32::consts::PI;
        let direction = turn.sin_cos();
        let wrong = profile(&water, &metal, direction, &believed, seed ^ ((angle as u64 + 1) << 20));
        project_back(&Lines::of(&filtered(&wrong)), direction, [&columns, &rows], &mut sum);
    }
    let scale = 1000.0 * std::f32::consts::PI / ANGLES as f32;
    sum.iter_mut().for_each(|value| *value *= scale);
    Some(Plane { columns: SIDE, rows: SIDE, values: sum })
}

/// Metal in a voxel: where from the middle in mm, and its shares.
struct Metal {
    x: f32,
    y: f32,
    titanium: f32,
    cobalt_chromium: f32,
}

fn metal(titanium: &[f32], cobalt_chromium: &[f32]) -> Vec<Metal> {
    let middle = (SIDE as f32 - 1.0) / 2.0;
    let both = titanium.iter().zip(cobalt_chromium).enumerate();
    both.filter(|(_, (titanium, cobalt))| **titanium + **cobalt > 0.0)
        .map(|(at, (titanium, cobalt_chromium))| Metal {
            x: ((at % SIDE) as f32 - middle) * VOXEL,
            y: ((at / SIDE) as f32 - middle) * VOXEL,
            titanium: *titanium,
            cobalt_chromium: *cobalt_chromium,
        })
        .collect()
}

/// What of this length of each matter is left of the beam.
fn transmitted(water: f32, titanium: f32, cobalt_chromium: f32) -> f32 {
    let through = |(weight, line): &(f32, Attenuation)| {
        let exponent = line.water * water + line.titanium * titanium + line.cobalt_chromium * cobalt_chromium;
        weight * (-exponent).exp()
    };
    LINES.iter().map(through).sum()
}

/// How much water a scanner believes to be on a ray.
struct Believed {
    /// Logarithms of what is left behind 0, 1, 2 … steps of water.
    steps: Vec<f32>,
}

impl Believed {
    const STEP: f32 = 10.0;

    fn new() -> Self {
        Self { steps: (0..200).map(|step| -transmitted(step as f32 * Self::STEP, 0.0, 0.0).ln()).collect() }
    }

    fn water(&self, left: f32) -> f32 {
        let wanted = -left.ln();
        let above = self.steps.partition_point(|step| *step < wanted).clamp(1, self.steps.len() - 1);
        let (low, high) = (self.steps[above - 1], self.steps[above]);
        (above as f32 - 1.0 + (wanted - low) / (high - low)) * Self::STEP
    }
}

/// By how many millimetres of water the rays of one direction are believed wrongly.
fn profile(
    water: &Plane,
    metal: &[Metal],
    (sine, cosine): (f32, f32),
    believed: &Believed,
    seed: u64,
) -> Vec<f32> {
    let mut on_ray = vec![(0.0_f32, 0.0_f32); BINS];
    for voxel in metal {
        let place = (voxel.x * cosine + voxel.y * sine) / VOXEL + BINS as f32 / 2.0;
        let (low, share) = (place.floor(), place - place.floor());
        for (bin, part) in [(low, 1.0 - share), (low + 1.0, share)] {
            if let Some((titanium, cobalt)) = on_ray.get_mut(bin as usize) {
                *titanium += part * voxel.titanium * VOXEL;
                *cobalt += part * voxel.cobalt_chromium * VOXEL;
            }
        }
    }
    let (ti, co) = (AT_60_KEV.titanium / AT_60_KEV.water, AT_60_KEV.cobalt_chromium / AT_60_KEV.water);
    let wrong = |(bin, (titanium, cobalt)): (usize, &(f32, f32))| {
        if titanium + cobalt < LEAST_METAL {
            return 0.0;
        }
        let length = along(water, (bin as f32 - BINS as f32 / 2.0) * VOXEL, (sine, cosine));
        let left = transmitted(length, *titanium, *cobalt) + SCATTER;
        let counted = QUANTA * left;
        let noisy = counted + (counted + ELECTRONIC * ELECTRONIC).sqrt() * normal(bin as i32, 0, seed);
        let left = noisy.max(1.0) / QUANTA;
        believed.water(left) - (length + titanium * ti + cobalt * co)
    };
    on_ray.iter().enumerate().map(wrong).collect()
}

/// Millimetres of water on a ray at this distance from the middle.
fn along(water: &Plane, distance: f32, (sine, cosine): (f32, f32)) -> f32 {
    let middle = (SIDE as f32 - 1.0) / 2.0;
    let (x, y) = (distance * cosine / VOXEL + middle, distance * sine / VOXEL + middle);
    let half = (BINS / 2) as f32;
    let [(from_x, to_x), (from_y, to_y)] = [steps_within(x, -sine), steps_within(y, cosine)];
    let (from, to) = (from_x.max(from_y).max(-half).ceil() as i32, to_x.min(to_y).min(half).floor() as i32);
    let steps = from..to.saturating_add(1);
    steps.map(|step| water.at(x - step as f32 * sine, y + step as f32 * cosine)).sum::<f32>() * VOXEL
}

/// Between which steps a coordinate that is here at none, and goes on so with each, lies in the field.
fn steps_within(here: f32, each: f32) -> (f32, f32) {
    let last = SIDE as f32 - 1.0;
    if each.abs() < 1e-6 {
        let is_within = (0.0..=last).contains(&here);
        return if is_within { (f32::NEG_INFINITY, f32::INFINITY) } else { (1.0, 0.0) };
    }
    let (one, other) = (-here / each, (last - here) / each);
    (one.min(other), one.max(other))
}

/// The ramp filter of Ramachandran and Lakshminarayanan with a smooth end; most of a profile is nothing.
fn filtered(profile: &[f32]) -> Vec<f32> {
    let weight = |distance: usize| match distance {
        0 => 0.25,
        even if even % 2 == 0 => 0.0,
        odd => -1.0 / (std::f32::consts::PI * odd as f32).powi(2),
    };
    let ramp: Vec<f32> = (0..BINS).map(|distance| weight(distance) / VOXEL).collect();
    let mut sharp = vec![0.0_f32; BINS];
    for (from, value) in profile.iter().enumerate().filter(|(_, value)| **value != 0.0) {
        for (to, out) in sharp.iter_mut().enumerate() {
            *out += value * ramp[from.abs_diff(to)];
        }
    }
    let at = |place: usize| sharp[place.min(BINS - 1)];
    (0..BINS).map(|bin| 0.25 * at(bin.saturating_sub(1)) + 0.5 * at(bin) + 0.25 * at(bin + 1)).collect()
}

/// A profile as lines from bin to bin: its value at each, and by how much the next is greater.
struct Lines([[f32; 2]; BINS]);

impl Lines {
    fn of(profile: &[f32]) -> Self {
        Self(std::array::from_fn(|bin| [profile[bin], profile[(bin + 1).min(BINS - 1)] - profile[bin]]))
    }

    #[inline]
    fn at(&self, place: f32) -> f32 {
        let place = place.clamp(0.0, BINS as f32 - 1.0);
        let bin = place as i32;
        let [value, rise] = self.0[bin as usize];
        value + (place - bin as f32) * rise
    }
}

fn project_back(
    profile: &Lines,
    (sine, cosine): (f32, f32),
    [columns, rows]: [&Range<usize>; 2],
    sum: &mut [f32],
) {
    let middle = (SIDE as f32 - 1.0) / 2.0;
    for row in rows.clone() {
        let start = BINS as f32 / 2.0 - middle * cosine + (row as f32 - middle) * sine;
        let line = &mut sum[row * SIDE..][columns.clone()];
        for (value, column) in line.iter_mut().zip(columns.clone()) {
            *value += profile.at(start + column as f32 * cosine);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A body of water with two rods, off its middle.
    fn slice() -> [Vec<f32>; 3] {
        let disc = |x: f32, y: f32, radius: f32| {
            move |at: usize| ((at % SIDE) as f32 - x).hypot((at / SIDE) as f32 - y) < radius
        };
        let (body, one, other) = (disc(150.0, 140.0, 95.0), disc(130.0, 160.0, 2.5), disc(171.0, 160.0, 2.5));
        let filled = |value: &dyn Fn(usize) -> f32| (0..SIDE * SIDE).map(value).collect();
        let share = |is_in: bool| f32::from(u8::from(is_in));
        [
            filled(&|at| if body(at) && !one(at) && !other(at) { 0.0 } else { -1000.0 }),
            filled(&|at| share(one(at))),
            filled(&|at| share(other(at))),
        ]
    }

    #[test]
    fn a_part_of_the_field_has_the_streaks_of_the_whole() {
        let [tissue, titanium, cobalt] = slice();
        let whole = artefact(&tissue, &titanium, &cobalt, 7, [0..SIDE, 0..SIDE]).unwrap();
        let (columns, rows) = (part_of_field(224, 0.7), part_of_field(100, 0.9));
        let part = artefact(&tissue, &titanium, &cobalt, 7, [columns.clone(), rows.clone()]).unwrap();
        for (at, (part, whole)) in part.values.iter().zip(&whole.values).enumerate() {
            let is_asked_for = columns.contains(&(at % SIDE)) && rows.contains(&(at / SIDE));
            assert_eq!(*part, if is_asked_for { *whole } else { 0.0 }, "{at}");
        }
        let between = whole.values[160 * SIDE + 150];
        assert!(between < -20.0, "dark between the rods: {between}");
    }

    #[test]
    fn every_voxel_of_a_grid_lies_between_two_of_its_part_of_the_field() {
        for (count, spacing) in [(224, 0.7), (512, 0.7), (16, 0.05), (17, 1.6), (2048, 20.0)] {
            let part = part_of_field(count, spacing);
            let half = (f64::from(count) - 1.0) / 2.0 * spacing / f64::from(VOXEL);
            let middle = (SIDE as f64 - 1.0) / 2.0;
            assert!(part.start == 0 || part.start as f64 <= middle - half, "{count}");
            assert!(part.end == SIDE || (part.end - 1) as f64 >= middle + half, "{count}");
        }
    }

    /// Against every step of the ray, looked at one by one.
    #[test]
    fn water_on_a_ray_is_that_of_every_step_within_the_field() {
        let [tissue, ..] = slice();
        let values = tissue.iter().map(|value| 1.0 + value / 1000.0).collect();
        let water = Plane { columns: SIDE, rows: SIDE, values };
        for (distance, turn) in [(0.0, 0.0), (30.0, 1.1), (-140.0, 0.7), (60.0, 1.570_796_4), (300.0, 2.4)] {
            let (sine, cosine) = f32::sin_cos(turn);
            let middle = (SIDE as f32 - 1.0) / 2.0;
            let (x, y) = (distance * cosine / VOXEL + middle, distance * sine / VOXEL + middle);
            let inside = |value: f32| (0.0..=SIDE as f32 - 1.0).contains(&value);
            let half = (BINS / 2) as i32;
            let places = (-half..=half).map(|step| (x - step as f32 * sine, y + step as f32 * cosine));
            let expected: f32 =
                places.filter(|(x, y)| inside(*x) && inside(*y)).map(|(x, y)| water.at(x, y)).sum();
            assert_eq!(along(&water, distance, (sine, cosine)), expected * VOXEL, "{distance}, {turn}");
        }
    }
}
