//! Decoders of compressed frames. All of them are other people's, and none is trusted: sizes are compared before, panics caught.

use super::marker::{JpegHead, jpeg_head, jpeg2000_head};
use super::{Frame, interleaved, rle};
use crate::error::{ReadError, in_one_line};
use crate::format::{Photometric, PixelFormat, SampleKind};
use crate::syntax::{Coding, TransferSyntax};
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

const JPEG: &str = "JPEG";
const JPEG_LS: &str = "JPEG-LS";
const JPEG_2000: &str = "JPEG 2000";

/// Decodes one frame.
pub(super) fn decode(
    bytes: &[u8],
    format: &PixelFormat,
    syntax: &TransferSyntax,
) -> Result<Frame, ReadError> {
    let decoded = match syntax.coding {
        Coding::Rle => run_length(bytes, format),
        Coding::Jpeg => guarded(JPEG, || jpeg(bytes, format)),
        Coding::JpegLs => guarded(JPEG_LS, || jpeg_ls(bytes, format)),
        Coding::Jpeg2000 => guarded(JPEG_2000, || jpeg2000(bytes, format)),
        Coding::Native | Coding::Other => Err(ReadError::Coding(format!(
            "transfer syntax {} ({})",
            crate::error::shown(&syntax.uid),
            syntax.name
        ))),
    };
    let data = decoded?;
    if data.len() as u64 != format.frame_bytes() {
        return Err(codec(syntax.name, format!("{} bytes instead of {}", data.len(), format.frame_bytes())));
    }
    if syntax.coding != Coding::Rle && !fits(&data, format) {
        return Err(codec(
            syntax.name,
            format!("its samples have more than the {} bits stored", format.bits_stored),
        ));
    }
    Ok(match (syntax.coding, format.photometric) {
        (Coding::Rle, _) => Frame::stored(format, data),
        (_, Photometric::YbrJpeg2000) => Frame::coded(format, Photometric::Rgb, data),
        // The picture knows better than the label that some header put on it.
        (Coding::Jpeg, Photometric::Rgb) if jpeg_head(bytes).is_some_and(|head| head.is_ybr) => {
            Frame::coded(format, Photometric::Ybr, data)
        }
        (_, photometric) => Frame::coded(format, photometric, data),
    })
}

fn codec(coding: &'static str, problem: impl Into<String>) -> ReadError {
    ReadError::Codec { coding, problem: problem.into() }
}

fn guarded(
    coding: &'static str,
    work: impl FnOnce() -> Result<Vec<u8>, ReadError>,
) -> Result<Vec<u8>, ReadError> {
    let worked = catch_unwind(AssertUnwindSafe(work));
    worked.unwrap_or_else(|_| Err(codec(coding, "the decoder stumbled over damaged data")))
}

/// The picture must be the one that the header describes.
fn check_size(
    coding: &'static str,
    format: &PixelFormat,
    (columns, rows, components): (u32, u32, u32),
) -> Result<(), ReadError> {
    let stated = (format.columns, format.rows, format.samples);
    if (columns, rows, components) == stated {
        return Ok(());
    }
    let (wide, high, samples) = stated;
    Err(codec(
        coding,
        format!(
            "it is {columns} × {rows} with {components} component(s), but the header says {wide} × {high} with {samples}"
        ),
    ))
}

/// More bits than a sample has room for would be cut off, and the picture be another one.
fn check_precision(coding: &'static str, format: &PixelFormat, bits: u32) -> Result<(), ReadError> {
    if bits <= format.bits_allocated {
        return Ok(());
    }
    Err(codec(coding, format!("it has {bits} bits a sample, but the header says {}", format.bits_allocated)))
}

/// Whether no sample without sign is larger than the bits stored permit.
fn fits(data: &[u8], format: &PixelFormat) -> bool {
    let most = u32::MAX >> (32 - format.bits_stored);
    match format.kind() {
        SampleKind::U8 => data.iter().all(|byte| u32::from(*byte) <= most),
        SampleKind::U16 => {
            data.as_chunks::<2>().0.iter().all(|sample| u32::from(u16::from_le_bytes(*sample)) <= most)
        }
        _ => true,
    }
}

