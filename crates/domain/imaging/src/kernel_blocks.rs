//! Means of blocks of pixels.

#![allow(
    clippy::indexing_slicing,
    reason = "a u16 always lies within 65,536 entries; a picture has whole rows of `width` values, checked at entry"
)]

use crate::kernel_table::{self, VALUES};

/// What every pattern of 16 bits stands for; not a number for padding.
pub(crate) struct Values(Box<[f32; VALUES]>);

impl Values {
    pub(crate) fn of(&self, bits: u16) -> f32 {
        self.0[usize::from(bits)]
    }
}

pub(crate) fn table(value: impl Fn(u16) -> Option<f32>) -> Values {
    Values(kernel_table::table(|bits| value(bits).unwrap_or(f32::NAN)))
}

/// The mean of every block of so many columns and rows, padding left out; not a number where there is nothing else.
pub(crate) fn means<T: Copy>(
    values: &[T],
    width: usize,
    [across, down]: [usize; 2],
    value: impl Fn(T) -> f32,
) -> Vec<f32> {
    let columns = width / across;
    let mut means = Vec::with_capacity(columns * (values.len() / width / down));
    for band in values.chunks_exact(width * down) {
        let mut sums = vec![(0.0_f32, 0_u32); columns];
        for row in band.chunks_exact(width) {
            for (sum, block) in sums.iter_mut().zip(row.chunks_exact(across)) {
                for value in block.iter().map(|pixel| value(*pixel)).filter(|value| !value.is_nan()) {
                    *sum = (sum.0 + value, sum.1 + 1);
                }
            }
        }
        means.extend(sums.iter().map(|(sum, count)| sum / *count as f32));
    }
    means
}
