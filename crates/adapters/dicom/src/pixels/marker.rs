//! What compressed pictures say about themselves, read before a decoder is let loose on them.

/// The head of a JPEG or JPEG-LS picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct JpegHead {
    /// The second byte of the frame marker: the process.
    pub(super) process: u8,
    pub(super) precision: u8,
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) components: u8,
    /// Whether a picture of three components says that they are luminance and colour differences (JFIF, or Adobe's mark).
    pub(super) is_ybr: bool,
    /// JPEG-LS: whether the first scan holds one component of several.
    pub(super) by_plane: bool,
}

/// Reads the segments of a JPEG up to its first scan.
pub(super) fn jpeg_head(bytes: &[u8]) -> Option<JpegHead> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    let (mut head, mut is_ybr) = (None, false);
    loop {
        let marker = *rest.get(1)?;
        if *rest.first()? != 0xff {
            return None;
        }
        // Fill bytes, and markers that stand alone.
        if marker == 0xff {
            rest = rest.get(1..)?;
            continue;
        }
        if matches!(marker, 0x01 | 0xd0..=0xd8) {
            rest = rest.get(2..)?;
            continue;
        }
        let length = usize::from(u16::from_be_bytes(*rest.get(2..4)?.first_chunk()?));
        let segment = rest.get(4..2 + length)?;
        match marker {
            0xc0..=0xc3 | 0xc5..=0xc7 | 0xc9..=0xcb | 0xcd..=0xcf | 0xf7 => {
                head = frame_head(marker, segment)
            }
            0xda => {
                let scan_components = *segment.first()?;
                return head.map(|head: JpegHead| JpegHead {
                    by_plane: scan_components < head.components,
                    is_ybr: is_ybr && head.components == 3,
                    ..head
                });
            }
            0xe0 if segment.starts_with(b"JFIF\0") => is_ybr = true,
            0xee if segment.starts_with(b"Adobe") => is_ybr = segment.get(11).is_some_and(|mark| *mark != 0),
            _ => {}
        }
        rest = rest.get(2 + length..)?;
    }
}

fn frame_head(process: u8, segment: &[u8]) -> Option<JpegHead> {
    let &[precision, r0, r1, c0, c1, components] = segment.first_chunk::<6>()?;
    let (rows, columns) = (u16::from_be_bytes([r0, r1]), u16::from_be_bytes([c0, c1]));
    Some(JpegHead {
        process,
        precision,
        rows: u32::from(rows),
        columns: u32::from(columns),
        components,
        is_ybr: false,
        by_plane: false,
    })
}

/// Columns, rows and components of a JPEG 2000 picture, in a container or not.
pub(super) fn jpeg2000_head(bytes: &[u8]) -> Option<(u32, u32, u16)> {
    const START: [u8; 4] = [0xff, 0x4f, 0xff, 0x51];
    let start = bytes.windows(4).position(|window| window == START)?;
    let size = bytes.get(start + 6..)?;
    let number = |at: usize| Some(u32::from_be_bytes(*size.get(at..at + 4)?.first_chunk()?));
    let (columns, rows) = (number(2)?.checked_sub(number(10)?)?, number(6)?.checked_sub(number(14)?)?);
    let components = u16::from_be_bytes(*size.get(34..36)?.first_chunk()?);
    Some((columns, rows, components))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jpeg_says_how_large_it_is() {
        let head =
            [0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc3, 0, 11, 12, 0, 2, 0, 3, 1, 1, 0x11, 0];
        let scan = [0xff, 0xda, 0, 8, 1, 1, 0, 1, 0, 0];
        let found = jpeg_head(&[&head[..], &scan].concat()).unwrap();
        assert_eq!((found.process, found.precision, found.rows, found.columns), (0xc3, 12, 2, 3));
        assert!(!found.by_plane);
        assert_eq!(jpeg_head(&head), None);
        assert_eq!(jpeg_head(b"no picture"), None);
    }
}
