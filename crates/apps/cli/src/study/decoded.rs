//! Pictures that are compressed.

use crate::film::decoder;
use std::fs::File;
use std::path::Path;
use upright_dicom::ReadError;
use upright_imaging::Raster;

/// Stored values of a frame, decoded in a process of its own: samples that lie there as they are take none.
pub(super) fn decoded(path: &Path, size: (u32, u32), frame: u32) -> Result<Raster, ReadError> {
    let worker = decoder().map_err(|error| ReadError::Refused(format!("{error:#}")))?;
    worker.decode_frame(File::open(path)?, size, frame)
}
