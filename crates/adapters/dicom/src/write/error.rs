//! Why a picture cannot be written.

use std::io;

/// Why a picture cannot be written. No value of the identity stands in a message.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// The bytes could not be handed on.
    #[error("cannot write the picture: {0}")]
    Io(#[from] io::Error),
    /// The picture is of another type.
    #[error("the picture has {found} samples; it is written from {wanted} ones")]
    Samples {
        /// What the picture has.
        found: &'static str,
        /// What its class is written from.
        wanted: &'static str,
    },
    /// More or fewer bits than films and slices have.
    #[error("{0} bits a sample; it is written with 12 to 16")]
    Bits(u32),
    /// A sample that does not fit.
    #[error("the picture has a sample of {sample}, but {bits} bits hold {most} at most: state more bits")]
    Sample {
        /// The largest sample.
        sample: u16,
        /// Bits stated.
        bits: u32,
        /// What they hold.
        most: u16,
    },
    /// A sample that the scale of HU does not hold.
    #[error(
        "the slice has a sample of {sample} HU, but its scale holds {least} to {most}: saturate it or take the extended scale"
    )]
    Hounsfield {
        /// The first such sample.
        sample: i16,
        /// The least that it holds.
        least: i16,
        /// The most that it holds.
        most: i16,
    },
    /// Another number of frames than the acquisition has; none is none.
    #[error("NumberOfFrames: there are {found} frames, and the acquisition has {stated} (1 to 65535)")]
    Frames {
        /// Frames handed in.
        found: usize,
        /// Frames of the acquisition.
        stated: usize,
    },
    /// Frames of several sizes.
    #[error("Rows, Columns: not all frames are of one size")]
    FrameSizes,
    /// The picture, or all of its frames, are larger than any that is read.
    #[error(
        "{frames} frames of {columns} × {rows} pixels; the most that is written is 65535 either way and {most} MiB"
    )]
    TooLarge {
        /// Columns of the picture.
        columns: u32,
        /// Rows of the picture.
        rows: u32,
        /// How many there are.
        frames: usize,
        /// What is written.
        most: u64,
    },
    /// Distances or spacings that contradict each other.
    #[error("the geometry cannot be: {0}")]
    Geometry(&'static str),
    /// A text or number that has not the form that the standard gives it. The value may name a person and is not repeated.
    #[error("{attribute}: {problem}")]
    Invalid {
        /// The attribute's keyword.
        attribute: &'static str,
        /// What it would have to be.
        problem: &'static str,
    },
    /// The library refused the header.
    #[error("cannot encode the header: {0}")]
    Encoding(String),
}

impl WriteError {
    pub(super) fn encoding(error: impl std::fmt::Display) -> Self {
        Self::Encoding(crate::error::in_one_line(&error))
    }
}
