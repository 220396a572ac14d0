//! Planar pictures of a gamma camera: frames with view, time and duration, and what was injected.
//!
//! Knows which frame is of which detector, phase and time ([`ScintigramFile::head`]), reads their counts
//! ([`ScintigramFile::frame`]), gives both to a reading ([`Scintigram::acquisition`]), and knows which pictures are of one
//! injection ([`by_injection`]). Volumes, gated and rotating pictures are refused: their frames are no counts of one view over time.
//! Deliberately knows no phase of a bone scan and no region, corrects no clock and no decay, and knows not whose picture it is.

mod acquisition;
mod frames;
mod injection;
mod note;
mod timing;
mod tracer;
mod view;

pub use frames::FrameHead;
pub use injection::{by_injection, is_of_bone};
pub use note::ScintigramNote;
pub use tracer::Radiopharmaceutical;

pub use crate::sort::injection::Since;
pub use crate::write::CameraView;

use crate::attribute::{Attribute, Purpose};
use crate::error::{ReadError, shown};
use crate::file::DicomFile;
use crate::format::PixelFormat;
use crate::sort::{Clues, Times, Tracer, injection as clocks};
use jiff::civil::DateTime;
use std::io::{Read, Seek};
use upright_anatomy::PixelSpacing;
use upright_imaging::Raster;

/// Pixels of all frames together that are read: no clinical limit; a flow of 120 frames of 256 × 256 has an eighth.
pub const MOST_PIXELS: u64 = 64 << 20;

/// How the frames were taken: the third value of ImageType.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScintigramKind {
    /// One frame a detector.
    Static,
    /// Frames that follow one another.
    Dynamic,
    /// One frame a detector, in a pass along the patient: every row was counted for a part of its duration.
    WholeBody,
}

/// What a file says of its frames.
///
/// - **Source**: DICOM PS3.3 C.8.4.
#[derive(Clone, Debug, PartialEq)]
pub struct Scintigram {
    /// How they were taken.
    pub kind: ScintigramKind,
    /// Size, bits and channels.
    pub format: PixelFormat,
    /// Between pixels, where the file says it.
    pub spacing: Option<PixelSpacing>,
    /// When the first frame began, by the camera's clock.
    pub taken: Option<DateTime>,
    /// Seconds from the injection to the first frame, as two clocks say.
    pub since_injection: Since,
    /// What was injected.
    pub radiopharmaceutical: Radiopharmaceutical,
    /// Space that places are told in; empty where it is not stated.
    pub frame_of_reference: String,
    /// Frames of the first energy window, in the order of the file.
    pub frames: Vec<FrameHead>,
    /// What a person must know.
    pub notes: Vec<ScintigramNote>,
}

/// A file of a gamma camera: its header was read, its pixels were not.
pub struct ScintigramFile<R> {
    file: DicomFile<R>,
}

impl<R: Read + Seek> ScintigramFile<R> {
    /// Reads the header of a file; nothing that names a patient.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn open(reader: R) -> Result<Self, ReadError> {
        Ok(Self { file: DicomFile::open_for(reader, Purpose::Counting)? })
    }

    /// What the file says of its frames.
    ///
    /// # Errors
    /// [`ReadError::Invalid`] for a picture of another kind, and for vectors that do not fit the frames; [`ReadError::Missing`]
    /// where nobody can tell which detector a frame is of; [`ReadError::TooMany`] for more pixels than are read.
    pub fn head(&self) -> Result<Scintigram, ReadError> {
        let (values, format) = (self.file.values(), self.file.format()?);
        let kind = self.kind()?;
        if format.pixels().saturating_mul(format.frames.into()) > MOST_PIXELS {
            return Err(ReadError::TooMany { what: "pixels of all frames together", most: MOST_PIXELS });
        }
        let mut notes = Vec::new();
        let frames = frames::read(values, format.frames as usize, kind, &mut notes)?;
        let tracer = Tracer::read(values, &[]);
        let clues = Clues { times: Times::read(values), tracer, ..Clues::default() };
        Ok(Scintigram {
            kind,
            format,
            spacing: spacing(values, &mut notes),
            taken: clocks::taken(&clues),
            since_injection: clocks::since_injection(&clues),
            radiopharmaceutical: Radiopharmaceutical::read(values, &clues.tracer),
            frame_of_reference: values.text(Attribute::FrameOfReferenceUID).unwrap_or_default(),
            frames,
            notes,
        })
    }

    fn kind(&self) -> Result<ScintigramKind, ReadError> {
        let values = self.file.values();
        let modality = values.text(Attribute::Modality).unwrap_or_default();
        if modality != "NM" {
            let problem = "a picture of a gamma camera has NM";
            return Err(ReadError::Invalid {
                attribute: Attribute::Modality,
                found: shown(&modality),
                problem,
            });
        }
        let found = values.texts(Attribute::ImageType).get(2).cloned().unwrap_or_default();
        match found.as_str() {
            "STATIC" => Ok(ScintigramKind::Static),
            "DYNAMIC" => Ok(ScintigramKind::Dynamic),
            "WHOLE BODY" => Ok(ScintigramKind::WholeBody),
            _ => Err(ReadError::Invalid {
                attribute: Attribute::ImageType,
                found: shown(&found),
                problem: "only STATIC, DYNAMIC and WHOLE BODY are pictures of one view over time",
            }),
        }
    }

    /// Whether its pictures can be read here and now; others are for a [`Worker`](crate::Worker).
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.file.is_plain()
    }

    /// Counts of a frame, by its place in the file.
    ///
    /// # Errors
    /// What is wrong with the picture.
    pub fn frame(&mut self, index: u32) -> Result<Raster, ReadError> {
        self.file.raster(index, "a scintigram in colour")
    }
}

/// Pixels of a gamma camera are as far apart as the patient's places are: holes are parallel.
fn spacing(values: &crate::values::Values, notes: &mut Vec<ScintigramNote>) -> Option<PixelSpacing> {
    let stated = values.numbers(Attribute::PixelSpacing);
    let length = |numbers: &[f64]| match numbers {
        [row, column] => PixelSpacing::new(*row, *column).ok(),
        _ => None,
    };
    let found = stated.as_ref().ok().and_then(Option::as_deref).and_then(length);
    if found.is_none() {
        notes.push(ScintigramNote::NoSpacing);
    }
    found
}
