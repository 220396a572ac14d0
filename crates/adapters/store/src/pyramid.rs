//! One object with all tiles of a picture, each compressed by itself, and an index at its end.
//!
//! ```text
//! tile · tile · … · top · index (JSON) · length of the index (8 bytes, little endian) · magic (8 bytes)
//! ```
//!
//! Tiles stand level by level from the finest, row by row; each is one zstd frame, as is the top. A reader asks for the end
//! first and for one range a tile after that, which an object store far away answers as well as a disk.

use crate::error::{Result, StoreError};
use crate::objects::{Objects, Staging};
use bytes::Bytes;
use serde::{Deserialize, Serialize};

const MAGIC: &[u8; 8] = b"UPRTILE1";
const TRAILER: u64 = 16;
/// What is read of the end at once; the index of a film of 12,000 rows takes 4 KiB.
const END: u64 = 64 << 10;
/// A larger index was not written by this program.
const MOST_INDEX: u64 = 16 << 20;

/// How strongly tiles are compressed: film grain does not give way to more effort.
pub(crate) const LEVEL: i32 = 1;

/// Where every part of the object lies, and what the picture is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TileIndex {
    /// What the maker of the tiles says about the picture, as JSON of its own.
    pub picture: serde_json::Value,
    /// Tiles across and down, of each level from the finest.
    pub levels: Vec<(u32, u32)>,
    /// Where each tile ends; the last one is the top.
    pub ends: Vec<u64>,
}

impl TileIndex {
    /// The range of a tile.
    #[must_use]
    pub fn tile(&self, level: usize, x: u32, y: u32) -> Option<std::ops::Range<u64>> {
        let (across, down) = *self.levels.get(level)?;
        if x >= across || y >= down {
            return None;
        }
        let before: u64 = self.levels.get(..level)?.iter().map(|(a, d)| u64::from(*a) * u64::from(*d)).sum();
        self.part(usize::try_from(before + u64::from(y) * u64::from(across) + u64::from(x)).ok()?)
    }

    /// The range of the top.
    #[must_use]
    pub fn top(&self) -> Option<std::ops::Range<u64>> {
        self.part(self.ends.len().checked_sub(1)?)
    }

    fn part(&self, number: usize) -> Option<std::ops::Range<u64>> {
        let start = match number {
            0 => 0,
            _ => *self.ends.get(number - 1)?,
        };
        let end = *self.ends.get(number)?;
        (start < end).then_some(start..end)
    }
}

/// Writes the object, part after part.
pub struct TileWriter {
    staging: Staging,
    index: TileIndex,
}

impl TileWriter {
    /// Begins an object for a picture with so many tiles across and down a level.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn begin(
        objects: &Objects,
        picture: serde_json::Value,
        levels: Vec<(u32, u32)>,
    ) -> Result<Self> {
        let index = TileIndex { picture, levels, ends: Vec::new() };
        Ok(Self { staging: objects.stage().await?, index })
    }

    /// Adds the next tile, or after the last the top, compressed by [`compressed`].
    ///
    /// # Errors
    /// What the disk says.
    pub async fn add(&mut self, part: &[u8]) -> Result<()> {
        self.staging.write(part).await?;
        self.index.ends.push(self.staging.len());
        Ok(())
    }

    /// Ends the object and keeps it: its name, and its size.
    ///
    /// # Errors
    /// What the disk or the object store says; [`StoreError::Refused`] where parts are missing.
    pub async fn finish(mut self, objects: &Objects) -> Result<(String, u64)> {
        let tiles: u64 = self.index.levels.iter().map(|(a, d)| u64::from(*a) * u64::from(*d)).sum();
        if self.index.ends.len() as u64 != tiles + 1 {
            return Err(StoreError::refused(format!(
                "{} parts of {} tiles and a top",
                self.index.ends.len(),
                tiles
            )));
        }
        let index =
            serde_json::to_vec(&self.index).map_err(|error| StoreError::refused(error.to_string()))?;
        self.staging.write(&index).await?;
        self.staging.write(&(index.len() as u64).to_le_bytes()).await?;
        self.staging.write(MAGIC).await?;
        let staged = self.staging.finish().await?;
        let bytes = staged.len();
        Ok((objects.keep(staged).await?, bytes))
    }
}

/// One part, as it lies in the object: a zstd frame.
///
/// # Errors
/// What the compressor says.
pub fn compressed(part: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::bulk::compress(part, LEVEL)?)
}

/// A part as it was before it was compressed.
///
/// # Errors
/// [`StoreError::Damaged`], also for a part of more than `most` bytes.
pub fn decompressed(part: &[u8], most: usize) -> Result<Vec<u8>> {
    zstd::bulk::decompress(part, most).map_err(|error| StoreError::damaged("a tile", error.to_string()))
}

/// Reads the index of an object of `bytes` bytes.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Damaged`], or what the object store says.
pub async fn read_index(objects: &Objects, name: &str, bytes: u64) -> Result<TileIndex> {
    let damaged = |problem: &str| StoreError::damaged(format!("the object of tiles {name}"), problem);
    let end = objects.get_range(name, bytes.saturating_sub(END)..bytes).await?;
    let length = index_length(&end).ok_or_else(|| damaged("it has no index"))?;
    if length > MOST_INDEX || length + TRAILER > bytes {
        return Err(damaged("its index is longer than itself"));
    }
    let start = bytes - TRAILER - length;
    let index = objects.get_range(name, start..bytes - TRAILER).await?;
    serde_json::from_slice(&index).map_err(|error| damaged(&error.to_string()))
}

fn index_length(end: &Bytes) -> Option<u64> {
    let (_, trailer) = end.split_last_chunk::<16>()?;
    let (length, magic) = trailer.split_first_chunk::<8>()?;
    (magic == MAGIC).then(|| u64::from_le_bytes(*length))
}
