//! A film made coarse, to look for things in it.

use crate::kernel_blocks;
use crate::presentation::Presentation;
use crate::raster::{Raster, Samples};

/// A film made coarse: the mean brightness of blocks of pixels.
///
/// - **Shape**: `rows` × `columns`, row by row from the upper left; pixels that fill no block at the right and below are left out.
/// - **Unit**: values after the modality transformation, turned so that bone is brighter than air, before any window. Padding is as
///   dark as the darkest block.
#[derive(Clone, Debug, PartialEq)]
pub struct Overview {
    columns: usize,
    rows: usize,
    values: Vec<f32>,
}

impl Overview {
    /// Of blocks of so many columns and rows; none where the film holds no block, or padding alone.
    #[must_use]
    pub fn of(raster: &Raster, shown: &Presentation, block: [usize; 2]) -> Option<Self> {
        let [across, down] = block;
        let width = raster.columns() as usize;
        let (columns, rows) = (width.checked_div(across)?, (raster.rows() as usize).checked_div(down)?);
        if columns == 0 || rows == 0 {
            return None;
        }
        let means = match raster.samples() {
            Samples::U8(values) => {
                let table = kernel_blocks::table(|bits| shown.brightness(i64::from(bits)));
                kernel_blocks::means(values, width, block, |value| table.of(u16::from(value)))
            }
            Samples::U16(values) => {
                let table = kernel_blocks::table(|bits| shown.brightness(i64::from(bits)));
                kernel_blocks::means(values, width, block, |value| table.of(value))
            }
            Samples::I16(values) => {
                let table = kernel_blocks::table(|bits| shown.brightness(i64::from(bits.cast_signed())));
                kernel_blocks::means(values, width, block, |value| table.of(value.cast_unsigned()))
            }
            Samples::U32(values) => kernel_blocks::means(values, width, block, |value| {
                shown.brightness(i64::from(value)).unwrap_or(f32::NAN)
            }),
        };
        let least = means.iter().copied().fold(f32::NAN, f32::min);
        let values = means.into_iter().map(|mean| if mean.is_nan() { least } else { mean });
        (!least.is_nan()).then(|| Self { columns, rows, values: values.collect() })
    }

    /// Blocks in a row.
    #[must_use]
    pub const fn columns(&self) -> usize {
        self.columns
    }

    /// Rows of blocks.
    #[must_use]
    pub const fn rows(&self) -> usize {
        self.rows
    }

    /// The mean of every block, and nothing else of it.
    #[must_use]
    pub fn into_values(self) -> Vec<f32> {
        self.values
    }

    /// The mean of every block.
    #[must_use]
    pub fn values(&self) -> &[f32] {
        &self.values
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presentation::Padding;

    fn check(shown: &Presentation, samples: Samples, block: [usize; 2], expect: Option<&[f32]>) {
        let raster = Raster::new(4, (samples.len() / 4) as u32, samples).unwrap();
        let found = Overview::of(&raster, shown, block);
        assert_eq!(found.as_ref().map(Overview::values), expect);
    }

    #[test]
    fn blocks_are_means_and_what_fills_none_is_left_out() {
        let values = || vec![0, 2, 4, 6, 2, 4, 6, 8, 9, 9, 9, 9];
        let shown = Presentation::default();
        check(&shown, Samples::U8(values()), [2, 2], Some(&[2.0, 6.0]));
        check(&shown, Samples::U32(values().into_iter().map(u32::from).collect()), [3, 3], Some(&[5.0]));
        check(&shown, Samples::U8(values()), [5, 1], None);
        check(&shown, Samples::U8(values()), [0, 1], None);
    }

    #[test]
    fn bone_is_bright_whichever_way_it_is_stored_and_padding_is_dark() {
        let inverted = Presentation { inverted: true, ..Presentation::default() };
        check(&inverted, Samples::I16(vec![-5, 5, 7, 9]), [2, 1], Some(&[0.0, -8.0]));
        let padded = Presentation { padding: Some(Padding::new(100, 200)), ..Presentation::default() };
        check(&padded, Samples::U16(vec![150, 4, 100, 200]), [2, 1], Some(&[4.0, 4.0]));
        check(&padded, Samples::U16(vec![150; 4]), [2, 1], None);
    }
}
