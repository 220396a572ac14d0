//! Compressed pixels: which fragments make a frame.

use super::Frame;
use super::codec;
use crate::error::ReadError;
use crate::format::PixelFormat;
use crate::source::{Seekable, Source};
use crate::syntax::{Coding, TransferSyntax};
use crate::walk;
use std::io::{Read, Seek, SeekFrom};

/// Position and length of a fragment.
type Fragment = (u64, u64);

/// The head of a picture is not longer, but where a program has put something of its own there.
const MOST_HEAD: u64 = 64 << 10;

/// No compressed frame is longer than an uncompressed one may be.
const MOST_COMPRESSED: u64 = crate::format::MOST_FRAME_BYTES;

/// Frame `index` of the fragments at `position`.
pub(crate) fn encapsulated<R: Read + Seek>(
    reader: &mut R,
    position: u64,
    format: &PixelFormat,
    syntax: &TransferSyntax,
    extended: &[u64],
    index: u32,
) -> Result<Frame, ReadError> {
    let all = walk::fragments(&mut Seekable::new(&mut *reader, position)?, usize::MAX)?;
    let Some((table, fragments)) = all.split_first() else { return Err(ReadError::NoPixels) };
    let offsets = if extended.is_empty() { basic(reader, *table, format.frames)? } else { extended.to_vec() };
    let frame = match by_offset(&offsets, fragments, format.frames, index) {
        Some(frame) => frame,
        None => by_content(reader, fragments, format.frames, syntax.coding, index)?,
    };
    codec::decode(&joined(reader, frame)?, format, syntax)
}

/// Whether the beginning of the picture at `position` says that it is not read: some codings only their own head tells.
///
/// # Errors
/// [`ReadError::Coding`]. What is damaged or cut off is found when it is decoded.
pub(crate) fn check_beginning<R: Read + Seek>(
    reader: &mut R,
    position: u64,
    coding: Coding,
) -> Result<(), ReadError> {
    let first = walk::fragments(&mut Seekable::new(&mut *reader, position)?, 2).unwrap_or_default();
    match (first.last(), coding) {
        (Some((position, length)), Coding::Jpeg) => {
            codec::check_jpeg_beginning(&read(reader, *position, (*length).min(MOST_HEAD))?)
        }
        _ => Ok(()),
    }
}

/// The basic offset table; empty where there is none, or where it belongs to another number of frames.
fn basic<R: Read + Seek>(reader: &mut R, table: Fragment, frames: u32) -> Result<Vec<u64>, ReadError> {
    let (position, length) = table;
    if length != u64::from(frames) * 4 {
        return Ok(Vec::new());
    }
    let bytes = read(reader, position, length)?;
    Ok(bytes.as_chunks::<4>().0.iter().map(|offset| u64::from(u32::from_le_bytes(*offset))).collect())
}

/// The fragments from the offset of frame `index` up to that of the next; offsets count from the first fragment's header.
fn by_offset<'a>(
    offsets: &[u64],
    fragments: &'a [Fragment],
    frames: u32,
    index: u32,
) -> Option<&'a [Fragment]> {
    if offsets.len() != frames as usize || (frames > 1 && !offsets.is_sorted_by(|one, other| one < other)) {
        return None;
    }
    let origin = fragments.first()?.0;
    let place = |offset: u64| fragments.iter().position(|(position, _)| position - origin == offset);
    let start = place(*offsets.get(index as usize)?)?;
    let end = match offsets.get(index as usize + 1) {
        Some(next) => place(*next)?,
        None => fragments.len(),
    };
    fragments.get(start..end)
}

/// Without offsets: one frame is all fragments, as many fragments as frames are one each, and else a frame begins where
/// a picture does.
fn by_content<'a, R: Read + Seek>(
    reader: &mut R,
    fragments: &'a [Fragment],
    frames: u32,
    coding: Coding,
    index: u32,
) -> Result<&'a [Fragment], ReadError> {
    let index = index as usize;
    if frames == 1 {
        return Ok(fragments);
    }
    let missing = || ReadError::NoFrame { wanted: index as u32 + 1, frames: fragments.len() as u32 };
    if fragments.len() == frames as usize || coding == Coding::Rle {
        return fragments.get(index..=index).ok_or_else(missing);
    }
    let mut starts = Vec::new();
    for (number, (position, length)) in fragments.iter().enumerate() {
        if is_beginning(&read(reader, *position, (*length).min(12))?) {
            starts.push(number);
        }
    }
    let start = *starts.get(index).ok_or_else(missing)?;
    let end = starts.get(index + 1).copied().unwrap_or(fragments.len());
    fragments.get(start..end).ok_or_else(missing)
}

/// JPEG and JPEG-LS begin with SOI, JPEG 2000 with SOC or the signature of its container.
fn is_beginning(bytes: &[u8]) -> bool {
    const CONTAINER: &[u8] = b"\0\0\0\x0cjP  ";
    bytes.starts_with(&[0xff, 0xd8]) || bytes.starts_with(&[0xff, 0x4f]) || bytes.starts_with(CONTAINER)
}

fn joined<R: Read + Seek>(reader: &mut R, fragments: &[Fragment]) -> Result<Vec<u8>, ReadError> {
    let length: u64 = fragments.iter().map(|(_, length)| length).sum();
    if length > MOST_COMPRESSED {
        let most = MOST_COMPRESSED;
        return Err(ReadError::TooLong { element: "a compressed frame".to_owned(), stated: length, most });
    }
    let mut bytes = Vec::with_capacity(length as usize);
    for (position, length) in fragments {
        reader.seek(SeekFrom::Start(*position))?;
        reader.by_ref().take(*length).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}

fn read<R: Read + Seek>(reader: &mut R, position: u64, length: u64) -> Result<Vec<u8>, ReadError> {
    let mut source = Seekable::new(reader, position)?;
    let mut bytes = vec![0; length as usize];
    source.fill(&mut bytes)?;
    Ok(bytes)
}
