//! From the bytes of a file to the samples of a frame.

mod codec;
mod encapsulated;
mod grey;
mod marker;
mod native;
mod rle;

pub(crate) use encapsulated::encapsulated;
pub(crate) use grey::{Palette, raster};
pub(crate) use native::{ByteOrder, native};

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
    fn new(format: &PixelFormat, photometric: Photometric, data: Vec<u8>) -> Self {
        let &PixelFormat { columns, rows, samples, .. } = format;
        let data = meaningful(data, format);
        Self { columns, rows, samples, photometric, kind: format.kind(), data }
    }
}

/// The bits that mean something: what else is in a sample is cleared, and the sign carried through it.
fn meaningful(mut data: Vec<u8>, format: &PixelFormat) -> Vec<u8> {
    let spare = format.kind().bytes() as u32 * 8 - format.bits_stored;
    if spare == 0 || format.bits_allocated == 1 {
        return data;
    }
    match format.kind() {
        SampleKind::U8 => each(&mut data, |[byte]| [byte << spare >> spare]),
        SampleKind::I8 => each(&mut data, |[byte]| [(byte.cast_signed() << spare >> spare).cast_unsigned()]),
        SampleKind::U16 => {
            each(&mut data, |bytes| (u16::from_le_bytes(bytes) << spare >> spare).to_le_bytes())
        }
        SampleKind::I16 => {
            each(&mut data, |bytes| (i16::from_le_bytes(bytes) << spare >> spare).to_le_bytes())
        }
        SampleKind::U32 => {
            each(&mut data, |bytes| (u32::from_le_bytes(bytes) << spare >> spare).to_le_bytes())
        }
        SampleKind::I32 => {
            each(&mut data, |bytes| (i32::from_le_bytes(bytes) << spare >> spare).to_le_bytes())
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
