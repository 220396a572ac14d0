//! The sac at one level: how large it is on a plane across the canal.

use super::plane::{FINE, Frame, Plane, area, extent, number};
use super::sac::{Cut, Lost, STEP, grown};
use crate::attenuation::{METAL, Probe};
use crate::estimate::Estimate;
use crate::mask::Mask;
use crate::order::{mean_of, median};
use crate::place::Vector;
use std::f64::consts::{PI, TAU};

/// The dural sac on a plane across the canal.
///
/// - **Definition**: what contrast medium fills, roots and cord in it included, to half-way in attenuation between contrast medium
///   and its surroundings. Of the planes from 6 mm below to 6 mm above the middle of a disc the narrowest, if the sac is wider on
///   either side of it, else that in the middle; behind a body the lower quartile.
/// - **Unit**: mm² and mm.
/// - **Interval**: from how far planes beside each other differ, and a share of a voxel along the whole border. Behind a disc where
///   the sac is narrowest nowhere, as above the sacrum where it tapers, it holds the area of every plane of the level: the
///   column tells the place of a disc to some mm only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SacSection {
    /// Cross-sectional area.
    pub area: Estimate,
    /// From front to back, where it is deepest.
    pub depth: Estimate,
    /// From side to side, where it is widest.
    pub width: Estimate,
    /// Share of the borders of all planes of the level beside which neither metal nor its dark streak lies.
    pub clear: f64,
    /// Attenuation of the contrast medium, in HU.
    pub contrast: f64,
    /// Its middle, in mm towards the patient's left, back and head.
    pub centre: [f64; 3],
    /// The way up through it, of length 1.
    pub up: [f64; 3],
}

/// Why the sac was not measured at a level. Unknown: neither narrow nor wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoSection {
    /// It lies beyond the slices in part, or one is missing.
    Outside,
    /// No contrast medium is seen there.
    NoContrast,
    /// Metal or its streaks hide more than half of it.
    Hidden,
}

impl From<Lost> for NoSection {
    fn from(lost: Lost) -> Self {
        match lost {
            Lost::Outside => Self::Outside,
            Lost::NoContrast => Self::NoContrast,
            Lost::Metal => Self::Hidden,
        }
    }
}

/// Where the sac is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Behind {
    /// A disc.
    Disc,
    /// A body.
    Body,
}

/// So many planes below and above its middle belong to a disc or body; the column leads to the right one within them. No clinical
/// limit.
const AROUND: usize = 6;

/// The sac around plane `at`.
pub(super) fn section(
    probe: &Probe<'_>,
    cuts: &[Result<Cut, Lost>],
    at: usize,
    behind: Behind,
    voxel: f64,
) -> Result<SacSection, NoSection> {
    /// Less of the level, or of one plane, than this tells no area: no clinical limit.
    const LEVEL: f64 = 0.5;
    const PLANE: f64 = 0.9;
    let up = axis(cuts, at).ok_or_else(|| why(cuts, at))?;
    let planes: Vec<_> = (at.saturating_sub(AROUND)..(at + AROUND + 1).min(cuts.len()))
        .filter_map(|plane| {
            let known = cuts.get(plane)?.as_ref().map_err(|lost| NoSection::from(*lost));
            Some((plane.abs_diff(at), known.and_then(|cut| Section::across(probe, cut, up))))
        })
        .collect();
    // Contrast medium that is missing on one plane may be missing because it is the narrowest.
    if planes.iter().any(|(_, plane)| matches!(plane, Err(NoSection::NoContrast))) {
        return Err(NoSection::NoContrast);
    }
    let share = planes.iter().flat_map(|(_, plane)| plane).map(|plane| plane.clear).sum::<f64>()
        / planes.len().max(1) as f64;
    let is_cut_off = planes.iter().filter(|(_, plane)| matches!(plane, Err(NoSection::Outside))).count()
        > planes.len() / 4;
    if is_cut_off {
        return Err(NoSection::Outside);
    }
    let clear: Vec<(usize, Section)> = planes
        .into_iter()
        .filter_map(|(away, plane)| Some((away, plane.ok().filter(|plane| plane.clear >= PLANE)?)))
        .collect();
    let smooth = smoothed(&clear);
    let scatter = scatter(&clear, &smooth);
    let found = if behind == Behind::Body { of_body(smooth) } else { of_disc(smooth) };
    let (smooth, range) = found.filter(|_| share >= LEVEL).ok_or(NoSection::Hidden)?;
    Ok(SacSection { clear: share, ..smooth.section.measured(smooth.area, range, scatter, voxel) })
}

