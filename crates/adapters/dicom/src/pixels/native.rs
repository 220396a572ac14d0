//! Uncompressed pixels.

use super::{Frame, interleaved};
use crate::attribute::Attribute;
use crate::error::ReadError;
use crate::format::{Photometric, PixelFormat};
use crate::source::Source;

/// The order of bytes in uncompressed pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ByteOrder {
    /// The least significant first.
    Little,
    /// The most significant first.
    Big,
    /// The same, and two samples of 8 bits share a word.
    BigInWords,
}

/// Frame `index` of the `length` bytes that come next in `source`.
pub(crate) fn native<S: Source>(
    source: &mut S,
    length: u64,
    format: &PixelFormat,
    order: ByteOrder,
    index: u32,
) -> Result<Frame, ReadError> {
    let bits = stored_bits(format);
    let (first, end) = (bits * u64::from(index), bits * (u64::from(index) + 1));
    if end.div_ceil(8) > length {
        return Err(cut_off(end.div_ceil(8), length));
    }
    source.skip(first / 8)?;
    let count = end.div_ceil(8) - first / 8;
    // A word holds two samples: the last of an odd number lies in the other byte.
    let padded = if order == ByteOrder::BigInWords {
        count.next_multiple_of(2).min(length - first / 8)
    } else {
        count
    };
    let mut bytes = vec![0; padded as usize];
    source.fill(&mut bytes)?;
    if is_halved(format) && format.columns % 2 == 1 {
        return Err(ReadError::Coding("a picture of 4:2:2 with an odd number of columns".to_owned()));
    }
    let data = match format.bits_allocated {
        1 if order == ByteOrder::BigInWords => {
            return Err(ReadError::Coding("a big endian picture of 1 bit in words".to_owned()));
        }
        1 => bit_by_bit(&bytes, (first % 8) as usize, bits as usize),
        _ => whole(bytes, format, order, count as usize),
    };
    Ok(Frame::stored(format, data))
}

fn cut_off(stated: u64, left: u64) -> ReadError {
    ReadError::CutOff { element: Attribute::PixelData.to_string(), stated, left }
}

/// The pixels of all frames must be there.
///
/// # Errors
/// [`ReadError::CutOff`] where `length` bytes are too few.
pub(crate) fn check_length(format: &PixelFormat, length: u64) -> Result<(), ReadError> {
    let needed = stored_bits(format).saturating_mul(u64::from(format.frames)).div_ceil(8);
    if needed <= length { Ok(()) } else { Err(cut_off(needed, length)) }
}

/// Bits that a frame takes in the file.
fn stored_bits(format: &PixelFormat) -> u64 {
    let samples = if is_halved(format) { 2 } else { format.samples };
    format.pixels() * u64::from(samples * format.bits_allocated)
}

/// Two pixels share their colour differences, so that a pixel takes two samples.
fn is_halved(format: &PixelFormat) -> bool {
    format.photometric == Photometric::Ybr422 && format.bits_allocated == 8
}

/// PS3.5 8.1.1: the first pixel is the lowest bit; frames follow each other without a gap.
fn bit_by_bit(bytes: &[u8], first: usize, count: usize) -> Vec<u8> {
    let bits = bytes.iter().flat_map(|byte| (0..8).map(move |bit| byte >> bit & 1));
    bits.skip(first).take(count).collect()
}

fn whole(mut bytes: Vec<u8>, format: &PixelFormat, order: ByteOrder, count: usize) -> Vec<u8> {
    match (order, format.bits_allocated) {
        (ByteOrder::BigInWords, 8) | (ByteOrder::Big | ByteOrder::BigInWords, 16) => {
            bytes.as_chunks_mut::<2>().0.iter_mut().for_each(|sample| sample.reverse());
        }
        (ByteOrder::Big | ByteOrder::BigInWords, 32) => {
            bytes.as_chunks_mut::<4>().0.iter_mut().for_each(|sample| sample.reverse());
        }
        _ => {}
    }
    bytes.truncate(count);
    if is_halved(format) {
        return doubled(&bytes, format.columns as usize);
    }
    if format.planar {
        return interleaved(&bytes, format.samples as usize, format.kind().bytes());
    }
    bytes
}

/// PS3.3 C.7.6.3.1.2: two luminances, then the colour differences of both pixels.
fn doubled(bytes: &[u8], columns: usize) -> Vec<u8> {
    let mut data = Vec::with_capacity(bytes.len() / 2 * 3);
    for row in bytes.chunks(columns.max(1) * 2) {
        let (pairs, _) = row.as_chunks::<4>();
        data.extend(pairs.iter().flat_map(|&[one, other, blue, red]| [one, blue, red, other, blue, red]));
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_are_unpacked_from_the_lowest() {
        assert_eq!(bit_by_bit(&[0b0000_0101, 0b1000_0000], 0, 9), [1, 0, 1, 0, 0, 0, 0, 0, 0]);
        assert_eq!(bit_by_bit(&[0b0001_0000], 3, 3), [0, 1, 0]);
    }

    /// Found by fuzzing: a sign on a single bit made samples of 32 bits out of it.
    #[test]
    fn a_single_bit_has_no_sign() {
        let format = PixelFormat {
            columns: 3,
            rows: 2,
            frames: 1,
            samples: 1,
            bits_allocated: 1,
            bits_stored: 1,
            high_bit: 0,
            signed: true,
            planar: false,
            photometric: Photometric::Monochrome2,
        };
        let mut source = crate::source::Seekable::new(std::io::Cursor::new([5, 0]), 0).unwrap();
        let frame = native(&mut source, 2, &format, ByteOrder::Little, 0).unwrap();
        assert_eq!((frame.data.len(), frame.kind.bytes()), (6, 1));
    }

    #[test]
    fn shared_colour_is_given_to_both_pixels() {
        assert_eq!(doubled(&[1, 2, 10, 20, 3, 4, 11, 21], 2), [1, 10, 20, 2, 10, 20, 3, 11, 21, 4, 11, 21]);
    }

    #[test]
    fn planes_are_interleaved() {
        assert_eq!(interleaved(&[1, 2, 3, 4, 5, 6], 3, 1), [1, 3, 5, 2, 4, 6]);
        assert_eq!(interleaved(&[1, 1, 2, 2, 3, 3, 4, 4], 2, 2), [1, 1, 3, 3, 2, 2, 4, 4]);
    }
}
