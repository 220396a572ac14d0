//! One level: patterns of 16 bits.

use crate::error::ImagingError;
use crate::raster::{Raster, Samples};

/// A picture whose values are patterns of 16 bits.
#[derive(Clone, Debug)]
pub(super) struct Plane {
    columns: u32,
    rows: u32,
    patterns: Vec<u16>,
}

impl Plane {
    /// `patterns` are `rows` × `columns`, at least one.
    pub(super) fn new(columns: u32, rows: u32, patterns: Vec<u16>) -> Self {
        debug_assert_eq!(patterns.len() as u64, u64::from(columns) * u64::from(rows));
        Self { columns, rows, patterns }
    }

    /// The stored values in 16 bits, and whether these are signed. Samples of 16 bits are taken over without a copy.
    pub(super) fn stored(raster: Raster) -> Result<(Self, bool), ImagingError> {
        let (columns, rows) = (raster.columns(), raster.rows());
        let (patterns, signed) = match raster.into_samples() {
            Samples::U8(values) => (values.into_iter().map(u16::from).collect(), false),
            Samples::U16(values) => (values, false),
            Samples::I16(values) => (values.into_iter().map(i16::cast_unsigned).collect(), true),
            Samples::U32(values) => (narrowed(values)?, false),
        };
        Ok((Self::new(columns, rows, patterns), signed))
    }

    pub(super) const fn columns(&self) -> u32 {
        self.columns
    }

    pub(super) const fn rows(&self) -> u32 {
        self.rows
    }

    pub(super) fn longest(&self) -> u32 {
        self.columns.max(self.rows)
    }

    pub(super) fn patterns(&self) -> &[u16] {
        &self.patterns
    }

    /// Every pattern, little endian.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![0; 2 * self.patterns.len()];
        write(&self.patterns, &mut bytes);
        bytes
    }
}

/// Patterns as bytes, little endian; as many as both have.
pub(super) fn write(patterns: &[u16], bytes: &mut [u8]) {
    let (pairs, _) = bytes.as_chunks_mut();
    for (pattern, pair) in patterns.iter().zip(pairs) {
        *pair = pattern.to_le_bytes();
    }
}

fn narrowed(values: Vec<u32>) -> Result<Vec<u16>, ImagingError> {
    match values.iter().max().filter(|most| **most > u32::from(u16::MAX)) {
        Some(most) => Err(ImagingError::Deep { value: *most }),
        None => Ok(values.into_iter().map(|value| value as u16).collect()),
    }
}
