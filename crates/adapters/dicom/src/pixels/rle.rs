//! RLE Lossless (PS3.5 Annex G).
//!
//! Written here because the library's decoder panics on damaged files and knows neither colour of 16 bits nor 32 bits.

use crate::error::ReadError;

const CODING: &str = "RLE";
const MOST_SEGMENTS: usize = 15;

/// Decodes one frame of `pixels` pixels; each has `samples` samples of `bytes` bytes.
///
/// Segments are byte planes: of the first sample from the most significant byte, then of the next.
pub(super) fn decode(
    frame: &[u8],
    pixels: usize,
    samples: usize,
    bytes: usize,
) -> Result<Vec<u8>, ReadError> {
    let segments = segments(frame)?;
    if segments.len() != samples * bytes {
        return Err(damaged(format!("{} byte planes instead of {}", segments.len(), samples * bytes)));
    }
    let mut data = vec![0; pixels * samples * bytes];
    for (number, segment) in segments.iter().enumerate() {
        let (sample, byte) = (number / bytes, number % bytes);
        let first = sample * bytes + (bytes - 1 - byte);
        let filled = unpack(segment, data.iter_mut().skip(first).step_by(samples * bytes));
        if filled < pixels {
            return Err(damaged(format!("byte plane {} ends after {filled} of {pixels} pixels", number + 1)));
        }
    }
    Ok(data)
}

fn damaged(problem: String) -> ReadError {
    ReadError::Codec { coding: CODING, problem }
}

/// The header is 16 numbers: how many segments, and where each begins.
fn segments(frame: &[u8]) -> Result<Vec<&[u8]>, ReadError> {
    let (numbers, _) = frame.get(..64).unwrap_or_default().as_chunks::<4>();
    let mut numbers = numbers.iter().map(|number| u32::from_le_bytes(*number) as usize);
    let count = numbers.next().ok_or_else(|| damaged("the header is cut off".to_owned()))?;
    if count == 0 || count > MOST_SEGMENTS {
        return Err(damaged(format!("{count} byte planes")));
    }
    let starts: Vec<usize> = numbers.take(count).collect();
    let ends = starts.iter().skip(1).copied().chain([frame.len()]);
    starts
        .iter()
        .zip(ends)
        .map(|(start, end)| {
            frame.get(*start..end).ok_or_else(|| damaged("a byte plane lies outside the frame".to_owned()))
        })
        .collect()
}

/// PackBits into `places`; returns how many were filled.
fn unpack<'a>(segment: &[u8], mut places: impl Iterator<Item = &'a mut u8>) -> usize {
    let mut filled = 0;
    let mut bytes = segment.iter().copied();
    while let Some(control) = bytes.next() {
        let literal = control < 128;
        let length = match control {
            0..=127 => usize::from(control) + 1,
            128 => continue,
            _ => 257 - usize::from(control),
        };
        let repeated = if literal { 0 } else { bytes.next().unwrap_or_default() };
        for _ in 0..length {
            let value = if literal { bytes.next() } else { Some(repeated) };
            let (Some(value), Some(place)) = (value, places.next()) else { return filled };
            *place = value;
            filled += 1;
        }
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frame(planes: &[&[u8]]) -> Vec<u8> {
        let mut header = vec![planes.len() as u32];
        let mut start = 64;
        for plane in planes {
            header.push(start);
            start += plane.len() as u32;
        }
        header.resize(16, 0);
        let mut bytes: Vec<u8> = header.iter().flat_map(|number| number.to_le_bytes()).collect();
        planes.iter().for_each(|plane| bytes.extend_from_slice(plane));
        bytes
    }

    #[test]
    fn runs_literals_and_nothing() {
        let plane = [0xfe, 7, 128, 2, 1, 2, 3];
        assert_eq!(decode(&frame(&[&plane]), 6, 1, 1).unwrap(), [7, 7, 7, 1, 2, 3]);
    }

    #[test]
    fn byte_planes_become_little_endian_samples() {
        let (high, low) = ([1, 0x12, 0x56], [1, 0x34, 0x78]);
        assert_eq!(decode(&frame(&[&high, &low]), 2, 1, 2).unwrap(), [0x34, 0x12, 0x78, 0x56]);
    }

    #[test]
    fn damaged_frames_are_errors() {
        for bytes in [&[][..], &[0; 64], &frame(&[&[0xfe, 7]]), &[0xff; 80]] {
            assert!(matches!(decode(bytes, 6, 1, 1), Err(ReadError::Codec { .. })));
        }
    }
}
