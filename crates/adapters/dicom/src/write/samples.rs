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

/// The samples, if `bits_stored` hold them and a film may have so many.
pub(super) fn checked(raster: &Raster, bits_stored: u32) -> Result<&[u16], WriteError> {
    let samples = match raster.samples() {
        Samples::U16(samples) => samples,
        Samples::U8(_) => return Err(WriteError::Samples("8-bit")),
        Samples::I16(_) => return Err(WriteError::Samples("signed")),
        Samples::U32(_) => return Err(WriteError::Samples("32-bit")),
    };
    let (columns, rows) = (raster.columns(), raster.rows());
    let bytes = u64::from(columns) * u64::from(rows) * 2;
    if columns.max(rows) > u32::from(u16::MAX) || bytes > MOST_FRAME_BYTES {
        return Err(WriteError::TooLarge { columns, rows, most: MOST_FRAME_BYTES >> 20 });
    }
    if !(12..=16).contains(&bits_stored) {
        return Err(WriteError::Bits(bits_stored));
    }
    let most = u16::MAX >> (16 - bits_stored);
    match samples.iter().copied().max() {
        Some(sample) if sample > most => Err(WriteError::Sample { sample, bits: bits_stored, most }),
        _ => Ok(samples),
    }
}

/// Writes the element PixelData, the last of a film.
pub(super) fn write(samples: &[u16], to: &mut impl Write) -> Result<(), WriteError> {
    const BAND: usize = 1 << 15;
    let length = Length((samples.len() * 2) as u32);
    ExplicitVRLittleEndianEncoder::default()
        .encode_element_header(&mut *to, DataElementHeader::new(tags::PIXEL_DATA, VR::OW, length))
        .map_err(WriteError::encoding)?;
    let mut bytes = Vec::with_capacity(BAND * 2);
    for band in samples.chunks(BAND) {
        bytes.clear();
        bytes.extend(band.iter().flat_map(|sample| sample.to_le_bytes()));
        to.write_all(&bytes)?;
    }
    Ok(())
}
