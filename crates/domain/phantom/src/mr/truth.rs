//! What a series should show, and what metal takes of it: counted voxel by voxel.

use super::kernel_readout::excited;
use super::{Mr, to_patient};
use crate::bones::surface::Vector;
use crate::bones::vertebra::DiscSpace;
use crate::inside::{self, Part, Place, Tissue};
use crate::person::{DiscState, Person, Posed};
use crate::volume::{Fineness, Grid, Painter};
use std::collections::BTreeMap;
use upright_anatomy::Level;

/// What a series should show.
#[derive(Clone, Debug, PartialEq)]
pub struct MrTruth {
    /// Discs whose middle lies in the slices, from caudal to cranial.
    pub discs: Vec<DiscTruth>,
    /// What metal takes of each level, from cranial to caudal; empty where there is none.
    pub losses: Vec<LevelLoss>,
}

/// One disc.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DiscTruth {
    /// How it is.
    pub state: DiscState,
    /// Its middle.
    pub centre: Place,
}

/// What metal takes of one level.
///
/// A voxel is lost where it is metal, where it shows up more than one voxel from its place, or in no slice or another one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LevelLoss {
    /// The level: the sac behind its body and behind the disc below, and that disc.
    pub level: Level,
    /// Share of the dural sac that is lost.
    pub canal: f64,
    /// Share of the disc below that is lost.
    pub disc: f64,
}

impl LevelLoss {
    /// Whether canal and disc can be read: less than a tenth of each is lost.
    ///
    /// - **Source**: Upright's own (flag L), for phantoms only.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        const MOST: f64 = 0.1;
        self.canal < MOST && self.disc < MOST
    }
}

/// Voxels of a region, and how many of them are lost.
#[derive(Clone, Copy, Default)]
struct Count {
    all: u32,
    lost: u32,
}

impl Count {
    fn share(self) -> f64 {
        if self.all == 0 { 0.0 } else { f64::from(self.lost) / f64::from(self.all) }
    }
}

impl MrTruth {
    /// Of a series of a person, in the posture in which it was measured.
    #[must_use]
    pub fn of(person: &Person, posed: &Posed, mr: &Mr) -> Self {
        let discs = person.lesions().discs.iter().filter_map(|state| {
            let space = DiscSpace::below(&posed.skeleton, state.below)?;
            Some(DiscTruth { state: *state, centre: to_patient(space.placement.origin) })
        });
        Self {
            discs: discs.filter(|disc| holds(&mr.grid, disc.centre)).collect(),
            losses: losses(person, posed, mr),
        }
    }
}

fn holds(grid: &Grid, place: Place) -> bool {
    let counts = [grid.columns, grid.rows, grid.slices].map(f64::from);
    grid.voxel(place).iter().zip(counts).all(|(at, count)| (-0.5..count - 0.5).contains(at))
}

fn losses(person: &Person, posed: &Posed, mr: &Mr) -> Vec<LevelLoss> {
    if mr.field.is_none() {
        return Vec::new();
    }
    let counts = counts(person, posed, mr);
    let mut levels: Vec<Level> = counts.keys().map(|(level, _)| *level).collect();
    levels.dedup();
    let share = |level, tissue| counts.get(&(level, tissue)).map_or(0.0, |count| count.share());
    let loss =
        |level| LevelLoss { level, canal: share(level, Tissue::Csf), disc: share(level, Tissue::Annulus) };
    levels.into_iter().map(loss).collect()
}

/// Voxels of sacs and discs, each in four sheets of its slice.
fn counts(person: &Person, posed: &Posed, mr: &Mr) -> BTreeMap<(Level, Tissue), Count> {
    const SHEETS: u32 = 4;
    let regions = Painter::new(inside::regions(person, posed), &mr.grid);
    let metal = Painter::new(super::metal::layers(super::layers::layers(person, posed)), &mr.grid);
    let thickness = mr.grid.thickness / f64::from(SHEETS);
    let sheets = (0..mr.grid.slices).flat_map(|slice| (0..SHEETS).map(move |sheet| (slice, sheet)));
    let mut counts = BTreeMap::new();
    for (slice, number) in sheets {
        let offset = (f64::from(number) + 0.5) * thickness - mr.grid.thickness / 2.0;
        let along = mr.grid.step.normalize() * offset;
        let origin = mr.grid.point(0.0, 0.0, f64::from(slice)) + along;
        let sheet = Grid { origin, slices: 1, thickness, ..mr.grid.clone() };
        let levels = parts(&regions, &sheet);
        for (at, (part, other)) in levels.into_iter().zip(parts(&metal, &sheet)).enumerate() {
            let Some(level) = part.level else { continue };
            let columns = sheet.columns as usize;
            let place = sheet.point((at % columns) as f64, (at / columns) as f64, 0.0);
            let count: &mut Count = counts.entry((level, region(part.tissue))).or_default();
            count.all += 1;
            count.lost += u32::from(other.tissue.is_metal() || is_lost(mr, offset, place));
        }
    }
    counts
}

/// What the middle of every voxel is made of.
fn parts(painter: &Painter, sheet: &Grid) -> Vec<Part> {
    const ONE: Fineness = Fineness { along_row: 1, along_column: 1, across: 1 };
    let mut parts = Vec::with_capacity(sheet.columns as usize * sheet.rows as usize);
    painter.lines(sheet, 0, ONE, |_, line| {
        parts.extend(line.iter().filter_map(|part| painter.parts().get(usize::from(*part))));
    });
    parts
}

const fn region(tissue: Tissue) -> Tissue {
    if matches!(tissue, Tissue::Csf) { Tissue::Csf } else { Tissue::Annulus }
}

fn is_lost(mr: &Mr, offset: f64, place: Vector) -> bool {
    let Some(field) = &mr.field else { return false };
    let hertz = field.at(place);
    f64::from(hertz).abs() > mr.protocol.pixel_bandwidth_hz
        || excited(&mr.protocol, mr.grid.thickness, offset, hertz) < 0.5
}
