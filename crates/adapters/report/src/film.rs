//! A film as an ordinary picture file, brought to 8-bit grey for showing.

use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;

/// Larger pictures are refused before they are decoded: 40,000 pixels a side, 1 GiB.
const MOST_PIXELS_A_SIDE: u32 = 40_000;
const MOST_BYTES_DECODED: u64 = 1 << 30;

/// Why a picture cannot be shown.
#[derive(Debug, thiserror::Error)]
pub enum FilmError {
    /// Neither PNG nor JPEG.
    #[error("not a PNG or JPEG picture; export the film as one of them")]
    UnknownFormat,
    /// A picture that says it is to be turned or mirrored before it is shown.
    #[error(
        "the picture carries an orientation mark, so it is shown turned or mirrored; save it as it is shown, without the mark"
    )]
    Turned,
    /// A picture that cannot be decoded.
    #[error("cannot decode the picture: {0}")]
    Broken(String),
}

/// A film as 8-bit grey.
#[derive(Clone, Debug)]
pub struct Film {
    columns: u32,
    rows: u32,
    grey: Vec<u8>,
}

impl Film {
    /// Whether `bytes` begin as a picture file does.
    #[must_use]
    pub fn is_picture(bytes: &[u8]) -> bool {
        format(bytes).is_some()
    }

    /// Decodes a PNG or JPEG picture. 16-bit pictures are shown from their darkest to their brightest value.
    ///
    /// # Errors
    /// [`FilmError`] where the bytes are no picture, are broken, or would need more than 1 GiB.
    pub fn decode(bytes: &[u8]) -> Result<Self, FilmError> {
        let format = format(bytes).ok_or(FilmError::UnknownFormat)?;
        let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
        let mut limits = Limits::default();
        limits.max_image_width = Some(MOST_PIXELS_A_SIDE);
        limits.max_image_height = Some(MOST_PIXELS_A_SIDE);
        limits.max_alloc = Some(MOST_BYTES_DECODED);
        reader.limits(limits);
        let broken = |error: image::ImageError| FilmError::Broken(error.to_string());
        let mut decoder = reader.into_decoder().map_err(broken)?;
        if decoder.orientation().map_err(broken)? != Orientation::NoTransforms {
            return Err(FilmError::Turned);
        }
        let picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
        let (columns, rows) = (picture.width(), picture.height());
        Ok(Self { columns, rows, grey: grey(picture) })
    }

    /// Width in pixels.
    #[must_use]
    pub const fn columns(&self) -> u32 {
        self.columns
    }

    /// Height in pixels.
    #[must_use]
    pub const fn rows(&self) -> u32 {
        self.rows
    }

    /// Grey values by row, from the upper left, 0 = black.
    #[must_use]
    pub fn grey(&self) -> &[u8] {
        &self.grey
    }
}

fn format(bytes: &[u8]) -> Option<ImageFormat> {
    let format = image::guess_format(bytes).ok()?;
    matches!(format, ImageFormat::Png | ImageFormat::Jpeg).then_some(format)
}

fn grey(picture: DynamicImage) -> Vec<u8> {
    match picture {
        DynamicImage::ImageLuma8(picture) => picture.into_raw(),
        DynamicImage::ImageLuma16(picture) => windowed(picture.as_raw()),
        other if other.color().bytes_per_pixel() / other.color().channel_count() > 1 => {
            windowed(other.into_luma16().as_raw())
        }
        other => other.into_luma8().into_raw(),
    }
}

fn windowed(values: &[u16]) -> Vec<u8> {
    let (low, high) =
        values.iter().fold((u16::MAX, 0), |(low, high), value| (low.min(*value), high.max(*value)));
    let span = f64::from(high.saturating_sub(low).max(1));
    values.iter().map(|value| (f64::from(value - low) / span * 255.0).round() as u8).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageBuffer, Luma, Rgb};

    fn png(picture: impl Into<DynamicImage>) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, ImageFormat::Png).unwrap();
        bytes.into_inner()
    }

    #[test]
    fn eight_and_sixteen_bits_and_colour_become_grey() {
        let eight = Film::decode(&png(ImageBuffer::from_pixel(3, 2, Luma([7_u8])))).unwrap();
        assert_eq!((eight.columns(), eight.rows(), eight.grey()), (3, 2, &[7; 6][..]));
        let sixteen = ImageBuffer::from_fn(2, 1, |x, _| Luma([if x == 0 { 1000_u16 } else { 3000 }]));
        assert_eq!(Film::decode(&png(sixteen)).unwrap().grey(), [0, 255]);
        let colour = ImageBuffer::from_pixel(1, 1, Rgb([9_u8, 9, 9]));
        assert_eq!(Film::decode(&png(colour)).unwrap().grey(), [9]);
    }

    /// A camera's mark "turn me", as JPEG stores it.
    #[test]
    fn a_picture_that_is_shown_turned_is_refused() {
        let mut jpeg = Cursor::new(Vec::new());
        DynamicImage::from(ImageBuffer::from_pixel(8, 8, Luma([7_u8])))
            .write_to(&mut jpeg, ImageFormat::Jpeg)
            .unwrap();
        let plain = jpeg.into_inner();
        assert!(Film::decode(&plain).is_ok());
        let entry = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0];
        let exif = [b"Exif\0\0MM\0*\0\0\0\x08\0\x01".as_slice(), &entry, &[0; 4]].concat();
        let segment = [&[0xff, 0xe1, 0, exif.len() as u8 + 2], &exif[..]].concat();
        let turned = [&plain[..2], &segment, &plain[2..]].concat();
        assert!(matches!(Film::decode(&turned), Err(FilmError::Turned)));
    }

    #[test]
    fn what_is_no_picture_is_refused_with_words() {
        assert!(matches!(Film::decode(b"{}"), Err(FilmError::UnknownFormat)));
        let mut cut = png(ImageBuffer::from_pixel(300, 200, Luma([7_u8])));
        cut.truncate(60);
        assert!(matches!(Film::decode(&cut), Err(FilmError::Broken(_))));
    }

    #[test]
    fn a_picture_that_claims_to_be_enormous_is_refused_unread() {
        let mut bytes = png(ImageBuffer::from_pixel(1, 1, Luma([7_u8])));
        bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(matches!(Film::decode(&bytes), Err(FilmError::Broken(_))));
    }
}
