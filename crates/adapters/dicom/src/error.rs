//! Why a film cannot be read.

use crate::attribute::Attribute;
use crate::derived::DerivedFormat;
use std::io;

/// Why a film cannot be read, measured or shown. No text of the file stands in a message but technical words.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file could not be read from its place.
    #[error("cannot read the file: {0}")]
    Io(io::Error),
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Neither DICOM nor a picture.
    #[error("neither a DICOM file nor a PNG, JPEG or TIFF picture")]
    UnknownFormat,
    /// No DICOM, but of a kind that is made from it.
    #[error("{0}")]
    Derived(DerivedFormat),
    /// An element claims more bytes than are left.
    #[error("{element} claims {stated} bytes, but {left} are left: the file is cut off or damaged")]
    CutOff {
        /// Where.
        element: String,
        /// Bytes claimed.
        stated: u64,
        /// Bytes left.
        left: u64,
    },
    /// The file does not follow DICOM's encoding.
    #[error("damaged near byte {position}: {problem}")]
    Damaged {
        /// Bytes from the start of the file (of the inflated data set, where it is deflated).
        position: u64,
        /// What was found.
        problem: &'static str,
    },
    /// More of something than any film has.
    #[error("more than {most} {what}: no film has so many")]
    TooMany {
        /// What there is too much of.
        what: &'static str,
        /// The most that is read.
        most: u64,
    },
    /// A value that is larger than any film's.
    #[error("{element} is {stated} bytes long; the most that is read is {most}")]
    TooLong {
        /// Where.
        element: String,
        /// Bytes claimed.
        stated: u64,
        /// The most that is read.
        most: u64,
    },
    /// An attribute that is needed and not there.
    #[error("{0} is missing")]
    Missing(Attribute),
    /// An attribute whose value makes no sense.
    #[error("{attribute} is {found}: {problem}")]
    Invalid {
        /// The attribute.
        attribute: Attribute,
        /// Its value, cut to a few letters.
        found: String,
        /// Why it cannot be, or what is read instead.
        problem: &'static str,
    },
    /// Report, plan, or anything else without pixels.
    #[error("the file holds no picture")]
    NoPixels,
    /// Pixels that are numbers with a fraction.
    #[error("the pixels are floating-point numbers, which no film has; they are not read")]
    FloatPixels,
    /// A coding that is not read.
    #[error(
        "{0} is not read; store the film in another transfer syntax, as Explicit VR Little Endian or JPEG Lossless"
    )]
    Coding(String),
    /// The picture would be larger than any film.
    #[error(
        "a picture of {columns} × {rows} pixels takes {mebibytes} MiB; the most that is read is {most} MiB"
    )]
    TooLarge {
        /// Columns stated.
        columns: u32,
        /// Rows stated.
        rows: u32,
        /// What it would take.
        mebibytes: u64,
        /// What is read.
        most: u64,
    },
    /// The picture states more pixels than the compressed bytes can hold.
    #[error("{columns} × {rows} pixels cannot come out of {bytes} compressed bytes")]
    Implausible {
        /// Columns stated.
        columns: u32,
        /// Rows stated.
        rows: u32,
        /// Compressed bytes.
        bytes: u64,
    },
    /// A frame that the file does not have.
    #[error("there is no frame {wanted}: the file has {frames}")]
    NoFrame {
        /// The frame asked for, counted from 1.
        wanted: u32,
        /// How many there are.
        frames: u32,
    },
    /// The compressed picture is damaged, or is not the one that the header describes.
    #[error("cannot decode the {coding} picture: {problem}")]
    Codec {
        /// The coding, as `JPEG 2000`.
        coding: &'static str,
        /// What was found.
        problem: String,
    },
    /// A picture that says it is to be turned or mirrored before it is shown.
    #[error(
        "the picture carries an orientation mark, so it is shown turned or mirrored; save it as it is shown, without the mark"
    )]
    Turned,
    /// The decoder did not finish.
    #[error("decoding took longer than {seconds} s and was stopped")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// The decoder wanted more memory than it may have.
    #[error("decoding needs more than {mebibytes} MiB of memory and was stopped")]
    TooHungry {
        /// The limit.
        mebibytes: u64,
    },
    /// The decoder crashed.
    #[error("the decoder crashed on this file ({0})")]
    Crashed(String),
    /// The decoder refused the file, in its own words.
    #[error("{0}")]
    Refused(String),
}

impl From<io::Error> for ReadError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// A value of the file for a message: a few letters, nothing that could disturb a terminal.
pub(crate) fn shown(value: &str) -> String {
    const MOST_LETTERS: usize = 40;
    let mut text: String =
        value.trim().chars().filter(|letter| !letter.is_control()).take(MOST_LETTERS + 1).collect();
    if text.chars().count() > MOST_LETTERS {
        text.pop();
        text.push('…');
    }
    format!("\"{text}\"")
}

/// Other people's words for a message: one line, not too long.
pub(crate) fn in_one_line(problem: &impl std::fmt::Display) -> String {
    const MOST_LETTERS: usize = 300;
    let text = problem.to_string();
    let plain = text.trim().chars().map(|letter| if letter.is_control() { ' ' } else { letter });
    plain.take(MOST_LETTERS).collect()
}
