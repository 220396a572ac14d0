//! An endplate as a line: its surface across the way through the disc beside it, and where it ends in front and behind.

use super::surface::Surface;
use crate::attenuation::{METAL, Probe};
use crate::order::quantile;
use crate::place::{Vector, across};
use upright_anatomy::Endplate;

/// An endplate in the sagittal plane of its vertebra.
///
/// - **Definition**: from the posterior to the anterior corner of the body, where the surface of the endplate towards the disc meets
///   its walls.
/// - **Frame, unit**: DICOM's patient axes, in mm towards the patient's left, back and head.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EndplateLine {
    /// Which.
    pub endplate: Endplate,
    /// Its posterior corner.
    pub posterior: [f64; 3],
    /// Its anterior corner.
    pub anterior: [f64; 3],
}

/// Why an endplate is missing. Unknown: nothing stands in for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoEndplate {
    /// The disc beside it was not seen: its place would be a guess.
    Guessed,
    /// It lies beyond the slices in part, or one is missing.
    Outside,
    /// Metal hides too much of it.
    Hidden,
    /// No surface stands out, or its ends do not.
    Unclear,
}

impl NoEndplate {
    /// Never changes.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guessed => "guessed",
            Self::Outside => "outside",
            Self::Hidden => "hidden",
            Self::Unclear => "unclear",
        }
    }

    /// For people.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Guessed => "the disc was not seen",
            Self::Outside => "beyond the slices",
            Self::Hidden => "metal",
            Self::Unclear => "not clear",
        }
    }
}

/// Where an endplate is looked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    pub(super) endplate: Endplate,
    /// Near its middle.
    pub(super) middle: Vector,
    /// The way up through the disc beside it.
    pub(super) up: Vector,
    /// From this endplate to the one across the disc, in mm; none where there is no other.
    pub(super) disc: Option<f64>,
}

/// Ways of an endplate: to the front along it, to the left along it, and into its vertebra.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ways {
    pub(super) middle: Vector,
    pub(super) front: Vector,
    pub(super) left: Vector,
    pub(super) inwards: Vector,
}

impl Expected {
    fn ways(&self, lean: f64) -> Ways {
        let [_, back] = across(self.up);
        let up = (self.up + back * lean).normalize();
        let [left, back] = across(up);
        let sign = if self.is_superior() { -1.0 } else { 1.0 };
        Ways { middle: self.middle, front: -back, left, inwards: up * sign }
    }

    fn is_superior(&self) -> bool {
        self.endplate.surface == upright_anatomy::Surface::Superior
    }

    /// The line of this endplate: of those found from several leans, the one that most of the endplate agrees with.
    pub(super) fn line(&self, probe: &Probe<'_>) -> Result<EndplateLine, NoEndplate> {
        /// How endplates lean against the way through the disc, as the share of a way to the back: no clinical limit.
        const LEANS: [f64; 7] = [0.0, 0.13, -0.13, 0.26, -0.26, 0.4, -0.4];
        let found = LEANS.map(|lean| self.from(probe, lean));
        let best = found.iter().flatten().max_by(|one, other| one.agreed.total_cmp(&other.agreed));
        match best {
            Some(best) => Ok(best.line),
            None => Err(found.into_iter().find_map(Result::err).unwrap_or(NoEndplate::Unclear)),
        }
    }

    /// The line that is found from a lean.
    fn from(&self, probe: &Probe<'_>, lean: f64) -> Result<Found, NoEndplate> {
        /// How often it is looked for, each time where it was found before.
        const TIMES: usize = 3;
        let mut ways = self.ways(lean);
        let mut found = None;
        for _ in 0..TIMES {
            let ends = ends(probe, &ways)?;
            let surface = Surface::of(probe, &ways, ends, self.disc)?;
            let heights = ends.map(|end| surface.at(end));
            found = Some((ways, ends, heights, surface.agreed));
            ways = turned(&ways, ends, heights, surface.lean());
        }
        let (ways, [back, front], [behind, before], agreed) = found.ok_or(NoEndplate::Unclear)?;
        let corner =
            |along: f64, height: f64| Vector::into(ways.middle + ways.front * along + ways.inwards * height);
        let line = EndplateLine {
            endplate: self.endplate,
            posterior: corner(back, behind),
            anterior: corner(front, before),
        };
        Ok(Found { line, agreed })
    }
}

