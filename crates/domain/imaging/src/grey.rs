//! Grey as it is shown.

use crate::error::{ImagingError, check_size};
use crate::raster::Raster;
use fast_image_resize::images::{TypedImage, TypedImageRef};
use fast_image_resize::pixels::U8;
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};

/// A picture of 8-bit grey, 0 = black, row by row from the upper left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    columns: u32,
    rows: u32,
    pixels: Vec<u8>,
}

impl Grey {
    /// A picture of `columns` × `rows`.
    ///
    /// # Errors
    /// [`ImagingError::Size`] unless there is exactly one byte a pixel, and at least one pixel.
    pub fn new(columns: u32, rows: u32, pixels: Vec<u8>) -> Result<Self, ImagingError> {
        check_size(columns, rows, pixels.len())?;
        Ok(Self { columns, rows, pixels })
    }

    /// One grey a sample of `raster`.
    pub(crate) fn from_raster(raster: &Raster, pixels: Vec<u8>) -> Self {
        Self { columns: raster.columns(), rows: raster.rows(), pixels }
    }

    /// Width in pixels.
    #[must_use]
    pub const fn columns(&self) -> u32 {
        self.columns
    }

    /// Height in pixels.
    #[must_use]
    pub const fn rows(&self) -> u32 {
        self.rows
    }

    /// The grey of every pixel.
    #[must_use]
    pub fn pixels(&self) -> &[u8] {
        &self.pixels
    }

    /// The same picture with `columns` × `rows` pixels, each the weighted mean of what it covers.
    ///
    /// # Errors
    /// [`ImagingError::Resize`] for a picture without pixels.
    pub fn resized(&self, columns: u32, rows: u32) -> Result<Self, ImagingError> {
        let failed = |problem: String| ImagingError::Resize { columns, rows, problem };
        if columns == 0 || rows == 0 {
            return Err(failed("it would have no pixels".to_owned()));
        }
        // Typed pictures: the code for every other kind of pixel would take minutes to compile.
        let from = TypedImageRef::<U8>::from_buffer(self.columns, self.rows, &self.pixels)
            .map_err(|error| failed(error.to_string()))?;
        let mut pixels = vec![0; columns as usize * rows as usize];
        let mut to = TypedImage::<U8>::from_buffer(columns, rows, &mut pixels)
            .map_err(|error| failed(error.to_string()))?;
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Bilinear));
        Resizer::new().resize_typed(&from, &mut to, &options).map_err(|error| failed(error.to_string()))?;
        Self::new(columns, rows, pixels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_smaller_picture_shows_the_mean_of_what_it_covers() {
        let stripes =
            Grey::new(64, 8, (0..512).map(|pixel| if pixel % 2 == 0 { 0 } else { 200 }).collect()).unwrap();
        let small = stripes.resized(4, 2).unwrap();
        assert_eq!((small.columns(), small.rows()), (4, 2));
        assert!(small.pixels().iter().all(|grey| (95..=105).contains(grey)), "{:?}", small.pixels());
    }

    #[test]
    fn a_picture_without_pixels_is_refused() {
        let dot = Grey::new(1, 1, vec![7]).unwrap();
        assert!(matches!(dot.resized(0, 1), Err(ImagingError::Resize { .. })));
        assert_eq!(dot.resized(3, 2).unwrap().pixels(), [7; 6]);
        assert!(Grey::new(2, 2, vec![0; 3]).is_err());
    }
}