/// So many samples cannot come out of so few bytes.
fn check_ratio(format: &PixelFormat, bytes: usize, most_samples_a_byte: u64) -> Result<(), ReadError> {
    let samples = format.pixels() * u64::from(format.samples);
    if samples <= (bytes as u64).saturating_mul(most_samples_a_byte) {
        return Ok(());
    }
    Err(ReadError::Implausible { columns: format.columns, rows: format.rows, bytes: bytes as u64 })
}

fn run_length(bytes: &[u8], format: &PixelFormat) -> Result<Vec<u8>, ReadError> {
    // Two bytes give 128 at most.
    check_ratio(format, bytes.len(), 64)?;
    if format.bits_allocated == 1 {
        return Err(ReadError::Coding("RLE of 1 bit".to_owned()));
    }
    rle::decode(bytes, format.pixels() as usize, format.samples as usize, format.kind().bytes())
}

fn jpeg(bytes: &[u8], format: &PixelFormat) -> Result<Vec<u8>, ReadError> {
    let head = jpeg_head(bytes).ok_or_else(|| codec(JPEG, "its head is missing or damaged"))?;
    check_size(JPEG, format, (head.columns, head.rows, u32::from(head.components)))?;
    check_jpeg_process(head)?;
    check_precision(JPEG, format, u32::from(head.precision))?;
    // Lossless: a bit a sample at least. Blocks of 64: two bits a block at least.
    check_ratio(format, bytes.len(), if head.process == 0xc3 { 8 } else { 256 })?;
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    if head.components == 3 && head.process != 0xc3 {
        // "RGB" interleaves and converts nothing; "None" does not interleave.
        decoder.set_color_transform(jpeg_decoder::ColorTransform::RGB);
    }
    decoder.set_max_decoding_buffer_size(format.frame_bytes() as usize);
    let data = decoder.decode().map_err(|error| codec(JPEG, in_one_line(&error)))?;
    let is_wide = decoder.info().is_some_and(|info| info.pixel_format == jpeg_decoder::PixelFormat::L16);
    let little = if is_wide && cfg!(target_endian = "big") { swapped(data) } else { data };
    Ok(if is_wide { narrowed(little, format) } else { widened(little, format) })
}

/// Refuses by name what the head of a JPEG says is not read.
pub(super) fn check_jpeg_beginning(bytes: &[u8]) -> Result<(), ReadError> {
    jpeg_head(bytes).map_or(Ok(()), check_jpeg_process)
}

/// Processes 1, 2 (8 bit) and 14 are read, and what else the decoder understands of 8 bit.
fn check_jpeg_process(head: JpegHead) -> Result<(), ReadError> {
    let name = match (head.process, head.precision) {
        (0xc0..=0xc2, 8) | (0xc3, _) => return Ok(()),
        (0xc0 | 0xc1, _) => "JPEG Extended (processes 2 and 4) of 12 bit",
        (0xc2, _) => "progressive JPEG (processes 10 and 12, or 6 and 8) of 12 bit",
        _ => "hierarchical or arithmetic JPEG",
    };
    Err(ReadError::Coding(name.to_owned()))
}

fn swapped(mut data: Vec<u8>) -> Vec<u8> {
    data.as_chunks_mut::<2>().0.iter_mut().for_each(|sample| sample.reverse());
    data
}

/// Samples of one byte, in as many as the header says.
fn widened(data: Vec<u8>, format: &PixelFormat) -> Vec<u8> {
    match format.kind().bytes() {
        1 => data,
        bytes => data
            .iter()
            .flat_map(|sample| std::iter::once(*sample).chain(std::iter::repeat_n(0, bytes - 1)))
            .collect(),
    }
}

