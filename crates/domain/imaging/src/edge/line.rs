//! Lines that the edges in a strip may be.

use super::arch::{Arch, EdgePoint};
use super::kernel_path;
use super::kernel_profiles::Profiles;
use super::robust::quantile;
use super::square::Point;
use super::strip::Strip;
use std::ops::Range;

/// So many edges are looked at, the most rewarded first.
const EDGES: usize = 4;
/// The steepest that an edge runs against the drawn line, and what it costs.
const STEEPEST: f64 = 0.6;
const STEEPNESS: f64 = 1.0;
/// An edge ends where its slope stays below this share of what it has in its middle.
const ENDS_BELOW: f32 = 0.65;
/// An edge of fewer profiles is none.
const FEWEST: usize = 8;
/// How far beside an edge the next one begins, as a share of the length.
pub(super) const CLEAR: f64 = 0.06;
/// The deepest hollow, as a share of the length.
const DEEPEST: f64 = 0.10;
/// Points within so many spreads lie on the line.
const ON_LINE: f64 = 3.0;
/// What a line of another length than the drawn one is worth less, for each length of difference.
const OTHER_LENGTH: f64 = 0.5;

/// A line along an edge, in lengths along and across the strip.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) fit: Arch,
    pub(super) points: Vec<EdgePoint>,
    /// Where it begins and ends along the drawn line.
    pub(super) from: f64,
    pub(super) to: f64,
    /// Scatter of its points about it.
    pub(super) spread: f64,
    /// Share of its profiles that lie on it.
    pub(super) share: f64,
    /// Slope of the edge over the spread of slopes elsewhere.
    pub(super) contrast: f64,
    /// What it is worth beside others; a strong edge of the drawn length at the drawn place has 1.
    pub(super) score: f64,
    /// Whether it goes on where the strip ends.
    pub(super) runs_on: bool,
}

/// Where an edge lies, profile by profile, and from which to which it can be told.
struct Trace {
    path: Vec<usize>,
    run: Range<usize>,
}

/// The lines of a strip, the most rewarded edge first.
pub(super) fn lines(strip: &Strip) -> Vec<Line> {
    let mut rewards = strip.rewards();
    let most_step = (STEEPEST * strip.along_step / strip.across_step).ceil() as usize;
    let penalty = (STEEPNESS * (strip.across_step / strip.along_step).powi(2)) as f32;
    let next = |_| {
        let path = kernel_path::best(&rewards, most_step.max(1), penalty);
        let run = run(strip, &path);
        let trace = Trace { path, run };
        cover(&mut rewards, strip, &trace);
        trace
    };
    let traces: Vec<Trace> = (0..EDGES).map(next).collect();
    traces.iter().filter_map(|trace| line(strip, trace)).collect()
}

/// Takes the reward from where an edge was found, so that the next is another.
fn cover(rewards: &mut Profiles, strip: &Strip, trace: &Trace) {
    let clear = ((CLEAR * strip.axis.length / strip.across_step).round() as usize).max(3);
    let rows = rewards.rows_mut().zip(&trace.path).enumerate();
    for (_, (row, at)) in rows.filter(|(profile, _)| trace.run.contains(profile)) {
        let covered = row.iter_mut().take(at + clear).skip((at + 1).saturating_sub(clear));
        covered.for_each(|reward| *reward = reward.min(-0.3));
    }
}

/// The profiles between which a path lies on an edge.
fn run(strip: &Strip, path: &[usize]) -> Range<usize> {
    let slopes: Vec<f32> =
        path.iter().enumerate().map(|(profile, sample)| strip.slopes.at(profile, *sample)).collect();
    let central = slopes
        .iter()
        .enumerate()
        .filter(|(profile, _)| (0.25..=0.75).contains(&(strip.along(*profile) / strip.axis.length)));
    let usual = quantile(central.map(|(_, slope)| *slope).collect(), 0.5).max(0.5 * strip.usual());
    strongest(slopes.iter().map(|slope| (slope / usual as f32).clamp(0.0, 1.0) - ENDS_BELOW))
}

/// The run with the greatest sum: gaps are bridged where more is gained behind them than they cost.
fn strongest(evidence: impl Iterator<Item = f32>) -> Range<usize> {
    let (mut best, mut most) = (0..0, 0.0);
    let (mut from, mut sum) = (0, 0.0);
    for (place, value) in evidence.enumerate() {
        if sum <= 0.0 {
            (from, sum) = (place, 0.0);
        }
        sum += value;
        if sum > most {
            (best, most) = (from..place + 1, sum);
        }
    }
    best
}

fn line(strip: &Strip, Trace { path, run }: &Trace) -> Option<Line> {
    if run.len() < FEWEST {
        return None;
    }
    let (from, to) = (strip.along(run.start), strip.along(run.end - 1));
    let on_run = || run.clone().filter_map(|profile| Some((profile, *path.get(profile)?)));
    let point = |(profile, sample): (usize, usize)| EdgePoint {
        t: (strip.along(profile) - from) / (to - from),
        across: strip.across(sample) + strip.slopes.peak(profile, sample) * strip.across_step,
        strength: strip.strength(profile, sample),
    };
    let points: Vec<EdgePoint> = on_run().map(point).collect();
    let (fit, spread) = Arch::fitted(&points, DEEPEST * strip.axis.length)?;
    let on_line = points.iter().filter(|point| lies_on(&fit, spread, point)).count();
    let slopes = on_run().map(|(profile, sample)| strip.slopes.at(profile, sample)).collect();
    let worth: f64 = points.iter().map(|point| point.strength - strip.discount(point.across)).sum();
    let length = strip.axis.length;
    Some(Line {
        share: on_line as f64 / points.len() as f64,
        contrast: quantile(slopes, 0.5) / strip.noise,
        score: worth * strip.along_step / length - OTHER_LENGTH * ((to - from) / length - 1.0).abs(),
        runs_on: run.start <= 1 || run.end + 1 >= path.len(),
        fit,
        points,
        from,
        to,
        spread,
    })
}

fn lies_on(fit: &Arch, spread: f64, point: &EdgePoint) -> bool {
    point.strength > 0.5 && fit.residual(point).abs() < (ON_LINE * spread).max(1.0)
}

impl Line {
    /// Its ends: of the line between the rims.
    pub(super) fn ends(&self, strip: &Strip) -> [Point; 2] {
        [strip.point(self.from, self.fit.at(0.0)), strip.point(self.to, self.fit.at(1.0))]
    }

    /// Where the edge lies in each of its profiles.
    pub(super) fn edge(&self, strip: &Strip) -> Vec<Point> {
        let along = |t: f64| self.from + t * (self.to - self.from);
        self.points.iter().map(|point| strip.point(along(point.t), point.across)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_strongest_run_bridges_what_covers_it() {
        let run = |evidence: &[f32]| strongest(evidence.iter().copied());
        assert_eq!(run(&[-0.5, 0.4, 0.4, -0.3, 0.4, 0.4, -0.5, 0.1]), 1..6);
        assert_eq!(run(&[0.4, -0.9, 0.4, 0.4]), 2..4);
        assert_eq!(run(&[-1.0, -1.0]), 0..0);
    }
}
