//! The next level: means of 2 × 2 pixels.

#![allow(
    clippy::indexing_slicing,
    reason = "a plane has at least one row, each of `columns` patterns; checked at entry"
)]

use super::plane::Plane;
use super::reading::Reading;

/// Rows of the coarser level that are made together: enough that a thread is worth its while.
const BAND: usize = 64;

/// The level after `finer`, half as large, rounded up.
pub(super) fn halved(finer: &Plane, reading: Reading) -> Plane {
    let (columns, rows) = (finer.columns().div_ceil(2), finer.rows().div_ceil(2));
    let mut patterns = vec![0; columns as usize * rows as usize];
    let turn = reading.turn;
    match reading.padding {
        None => each_row(finer, &mut patterns, |four| mean(four.map(|pattern| pattern ^ turn)) ^ turn),
        Some(padding) => {
            each_row(finer, &mut patterns, |four| {
                mean_without(four.map(|pattern| pattern ^ turn), padding) ^ turn
            });
        }
    }
    Plane::new(columns, rows, patterns)
}

fn mean(ranks: [u16; 4]) -> u16 {
    ((ranks.map(u32::from).iter().sum::<u32>() + 2) / 4) as u16
}

/// The mean of what is no padding; of padding alone the first rank.
fn mean_without(ranks: [u16; 4], [low, high]: [u16; 2]) -> u16 {
    let kept = ranks.map(|rank| u32::from(!(low <= rank && rank <= high)));
    let count: u32 = kept.iter().sum();
    let sum: u32 = kept.iter().zip(ranks).map(|(kept, rank)| kept * u32::from(rank)).sum();
    let mean = match count {
        4 => (sum + 2) / 4,
        3 => (2 * sum + 3) / 6,
        2 => sum.div_ceil(2),
        1 => sum,
        _ => return ranks[0],
    };
    outside(mean as u16, low, high)
}

/// Where the picture has values on both sides of its padding, their mean may fall between: then the nearest value beside it.
fn outside(mean: u16, low: u16, high: u16) -> u16 {
    match mean {
        within if within < low || high < within => within,
        within if within - low < high - within => low - 1,
        _ => high + 1,
    }
}

/// Gives each row of the coarser level the `mean` of the two rows under it.
///
/// The last row of an odd number stands for both: a mean of each pixel taken twice is the mean of each taken once.
fn each_row(finer: &Plane, coarser: &mut [u16], mean: impl Fn([u16; 4]) -> u16 + Copy + Sync) {
    let (columns, rows) = (finer.columns() as usize, finer.rows() as usize);
    let row = |row: usize| &finer.patterns()[row * columns..(row + 1) * columns];
    in_bands(coarser, columns.div_ceil(2), |first, band| {
        for (place, out) in band.chunks_exact_mut(columns.div_ceil(2)).enumerate() {
            let upper = 2 * (first + place);
            means(row(upper), row((upper + 1).min(rows - 1)), out, mean);
        }
    });
}

fn means(upper: &[u16], lower: &[u16], out: &mut [u16], mean: impl Fn([u16; 4]) -> u16) {
    let ((above, last_above), (below, last_below)) = (upper.as_chunks(), lower.as_chunks());
    for ((&[a, b], &[c, d]), out) in above.iter().zip(below).zip(out.iter_mut()) {
        *out = mean([a, b, c, d]);
    }
    if let (&[a], &[c], Some(out)) = (last_above, last_below, out.last_mut()) {
        *out = mean([a, a, c, c]);
    }
}

#[cfg(feature = "parallel")]
fn in_bands(values: &mut [u16], columns: usize, work: impl Fn(usize, &mut [u16]) + Sync) {
    use rayon::prelude::*;
    let bands = values.par_chunks_mut(columns * BAND).enumerate();
    bands.for_each(|(band, values)| work(band * BAND, values));
}

#[cfg(not(feature = "parallel"))]
fn in_bands(values: &mut [u16], columns: usize, work: impl Fn(usize, &mut [u16]) + Sync) {
    let bands = values.chunks_mut(columns * BAND).enumerate();
    bands.for_each(|(band, values)| work(band * BAND, values));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn means_are_rounded_half_up() {
        for (four, expect) in [([0, 0, 0, 1], 0), ([0, 0, 1, 1], 1), ([65_535; 4], 65_535), ([1, 1, 2, 2], 2)]
        {
            assert_eq!(mean(four), expect, "{four:?}");
        }
    }

    #[test]
    fn padding_takes_no_part() {
        let check = |four, expect| assert_eq!(mean_without(four, [100, 110]), expect, "{four:?}");
        check([0, 1, 2, 3], 2);
        check([105, 1, 2, 2], 2);
        check([100, 1, 110, 2], 2);
        check([100, 101, 110, 7], 7);
        check([103, 101, 110, 100], 103);
    }

    /// Padding is what its pixels were, never what their mean happens to be.
    #[test]
    fn a_mean_that_looks_like_padding_is_moved_beside_it() {
        let check = |four, expect| assert_eq!(mean_without(four, [100, 110]), expect, "{four:?}");
        check([0, 204, 0, 204], 99);
        check([0, 210, 0, 210], 111);
        check([0, 216, 0, 216], 111);
        assert_eq!(mean_without([0, 2, 0, 2], [1, 1]), 2);
    }
}
