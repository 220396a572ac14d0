//! A film as an ordinary picture file: PNG, JPEG or TIFF. It has lost its header: no spacing, no facing, no view.

use crate::error::{ReadError, in_one_line};
use crate::format::{MOST_FRAME_BYTES, Photometric, SampleKind};
use crate::pages;
use crate::pixels::Frame;
use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use jpeg_decoder::PixelFormat;
use std::fmt::Display;
use std::io::{BufReader, Cursor, Read, Seek, SeekFrom};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What a decoder may take: to read the head, and the pixels.
const MOST_HEAD_BYTES: u64 = 16 << 20;
const MOST_JPEG_HEAD: u64 = 4 << 20;
const MOST_PIXEL_BYTES: u64 = 512 << 20;
const MOST_PIXELS_A_SIDE: u32 = 65_535;

/// What the beginning of a picture file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PictureHead {
    pub(crate) format: &'static str,
    pub(crate) columns: u32,
    pub(crate) rows: u32,
    /// Bits a sample.
    pub(crate) bits: u32,
    pub(crate) in_colour: bool,
    /// Pages; only a TIFF has several.
    pub(crate) pages: u32,
}

/// A file or memory.
trait Seekable: Read + Seek {}
impl<R: Read + Seek> Seekable for R {}

/// The kind of picture that `start` is the beginning of.
pub(crate) fn format(start: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(start).ok()?;
    matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Tiff).then_some(format)
}

/// Reads what a picture says of itself, none of its pixels.
pub(crate) fn head<R: Read + Seek>(reader: &mut R, format: ImageFormat) -> Result<PictureHead, ReadError> {
    let name = name(format);
    guarded(name, || {
        // The decoder of JPEG reads all it is given before it looks at the head.
        let mut start = Cursor::new(Vec::new());
        let mut whole;
        let reader: &mut dyn Seekable = if format == ImageFormat::Jpeg {
            reader.seek(SeekFrom::Start(0))?;
            reader.by_ref().take(MOST_JPEG_HEAD).read_to_end(start.get_mut())?;
            &mut start
        } else {
            whole = reader;
            &mut whole
        };
        let decoder = decoder(reader, format, MOST_HEAD_BYTES)?;
        let (columns, rows) = decoder.dimensions();
        let colour = decoder.color_type();
        let bits = u32::from(colour.bytes_per_pixel() / colour.channel_count()) * 8;
        let in_colour = colour.has_color();
        drop(decoder);
        let pages = match format {
            ImageFormat::Tiff => pages::count(reader).map_err(|error| broken(format, &error))?,
            _ => 1,
        };
        Ok(PictureHead { format: name, columns, rows, bits, in_colour, pages })
    })
}

/// Decodes a picture to one channel: grey as it is, colour as its luminance.
pub(crate) fn decode<R: Read + Seek>(reader: &mut R, format: ImageFormat) -> Result<Frame, ReadError> {
    guarded(name(format), || {
        if format == ImageFormat::Jpeg {
            head(reader, format)?;
            return jpeg(reader);
        }
        let picture = DynamicImage::from_decoder(decoder(reader, format, MOST_PIXEL_BYTES)?);
        let picture = picture.map_err(|error| broken(format, &error))?;
        let (columns, rows) = (picture.width(), picture.height());
        let (kind, data) = grey(picture, format)?;
        Ok(Frame { columns, rows, samples: 1, photometric: Photometric::Monochrome2, kind, data })
    })
}

