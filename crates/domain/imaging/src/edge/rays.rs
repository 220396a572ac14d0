//! The film around a drawn circle: profiles along its radii.

use super::kernel_profiles::{Ends, Profiles};
use super::ring::Ring;
use super::robust::{quantile, spread};
use super::search::Field;
use super::square::Point;
use std::f64::consts::TAU;

/// Smoothing along and across the rays, as shares of the radius.
const ALONG: f64 = 0.018;
const ACROSS: f64 = 0.05;
/// Share of rays whose strongest slope is weaker than that of a usual edge.
const USUAL: f64 = 0.35;
/// An edge on a ray has at least this share of a usual one's slope; so many are kept.
const LEAST: f32 = 0.4;
const EDGES: usize = 4;
/// Rays begin at this share of the radius.
const INNERMOST: f64 = 0.25;
/// The most samples that a search is long.
const MOST_SAMPLES: f64 = 100.0;
/// Rays: one for every two pixels of the circle, between these.
const FEWEST: usize = 64;
const MOST: usize = 192;

/// Slopes along rays, positive where bone ends.
#[derive(Clone, Debug)]
pub(super) struct Rays {
    directions: Vec<Point>,
    slopes: Profiles,
    /// The strongest edges on each ray, by their distance from the drawn centre.
    edges: Vec<Vec<f64>>,
    /// Spread of slopes off the edge.
    noise: f64,
    /// Slope of a usual edge here.
    usual: f64,
    first: f64,
    step: f64,
}

impl Rays {
    /// Rays about `centre`, in square coordinates.
    pub(super) fn new(field: &Field, centre: Point, radius: f64) -> Self {
        let reach = field.search.reach;
        let count = ((TAU * radius / 2.0).ceil() as usize).clamp(FEWEST, MOST);
        let step = (reach / MOST_SAMPLES).max(0.5);
        let deviation = (ALONG * radius / step).max(1.0);
        let margin = (3.0 * deviation).ceil() * step;
        let first = (radius - reach - margin).max(INNERMOST * radius);
        let samples = ((radius + reach + margin - first) / step).ceil() as usize;
        let directions: Vec<Point> = (0..count).map(|ray| direction(ray as f64 / count as f64)).collect();
        let values = field.profiles(count, samples, |ray, sample| {
            let [x, y] = directions.get(ray).copied().unwrap_or_default();
            let distance = first + sample as f64 * step;
            [centre[0] + distance * x, centre[1] + distance * y]
        });
        let mut slopes =
            values.smoothed((ACROSS * count as f64 / TAU).max(0.5), Ends::Joined).slopes(deviation);
        slopes.rows_mut().flatten().for_each(|slope| *slope *= -field.sign());
        let noise = spread(slopes.values().iter().copied().map(f64::from)).max(f64::MIN_POSITIVE);
        let strongest = slopes.rows().map(|slopes| slopes.iter().copied().fold(0.0, f32::max)).collect();
        let usual = quantile(strongest, USUAL).max(f64::from(f32::MIN_POSITIVE));
        let mut rays = Self { directions, slopes, edges: Vec::new(), noise, usual, first, step };
        rays.edges = (0..count).map(|ray| rays.edges_of(ray)).collect();
        rays
    }

    fn edges_of(&self, ray: usize) -> Vec<f64> {
        let slope = |sample: usize| self.slopes.at(ray, sample);
        let least = LEAST * self.usual as f32;
        let is_peak = |sample: &usize| {
            let here = slope(*sample);
            here > least && here > slope(sample - 1) && here >= slope(sample + 1)
        };
        let mut peaks: Vec<usize> = (1..self.slopes.samples().saturating_sub(1)).filter(is_peak).collect();
        peaks.sort_by(|one, other| slope(*other).total_cmp(&slope(*one)));
        peaks.truncate(EDGES);
        let distance =
            |sample: usize| self.first + (sample as f64 + self.slopes.peak(ray, sample)) * self.step;
        peaks.into_iter().map(distance).collect()
    }

    pub(super) fn directions(&self) -> &[Point] {
        &self.directions
    }

    pub(super) fn edges(&self) -> &[Vec<f64>] {
        &self.edges
    }

    /// Slope where each ray leaves the circle; 0 for one that does not.
    fn slopes_on<'a>(&'a self, ring: &'a Ring) -> impl Iterator<Item = f64> + 'a {
        self.directions
            .iter()
            .enumerate()
            .map(|(ray, direction)| ring.reach(*direction).map_or(0.0, |distance| self.slope(ray, distance)))
    }

    fn slope(&self, ray: usize, distance: f64) -> f64 {
        let place = (distance - self.first) / self.step;
        if place < 0.0 {
            return 0.0;
        }
        let (sample, beyond) = (place as usize, place.fract() as f32);
        let (here, next) = (self.slopes.at(ray, sample), self.slopes.at(ray, sample + 1));
        f64::from(here * (1.0 - beyond) + next * beyond)
    }

    /// Mean strength of the edge along a circle, from 0 to 1.
    pub(super) fn strength(&self, ring: &Ring) -> f64 {
        let sum: f64 = self.slopes_on(ring).map(|slope| (slope / self.usual).clamp(0.0, 1.0)).sum();
        sum / self.directions.len() as f64
    }

    /// Median slope along a circle over the spread of slopes elsewhere.
    pub(super) fn contrast(&self, ring: &Ring) -> f64 {
        quantile(self.slopes_on(ring).map(|slope| slope as f32).collect(), 0.5) / self.noise
    }
}

/// Direction of a ray, by its share of a turn.
fn direction(share: f64) -> Point {
    let (sine, cosine) = (TAU * share).sin_cos();
    [cosine, sine]
}
