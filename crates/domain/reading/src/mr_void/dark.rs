//! What gives no signal about the named bodies, and is no thin sheet of bone.

use super::NoMrVoid;
use super::kernel_slice::Slice;
use super::named::{Beside, Bodies};
use crate::order::quantile;
use upright_imaging::{Volume, VoxelFrame};

/// Dark voxels about the named bodies.
pub(super) struct Dark {
    pub(super) voxels: Vec<DarkVoxel>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct DarkVoxel {
    /// Column, row and slice.
    pub(super) at: [u32; 3],
    /// Whether it lies behind the front of the canal or beside it, else in bodies and discs.
    pub(super) is_behind: bool,
    /// Whether signal is piled up beside it.
    pub(super) is_rimmed: bool,
    /// Whether it lies as far back as was looked, where the air begins in a thin person.
    pub(super) is_last: bool,
}

/// Where implants lie, in mm behind the middles of bodies and to either side: where to look, no clinical limit.
const FRONT: f64 = -14.0;
const BEHIND: f64 = 14.0;
const LAST: f64 = 66.0;
const HALF_BEFORE: f64 = 20.0;
const HALF_BEHIND: f64 = 40.0;
/// Depth in mm of the bands that are compared with themselves, for the coil hears the back best, and how many there are: no
/// clinical limit.
const BAND: f64 = 8.0;
const BANDS: usize = 10;
/// What has no more signal than this many times the noise is hardly tissue: no clinical limit.
const TISSUE: f64 = 3.0;

/// Brightness of a band: what half and nine tenths of its tissue do not exceed.
#[derive(Clone, Copy, Debug)]
struct Tissue {
    half: f64,
    bright: f64,
}

/// The darkest that a band may be, and the brightest.
#[derive(Clone, Copy, Debug)]
struct Limits {
    void: f64,
    piled: f64,
}

impl Dark {
    pub(super) fn of(volume: &Volume, frame: &VoxelFrame, bodies: &Bodies) -> Result<Self, NoMrVoid> {
        /// More voxels no series of magnetic resonance has: no clinical limit.
        const MOST_VOXELS: usize = 64_000_000;
        /// Where more than this share behind the canal gives hardly more than noise it is not metal that is told from tissue; measured on
        /// development phantoms (seeds 61001 and 61003), where it was 0.12 on STIR and at most 0.013 else. No clinical limit.
        const MOST_DARK: f64 = 0.05;
        if volume.values().len() > MOST_VOXELS {
            return Err(NoMrVoid::TooLarge);
        }
        let noise = noise(volume);
        let zones = Zones::of(volume, frame, bodies);
        let limits = zones.limits(volume, noise)?;
        let mut found = Self { voxels: Vec::new() };
        let (mut dark, mut all) = (0, 0);
        for plane in zones.planes(volume) {
            let [here, behind] = found.add(&plane, &limits, noise, frame);
            (dark, all) = (dark + here, all + behind);
        }
        if dark as f64 > MOST_DARK * all as f64 {
            return Err(NoMrVoid::DarkTissue);
        }
        Ok(found)
    }

    /// Adds those of a slice; how many behind the canal give hardly more than noise, and how many there are.
    fn add(
        &mut self,
        plane: &Plane<'_>,
        limits: &[Limits; BANDS],
        noise: f64,
        frame: &VoxelFrame,
    ) -> [usize; 2] {
        /// Thinner than twice this and a voxel, in mm, it may be cortical bone: no clinical limit.
        const THIN: f64 = 1.0;
        /// So near to a void signal is piled up, in mm: no clinical limit.
        const BESIDE: f64 = 5.0;
        let voxels = |reach: f64| {
            let [across, down, _] = frame.spacing();
            [across, down].map(|side| (reach / side).round().min(64.0) as usize)
        };
        let slice = plane.slice;
        let means = slice.means(plane.values, voxels(THIN));
        let limit = |zone: &Zone| limits.get(usize::from(zone.band));
        let is_dark: Vec<bool> = plane
            .zones
            .iter()
            .zip(&means)
            .map(|(zone, mean)| limit(zone).is_some_and(|limit| f64::from(*mean) < limit.void))
            .collect();
        let is_piled: Vec<bool> = plane
            .zones
            .iter()
            .zip(plane.values)
            .map(|(zone, value)| limit(zone).is_some_and(|limit| f64::from(*value) > limit.piled))
            .collect();
        let (opened, rims) = (slice.opened(&is_dark, voxels(THIN)), slice.widened(&is_piled, voxels(BESIDE)));
        let last = plane.zones.iter().zip(opened).zip(rims).enumerate();
        self.voxels.extend(last.filter(|(_, ((_, is_in), _))| *is_in).map(|(at, ((zone, _), is_rimmed))| {
            DarkVoxel {
                at: [(at % slice.columns) as u32, (at / slice.columns) as u32, plane.number],
                is_behind: zone.is_behind,
                is_rimmed,
                is_last: usize::from(zone.band) + 1 == BANDS,
            }
        }));
        let behind = || plane.zones.iter().zip(&means).filter(|(zone, _)| zone.is_behind);
        [behind().filter(|(_, mean)| f64::from(**mean) <= TISSUE * noise).count(), behind().count()]
    }
}

/// Where a voxel lies.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Zone {
    /// By its depth; [`Zone::NONE`] where implants do not lie.
    band: u8,
    is_behind: bool,
}

