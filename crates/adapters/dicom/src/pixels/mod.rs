//! From the bytes of a file to the samples of a frame.

mod codec;
mod encapsulated;
mod grey;
mod marker;
mod native;
mod rle;

pub(crate) use encapsulated::{check_beginning, encapsulated};
pub(crate) use grey::{Palette, raster};
pub(crate) use native::{ByteOrder, check_length, native};

use crate::format::{Photometric, PixelFormat, SampleKind};

/// One decoded frame.
///
/// - **Shape**: rows × columns × samples, colour by pixel.
/// - **Unit**: stored values, little endian; a picture of 1 bit has one byte a sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// Width in pixels.
    pub columns: u32,
    /// Height in pixels.
    pub rows: u32,
    /// Samples a pixel.
    pub samples: u32,
    /// What they mean.
    pub photometric: Photometric,
    /// The numbers that they can be.
    pub kind: SampleKind,
    /// The samples.
    pub data: Vec<u8>,
}

impl Frame {
    /// A frame whose samples lie as the header says.
    fn stored(format: &PixelFormat, data: Vec<u8>) -> Self {
        Self::new(format, format.photometric, meaningful(data, format, format.high_bit))
    }

    /// A frame whose samples a codec has put into the lowest bits.
    fn coded(format: &PixelFormat, photometric: Photometric, data: Vec<u8>) -> Self {
        Self::new(format, photometric, meaningful(data, format, format.bits_stored - 1))
    }

    fn new(format: &PixelFormat, photometric: Photometric, data: Vec<u8>) -> Self {
        let &PixelFormat { columns, rows, samples, .. } = format;
        Self { columns, rows, samples, photometric, kind: format.kind(), data }
    }
}

/// The bits that mean something, down to `high_bit`, moved to the lowest; the sign is carried through the sample.
fn meaningful(mut data: Vec<u8>, format: &PixelFormat, high_bit: u32) -> Vec<u8> {
    let bits = format.kind().bytes() as u32 * 8;
    let (above, spare) = ((bits - 1).saturating_sub(high_bit), bits - format.bits_stored);
    if spare == 0 || format.bits_allocated == 1 {
        return data;
    }
    match format.kind() {
        SampleKind::U8 => each(&mut data, |[byte]| [byte << above >> spare]),
        SampleKind::I8 => each(&mut data, |[byte]| [(byte.cast_signed() << above >> spare).cast_unsigned()]),
        SampleKind::U16 => {
            each(&mut data, |bytes| (u16::from_le_bytes(bytes) << above >> spare).to_le_bytes())
        }
        SampleKind::I16 => {
            each(&mut data, |bytes| (i16::from_le_bytes(bytes) << above >> spare).to_le_bytes())
        }
        SampleKind::U32 => {
            each(&mut data, |bytes| (u32::from_le_bytes(bytes) << above >> spare).to_le_bytes())
        }
        SampleKind::I32 => {
            each(&mut data, |bytes| (i32::from_le_bytes(bytes) << above >> spare).to_le_bytes())
        }
    }
    data
}

fn each<const N: usize>(data: &mut [u8], change: impl Fn([u8; N]) -> [u8; N]) {
    data.as_chunks_mut::<N>().0.iter_mut().for_each(|sample| *sample = change(*sample));
}

/// Planes one after the other to samples one after the other.
pub(crate) fn interleaved(planes: &[u8], samples: usize, bytes: usize) -> Vec<u8> {
    let plane = planes.len() / samples.max(1);
    let mut data = Vec::with_capacity(planes.len());
    for pixel in (0..plane).step_by(bytes.max(1)) {
        for sample in 0..samples {
            let at = sample * plane + pixel;
            data.extend_from_slice(planes.get(at..at + bytes).unwrap_or_default());
        }
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(signed: bool, (stored, high_bit): (u32, u32), sample: u16, expect: u16) {
        let format = PixelFormat {
            columns: 1,
            rows: 1,
            frames: 1,
            samples: 1,
            bits_allocated: 16,
            bits_stored: stored,
            high_bit,
            signed,
            planar: false,
            photometric: Photometric::Monochrome2,
        };
        let data = Frame::stored(&format, sample.to_le_bytes().to_vec()).data;
        assert_eq!(data, expect.to_le_bytes(), "{stored} bits up to bit {high_bit} of {sample:#x}");
    }

    #[test]
    fn bits_that_mean_nothing_are_cleared_and_signs_carried() {
        check(false, (12, 11), 0xf123, 0x0123);
        check(true, (12, 11), 0x0fff, 0xffff);
        check(true, (12, 11), 0xf7ff, 0x07ff);
        check(false, (12, 15), 0x123f, 0x0123);
        check(true, (12, 15), 0xfff0, 0xffff);
        check(false, (16, 15), 0xabcd, 0xabcd);
    }
}