/// A line, and how much of the endplate agrees with it.
struct Found {
    line: EndplateLine,
    agreed: f64,
}

/// The ways of the line that was found, about its middle.
fn turned(ways: &Ways, [back, front]: [f64; 2], [behind, before]: [f64; 2], lean: f64) -> Ways {
    let along = ways.front * (front - back) + ways.inwards * (before - behind);
    let front_way = along.normalize();
    let left = (ways.left + ways.inwards * lean).normalize();
    let left = (left - front_way * left.dot(&front_way)).normalize();
    let inwards = front_way.cross(&left);
    let inwards = if inwards.dot(&ways.inwards) < 0.0 { -inwards } else { inwards };
    let middle =
        ways.middle + ways.front * f64::midpoint(back, front) + ways.inwards * f64::midpoint(behind, before);
    Ways { middle, front: front_way, left, inwards }
}

/// How far behind and in front of the middle the walls of the body lie, just within the endplate: behind below 0.
fn ends(probe: &Probe<'_>, ways: &Ways) -> Result<[f64; 2], NoEndplate> {
    /// Lines beside the middle and within the endplate, in mm: no clinical limit.
    const BESIDE: [f64; 5] = [-6.0, -3.0, 0.0, 3.0, 6.0];
    const WITHIN: [f64; 3] = [2.0, 3.0, 4.0];
    /// Fewer lines than this tell nothing: no clinical limit.
    const FEWEST: usize = 5;
    /// Dark streaks end lines early, and hardly anything ends them late: no clinical limit.
    const FAR: f64 = 0.7;
    /// Depths of endplates from T1 to S1, in mm: no clinical limit.
    const DEPTHS: std::ops::RangeInclusive<f64> = 14.0..=52.0;
    let wall = |way: f64| {
        let lines = BESIDE.iter().flat_map(|left| WITHIN.map(|within| (*left, within)));
        let mut found: Vec<f64> = lines
            .filter_map(|(left, within)| {
                wall(probe, ways.middle + ways.left * left + ways.inwards * within, ways.front * way)
            })
            .collect();
        (found.len() >= FEWEST).then(|| quantile(&mut found, FAR)).flatten()
    };
    let (front, back) = wall(1.0).zip(wall(-1.0)).ok_or(NoEndplate::Unclear)?;
    let is_body = DEPTHS.contains(&(front + back));
    is_body.then_some([-back, front]).ok_or(NoEndplate::Unclear)
}

/// How far away the wall of a body lies on a way out of it: where it falls most from its dense shell to what lies beside it. None
/// where metal is on the way, or no wall.
fn wall(probe: &Probe<'_>, from: Vector, way: Vector) -> Option<f64> {
    /// How far walls are looked for, in mm, and over how far they fall: no clinical limit.
    const NEAREST: f64 = 6.0;
    const FARTHEST: f64 = 32.0;
    const STEP: f64 = 0.5;
    const FALL: usize = 3;
    /// They fall by at least so much, in HU: no clinical limit.
    const LEAST: f64 = 90.0;
    let steps = (FARTHEST / STEP) as u32;
    let values: Vec<f64> =
        (0..=steps).map_while(|step| probe.at(from + way * (f64::from(step) * STEP))).collect();
    let falls = values.iter().zip(values.iter().skip(FALL)).enumerate().skip((NEAREST / STEP) as usize);
    let falls = falls.map(|(step, (before, after))| (step, before - after));
    let (first, _) = falls.clone().find(|(_, fall)| *fall > LEAST)?;
    // The shell of a wall is thin: beyond the first fall the steepest one belongs to it, and farther ones to other bones.
    let beside = falls.skip_while(|(step, _)| *step < first).take(2 * FALL);
    let (step, _) = beside.max_by(|(_, one), (_, other)| one.total_cmp(other))?;
    let is_metal = values.iter().take(step + 2 * FALL).any(|value| *value > METAL);
    (!is_metal).then_some((step as f64 + FALL as f64 / 2.0) * STEP)
}
