//! A picture at every size that a screen may ask for, in tiles, without the loss of a bit.

mod kernel_mean;
mod kernel_tile;
mod plane;
mod reading;
mod spread;

use crate::error::ImagingError;
use crate::presentation::Padding;
use crate::raster::Raster;
use plane::Plane;
use reading::Reading;
use spread::Spread;
use std::ops::Range;

/// Pixels across and down a tile, without its apron.
pub const TILE: u32 = 512;
/// Pixels of its neighbours that a tile has on every side, so that it can be interpolated up to its border.
pub const APRON: u32 = 1;
/// The longest side of a level that belongs to the [top](Pyramid::top) of a pyramid: what a first look needs.
pub const TOP_SIDE: u32 = 1536;

/// A tile pyramid: the stored values, and their means at a half, a quarter and so on, down to one tile.
///
/// Level 0 is the stored values bit for bit. A pixel of each further level is the mean of the 2 × 2 pixels under it in the
/// level before, rounded half up. At an odd edge it is the mean of those that exist. Padding takes no part: a pixel is
/// padding only where all under it are, and then keeps the value of the upper left one.
///
/// - **Shape**: rows from the upper left; the last level has no side longer than [`TILE`].
/// - **Unit**: stored values of 16 bits, signed or not; how they are shown is no matter of the pyramid.
/// - **Memory**: 4/3 of the picture in 16 bits (twice for a picture one pixel wide). Tiles are made when asked for.
///
/// ```
/// use upright_imaging::{Pyramid, Raster, Samples};
///
/// let film = Raster::new(3, 1, Samples::U8(vec![1, 2, 9]))?;
/// let pyramid = Pyramid::new(film, None)?;
/// assert_eq!(pyramid.levels().collect::<Vec<_>>(), [(3, 1)]);
/// assert_eq!(pyramid.top(), [1, 0, 2, 0, 9, 0]);
/// assert_eq!(pyramid.tile(0, 0, 0).map(|bytes| bytes.len()), Some(514 * 514 * 2));
/// # Ok::<(), upright_imaging::ImagingError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Pyramid {
    levels: Vec<Plane>,
    signed: bool,
    spread: Spread,
}

/// One tile and its place in its level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Tiles to its left.
    pub x: u32,
    /// Tiles above it.
    pub y: u32,
    /// What [`Pyramid::tile`] gives.
    pub bytes: Vec<u8>,
}

impl Pyramid {
    /// The pyramid of `raster`; values within `padding` are no part of the picture.
    ///
    /// # Errors
    /// [`ImagingError::Deep`] for a value of more than 16 bits.
    pub fn new(raster: Raster, padding: Option<Padding>) -> Result<Self, ImagingError> {
        let (picture, signed) = Plane::stored(raster)?;
        let reading = Reading::new(signed, padding);
        let spread = Spread::of(&picture, reading);
        let mut levels = vec![picture];
        while let Some(coarser) = levels.last().filter(|level| level.longest() > TILE) {
            let coarser = kernel_mean::halved(coarser, reading);
            levels.push(coarser);
        }
        Ok(Self { levels, signed, spread })
    }

    /// Columns and rows of every level, the picture itself first.
    pub fn levels(&self) -> impl DoubleEndedIterator<Item = (u32, u32)> + ExactSizeIterator {
        self.levels.iter().map(|level| (level.columns(), level.rows()))
    }

    /// Tiles across and down a level; none where there is no such level.
    #[must_use]
    pub fn tiles(&self, level: usize) -> (u32, u32) {
        self.levels
            .get(level)
            .map_or((0, 0), |level| (level.columns().div_ceil(TILE), level.rows().div_ceil(TILE)))
    }

    /// A tile with its apron, where there is one at this place.
    ///
    /// Beyond the edge of the picture its outermost pixels are repeated, in the apron and in what a tile at the right or the
    /// bottom has left over.
    ///
    /// - **Shape**: 514 rows of 514 values, the upper left one a pixel above and to the left of the tile's own first pixel.
    /// - **Unit**: 16 bits, little endian; two's complement where [`Self::signed`].
    #[must_use]
    pub fn tile(&self, level: usize, x: u32, y: u32) -> Option<Vec<u8>> {
        let (across, down) = self.tiles(level);
        let there = x < across && y < down;
        self.levels.get(level).filter(|_| there).map(|level| kernel_tile::tile(level, x, y))
    }

    /// The tiles of a level, row by row, each made when it is asked for.
    pub fn tiles_of(&self, level: usize) -> impl Iterator<Item = Tile> {
        let (across, down) = self.tiles(level);
        let places = (0..down).flat_map(move |y| (0..across).map(move |x| (x, y)));
        places.filter_map(move |(x, y)| Some(Tile { x, y, bytes: self.tile(level, x, y)? }))
    }

    /// The levels whose longest side is at most [`TOP_SIDE`]: at least the last.
    #[must_use]
    pub fn top_levels(&self) -> Range<usize> {
        self.levels.iter().take_while(|level| level.longest() > TOP_SIDE).count()..self.levels.len()
    }

    /// The [top levels](Self::top_levels) in one piece: enough for a first look at the whole picture.
    ///
    /// - **Shape**: the finest first; of each its rows × columns, without apron.
    /// - **Unit**: as [`Self::tile`].
    #[must_use]
    pub fn top(&self) -> Vec<u8> {
        let levels = self.levels.get(self.top_levels()).unwrap_or_default();
        levels.iter().flat_map(Plane::bytes).collect()
    }

    /// Whether the 16 bits are a signed number.
    #[must_use]
    pub const fn signed(&self) -> bool {
        self.signed
    }

    /// The least and the greatest stored value, padding left out; none where everything is padding.
    #[must_use]
    pub const fn range(&self) -> Option<(i32, i32)> {
        self.spread.range
    }

    /// How many stored values lie in each of 256 equal parts of the [range](Self::range), padding left out.
    ///
    /// With `w = (max − min + 1) / 256`, bin `i` holds the whole values from `min + i·w` to below `min + (i + 1)·w`; value
    /// `v` is in bin `(v − min) · 256 / (max − min + 1)`, rounded down. All are 0 where everything is padding.
    #[must_use]
    pub const fn histogram(&self) -> &[u64; 256] {
        &self.spread.histogram
    }
}
