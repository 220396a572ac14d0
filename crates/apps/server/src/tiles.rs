//! Tiles of stored pictures: which there are, and their bytes as they lie in the store.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use bytes::Bytes;
use quick_cache::sync::Cache;
use std::sync::Arc;
use upright_store::{Image, TileIndex, read_index};

/// Indexes that were read lately; each takes a few KiB.
pub(crate) struct TileCache {
    indexes: Cache<String, Arc<TileIndex>>,
}

const MOST: usize = 256;

impl TileCache {
    pub(crate) fn new() -> Self {
        Self { indexes: Cache::new(MOST) }
    }
}

impl Node {
    /// Where the tiles of a picture lie.
    ///
    /// # Errors
    /// A problem that asks for patience where they are not made yet.
    pub(crate) async fn tile_index(&self, image: &Image) -> Answer<Arc<TileIndex>> {
        let Some(object) = &image.pyramid else {
            return Err(Problem::not_yet(
                "the tiles of this picture are being made; the list of jobs tells how far",
            ));
        };
        if let Some(index) = self.tiles.indexes.get(object) {
            return Ok(index);
        }
        let bytes = u64::try_from(image.pyramid_bytes).unwrap_or_default();
        let index = Arc::new(read_index(self.store.objects(), object, bytes).await?);
        self.tiles.indexes.insert(object.clone(), Arc::clone(&index));
        Ok(index)
    }

    /// A part of the tiles of a picture, as it lies in the store: a zstd frame.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn tile_part(
        &self,
        image: &Image,
        range: Option<std::ops::Range<u64>>,
    ) -> Answer<Bytes> {
        let (Some(object), Some(range)) = (&image.pyramid, range) else {
            return Err(Problem::not_found("tile"));
        };
        Ok(self.store.objects().get_range(object, range).await?)
    }
}
