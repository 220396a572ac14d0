//! Every stored value of 16 bits has its grey in a table: one look-up a pixel.

#![allow(clippy::indexing_slicing, reason = "a u16 always lies within 65,536 entries, a u8 within 256")]

/// Number of different values of 16 bits.
pub(crate) const VALUES: usize = 1 << 16;

/// The grey of every value, by the value's bits.
pub(crate) type Table = Box<[u8; VALUES]>;

/// The table of what `entry_of` gives for each pattern of 16 bits.
pub(crate) fn table<T: Copy + Default>(entry_of: impl Fn(u16) -> T) -> Box<[T; VALUES]> {
    let mut table = Box::new([T::default(); VALUES]);
    for (bits, entry) in (0..=u16::MAX).zip(table.iter_mut()) {
        *entry = entry_of(bits);
    }
    table
}

/// How often each pattern of 16 bits occurs among `bits` of `values`.
pub(crate) fn histogram<T: Copy + Sync>(
    values: &[T],
    bits: impl Fn(T) -> u16 + Send + Sync,
) -> Box<[u64; VALUES]> {
    summed(values, |values| {
        // Neighbours are often equal: two tables, so that one count need not wait for the other.
        let mut counts = [Box::new([0_u64; VALUES]), Box::new([0_u64; VALUES])];
        let (pairs, last) = values.as_chunks();
        for &[one, other] in pairs {
            counts[0][usize::from(bits(one))] += 1;
            counts[1][usize::from(bits(other))] += 1;
        }
        last.iter().for_each(|value| counts[0][usize::from(bits(*value))] += 1);
        let [one, other] = counts;
        plus(one, &other)
    })
}

fn plus(mut one: Box<[u64; VALUES]>, other: &[u64; VALUES]) -> Box<[u64; VALUES]> {
    one.iter_mut().zip(other).for_each(|(one, other)| *one += other);
    one
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

/// Values counted together: many times more than a table has entries.
#[cfg(feature = "parallel")]
const COUNTED: usize = 1 << 22;

#[cfg(feature = "parallel")]
fn summed<T: Sync>(
    values: &[T],
    work: impl Fn(&[T]) -> Box<[u64; VALUES]> + Send + Sync,
) -> Box<[u64; VALUES]> {
    use rayon::prelude::*;
    let parts = values.par_chunks(COUNTED).map(work);
    parts.reduce_with(|one, other| plus(one, &other)).unwrap_or_else(|| Box::new([0; VALUES]))
}

#[cfg(not(feature = "parallel"))]
fn summed<T: Sync>(
    values: &[T],
    work: impl Fn(&[T]) -> Box<[u64; VALUES]> + Send + Sync,
) -> Box<[u64; VALUES]> {
    work(values)
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
        assert_eq!(histogram(&values, |value| value).iter().sum::<u64>(), values.len() as u64);
        let counts = histogram(&[7_u8, 3, 7], u16::from);
        assert_eq!((counts[3], counts[7], counts[8]), (1, 2, 0));
    }
}