/// The decoder that reads JPEG within DICOM reads it here too: a picture that is cut off is an error, not a grey rest.
fn jpeg<R: Read + Seek>(reader: &mut R) -> Result<Frame, ReadError> {
    let refused = |error: jpeg_decoder::Error| broken(ImageFormat::Jpeg, &error);
    reader.seek(SeekFrom::Start(0))?;
    let mut decoder = jpeg_decoder::Decoder::new(BufReader::new(reader));
    decoder.set_max_decoding_buffer_size(MOST_FRAME_BYTES as usize);
    let data = decoder.decode().map_err(refused)?;
    let info = decoder.info().ok_or(ReadError::NoPixels)?;
    let (samples, photometric) = match info.pixel_format {
        PixelFormat::L8 => (1, Photometric::Monochrome2),
        PixelFormat::RGB24 => (3, Photometric::Rgb),
        PixelFormat::L16 | PixelFormat::CMYK32 => {
            let problem =
                "it has 16 bits or four colours (CMYK); save it in grey or RGB of 8 bits".to_owned();
            return Err(ReadError::Codec { coding: "JPEG", problem });
        }
    };
    let (columns, rows) = (u32::from(info.width), u32::from(info.height));
    Frame { columns, rows, samples, photometric, kind: SampleKind::U8, data }.into_channel(None)
}

const fn name(format: ImageFormat) -> &'static str {
    match format {
        ImageFormat::Png => "PNG",
        ImageFormat::Tiff => "TIFF",
        _ => "JPEG",
    }
}

fn broken(format: ImageFormat, error: &impl Display) -> ReadError {
    ReadError::Codec { coding: name(format), problem: in_one_line(error) }
}

fn guarded<T>(name: &'static str, work: impl FnOnce() -> Result<T, ReadError>) -> Result<T, ReadError> {
    let worked = catch_unwind(AssertUnwindSafe(work));
    worked.unwrap_or_else(|_| {
        Err(ReadError::Codec { coding: name, problem: "the decoder stumbled over damaged data".to_owned() })
    })
}

/// A decoder that has read the head, within limits, of a picture that is shown as it is stored.
fn decoder<'a, R: Read + Seek + ?Sized>(
    reader: &'a mut R,
    format: ImageFormat,
    most_bytes: u64,
) -> Result<Box<dyn ImageDecoder + 'a>, ReadError> {
    reader.seek(SeekFrom::Start(0))?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_PIXELS_A_SIDE);
    limits.max_image_height = Some(MOST_PIXELS_A_SIDE);
    limits.max_alloc = Some(most_bytes);
    let mut picture = ImageReader::with_format(BufReader::new(reader), format);
    picture.limits(limits);
    let mut decoder = picture.into_decoder().map_err(|error| broken(format, &error))?;
    let (columns, rows) = decoder.dimensions();
    if decoder.total_bytes() > MOST_FRAME_BYTES {
        let (mebibytes, most) = (decoder.total_bytes() >> 20, MOST_FRAME_BYTES >> 20);
        return Err(ReadError::TooLarge { columns, rows, mebibytes, most });
    }
    if decoder.orientation().map_err(|error| broken(format, &error))? != Orientation::NoTransforms {
        return Err(ReadError::Turned);
    }
    Ok(Box::new(decoder))
}

