//! One object with all voxels of a volume, each slice compressed by itself, and an index at its end.
//!
//! ```text
//! slice · slice · … · index (JSON) · length of the index (8 bytes, little endian) · magic (8 bytes)
//! ```
//!
//! A slice is one zstd frame of 16-bit values with a sign, little endian, row by row; one that is absent takes no bytes.

use crate::error::{Result, StoreError};
use crate::objects::{Objects, Staging};
use crate::parts::{self, Kind};
use serde::{Deserialize, Serialize};

const KIND: Kind = Kind { magic: b"UPRVOXL1", name: "voxels" };

/// Where every slice lies.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VoxelIndex {
    /// Columns, rows and slices.
    pub size: [u32; 3],
    ends: Vec<u64>,
}

impl VoxelIndex {
    /// Reads the index of an object of `bytes` bytes.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], [`StoreError::Damaged`], or what the object store says.
    pub async fn read(objects: &Objects, name: &str, bytes: u64) -> Result<Self> {
        let index: Self = parts::read_index(objects, (name, bytes), &KIND).await?;
        if index.ends.len() as u64 == u64::from(index.size[2]) {
            return Ok(index);
        }
        let problem = format!("{} parts of {} slices", index.ends.len(), index.size[2]);
        Err(StoreError::damaged(format!("the object of voxels {name}"), problem))
    }

    /// Where a slice lies, counted from 0; none where it is absent.
    #[must_use]
    pub fn slice(&self, number: u32) -> Option<std::ops::Range<u64>> {
        parts::range(&self.ends, number as usize)
    }
}

/// Writes the object, slice after slice.
pub struct VoxelWriter {
    staging: Staging,
    index: VoxelIndex,
}

impl VoxelWriter {
    /// Begins an object for a volume of `columns` × `rows` × `slices` voxels.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn begin(objects: &Objects, size: [u32; 3]) -> Result<Self> {
        let index = VoxelIndex { size, ends: Vec::with_capacity(size[2] as usize) };
        Ok(Self { staging: objects.stage().await?, index })
    }

    /// Adds the next slice, compressed by [`compressed`](crate::compressed); nothing for one that is absent.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn add(&mut self, slice: &[u8]) -> Result<()> {
        self.staging.write(slice).await?;
        self.index.ends.push(self.staging.len());
        Ok(())
    }

    /// Ends the object and keeps it: its name, and its size.
    ///
    /// # Errors
    /// What the disk or the object store says; [`StoreError::Refused`] where slices were not added.
    pub async fn finish(self, objects: &Objects) -> Result<(String, u64)> {
        let (added, slices) = (self.index.ends.len() as u64, self.index.size[2]);
        if added != u64::from(slices) {
            return Err(StoreError::refused(format!("{added} parts of {slices} slices")));
        }
        parts::finish(self.staging, objects, &self.index, &KIND).await
    }
}
