//! The spinal canal on CT: the dural sac where contrast medium fills it, where that ends, and screws beside it.

mod around;
mod block;
mod bony;
mod kernel_mask;
mod level;
mod plane;
mod proposal;
mod sac;
mod screw;
mod side;

use crate::attenuation::{Attenuation, Probe};
use crate::column::{Column, Source, Vertebra};
use crate::estimate::Estimate;
use crate::metal::{Halo, Screw};
use crate::order::median;
use crate::place::Vector;
use around::Around;
use level::{Behind, nearest, section};
use plane::{Frame, Plane};
use sac::{Cut, Lost};
use upright_anatomy::Level;
use upright_evidence::numbers;

pub use block::EndKind;
pub use bony::{BonyCanal, NoBonyCanal};
pub use level::{NoSection, SacSection};
pub(crate) use proposal::impingements;
pub use screw::ScrewBesideCanal;

/// The spinal canal of a CT, from a column of vertebrae.
///
/// - **Definition**: the sac is what contrast medium fills behind bodies and discs, followed from planes on which fat is all around
///   it. Contrast medium is at least `default.ct.canal.contrast` dense.
/// - **Limits**: without contrast medium nothing of the sac is measured, only the bone around it. Levels are those of the column: where that is wrong or
///   a disc was not seen, the place of a level is.
#[derive(Clone, Debug, PartialEq)]
pub struct Canal {
    /// Median attenuation of the contrast medium in HU; none where none is seen.
    pub contrast: Option<f64>,
    /// The sac at every disc and body, from the lowest; empty where no contrast medium is seen.
    pub levels: Vec<SacAtLevel>,
    /// Where contrast medium ends although the slices go on.
    pub ends: Vec<ContrastEnd>,
    /// The bony canal of every vertebra above the sacrum, from the lowest; contrast medium or not.
    pub bony: Vec<BonyCanal>,
    /// Whether the column reaches down to the sacrum: else discs are left that nobody looked at.
    is_from_sacrum: bool,
    cuts: Vec<Cut>,
}

/// The sac behind a disc or a body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SacAtLevel {
    /// The vertebra; of a disc the upper one.
    pub level: Level,
    /// Whether it is behind the disc below the vertebra, else behind its body.
    pub is_disc: bool,
    /// How large it is; why it was not measured.
    pub section: Result<SacSection, NoSection>,
    /// Area behind the bodies beside the disc, in mm²: their mean; none for bodies, and where none of the two was measured.
    pub beside: Option<f64>,
    /// Whether the sac only tapers here towards its end in the sacrum: a narrow place is not told from it.
    pub tapers: bool,
}

/// Where contrast medium ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ContrastEnd {
    /// The nearest disc, by the vertebra above.
    pub level: Level,
    /// Whether there is none above it, else below.
    pub is_missing_above: bool,
    /// Why it may end.
    pub kind: EndKind,
    /// The middle of the last plane with contrast medium, in mm towards the patient's left, back and head.
    pub place: [f64; 3],
}

impl SacAtLevel {
    /// Narrow is less than this share: `default.ct.canal.narrow` of `evidence`.
    pub const NARROW: f64 = numbers::DEFAULT_CT_CANAL_NARROW.value;

    /// The area as a share of that behind the bodies beside it.
    #[must_use]
    pub fn share(&self) -> Option<Estimate> {
        let (section, beside) = (self.section.ok()?, self.beside?);
        let [least, most] = section.area.interval;
        (beside > 0.0).then(|| Estimate {
            value: section.area.value / beside,
            interval: [least / beside, most / beside],
        })
    }

    /// Whether the sac is narrow, by `default.ct.canal.narrow` of `evidence`; none where it was not measured or its interval holds
    /// the limit, or the sac tapers there.
    #[must_use]
    pub fn is_narrow(&self) -> Option<bool> {
        let [least, most] = self.share()?.interval;
        match () {
            () if most < Self::NARROW => (!self.tapers).then_some(true),
            () if least >= Self::NARROW => Some(false),
            () => None,
        }
    }
}

impl Canal {
    /// Of a column.
    #[must_use]
    pub fn of(ct: &Attenuation<'_>, column: &Column) -> Self {
        let probe = ct.probe();
        let frames = sac::stations(column);
        let planes: Vec<Plane> = frames.iter().map(|frame| Plane::of(&probe, *frame)).collect();
        let is_from_sacrum = column.vertebra(Level::S1).is_some();
        let followed = sac::followed(&planes);
        let cuts = followed.as_deref().unwrap_or_default();
        let (levels, ends) = match cuts {
            [] => (Vec::new(), Vec::new()),
            _ => (levels(&probe, column, &frames, cuts, voxel(ct)), ends(column, &frames, cuts)),
        };
        let seen: Vec<&Cut> = cuts.iter().flatten().collect();
        let around = Around { probe: &probe, cuts: &seen };
        let bony = column.vertebrae.iter();
        let bony = bony.filter_map(|vertebra| BonyCanal::of(around, vertebra, ct.coarseness())).collect();
        let contrast = median(&mut seen.iter().map(|cut| cut.units).collect::<Vec<_>>());
        let cuts = followed.into_iter().flatten().flatten().collect();
        Self { contrast, levels, ends, bony, is_from_sacrum, cuts }
    }

