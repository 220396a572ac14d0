//! A part of a stored picture, put together from its tiles: whoever looks for an edge need not decode the film again.

use crate::film::Picture;
use crate::node::Node;
use crate::problem::{Answer, Problem};
use upright_imaging::{APRON, Raster, Samples, TILE};
use upright_store::{Image, decompressed};

/// A part of a picture.
pub(crate) struct Region {
    /// Its stored values.
    pub(crate) raster: Raster,
    /// Where its upper left corner lies in the picture.
    pub(crate) corner: [f64; 2],
}

/// Pixels of a part that is put together: more is no neighbourhood of an endplate.
const MOST: u64 = 16 << 20;
const ROW: usize = (TILE + 2 * APRON) as usize;
const TILE_BYTES: usize = ROW * ROW * 2;

impl Node {
    /// The part of a picture that holds `points` and everything within `reach` pixels of them.
    ///
    /// # Errors
    /// A problem for points that are not on the picture, and where the tiles are not made yet.
    pub(crate) async fn region(
        &self,
        image: &Image,
        points: &[[f64; 2]],
        reach: f64,
    ) -> Answer<(Picture, Region)> {
        let index = self.tile_index(image).await?;
        let picture: Picture =
            serde_json::from_value(index.picture.clone()).map_err(|error| Problem::internal(&error))?;
        let (columns, rows) = picture.size().ok_or_else(|| Problem::not_found("picture"))?;
        let [x0, x1] = span(points.iter().map(|point| point[0]), reach, columns)?;
        let [y0, y1] = span(points.iter().map(|point| point[1]), reach, rows)?;
        let (width, height) = (x1 - x0, y1 - y0);
        if u64::from(width) * u64::from(height) > MOST {
            return Err(Problem::invalid("what was drawn is too large for an edge to be looked for"));
        }
        let mut values = vec![0_u16; width as usize * height as usize];
        for y in y0 / TILE..=(y1 - 1) / TILE {
            for x in x0 / TILE..=(x1 - 1) / TILE {
                let part = self.tile_part(image, index.tile(0, x, y)).await?;
                let tile = decompressed(&part, TILE_BYTES)?;
                copy(&tile, (x * TILE, y * TILE), &mut values, (x0, y0), (width, height));
            }
        }
        let samples = match picture.is_signed() {
            true => Samples::I16(values.into_iter().map(u16::cast_signed).collect()),
            false => Samples::U16(values),
        };
        let raster = Raster::new(width, height, samples).map_err(|error| Problem::internal(&error))?;
        Ok((picture, Region { raster, corner: [f64::from(x0), f64::from(y0)] }))
    }
}

/// From where to where, within `size` pixels.
fn span(values: impl Iterator<Item = f64> + Clone, reach: f64, size: u32) -> Answer<[u32; 2]> {
    let outside = || Problem::invalid("what was drawn does not lie on the picture");
    if !values.clone().all(|value| value.is_finite() && (0.0..=f64::from(size)).contains(&value)) {
        return Err(outside());
    }
    let low = values.clone().fold(f64::INFINITY, f64::min) - reach;
    let high = values.fold(f64::NEG_INFINITY, f64::max) + reach;
    let [from, to] = [low.floor().max(0.0) as u32, (high.ceil().min(f64::from(size))) as u32];
    if from < to { Ok([from, to]) } else { Err(outside()) }
}

/// Copies what of a tile lies in the region.
fn copy(
    tile: &[u8],
    corner: (u32, u32),
    values: &mut [u16],
    (x0, y0): (u32, u32),
    (width, height): (u32, u32),
) {
    let from_y = corner.1.max(y0);
    let to_y = (corner.1 + TILE).min(y0 + height);
    let from_x = corner.0.max(x0);
    let to_x = (corner.0 + TILE).min(x0 + width);
    for y in from_y..to_y {
        let in_tile = ((y - corner.1 + APRON) as usize * ROW + (from_x - corner.0 + APRON) as usize) * 2;
        let in_region = (y - y0) as usize * width as usize + (from_x - x0) as usize;
        let count = to_x.saturating_sub(from_x) as usize;
        let row = tile.get(in_tile..in_tile + 2 * count).unwrap_or_default();
        let target = values.get_mut(in_region..in_region + count).unwrap_or_default();
        for (value, bytes) in target.iter_mut().zip(row.as_chunks::<2>().0) {
            *value = u16::from_le_bytes(*bytes);
        }
    }
}