impl Zone {
    const NONE: Self = Self { band: u8::MAX, is_behind: false };

    fn of(Beside { left, back }: Beside) -> Self {
        let is_behind = (BEHIND..LAST).contains(&back) && left.abs() < HALF_BEHIND;
        let is_before = (FRONT..BEHIND).contains(&back) && left.abs() < HALF_BEFORE;
        if !is_behind && !is_before {
            return Self::NONE;
        }
        Self { band: ((back - FRONT) / BAND) as u8, is_behind }
    }
}

/// Zones of every voxel, slice by slice.
struct Zones {
    all: Vec<Zone>,
}

/// A slice with its zones.
struct Plane<'a> {
    slice: Slice,
    number: u32,
    values: &'a [i16],
    zones: &'a [Zone],
}

impl Zones {
    fn of(volume: &Volume, frame: &VoxelFrame, bodies: &Bodies) -> Self {
        let [columns, rows, slices] = volume.size();
        let zone = |column: u32, row: u32, slice: u32| {
            let place = frame.patient_from_voxel([column, row, slice].map(f64::from));
            bodies.beside(place.into()).map_or(Zone::NONE, Zone::of)
        };
        let lines = (0..slices).flat_map(|slice| (0..rows).map(move |row| (row, slice)));
        let all = lines.flat_map(|(row, slice)| (0..columns).map(move |column| zone(column, row, slice)));
        Self { all: all.collect() }
    }

    /// Every slice that is there.
    fn planes<'a>(&'a self, volume: &'a Volume) -> impl Iterator<Item = Plane<'a>> {
        let [columns, rows, _] = volume.size();
        let slice = Slice { columns: columns as usize, rows: rows as usize };
        let count = (slice.columns * slice.rows).max(1);
        let all = (0_u32..).zip(volume.values().chunks(count).zip(self.all.chunks(count)));
        all.filter(|(number, _)| volume.has_slice(*number)).map(move |(number, (values, zones))| Plane {
            slice,
            number,
            values,
            zones,
        })
    }

    /// Of every band; a band without tissue has a limit that nothing falls below or exceeds.
    fn limits(&self, volume: &Volume, noise: f64) -> Result<[Limits; BANDS], NoMrVoid> {
        /// A void has less than this many times the noise, but always less than the second and never less than the first share of
        /// usual tissue; what is brighter than this many times the brightest tissue is piled up. No clinical limits.
        const VOID: f64 = 2.5;
        const SHARES: [f64; 2] = [0.04, 0.2];
        const PILED: f64 = 1.5;
        let mut values: [Vec<f64>; BANDS] = Default::default();
        for plane in self.planes(volume) {
            for (zone, value) in plane.zones.iter().zip(plane.values).step_by(STRIDE) {
                let (band, value) = (values.get_mut(usize::from(zone.band)), f64::from(*value));
                if let Some(band) = band.filter(|_| value > TISSUE * noise) {
                    band.push(value);
                }
            }
        }
        if values.iter().all(Vec::is_empty) {
            return Err(NoMrVoid::NoPicture);
        }
        let tissue = values.map(|mut band| {
            Some(Tissue { half: quantile(&mut band, 0.5)?, bright: quantile(&mut band, 0.9)? })
        });
        Ok(tissue.map(|band| {
            band.map_or(Limits { void: f64::NEG_INFINITY, piled: f64::INFINITY }, |tissue| Limits {
                void: (VOID * noise).clamp(SHARES[0] * tissue.half, SHARES[1] * tissue.half),
                piled: PILED * tissue.bright,
            })
        }))
    }
}

/// Every so manieth voxel tells how bright a band is.
const STRIDE: usize = 3;

/// The mean of what is darkest in a series, over blocks: noise, where air or vessels are in it.
fn noise(volume: &Volume) -> f64 {
    /// Edge of a block in voxels, and the share of blocks that may be without signal: no clinical limits.
    const EDGE: usize = 8;
    const DARKEST: f64 = 0.04;
    let columns = volume.size()[0] as usize;
    let mut means: Vec<f64> = Vec::new();
    for rows in volume.values().chunks(columns * EDGE) {
        let mut sums = vec![[0.0; 2]; columns.div_ceil(EDGE)];
        for row in rows.chunks(columns) {
            for (sum, part) in sums.iter_mut().zip(row.chunks(EDGE)) {
                let [total, count] = *sum;
                let here: f64 = part.iter().map(|value| f64::from(*value)).sum();
                *sum = [total + here, count + part.len() as f64];
            }
        }
        means.extend(sums.into_iter().map(|[total, count]| total / count.max(1.0)));
    }
    quantile(&mut means, DARKEST).map_or(0.0, |noise| noise.max(0.0))
}