    /// The sac behind the discs.
    pub fn discs(&self) -> impl Iterator<Item = &SacAtLevel> {
        self.levels.iter().filter(|level| level.is_disc)
    }

    /// A screw of a vertebra beside the canal.
    pub(crate) fn beside(
        &self,
        ct: &Attenuation<'_>,
        screw: &Screw,
        vertebra: &Vertebra,
        halo: Option<Halo>,
    ) -> ScrewBesideCanal {
        let cuts: Vec<&Cut> = self.cuts.iter().collect();
        ScrewBesideCanal::of(&ct.probe(), screw, vertebra, halo, &cuts, ct.coarseness())
    }
}

/// The side of a cube as large as a voxel, in mm.
fn voxel(ct: &Attenuation<'_>) -> f64 {
    ct.frame().spacing().iter().product::<f64>().cbrt()
}

/// Middles of the discs, from the lowest, by the vertebra above.
fn discs(column: &Column) -> impl Iterator<Item = (&Vertebra, &Vertebra, Vector)> {
    let pairs = column.vertebrae.iter().zip(column.vertebrae.iter().skip(1));
    pairs.filter_map(|(lower, upper)| {
        Some((lower, upper, (Vector::from(upper.lower?) + Vector::from(lower.upper)) / 2.0))
    })
}

fn levels(
    probe: &Probe<'_>,
    column: &Column,
    frames: &[Frame],
    cuts: &[Result<Cut, Lost>],
    voxel: f64,
) -> Vec<SacAtLevel> {
    let at = |place: Vector, behind: Behind| {
        let at = nearest(frames, place).ok_or(NoSection::Outside)?;
        section(probe, cuts, at, behind, voxel)
    };
    let area = |body: Result<SacSection, NoSection>| body.ok().map(|section| section.area.value);
    let mut found: Vec<SacAtLevel> = Vec::new();
    let mut below = None;
    for (lower, upper, middle) in discs(column) {
        let body = at(upper.centre.into(), Behind::Body);
        let beside: Vec<f64> = [below, area(body)].into_iter().flatten().collect();
        let beside = (!beside.is_empty()).then(|| crate::order::mean_of(&beside));
        below = area(body);
        let section = at(middle, Behind::Disc);
        let tapers = lower.level == Level::S1 && section.is_ok_and(|section| tapers(&section, cuts));
        let level = upper.level;
        found.push(SacAtLevel { level, is_disc: true, section, beside, tapers });
        found.push(SacAtLevel { level, is_disc: false, section: body, beside: None, tapers: false });
    }
    found
}

/// Whether the sac is not wider below a place.
fn tapers(section: &SacSection, cuts: &[Result<Cut, Lost>]) -> bool {
    /// Wider by less than this share is no wider: no clinical limit.
    const WIDER: f64 = 1.15;
    let (place, up) = (Vector::from(section.centre), Vector::from(section.up));
    let below = cuts.iter().flatten().filter(|cut| (cut.centre - place).dot(&up) < 0.0);
    median(&mut below.map(|cut| plane::area(&cut.mask)).collect::<Vec<_>>())
        .is_none_or(|area| area < WIDER * section.area.value)
}

fn ends(column: &Column, frames: &[Frame], cuts: &[Result<Cut, Lost>]) -> Vec<ContrastEnd> {
    let places: Vec<(Level, usize)> = discs(column)
        .filter_map(|(_, upper, middle)| Some((upper.level, nearest(frames, middle)?)))
        .collect();
    let above_sacrum =
        discs(column).find(|(lower, ..)| lower.level == Level::S1).map(|(_, upper, _)| upper.level);
    let end = |end: block::End| {
        let (level, _) = places.iter().min_by_key(|(_, at)| at.abs_diff(end.at))?;
        // In the sacrum the sac itself ends.
        if !end.is_missing_above && Some(*level) == above_sacrum {
            return None;
        }
        let cut = cuts.get(end.at)?.as_ref().ok()?;
        let is_sure = is_seen_beyond(column, *level, end.is_missing_above);
        let kind = if is_sure { end.kind } else { EndKind::Open };
        Some(ContrastEnd {
            level: *level,
            is_missing_above: end.is_missing_above,
            kind,
            place: cut.centre.into(),
        })
    };
    block::ends(cuts).into_iter().filter_map(end).collect()
}

/// Whether both endplates of the vertebra beside a disc, on the side where contrast medium is missing, were seen: else nobody knows
/// that planes there follow the canal. Below the lowest disc lies the sacrum, which has one.
fn is_seen_beyond(column: &Column, level: Level, is_above: bool) -> bool {
    let at = column.vertebrae.iter().position(|vertebra| vertebra.level == level);
    let beyond = at.and_then(|at| if is_above { Some(at) } else { at.checked_sub(1) });
    beyond.and_then(|at| column.vertebrae.get(at)).is_some_and(|vertebra| vertebra.source != Source::Guessed)
}
