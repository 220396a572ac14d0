//! Pages of a TIFF: a scanner may have put several films into one file.

use std::io::{BufReader, Read, Seek, SeekFrom};
use tiff::TiffError;
use tiff::decoder::Decoder;
use tiff::tags::Tag;

/// Further pages are not counted: a directory may have 65,535 entries, and each is read.
const MOST: u32 = 32;

/// How many pages a TIFF has, up to 32. Smaller copies of a page are none.
///
/// # Errors
/// The decoder's, about the first page; a damaged further page is one too, and ends the count.
pub(crate) fn count<R: Read + Seek>(mut reader: R) -> Result<u32, TiffError> {
    reader.seek(SeekFrom::Start(0))?;
    let mut decoder = Decoder::new(BufReader::new(reader))?;
    let mut pages = 1;
    for _ in 1..MOST {
        if !decoder.more_images() {
            break;
        }
        if decoder.next_image().is_err() {
            return Ok(pages + 1);
        }
        let kind: Option<u32> = decoder.find_tag_unsigned(Tag::NewSubfileType).unwrap_or_default();
        const SMALLER_COPY: u32 = 1;
        pages += u32::from(kind.unwrap_or(0) & SMALLER_COPY == 0);
    }
    Ok(pages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;
    use tiff::encoder::{TiffEncoder, colortype::Gray8};

    fn tiff(pages: u32, kind: u32) -> Cursor<Vec<u8>> {
        let mut file = Cursor::new(Vec::new());
        let mut encoder = TiffEncoder::new(&mut file).unwrap();
        for page in 0..pages {
            let mut image = encoder.new_image::<Gray8>(3, 2).unwrap();
            if page > 0 {
                image.encoder().write_tag(Tag::NewSubfileType, kind).unwrap();
            }
            image.write_data(&[7; 6]).unwrap();
        }
        file
    }

    #[test]
    fn pages_are_counted_and_small_copies_are_none() {
        assert_eq!(count(tiff(1, 0)).unwrap(), 1);
        assert_eq!(count(tiff(3, 2)).unwrap(), 3);
        assert_eq!(count(tiff(2, 1)).unwrap(), 1);
    }

    /// However many there are, no more are looked at.
    #[test]
    fn pages_without_number_are_not_counted() {
        assert_eq!(count(tiff(200, 2)).unwrap(), MOST);
    }

    /// The last page leads back to the first.
    #[test]
    fn pages_in_a_circle_end() {
        let mut file = tiff(2, 0).into_inner();
        let first = u32::from_le_bytes(*file[4..].first_chunk().unwrap());
        let entries = |at: u32| u32::from(u16::from_le_bytes(*file[at as usize..].first_chunk().unwrap()));
        let next = |at: u32| at + 2 + 12 * entries(at);
        let second = u32::from_le_bytes(*file[next(first) as usize..].first_chunk().unwrap());
        let last = next(second) as usize;
        file[last..last + 4].copy_from_slice(&first.to_le_bytes());
        assert_eq!(count(Cursor::new(file)).unwrap(), 2);
    }
}
