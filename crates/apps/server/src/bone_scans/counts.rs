//! Counts of frames, from a stored file.

use crate::node::Node;
use crate::problem::{Answer, Problem};
use crate::routes::MOST_PART;
use serde::Deserialize;
use std::fs::File;
use std::sync::Arc;
use tokio::runtime::Handle;
use upright_dicom::ReadError;
use upright_dicom::scintigram::{Scintigram, ScintigramFile};
use upright_imaging::Raster;
use upright_reading::scintigraphy::Frame;
use utoipa::IntoParams;

/// Which frames.
#[derive(Clone, Copy, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Frames {
    /// The first of them, by its place in the file.
    #[serde(default)]
    #[param(minimum = 0)]
    from: u32,
    /// How many that follow each other in the file; 1 unless stated.
    #[serde(default = "one")]
    #[param(minimum = 1, maximum = 1000)]
    count: u32,
}

const fn one() -> u32 {
    1
}

/// A stored picture of a gamma camera.
pub(super) struct Picture<'a> {
    pub(super) node: &'a Arc<Node>,
    pub(super) handle: &'a Handle,
    pub(super) image: &'a str,
}

/// The same, its header read.
pub(super) struct Opened<'a> {
    of: &'a Picture<'a>,
    file: ScintigramFile<File>,
    pub(super) head: Scintigram,
}

impl<'a> Picture<'a> {
    pub(super) fn open(&'a self) -> Result<Opened<'a>, ReadError> {
        let file = ScintigramFile::open(self.file()?)?;
        Ok(Opened { of: self, head: file.head()?, file })
    }

    fn file(&self) -> Result<File, ReadError> {
        let file = self.handle.block_on(self.node.store.objects().file(self.image));
        file.map_err(|error| ReadError::Refused(error.to_string()))
    }
}

impl Opened<'_> {
    /// Samples that lie there as they are take no decoder; others are decoded in a process of their own.
    pub(super) fn frame(&mut self, frame: u32) -> Result<Raster, ReadError> {
        if self.file.is_plain() {
            return self.file.frame(frame);
        }
        let size = (self.head.format.columns, self.head.format.rows);
        self.of.node.decoder.decode_frame(self.of.file()?, size, frame)
    }
}

/// Counts of frames: 32 bits a pixel, little endian, row by row, frame by frame. Blocks.
///
/// # Errors
/// A problem for what is no picture of a gamma camera, for frames that it does not have, and for more than are sent at once.
pub(crate) fn counts(node: &Arc<Node>, handle: &Handle, image: &str, frames: Frames) -> Answer<Vec<u8>> {
    let picture = Picture { node, handle, image };
    let refused = |problem: ReadError| Problem::conflict(problem.to_string());
    let mut opened = picture.open().map_err(refused)?;
    let format = &opened.head.format;
    let end = frames.from.checked_add(frames.count).filter(|end| *end <= format.frames && frames.count > 0);
    let end = end.ok_or_else(|| Problem::invalid(format!("the picture has {} frames", format.frames)))?;
    let bytes = format.pixels() * u64::from(frames.count) * 4;
    if bytes > MOST_PART as u64 {
        return Err(Problem::invalid(format!(
            "so many frames are not sent at once: ask for fewer than {}",
            frames.count
        )));
    }
    let mut all = Vec::with_capacity(bytes as usize);
    for index in frames.from..end {
        let frame = Frame::new(&opened.frame(index).map_err(refused)?);
        let frame = frame.map_err(|problem| Problem::conflict(problem.to_string()))?;
        all.extend(frame.counts().iter().flat_map(|count| count.to_le_bytes()));
    }
    Ok(all)
}
