//! The film around a drawn line, straightened: profiles across it.

use super::kernel_profiles::{Ends, Profiles};
use super::robust::{quantile, spread};
use super::search::Field;
use super::square::{Axis, Point};

/// Smoothing across and along the line, as shares of its length.
const ACROSS: f64 = 0.012;
const ALONG: f64 = 0.03;
/// How far beyond its ends the line is followed, as a share of its length.
const BEYOND: f64 = 0.3;
/// Share of profiles whose strongest slope is weaker than that of a usual edge: below a half, for metal outshines bone.
const USUAL: f64 = 0.25;
/// What the furthest place is worth less than the drawn one, of an edge's reward of 1.
const FURTHEST: f64 = 0.15;
/// The most profiles, and the most samples to either side of the line.
const MOST_PROFILES: usize = 256;
const MOST_SAMPLES: f64 = 100.0;

/// Slopes across a line, positive where bone begins in the direction across.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    pub(super) axis: Axis,
    pub(super) slopes: Profiles,
    /// Spread of slopes off the edge.
    pub(super) noise: f64,
    /// Slope of a usual edge here.
    usual: f64,
    reach: f64,
    /// Length beyond the ends, between profiles, and between samples.
    beyond: f64,
    pub(super) along_step: f64,
    pub(super) across_step: f64,
    /// Samples beyond the search, which only smoothing needs.
    margin: usize,
}

impl Strip {
    pub(super) fn new(field: &Field, axis: Axis) -> Self {
        let reach = field.search.reach;
        let beyond = (BEYOND * axis.length).min(reach);
        let profiles = ((axis.length + 2.0 * beyond).ceil() as usize).clamp(32, MOST_PROFILES);
        let along_step = (axis.length + 2.0 * beyond) / (profiles - 1) as f64;
        let across_step = (reach / MOST_SAMPLES).max(0.5);
        let deviation = (ACROSS * axis.length / across_step).max(1.0);
        let margin = (3.0 * deviation).ceil() as usize;
        let samples = 2 * ((reach / across_step) as usize + margin) + 1;
        let middle = (samples / 2) as f64;
        let values = field.profiles(profiles, samples, |profile, sample| {
            axis.point(profile as f64 * along_step - beyond, (sample as f64 - middle) * across_step)
        });
        let mut slopes =
            values.smoothed((ALONG * axis.length / along_step).max(1.0), Ends::Open).slopes(deviation);
        slopes.rows_mut().flatten().for_each(|slope| *slope *= field.sign());
        let noise = spread(slopes.values().iter().copied().map(f64::from)).max(f64::MIN_POSITIVE);
        let strip = Self { axis, slopes, noise, usual: 1.0, reach, beyond, along_step, across_step, margin };
        Self { usual: strip.usual_edge(), ..strip }
    }

    fn usual_edge(&self) -> f64 {
        let drawn = self.slopes.rows().enumerate().filter(|(profile, _)| self.is_drawn(*profile));
        let strongest = drawn.map(|(_, slopes)| slopes.iter().copied().fold(0.0, f32::max));
        quantile(strongest.collect(), USUAL).max(f64::from(f32::MIN_POSITIVE))
    }

    /// How far along the line a profile lies.
    pub(super) fn along(&self, profile: usize) -> f64 {
        profile as f64 * self.along_step - self.beyond
    }

    /// How far across the line a sample lies.
    pub(super) fn across(&self, sample: usize) -> f64 {
        (sample as f64 - (self.slopes.samples() / 2) as f64) * self.across_step
    }

    fn is_drawn(&self, profile: usize) -> bool {
        (0.0..=self.axis.length).contains(&self.along(profile))
    }

    /// Slope of a usual edge here.
    pub(super) const fn usual(&self) -> f64 {
        self.usual
    }

    /// How strong an edge is there, from 0 to 1 for a usual one and above.
    pub(super) fn strength(&self, profile: usize, sample: usize) -> f64 {
        (f64::from(self.slopes.at(profile, sample)) / self.usual).clamp(0.0, 1.0)
    }

    /// What an edge is worth less for lying this far across.
    pub(super) fn discount(&self, across: f64) -> f64 {
        FURTHEST * (across / self.reach).powi(2)
    }

    /// What a path gathers at each sample; beyond the search it loses.
    pub(super) fn rewards(&self) -> Profiles {
        let mut rewards = self.slopes.clone();
        let (samples, margin) = (self.slopes.samples(), self.margin);
        let discounts: Vec<f32> =
            (0..samples).map(|sample| self.discount(self.across(sample)) as f32).collect();
        for row in rewards.rows_mut() {
            for ((sample, reward), discount) in row.iter_mut().enumerate().zip(&discounts) {
                let is_inside = (margin..samples - margin).contains(&sample);
                let strength = (*reward / self.usual as f32).clamp(0.0, 1.0);
                *reward = if is_inside { strength - discount } else { -1.0 };
            }
        }
        rewards
    }

    /// The point so far along and across, in square coordinates.
    pub(super) fn point(&self, along: f64, across: f64) -> Point {
        self.axis.point(along, across)
    }
}