/// Samples of two bytes, in as many as the header says.
fn narrowed(data: Vec<u8>, format: &PixelFormat) -> Vec<u8> {
    match format.kind().bytes() {
        1 => data.iter().step_by(2).copied().collect(),
        _ => data,
    }
}

fn jpeg_ls(bytes: &[u8], format: &PixelFormat) -> Result<Vec<u8>, ReadError> {
    let head = jpeg_head(bytes).ok_or_else(|| codec(JPEG_LS, "its head is missing or damaged"))?;
    check_size(JPEG_LS, format, (head.columns, head.rows, u32::from(head.components)))?;
    check_precision(JPEG_LS, format, u32::from(head.precision))?;
    let data = charls::CharLS::default()
        .decode(&ended(bytes))
        .map_err(|error| codec(JPEG_LS, in_one_line(&error)))?;
    let wide = head.precision > 8;
    let samples = format.samples as usize;
    let data = if head.by_plane { interleaved(&data, samples, 1 + usize::from(wide)) } else { data };
    Ok(if wide { narrowed(data, format) } else { widened(data, format) })
}

/// The picture with its end mark. Without one, at the end of a picture that is cut off, the decoder looks for a bit for seconds.
fn ended(bytes: &[u8]) -> Cow<'_, [u8]> {
    const END: [u8; 2] = [0xff, 0xd9];
    if bytes.ends_with(&END) { Cow::Borrowed(bytes) } else { Cow::Owned([bytes, &END].concat()) }
}

fn jpeg2000(bytes: &[u8], format: &PixelFormat) -> Result<Vec<u8>, ReadError> {
    let (columns, rows, components) =
        jpeg2000_head(bytes).ok_or_else(|| codec(JPEG_2000, "its head is missing or damaged"))?;
    check_size(JPEG_2000, format, (columns, rows, u32::from(components)))?;
    let picture = jpeg2k::Image::from_bytes(bytes).map_err(|error| codec(JPEG_2000, in_one_line(&error)))?;
    let components = picture.components();
    if components.iter().any(|component| (component.width(), component.height()) != (columns, rows)) {
        return Err(codec(JPEG_2000, "its components have different sizes"));
    }
    let bits = components.iter().map(jpeg2k::ImageComponent::precision).max().unwrap_or(0);
    check_precision(JPEG_2000, format, bits)?;
    let (samples, bytes) = (components.len(), format.kind().bytes());
    let mut data = vec![0; format.frame_bytes() as usize];
    for (number, component) in components.iter().enumerate() {
        let places = data.chunks_exact_mut(bytes).skip(number).step_by(samples.max(1));
        for (place, sample) in places.zip(component.data()) {
            let sample = sample.to_le_bytes();
            place.copy_from_slice(sample.get(..bytes).unwrap_or(&sample));
        }
    }
    Ok(data)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Cut anywhere, the decoder says that the data are invalid; left to itself it looks for billions of bits.
    #[test]
    fn a_jpeg_ls_that_is_cut_off_is_refused() {
        let info = charls::FrameInfo { width: 64, height: 64, bits_per_sample: 16, component_count: 1 };
        let noise: Vec<u8> =
            (0..64 * 64 * 2_u32).map(|byte| (byte.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        let whole = charls::CharLS::default().encode(info, 0, &noise).unwrap();
        let format = PixelFormat {
            columns: 64,
            rows: 64,
            frames: 1,
            samples: 1,
            bits_allocated: 16,
            bits_stored: 16,
            high_bit: 15,
            signed: false,
            planar: false,
            photometric: Photometric::Monochrome2,
        };
        assert_eq!(jpeg_ls(&whole, &format).unwrap(), noise);
        for length in (40..whole.len() - 2).step_by(97) {
            let problem = jpeg_ls(&whole[..length], &format).unwrap_err().to_string();
            assert!(problem.contains("JPEG-LS"), "{length}: {problem}");
        }
    }
}
