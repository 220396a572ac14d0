//! Objects of many parts, with an index of them at the end.
//!
//! A reader asks for the end first and for one range a part after that, which an object store far away answers as well as a
//! disk.

use crate::error::{Result, StoreError};
use crate::objects::{Objects, Staging};
use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// How strongly parts are compressed: grain does not give way to more effort.
pub(crate) const LEVEL: i32 = 1;
const TRAILER: u64 = 16;
/// What is read of the end at once; the index of a film of 12,000 rows takes 4 KiB.
const END: u64 = 64 << 10;
/// A larger index was not written by this program.
const MOST_INDEX: u64 = 16 << 20;

/// Which kind of object it is: the last bytes of it, and what it is called.
pub(crate) struct Kind {
    pub(crate) magic: &'static [u8; 8],
    pub(crate) name: &'static str,
}

/// Where a part lies, in an object whose parts end at `ends`; none for a part that is empty or not there.
pub(crate) fn range(ends: &[u64], number: usize) -> Option<std::ops::Range<u64>> {
    let start = match number {
        0 => 0,
        _ => *ends.get(number - 1)?,
    };
    let end = *ends.get(number)?;
    (start < end).then_some(start..end)
}

/// Ends an object with its index, and keeps it: its name, and its size.
///
/// # Errors
/// What the disk or the object store says.
pub(crate) async fn finish(
    mut staging: Staging,
    objects: &Objects,
    index: &impl Serialize,
    kind: &Kind,
) -> Result<(String, u64)> {
    let index = serde_json::to_vec(index).map_err(|error| StoreError::refused(error.to_string()))?;
    staging.write(&index).await?;
    staging.write(&(index.len() as u64).to_le_bytes()).await?;
    staging.write(kind.magic).await?;
    let staged = staging.finish().await?;
    let bytes = staged.len();
    Ok((objects.keep(staged).await?, bytes))
}

/// Reads the index of an object of `bytes` bytes.
///
/// # Errors
/// [`StoreError::NotFound`], [`StoreError::Damaged`], or what the object store says.
pub(crate) async fn read_index<T: DeserializeOwned>(
    objects: &Objects,
    (name, bytes): (&str, u64),
    kind: &Kind,
) -> Result<T> {
    let damaged = |problem: &str| StoreError::damaged(format!("the object of {} {name}", kind.name), problem);
    let end = objects.get_range(name, bytes.saturating_sub(END)..bytes).await?;
    let length = index_length(&end, kind.magic).ok_or_else(|| damaged("it has no index"))?;
    if length > MOST_INDEX || length + TRAILER > bytes {
        return Err(damaged("its index is longer than itself"));
    }
    let start = bytes - TRAILER - length;
    let index = objects.get_range(name, start..bytes - TRAILER).await?;
    serde_json::from_slice(&index).map_err(|error| damaged(&error.to_string()))
}

fn index_length(end: &Bytes, wanted: &[u8; 8]) -> Option<u64> {
    let (_, trailer) = end.split_last_chunk::<16>()?;
    let (length, magic) = trailer.split_first_chunk::<8>()?;
    (magic == wanted).then(|| u64::from_le_bytes(*length))
}

/// One part, as it lies in the object: a zstd frame.
///
/// # Errors
/// What the compressor says.
pub fn compressed(part: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::bulk::compress(part, LEVEL)?)
}

/// Puts a part as it was before it was compressed in a place that it fills.
///
/// # Errors
/// [`StoreError::Damaged`], also for a part of another size.
pub fn decompress_into(part: &[u8], place: &mut [u8]) -> Result<()> {
    let size = place.len();
    let damaged = |problem: String| StoreError::damaged("a part", problem);
    let filled = zstd::bulk::decompress_to_buffer(part, place).map_err(|error| damaged(error.to_string()))?;
    if filled == size { Ok(()) } else { Err(damaged(format!("{filled} bytes in place of {size}"))) }
}

/// A part as it was before it was compressed.
///
/// # Errors
/// [`StoreError::Damaged`], also for a part of more than `most` bytes.
pub fn decompressed(part: &[u8], most: usize) -> Result<Vec<u8>> {
    zstd::bulk::decompress(part, most).map_err(|error| StoreError::damaged("a part", error.to_string()))
}
