//! Voxels of a stack, read slice by slice.

use super::note::{NoVolume, StackNote};
use super::slice::{SliceHead, VoxelUnit};
use super::stack::{Stack, StackGrid, is_moved};
use crate::error::ReadError;
use std::num::NonZeroUsize;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use upright_imaging::{Padding, Raster, Samples, Tally, Volume, VoxelFrame};
use upright_reading::{MrTechnique, Technique};

/// How far stored values of 16 bits without a sign are moved to be kept with one.
const MOVED: i32 = 32768;
/// Threads that read slices: no clinical limit.
const MOST_THREADS: usize = 8;

/// What a stored value of a volume means: slope × stored + intercept.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Scale {
    /// Value a step.
    pub slope: f64,
    /// Value of 0.
    pub intercept: f64,
    /// What the value counts.
    pub unit: VoxelUnit,
}

impl Scale {
    /// The value of a stored one.
    #[must_use]
    pub fn value(&self, stored: i16) -> f64 {
        self.slope * f64::from(stored) + self.intercept
    }

    /// The stored value of a value, not rounded.
    #[must_use]
    pub fn stored(&self, value: f64) -> f64 {
        (value - self.intercept) / self.slope
    }
}

/// A volume that was read.
#[derive(Clone, Debug)]
pub struct StackVolume {
    /// Its voxels, as stored.
    pub volume: Volume,
    /// Where they lie in the patient.
    pub frame: VoxelFrame,
    /// What a stored value means.
    pub scale: Scale,
    /// How often each stored value occurs.
    pub tally: Tally,
    /// How its slices were taken, of a CT.
    pub technique: Technique,
    /// Bandwidth and field, of an MR; what differs between slices is not known.
    pub resonance: MrTechnique,
    /// What a person must know, slices that could not be read included.
    pub notes: Vec<StackNote>,
}

impl Stack {
    /// Reads the voxels. `decode` gives the picture of a slice, by its number among `heads`, and `progress` hears how many are read;
    /// both are called from several threads. What cannot be read is left out, and said.
    ///
    /// # Errors
    /// [`NoVolume`], where the slices make none.
    ///
    /// # Panics
    /// If a thread that reads panics.
    pub fn read(
        &self,
        heads: &[SliceHead],
        decode: impl Fn(usize) -> Result<Raster, ReadError> + Sync,
        progress: impl Fn(usize) + Sync,
    ) -> Result<StackVolume, NoVolume> {
        let grid = self.grid.as_ref().map_err(NoVolume::clone)?;
        let first = self.slices.first().and_then(|slice| heads.get(*slice)).ok_or(NoVolume::OneSlice)?;
        let moved = is_moved(first);
        let (values, problems) = fill(grid, moved, &decode, &progress);
        let [slope, intercept] = first.rescale.unwrap_or([1.0, 0.0]);
        let intercept = if moved { intercept + slope * f64::from(MOVED) } else { intercept };
        let mut notes = self.notes.clone();
        notes.extend(
            problems.iter().map(|(place, problem)| StackNote::Unreadable {
                slice: *place + 1,
                problem: problem.clone(),
            }),
        );
        let missing = grid.places.iter().enumerate().filter(|(_, slice)| slice.is_none());
        let absent: Vec<u32> =
            missing.map(|(place, _)| place as u32).chain(problems.iter().map(|(place, _)| *place)).collect();
        let volume = Volume::new(grid.size, grid.frame.spacing(), values)
            .and_then(|volume| volume.without(&absent))
            .map_err(|_| NoVolume::OneSlice)?;
        let scale = Scale { slope, intercept, unit: first.unit };
        let moved_padding = |padding: Padding| if moved { padding.moved(-i64::from(MOVED)) } else { padding };
        let tally = volume.tally(first.padding.map(moved_padding));
        notes.extend(cut_off(&tally, scale));
        let of = || self.slices.iter().filter_map(|slice| heads.get(*slice));
        let technique = Technique::of_all(of().map(|head| head.technique));
        let resonance = MrTechnique::of_all(of().map(|head| head.resonance));
        Ok(StackVolume { volume, frame: grid.frame, scale, tally, technique, resonance, notes })
    }
}

/// Hounsfield units that end where the scale of the file does: of metal nothing more is known than that it is denser.
fn cut_off(tally: &Tally, scale: Scale) -> Option<StackNote> {
    let voxels = tally.cut_off().filter(|_| scale.unit == VoxelUnit::Hounsfield)?;
    let [_, greatest] = tally.range()?;
    Some(StackNote::CutOff { at: scale.value(greatest), voxels })
}

/// Voxels of every place, and why those of some could not be read.
fn fill(
    grid: &StackGrid,
    moved: bool,
    decode: &(impl Fn(usize) -> Result<Raster, ReadError> + Sync),
    progress: &(impl Fn(usize) + Sync),
) -> (Vec<i16>, Vec<(u32, String)>) {
    let [columns, rows, _] = grid.size.map(|side| side as usize);
    let mut values = vec![0; columns * rows * grid.places.len()];
    let (read, problems) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = Mutex::new(values.chunks_mut(columns * rows).zip(&grid.places).enumerate());
    let next = || work.lock().ok()?.next();
    let reader = || {
        while let Some((place, (voxels, slice))) = next() {
            let Some(slice) = slice else { continue };
            if let Err(problem) = decode(*slice).and_then(|picture| put(&picture, grid.size, moved, voxels))
                && let Ok(mut problems) = problems.lock()
            {
                problems.push((place as u32, problem.to_string()));
            }
            progress(read.fetch_add(1, Ordering::Relaxed) + 1);
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MOST_THREADS);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(reader);
        }
    });
    let mut problems = problems.into_inner().unwrap_or_default();
    problems.sort_unstable();
    (values, problems)
}

/// Stored values in 16 bits with a sign.
fn put(picture: &Raster, size: [u32; 3], moved: bool, voxels: &mut [i16]) -> Result<(), ReadError> {
    if [picture.columns(), picture.rows()] != [size[0], size[1]] {
        return Err(ReadError::Refused("the picture has another size than the header says".to_owned()));
    }
    match picture.samples() {
        Samples::I16(samples) => voxels.copy_from_slice(samples),
        Samples::U8(samples) => {
            voxels.iter_mut().zip(samples).for_each(|(voxel, sample)| *voxel = i16::from(*sample))
        }
        // The topmost bit turned over takes away 32768.
        Samples::U16(samples) if moved => {
            voxels
                .iter_mut()
                .zip(samples)
                .for_each(|(voxel, sample)| *voxel = (sample ^ 0x8000).cast_signed());
        }
        Samples::U16(samples) => {
            voxels.iter_mut().zip(samples).for_each(|(voxel, sample)| *voxel = sample.cast_signed());
        }
        Samples::U32(_) => return Err(ReadError::Coding("a slice of more than 16 bits".to_owned())),
    }
    Ok(())
}
