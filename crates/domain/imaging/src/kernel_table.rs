//! Every stored value of 16 bits has its grey in a table: one look-up a pixel.

#![allow(clippy::indexing_slicing, reason = "a u16 always lies within 65,536 entries, a u8 within 256")]

/// Number of different values of 16 bits.
pub(crate) const VALUES: usize = 1 << 16;

/// The grey of every value, by the value's bits.
pub(crate) type Table = Box<[u8; VALUES]>;

/// The table that `grey` gives for each pattern of 16 bits.
pub(crate) fn table(grey: impl Fn(u16) -> u8) -> Table {
    let mut table = Box::new([0; VALUES]);
    for (bits, entry) in (0..=u16::MAX).zip(table.iter_mut()) {
        *entry = grey(bits);
    }
    table
}

/// How often each pattern of 16 bits occurs.
pub(crate) fn histogram(patterns: impl Iterator<Item = u16>) -> Box<[u64; VALUES]> {
    let mut counts = Box::new([0; VALUES]);
    patterns.for_each(|bits| counts[usize::from(bits)] += 1);
    counts
}

/// The grey of each of `values`, looked up by `bits`.
pub(crate) fn looked_up<T: Copy + Sync>(
    values: &[T],
    table: &Table,
    bits: impl Fn(T) -> u16 + Sync,
) -> Vec<u8> {
    let mut grey = vec![0; values.len()];
    each_chunk(values, &mut grey, |from, to| {
        for (value, pixel) in from.iter().zip(to) {
            *pixel = table[usize::from(bits(*value))];
        }
    });
    grey
}

/// Pixels handled together: large enough that threads are worth their while.
const CHUNK: usize = 1 << 18;

#[cfg(feature = "parallel")]
fn each_chunk<T: Sync>(from: &[T], to: &mut [u8], work: impl Fn(&[T], &mut [u8]) + Sync) {
    use rayon::prelude::*;
    from.par_chunks(CHUNK).zip(to.par_chunks_mut(CHUNK)).for_each(|(from, to)| work(from, to));
}

#[cfg(not(feature = "parallel"))]
fn each_chunk<T: Sync>(from: &[T], to: &mut [u8], work: impl Fn(&[T], &mut [u8]) + Sync) {
    from.chunks(CHUNK).zip(to.chunks_mut(CHUNK)).for_each(|(from, to)| work(from, to));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More than one chunk, so that threads share the work where there are any.
    #[test]
    fn threads_change_nothing() {
        let values: Vec<u16> =
            (0..3 * CHUNK as u32 + 17).map(|pixel| (pixel.wrapping_mul(40_503) >> 7) as u16).collect();
        let table = table(|bits| (bits >> 8) as u8 ^ 0x5a);
        let expect: Vec<u8> = values.iter().map(|value| (value >> 8) as u8 ^ 0x5a).collect();
        assert_eq!(looked_up(&values, &table, |value| value), expect);
        assert_eq!(histogram(values.iter().copied()).iter().sum::<u64>(), values.len() as u64);
    }
}
