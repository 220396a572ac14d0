//! A DICOM file: its header, read without its pixels, and its frames.

use crate::attribute::{Attribute, Purpose};
use crate::derived::DerivedFormat;
use crate::error::{ReadError, shown};
use crate::format::PixelFormat;
use crate::pixels::{self, ByteOrder, Frame};
use crate::source::{Seekable, Source, Streamed};
use crate::syntax::{Coding, Encoding, TransferSyntax};
use crate::values::Values;
use crate::walk::{PixelElement, Walked, Walker};
use flate2::read::DeflateDecoder;
use std::io::{BufReader, Read, Seek, SeekFrom};
use upright_imaging::Raster;

/// A deflated data set is not inflated further.
const MOST_INFLATED: u64 = 512 << 20;

/// An opened DICOM file.
pub struct DicomFile<R> {
    reader: R,
    syntax: TransferSyntax,
    data_set: u64,
    values: Values,
    pixels: Option<PixelElement>,
    /// What the head of the compressed picture says against reading it.
    refusal: Option<String>,
}

impl<R: Read + Seek> DicomFile<R> {
    /// Reads the header of a DICOM file, up to its pixels, whose bytes are not touched.
    ///
    /// A file without preamble or without file meta information is read as what its first element looks like.
    ///
    /// # Errors
    /// [`ReadError::Empty`], [`ReadError::UnknownFormat`], [`ReadError::Derived`], or what is wrong with the encoding.
    pub fn open(reader: R) -> Result<Self, ReadError> {
        Self::open_for(reader, Purpose::Measuring)
    }

    /// The same, with the attributes that another purpose needs.
    pub(crate) fn open_for(mut reader: R, purpose: Purpose) -> Result<Self, ReadError> {
        let (syntax, data_set, Walked { kept, pixels }) = header(&mut reader, purpose)?;
        let refusal = match pixels {
            Some(PixelElement::Encapsulated { position }) => {
                match pixels::check_beginning(&mut reader, position, syntax.coding) {
                    Err(ReadError::Coding(name)) => Some(name),
                    _ => None,
                }
            }
            _ => None,
        };
        let values = Values::new(syntax.encoding, kept);
        Ok(Self { reader, values, syntax, data_set, pixels, refusal })
    }

    pub(crate) const fn values(&self) -> &Values {
        &self.values
    }

    /// The name of the transfer syntax.
    #[must_use]
    pub const fn transfer_syntax(&self) -> &'static str {
        self.syntax.name
    }

    /// Whether its samples lie there as they are, so that reading them takes no decoder.
    pub(crate) fn is_plain(&self) -> bool {
        matches!(self.pixels, Some(PixelElement::Native { .. })) && !self.syntax.deflated
    }

    /// Size, bits and channels of the picture.
    ///
    /// # Errors
    /// [`ReadError::NoPixels`], or the attribute that is missing or makes no sense.
    pub fn format(&self) -> Result<PixelFormat, ReadError> {
        match self.pixels {
            None => Err(ReadError::NoPixels),
            Some(PixelElement::Float) => Err(ReadError::FloatPixels),
            Some(PixelElement::Native { length, .. }) if self.syntax.coding == Coding::Native => {
                let format = PixelFormat::read(&self.values)?;
                pixels::check_length(&format, length).map(|()| format)
            }
            Some(PixelElement::Encapsulated { .. })
                if !matches!(self.syntax.coding, Coding::Native | Coding::Other) =>
            {
                PixelFormat::read(&self.values)
            }
            Some(_) => {
                let name = format!("transfer syntax {} ({})", shown(&self.syntax.uid), self.syntax.name);
                Err(ReadError::Coding(name))
            }
        }
    }

    /// Why the picture is not read although its format is known: some codings only the compressed picture's own head tells.
    #[must_use]
    pub fn refusal(&self) -> Option<ReadError> {
        self.refusal.clone().map(ReadError::Coding)
    }

    /// Stored values of frame `index`, counted from 0; `coloured` says what it would be in colour, which has none.
    pub(crate) fn raster(&mut self, index: u32, coloured: &str) -> Result<Raster, ReadError> {
        let frame = self.frame(index)?;
        if !frame.photometric.is_monochrome() {
            return Err(ReadError::Coding(coloured.to_owned()));
        }
        pixels::raster(frame.columns, frame.rows, frame.kind, frame.data)
    }

    /// Decodes frame `index`, counted from 0. No colour is converted, no value rescaled.
    ///
    /// # Errors
    /// What is wrong with the picture.
    pub fn frame(&mut self, index: u32) -> Result<Frame, ReadError> {
        let format = self.format()?;
        if let Some(refusal) = self.refusal() {
            return Err(refusal);
        }
        if index >= format.frames {
            return Err(ReadError::NoFrame { wanted: index + 1, frames: format.frames });
        }
        match self.pixels {
            Some(PixelElement::Native { position, length, .. }) if self.syntax.deflated => {
                let mut source = inflated(&mut self.reader, self.data_set)?;
                source.skip(position).map_err(ReadError::from).map_err(bad_deflate)?;
                pixels::native(&mut source, length, &format, ByteOrder::Little, index).map_err(bad_deflate)
            }
            Some(PixelElement::Native { position, length, words }) => {
                let order = match (self.syntax.encoding.big_endian, words) {
                    (false, _) => ByteOrder::Little,
                    (true, false) => ByteOrder::Big,
                    (true, true) => ByteOrder::BigInWords,
                };
                let mut source = Seekable::new(&mut self.reader, position)?;
                pixels::native(&mut source, length, &format, order, index)
            }
            Some(PixelElement::Encapsulated { position }) => {
                let offsets = self.offsets();
                pixels::encapsulated(&mut self.reader, position, &format, &self.syntax, &offsets, index)
            }
            Some(PixelElement::Float) => Err(ReadError::FloatPixels),
            None => Err(ReadError::NoPixels),
        }
    }

    /// The extended offset table, where there is one.
    fn offsets(&self) -> Vec<u64> {
        let bytes = self.values.bytes(Attribute::ExtendedOffsetTable).unwrap_or_default();
        bytes.as_chunks::<8>().0.iter().map(|offset| u64::from_le_bytes(*offset)).collect()
    }
}

