//! The picture, checked and handed on in bands.

use super::error::WriteError;
use crate::format::MOST_FRAME_BYTES;
use dicom_core::header::DataElementHeader;
use dicom_core::{Length, VR};
use dicom_dictionary_std::tags;
use dicom_encoding::encode::Encode;
use dicom_encoding::encode::explicit_le::ExplicitVRLittleEndianEncoder;
use std::io::Write;
use upright_imaging::{Raster, Samples};

/// The unsigned samples, if `bits_stored` hold them and a picture may have so many.
pub(super) fn unsigned(raster: &Raster, bits_stored: u32) -> Result<&[u16], WriteError> {
    let Samples::U16(samples) = raster.samples() else {
        return Err(other(raster, "16-bit unsigned"));
    };
    check_size(raster, 1)?;
    if !(12..=16).contains(&bits_stored) {
        return Err(WriteError::Bits(bits_stored));
    }
    let most = u16::MAX >> (16 - bits_stored);
    match samples.iter().copied().max() {
        Some(sample) if sample > most => Err(WriteError::Sample { sample, bits: bits_stored, most }),
        _ => Ok(samples),
    }
}

/// The signed samples, if a picture may have so many.
pub(super) fn signed(raster: &Raster) -> Result<&[i16], WriteError> {
    let Samples::I16(samples) = raster.samples() else {
        return Err(other(raster, "16-bit signed"));
    };
    check_size(raster, 1).map(|()| samples.as_slice())
}

const fn other(raster: &Raster, wanted: &'static str) -> WriteError {
    let found = match raster.samples() {
        Samples::U8(_) => "8-bit",
        Samples::U16(_) => "unsigned",
        Samples::I16(_) => "signed",
        Samples::U32(_) => "32-bit",
    };
    WriteError::Samples { found, wanted }
}

/// Whether `frames` pictures of this size may stand in one file.
pub(super) fn check_size(raster: &Raster, frames: usize) -> Result<(), WriteError> {
    let (columns, rows) = (raster.columns(), raster.rows());
    let bytes = (u64::from(columns) * u64::from(rows) * 2).saturating_mul(frames as u64);
    if columns.max(rows) > u32::from(u16::MAX) || bytes > MOST_FRAME_BYTES {
        return Err(WriteError::TooLarge { columns, rows, frames, most: MOST_FRAME_BYTES >> 20 });
    }
    Ok(())
}

/// Writes the element PixelData of `count` samples, the last of a file.
pub(super) fn write(
    count: usize,
    samples: impl Iterator<Item = u16>,
    to: &mut impl Write,
) -> Result<(), WriteError> {
    const BAND: usize = 1 << 16;
    let length = Length((count * 2) as u32);
    ExplicitVRLittleEndianEncoder::default()
        .encode_element_header(&mut *to, DataElementHeader::new(tags::PIXEL_DATA, VR::OW, length))
        .map_err(WriteError::encoding)?;
    let mut bytes = Vec::with_capacity(BAND);
    for sample in samples {
        bytes.extend_from_slice(&sample.to_le_bytes());
        if bytes.len() == BAND {
            to.write_all(&bytes)?;
            bytes.clear();
        }
    }
    to.write_all(&bytes)?;
    Ok(to.flush()?)
}