/// Behind a body the lower quartile: bone that touches the sac widens it.
fn of_body(mut smooth: Vec<Smooth<'_>>) -> Option<(Smooth<'_>, [f64; 2])> {
    smooth.sort_by(|one, other| one.area.total_cmp(&other.area));
    let chosen = *smooth.get(smooth.len() / 4)?;
    Some((chosen, [chosen.area; 2]))
}

/// Behind a disc where the sac is narrowest, if it is wider on either side of there: that is the disc, even where the planes lie a
/// little off. Else the plane in its middle, and the area may be that of any plane around it.
fn of_disc(smooth: Vec<Smooth<'_>>) -> Option<(Smooth<'_>, [f64; 2])> {
    /// Wider by less than this share is no wider: no clinical limit.
    const WIDER: f64 = 1.08;
    let areas = |smooth: &[Smooth<'_>]| smooth.iter().map(|smooth| smooth.area).collect::<Vec<f64>>();
    let least = |areas: Vec<f64>| areas.into_iter().fold(f64::INFINITY, f64::min);
    let most = |areas: Vec<f64>| areas.into_iter().fold(f64::NEG_INFINITY, f64::max);
    let (at, narrowest) =
        smooth.iter().enumerate().min_by(|(_, one), (_, other)| one.area.total_cmp(&other.area))?;
    let (before, after) = smooth.split_at(at);
    if [before, after].into_iter().all(|side| most(areas(side)) >= WIDER * narrowest.area) {
        return Some((*narrowest, [narrowest.area; 2]));
    }
    let middle = smooth.iter().min_by_key(|smooth| smooth.away)?;
    Some((*middle, [least(areas(&smooth)), most(areas(&smooth))]))
}

fn why(cuts: &[Result<Cut, Lost>], at: usize) -> NoSection {
    match cuts.get(at) {
        Some(Err(lost)) => (*lost).into(),
        _ => NoSection::NoContrast,
    }
}

/// The way up the canal: through the middles of the sac below and above.
fn axis(cuts: &[Result<Cut, Lost>], at: usize) -> Option<Vector> {
    /// Middles so many steps away tell it: no clinical limit.
    const TELLING: usize = 6;
    let centre = |at: usize| cuts.get(at).and_then(|cut| cut.as_ref().ok()).map(|cut| cut.centre);
    let below = (1..=TELLING).rev().find_map(|away| centre(at.checked_sub(away)?));
    let above = (1..=TELLING).rev().find_map(|away| centre(at + away));
    (above? - below?).try_normalize(1e-6)
}

/// What is measured on one plane.
struct Section {
    area: f64,
    extent: [f64; 2],
    clear: f64,
    contrast: f64,
    centre: Vector,
    up: Vector,
}

impl Section {
    /// Across `up`, where the sac is as `known` on a plane close by.
    fn across(probe: &Probe<'_>, known: &Cut, up: Vector) -> Result<Self, NoSection> {
        let plane = Plane::of(probe, known.frame.turned(known.centre, up));
        let cut = grown(&plane, &known.mask, known.units)?;
        Ok(Self {
            area: area(&cut.mask),
            extent: extent(&cut.mask),
            clear: clear(&plane, &cut),
            contrast: cut.units,
            centre: cut.centre,
            up,
        })
    }

    fn measured(&self, area: f64, [least, most]: [f64; 2], scatter: f64, voxel: f64) -> SacSection {
        /// The border may be off by this share of a voxel: no clinical limit.
        const BORDER: f64 = 0.45;
        const BOTH_SIDES: f64 = 1.96;
        let border = BORDER * voxel;
        let round = 2.0 * (PI * area).sqrt();
        let margin = (border * round).hypot(BOTH_SIDES * scatter);
        let [width, depth] = self.extent.map(|length| Estimate::within(length, 2.0 * border + FINE));
        let interval = [(least - margin).max(0.0), most + margin];
        SacSection {
            area: Estimate { value: area, interval },
            depth,
            width,
            clear: self.clear,
            contrast: self.contrast,
            centre: self.centre.into(),
            up: self.up.into(),
        }
    }
}

/// A plane with the median of its area and those beside it.
#[derive(Clone, Copy)]
struct Smooth<'a> {
    /// So many planes from the middle.
    away: usize,
    area: f64,
    section: &'a Section,
}

