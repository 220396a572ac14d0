//! One channel of a frame: what there is to see on a film, whether it was stored in grey or in colour.

use super::Frame;
use crate::error::ReadError;
use crate::format::{Photometric, SampleKind};
use upright_imaging::{Raster, Samples};

/// A palette's colours as luminance, by index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Palette {
    pub(crate) first: i64,
    pub(crate) luminances: Vec<u8>,
}

impl Frame {
    /// The frame as one channel: grey as stored, colour as its luminance.
    pub(crate) fn into_channel(self, palette: Option<&Palette>) -> Result<Self, ReadError> {
        let (kind, data) = match (self.photometric, palette) {
            (Photometric::Monochrome1 | Photometric::Monochrome2, _) => return Ok(self),
            (Photometric::Palette, _) if self.kind.bytes() > 2 => {
                return Err(ReadError::Coding("a palette of 32 bits".to_owned()));
            }
            (Photometric::Palette, Some(palette)) => (SampleKind::U8, looked_up(&self, palette)),
            (Photometric::Palette, None) => {
                return Err(ReadError::Missing(crate::Attribute::RedPaletteColorLookupTableDescriptor));
            }
            (Photometric::Rgb | Photometric::YbrJpeg2000, _) => (self.kind, luminance(&self)?),
            // The first sample is the luminance.
            (Photometric::Ybr | Photometric::Ybr422, _) => (self.kind, first_samples(&self)),
        };
        Ok(Self { samples: 1, photometric: Photometric::Monochrome2, kind, data, ..self })
    }
}

/// Stored values of one channel, from their little-endian bytes.
pub(crate) fn raster(columns: u32, rows: u32, kind: SampleKind, data: Vec<u8>) -> Result<Raster, ReadError> {
    let signed = |data: &[u8]| data.iter().map(|byte| i16::from(byte.cast_signed())).collect();
    let samples = match kind {
        SampleKind::U8 => Samples::U8(data),
        SampleKind::I8 => Samples::I16(signed(&data)),
        SampleKind::U16 => Samples::U16(numbers(&data, u16::from_le_bytes)),
        SampleKind::I16 => Samples::I16(numbers(&data, i16::from_le_bytes)),
        SampleKind::U32 => Samples::U32(numbers(&data, u32::from_le_bytes)),
        SampleKind::I32 => return Err(ReadError::Coding("a picture of 32 bits with a sign".to_owned())),
    };
    Raster::new(columns, rows, samples).map_err(|error| ReadError::Refused(error.to_string()))
}

fn numbers<T, const N: usize>(data: &[u8], number: impl Fn([u8; N]) -> T) -> Vec<T> {
    data.as_chunks::<N>().0.iter().map(|bytes| number(*bytes)).collect()
}

fn pixels(frame: &Frame) -> std::slice::ChunksExact<'_, u8> {
    frame.data.chunks_exact(frame.kind.bytes() * frame.samples.max(1) as usize)
}

fn first_samples(frame: &Frame) -> Vec<u8> {
    pixels(frame).flat_map(|pixel| pixel.iter().take(frame.kind.bytes()).copied()).collect()
}

/// The luminance of ITU-R BT.601; grey stays the grey it is.
fn luminance(frame: &Frame) -> Result<Vec<u8>, ReadError> {
    const WEIGHTS: [u64; 3] = [299, 587, 114];
    let weighted = |samples: [u64; 3]| {
        let sum: u64 = samples.iter().zip(WEIGHTS).map(|(sample, weight)| sample * weight).sum();
        (sum + 500) / 1000
    };
    match frame.kind {
        SampleKind::U8 => {
            let (pixels, _) = frame.data.as_chunks::<3>();
            Ok(pixels.iter().map(|pixel| weighted(pixel.map(u64::from)) as u8).collect())
        }
        SampleKind::U16 => {
            let (samples, _) = frame.data.as_chunks::<2>();
            let (pixels, _) = samples.as_chunks::<3>();
            let grey = pixels
                .iter()
                .map(|pixel| weighted(pixel.map(|sample| u64::from(u16::from_le_bytes(sample)))));
            Ok(grey.flat_map(|grey| (grey as u16).to_le_bytes()).collect())
        }
        _ => Err(ReadError::Coding("a picture in colour with a sign or of 32 bits".to_owned())),
    }
}

fn looked_up(frame: &Frame, palette: &Palette) -> Vec<u8> {
    let last = palette.luminances.len().saturating_sub(1) as i64;
    let grey = |index: i64| {
        let place = (index - palette.first).clamp(0, last) as usize;
        palette.luminances.get(place).copied().unwrap_or_default()
    };
    match frame.kind.bytes() {
        1 => frame.data.iter().map(|index| grey(i64::from(*index))).collect(),
        _ => frame
            .data
            .as_chunks::<2>()
            .0
            .iter()
            .map(|index| grey(i64::from(u16::from_le_bytes(*index))))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(photometric: Photometric, kind: SampleKind, samples: u32, data: Vec<u8>) -> Frame {
        Frame { columns: 2, rows: 1, samples, photometric, kind, data }
    }

    fn check(frame: Frame, palette: Option<&Palette>, expect: &[u8]) {
        assert_eq!(frame.into_channel(palette).unwrap().data, expect);
    }

    #[test]
    fn grey_in_colour_stays_the_grey_it_is() {
        check(frame(Photometric::Rgb, SampleKind::U8, 3, vec![7, 7, 7, 255, 255, 255]), None, &[7, 255]);
        let wide: Vec<u8> = [40_000_u16; 6].iter().flat_map(|sample| sample.to_le_bytes()).collect();
        check(frame(Photometric::Rgb, SampleKind::U16, 3, wide), None, &[0x40, 0x9c, 0x40, 0x9c]);
        check(frame(Photometric::Ybr, SampleKind::U8, 3, vec![9, 1, 2, 8, 3, 4]), None, &[9, 8]);
    }

    #[test]
    fn palettes_are_looked_up() {
        let palette = Palette { first: 1, luminances: vec![10, 20] };
        let indices = || frame(Photometric::Palette, SampleKind::U8, 1, vec![0, 9]);
        check(indices(), Some(&palette), &[10, 20]);
        assert!(indices().into_channel(None).is_err());
    }
}
