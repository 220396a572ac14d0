//! Voxels of a stored volume, brought into memory.

use super::described::Grid;
use crate::problem::{Answer, Problem};
use rayon::prelude::*;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::sync::Mutex;
use upright_imaging::{Volume, VoxelFrame};
use upright_store::{Objects, StoreError, VoxelIndex, decompress_into};

/// A volume in memory.
pub(crate) struct Loaded {
    pub(crate) volume: Volume,
    pub(crate) frame: VoxelFrame,
}

impl Loaded {
    /// Reads every slice of an object of `bytes` bytes. In memory there is never more than the volume, and a packed slice for
    /// each core.
    ///
    /// # Errors
    /// What the store says; damage, where slices are not what the description says.
    pub(crate) async fn read(objects: &Objects, (object, bytes): (&str, u64), grid: Grid) -> Answer<Self> {
        let index = VoxelIndex::read(objects, object, bytes).await?;
        if index.size != grid.size {
            return Err(damaged("it has another size than its description").into());
        }
        let file = Mutex::new(objects.file(object).await?);
        tokio::task::spawn_blocking(move || Self::assemble(&file, &index, &grid)).await?
    }

    fn assemble(file: &Mutex<File>, index: &VoxelIndex, grid: &Grid) -> Answer<Self> {
        let [columns, rows, slices] = grid.size.map(|side| side as usize);
        let length = columns * rows;
        let mut values = vec![0_i16; length * slices];
        values.par_chunks_mut(length).enumerate().try_for_each(|(slice, voxels)| {
            match index.slice(slice as u32) {
                Some(range) => put(file, range, voxels),
                None => Ok(()),
            }
        })?;
        let absent: Vec<u32> = (0..grid.size[2]).filter(|slice| index.slice(*slice).is_none()).collect();
        let frame = grid.frame().map_err(|error| Problem::internal(&error))?;
        let volume = Volume::new(grid.size, frame.spacing(), values)
            .and_then(|volume| if absent.is_empty() { Ok(volume) } else { volume.without(&absent) });
        Ok(Self { volume: volume.map_err(|error| Problem::internal(&error))?, frame })
    }
}

/// Voxels of a slice.
fn put(file: &Mutex<File>, range: std::ops::Range<u64>, voxels: &mut [i16]) -> Result<(), StoreError> {
    let mut packed = vec![0; (range.end - range.start) as usize];
    {
        let mut file = file.lock().map_err(|_| damaged("another slice could not be read"))?;
        file.seek(SeekFrom::Start(range.start))?;
        file.read_exact(&mut packed)?;
    }
    decompress_into(&packed, bytemuck::cast_slice_mut(voxels))?;
    if cfg!(target_endian = "big") {
        voxels.iter_mut().for_each(|voxel| *voxel = i16::from_le(*voxel));
    }
    Ok(())
}

fn damaged(problem: &str) -> StoreError {
    StoreError::damaged("the voxels of a volume", problem)
}