fn smoothed(sections: &[(usize, Section)]) -> Vec<Smooth<'_>> {
    let around = |number: usize| {
        let near =
            sections.get(number.saturating_sub(2)..(number + 3).min(sections.len())).unwrap_or_default();
        median(&mut near.iter().map(|(_, section)| section.area).collect::<Vec<_>>())
    };
    let numbered = sections.iter().enumerate();
    numbered
        .filter_map(|(number, (away, section))| Some(Smooth { away: *away, area: around(number)?, section }))
        .collect()
}

/// How far areas scatter about their median with those beside them, in mm².
fn scatter(sections: &[(usize, Section)], smooth: &[Smooth<'_>]) -> f64 {
    let both = sections.iter().zip(smooth);
    let squares = both.map(|((_, section), smooth)| (section.area - smooth.area).powi(2));
    mean_of(&squares.collect::<Vec<_>>()).sqrt()
}

/// Share of the border beside which no metal and no dark streak lies.
fn clear(plane: &Plane, cut: &Cut) -> f64 {
    /// Ways around the middle, and how far beyond the border they go, in mm: no clinical limit.
    const WAYS: usize = 36;
    const BEYOND: f64 = 3.0;
    /// Nothing but a streak is less dense than this, in HU: no clinical limit.
    const STREAK: f64 = -300.0;
    let [left, back, _] = plane.frame.within(cut.centre);
    let is_clear = |way: &usize| {
        let (sine, cosine) = (*way as f64 / WAYS as f64 * TAU).sin_cos();
        let at = |out: f64| [left + cosine * out, back + sine * out];
        let border = border(&cut.mask, &at);
        let steps = (BEYOND / FINE) as u32;
        (0..=steps).all(|step| {
            let value = plane.at(at(border + f64::from(step) * FINE));
            value.is_some_and(|value| (STREAK..METAL).contains(&value))
        })
    };
    (0..WAYS).filter(is_clear).count() as f64 / WAYS as f64
}

/// How far out the mask reaches.
fn border(mask: &Mask, at: &dyn Fn(f64) -> [f64; 2]) -> f64 {
    const FARTHEST: u32 = 60;
    let is_in = |out: &f64| number(at(*out)).is_some_and(|number| mask.has(number));
    let steps = (0..FARTHEST).map(|step| f64::from(step) * FINE);
    steps.take_while(is_in).last().unwrap_or_default()
}

/// The plane that is nearest to a place, by the way across it.
pub(super) fn nearest(frames: &[Frame], place: Vector) -> Option<usize> {
    let away = |frame: &Frame| {
        let [left, back, up] = frame.within(place);
        // Planes behind a bent column meet: the column itself tells which one is meant.
        up.abs() + 0.01 * left.hypot(back)
    };
    let numbered = frames.iter().enumerate();
    let nearest = numbered.min_by(|(_, one), (_, other)| away(one).total_cmp(&away(other)))?;
    (nearest.1.within(place)[2].abs() <= STEP).then_some(nearest.0)
}