fn grey(picture: DynamicImage, format: ImageFormat) -> Result<(SampleKind, Vec<u8>), ReadError> {
    let little = |values: Vec<u16>| values.iter().flat_map(|value| value.to_le_bytes()).collect();
    Ok(match picture {
        DynamicImage::ImageLuma8(picture) => (SampleKind::U8, picture.into_raw()),
        DynamicImage::ImageLuma16(picture) => (SampleKind::U16, little(picture.into_raw())),
        other => match other.color() {
            ColorType::La16 | ColorType::Rgb16 | ColorType::Rgba16 => {
                (SampleKind::U16, little(other.into_luma16().into_raw()))
            }
            ColorType::Rgb32F | ColorType::Rgba32F => {
                let problem = "its pixels are floating-point numbers".to_owned();
                return Err(ReadError::Codec { coding: name(format), problem });
            }
            _ => (SampleKind::U8, other.into_luma8().into_raw()),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageBuffer, Luma, Rgb};

    fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn decoded(bytes: &[u8]) -> Result<Frame, ReadError> {
        decode(&mut Cursor::new(bytes), format(bytes).ok_or(ReadError::UnknownFormat)?)
    }

    #[test]
    fn eight_and_sixteen_bits_and_colour_become_grey() {
        for format in [ImageFormat::Png, ImageFormat::Tiff] {
            let eight = decoded(&encoded(ImageBuffer::from_pixel(3, 2, Luma([7_u8])), format)).unwrap();
            assert_eq!(
                (eight.columns, eight.rows, eight.kind, eight.data),
                (3, 2, SampleKind::U8, vec![7; 6])
            );
            let sixteen =
                decoded(&encoded(ImageBuffer::from_pixel(1, 1, Luma([0x1234_u16])), format)).unwrap();
            assert_eq!((sixteen.kind, sixteen.data), (SampleKind::U16, vec![0x34, 0x12]));
            assert_eq!(
                decoded(&encoded(ImageBuffer::from_pixel(1, 1, Rgb([9_u8; 3])), format)).unwrap().data,
                [9]
            );
        }
    }

    /// A camera's mark "turn me", as JPEG stores it.
    #[test]
    fn a_picture_that_is_shown_turned_is_refused() {
        let plain = encoded(ImageBuffer::from_pixel(8, 8, Luma([7_u8])), ImageFormat::Jpeg);
        assert!(decoded(&plain).is_ok());
        let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
        let exif = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01".as_slice(), &entry, &[0; 4]].concat();
        let segment = [&[0xff, 0xe1, 0, exif.len() as u8 + 2], &exif[..]].concat();
        let turned = [&plain[..2], &segment, &plain[2..]].concat();
        assert!(matches!(decoded(&turned), Err(ReadError::Turned)));
    }

    /// A TIFF whose first pixel is not the upper left one, as its tag 274 says.
    #[test]
    fn a_tiff_that_is_shown_turned_is_refused() {
        let plain = encoded(ImageBuffer::from_pixel(8, 8, Luma([7_u8])), ImageFormat::Tiff);
        let start = u32::from_le_bytes(*plain[4..].first_chunk().unwrap()) as usize;
        let count = u16::from_le_bytes(*plain[start..].first_chunk().unwrap());
        let entries = &plain[start + 2..start + 2 + 12 * usize::from(count)];
        let turn = [18, 1, 3, 0, 1, 0, 0, 0, 3, 0, 0, 0];
        let place =
            entries.chunks(12).filter(|entry| u16::from_le_bytes([entry[0], entry[1]]) < 274).count() * 12;
        let (before, after) = entries.split_at(place);
        let directory = [&(count + 1).to_le_bytes()[..], before, &turn, after, &[0; 4]].concat();
        let mut turned = plain.clone();
        turned[4..8].copy_from_slice(&(plain.len() as u32).to_le_bytes());
        turned.extend(directory);
        assert!(decoded(&plain).is_ok());
        assert!(matches!(decoded(&turned), Err(ReadError::Turned)), "{:?}", decoded(&turned));
    }

    #[test]
    fn what_is_no_picture_is_refused_with_words() {
        assert!(matches!(decoded(b"{}"), Err(ReadError::UnknownFormat)));
        let mut cut = encoded(ImageBuffer::from_pixel(300, 200, Luma([7_u8])), ImageFormat::Png);
        cut.truncate(60);
        assert!(matches!(decoded(&cut), Err(ReadError::Codec { .. })));
    }

    #[test]
    fn a_picture_that_is_cut_off_is_no_picture() {
        let speckled = ImageBuffer::from_fn(200, 100, |x, y| Luma([((x * 31) ^ (y * 17)) as u8]));
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Tiff] {
            let whole = encoded(speckled.clone(), format);
            assert_eq!(decoded(&whole).unwrap().data.len(), 20_000);
            for share in [0.2, 0.5, 0.9] {
                let cut = &whole[..(whole.len() as f64 * share) as usize];
                assert!(decoded(cut).is_err(), "{format:?} cut at {share}");
            }
        }
    }

    #[test]
    fn a_picture_that_claims_to_be_enormous_is_refused_unread() {
        let mut bytes = encoded(ImageBuffer::from_pixel(1, 1, Luma([7_u8])), ImageFormat::Png);
        bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        let error = decoded(&bytes).unwrap_err();
        assert!(matches!(error, ReadError::TooLarge { .. } | ReadError::Codec { .. }), "{error}");
    }
}