/// The header up to the pixels, whose bytes are not touched: transfer syntax, where the data set begins, and what was kept of it.
///
/// # Errors
/// [`ReadError::Empty`], [`ReadError::UnknownFormat`], [`ReadError::Derived`], or what is wrong with the encoding.
pub(crate) fn header<R: Read + Seek>(
    reader: &mut R,
    purpose: Purpose,
) -> Result<(TransferSyntax, u64, Walked), ReadError> {
    match walked(reader, purpose) {
        Err(ReadError::UnknownFormat) => {
            let derived = DerivedFormat::of(reader)?;
            Err(derived.map_or(ReadError::UnknownFormat, ReadError::Derived))
        }
        found => found,
    }
}

fn walked<R: Read + Seek>(
    reader: &mut R,
    purpose: Purpose,
) -> Result<(TransferSyntax, u64, Walked), ReadError> {
    let (syntax, data_set) = beginning(reader)?;
    let walked = if syntax.deflated {
        let mut source = inflated(reader, data_set)?;
        Walker::new(&mut source, syntax.encoding, purpose).data_set().map_err(bad_deflate)?
    } else {
        let mut source = Seekable::new(&mut *reader, data_set)?;
        Walker::new(&mut source, syntax.encoding, purpose).data_set()?
    };
    let is_nothing = walked.kept.is_empty() && walked.pixels.is_none();
    if is_nothing && syntax.uid.is_empty() {
        return Err(ReadError::UnknownFormat);
    }
    Ok((syntax, data_set, walked))
}

/// A data set that ends early, within deflated bytes, is cut off like any other.
fn bad_deflate(error: ReadError) -> ReadError {
    match error {
        ReadError::Io(_) => ReadError::Damaged {
            position: 0,
            problem: "the deflated data set ends early or is no deflated data",
        },
        other => other,
    }
}

fn inflated<R: Read + Seek>(
    reader: &mut R,
    data_set: u64,
) -> Result<Streamed<DeflateDecoder<BufReader<&mut R>>>, ReadError> {
    reader.seek(SeekFrom::Start(data_set))?;
    Ok(Streamed::new(DeflateDecoder::new(BufReader::new(reader)), MOST_INFLATED))
}

/// The transfer syntax, and where the data set begins.
fn beginning<R: Read + Seek>(reader: &mut R) -> Result<(TransferSyntax, u64), ReadError> {
    reader.seek(SeekFrom::Start(0))?;
    let mut start = Vec::with_capacity(132);
    reader.by_ref().take(132).read_to_end(&mut start)?;
    if start.is_empty() {
        return Err(ReadError::Empty);
    }
    let preamble = if start.get(128..132) == Some(b"DICM") {
        Some(132)
    } else if start.starts_with(b"DICM") {
        Some(4)
    } else {
        (start.starts_with(&[2, 0]) && looks_explicit(&start)).then_some(0)
    };
    match preamble {
        Some(position) => with_meta(reader, position),
        None => guessed(&start, 0),
    }
}

/// Reads the file meta information at `position`.
fn with_meta<R: Read + Seek>(reader: &mut R, position: u64) -> Result<(TransferSyntax, u64), ReadError> {
    let mut source = Seekable::new(&mut *reader, position)?;
    let (kept, data_set) = Walker::new(&mut source, Encoding::EXPLICIT, Purpose::Measuring).meta()?;
    let meta = Values::new(Encoding::EXPLICIT, kept);
    if let Some(uid) = meta.text(Attribute::TransferSyntaxUID) {
        return Ok((TransferSyntax::of(&uid), data_set));
    }
    let mut start = Vec::with_capacity(8);
    reader.seek(SeekFrom::Start(data_set))?;
    reader.by_ref().take(8).read_to_end(&mut start)?;
    guessed(&start, data_set).map_err(|_| ReadError::Missing(Attribute::TransferSyntaxUID))
}

/// What a data set is encoded in whose file does not say: its first element tells.
fn guessed(start: &[u8], position: u64) -> Result<(TransferSyntax, u64), ReadError> {
    // Data sets begin with group 0008 (or, some old ones, a group below 0020).
    const MOST_GROUP: u16 = 0x0020;
    let Some(&[a, b]) = start.first_chunk::<2>() else { return Err(ReadError::UnknownFormat) };
    let (little, big) = (u16::from_le_bytes([a, b]), u16::from_be_bytes([a, b]));
    let encoding = match looks_explicit(start) {
        true if (2..=MOST_GROUP).contains(&little) => Encoding::EXPLICIT,
        true if (2..=MOST_GROUP).contains(&big) => Encoding::BIG_ENDIAN,
        false if (2..=MOST_GROUP).contains(&little) && little % 2 == 0 => Encoding::IMPLICIT,
        _ => return Err(ReadError::UnknownFormat),
    };
    Ok((TransferSyntax { uid: String::new(), ..TransferSyntax::plain(encoding) }, position))
}

fn looks_explicit(start: &[u8]) -> bool {
    let vr = start.get(4..6).and_then(|vr| vr.first_chunk::<2>());
    vr.is_some_and(|vr| dicom_core::VR::from_binary(*vr).is_some())
}
