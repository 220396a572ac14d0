//! Stored values of one channel, before anybody decides how to show them.

use crate::error::{ImagingError, check_size};

/// Stored values in the type that holds them, row by row from the upper left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Samples {
    /// Up to 8 bits, unsigned.
    U8(Vec<u8>),
    /// 9 to 16 bits, unsigned.
    U16(Vec<u16>),
    /// Up to 16 bits, signed.
    I16(Vec<i16>),
    /// 17 to 32 bits, unsigned.
    U32(Vec<u32>),
}

impl Samples {
    /// How many there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        match self {
            Self::U8(values) => values.len(),
            Self::U16(values) => values.len(),
            Self::I16(values) => values.len(),
            Self::U32(values) => values.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A picture of one channel.
///
/// - **Shape**: `rows` × `columns`, row by row from the upper left.
/// - **Unit**: stored values; what they mean is said by a [`Presentation`](crate::Presentation).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Raster {
    columns: u32,
    rows: u32,
    samples: Samples,
}

impl Raster {
    /// A picture of `columns` × `rows` stored values.
    ///
    /// # Errors
    /// [`ImagingError::Size`] unless there is exactly one sample a pixel, and at least one pixel.
    pub fn new(columns: u32, rows: u32, samples: Samples) -> Result<Self, ImagingError> {
        check_size(columns, rows, samples.len())?;
        Ok(Self { columns, rows, samples })
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

    /// The stored values.
    #[must_use]
    pub const fn samples(&self) -> &Samples {
        &self.samples
    }

    /// The stored values, given away.
    #[must_use]
    pub fn into_samples(self) -> Samples {
        self.samples
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pixel_has_one_sample() {
        assert!(Raster::new(2, 3, Samples::U8(vec![0; 6])).is_ok());
        for (columns, rows, samples) in [(2, 3, 5), (2, 3, 7), (0, 3, 0), (u32::MAX, u32::MAX, 6)] {
            assert!(Raster::new(columns, rows, Samples::U8(vec![0; samples])).is_err());
        }
    }
}
