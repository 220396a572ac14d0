//! One object with all tiles of a picture, each compressed by itself, and an index at its end.
//!
//! ```text
//! tile · tile · … · top · index (JSON) · length of the index (8 bytes, little endian) · magic (8 bytes)
//! ```
//!
//! Tiles stand level by level from the finest, row by row; each is one zstd frame, as is the top.

use crate::error::{Result, StoreError};
use crate::objects::{Objects, Staging};
use crate::parts::{self, Kind};
use serde::{Deserialize, Serialize};

const KIND: Kind = Kind { magic: b"UPRTILE1", name: "tiles" };

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
        let number = before + u64::from(y) * u64::from(across) + u64::from(x);
        parts::range(&self.ends, usize::try_from(number).ok()?)
    }

    /// The range of the top.
    #[must_use]
    pub fn top(&self) -> Option<std::ops::Range<u64>> {
        parts::range(&self.ends, self.ends.len().checked_sub(1)?)
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

    /// Adds the next tile, or after the last the top, compressed by [`compressed`](crate::compressed).
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
    pub async fn finish(self, objects: &Objects) -> Result<(String, u64)> {
        let tiles: u64 = self.index.levels.iter().map(|(a, d)| u64::from(*a) * u64::from(*d)).sum();
        if self.index.ends.len() as u64 != tiles + 1 {
            return Err(StoreError::refused(format!(
                "{} parts of {} tiles and a top",
                self.index.ends.len(),
                tiles
            )));
        }
        parts::finish(self.staging, objects, &self.index, &KIND).await
    }
}

/// Reads the index of an object of `bytes` bytes.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Damaged`], or what the object store says.
pub async fn read_index(objects: &Objects, name: &str, bytes: u64) -> Result<TileIndex> {
    parts::read_index(objects, (name, bytes), &KIND).await
}
