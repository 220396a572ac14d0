//! Files that are made from pictures and are none: volumes and surfaces without the headers of their acquisition.
//!
//! They are recognised by how they begin, to be refused by name; nothing else of them is read.

use crate::error::ReadError;
use flate2::read::GzDecoder;
use std::fmt;
use std::io::{Read, Seek, SeekFrom};

/// A format of volumes or surfaces that is no DICOM.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DerivedFormat {
    /// NIfTI-1 or NIfTI-2.
    Nifti,
    /// Analyze 7.5.
    Analyze,
    /// NRRD.
    Nrrd,
    /// MetaImage.
    MetaImage,
    /// VTK, as text.
    Vtk,
    /// Wavefront OBJ.
    Obj,
    /// STL, as text or as numbers.
    Stl,
    /// PLY.
    Ply,
}

impl DerivedFormat {
    /// As people call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nifti => "NIfTI",
            Self::Analyze => "Analyze 7.5",
            Self::Nrrd => "NRRD",
            Self::MetaImage => "MetaImage",
            Self::Vtk => "VTK",
            Self::Obj => "OBJ",
            Self::Stl => "STL",
            Self::Ply => "PLY",
        }
    }

    /// Whether it holds a surface, not voxels.
    const fn is_surface(self) -> bool {
        matches!(self, Self::Obj | Self::Stl | Self::Ply)
    }

    /// The format of a file that is no DICOM, itself or within gzip; none that is known here.
    ///
    /// # Errors
    /// [`ReadError::Io`]. What does not unpack is of no format that is known here.
    pub(crate) fn of<R: Read + Seek>(reader: &mut R) -> Result<Option<Self>, ReadError> {
        let length = reader.seek(SeekFrom::End(0))?;
        reader.seek(SeekFrom::Start(0))?;
        let mut start = Vec::with_capacity(BEGINNING as usize);
        reader.by_ref().take(BEGINNING).read_to_end(&mut start)?;
        if !start.starts_with(&GZIP) {
            return Ok(recognised(&start, Some(length)));
        }
        reader.seek(SeekFrom::Start(0))?;
        let mut unpacked = Vec::with_capacity(BEGINNING as usize);
        let packed = reader.by_ref().take(MOST_PACKED);
        // Cut off or damaged: what came out until then is looked at.
        let _ = GzDecoder::new(packed).take(BEGINNING).read_to_end(&mut unpacked);
        Ok(recognised(&unpacked, None))
    }
}

/// So many bytes of a file are looked at, and of a packed one so many are unpacked for them.
const BEGINNING: u64 = 2048;
const MOST_PACKED: u64 = 256 << 10;
const GZIP: [u8; 3] = [0x1F, 0x8B, 8];

fn recognised(start: &[u8], length: Option<u64>) -> Option<DerivedFormat> {
    use DerivedFormat as F;
    if is_nifti(start) {
        return Some(F::Nifti);
    }
    if is_analyze(start) {
        return Some(F::Analyze);
    }
    if length.is_some_and(|length| is_binary_stl(start, length)) {
        return Some(F::Stl);
    }
    let text = String::from_utf8_lossy(start);
    let first = text.lines().next().unwrap_or_default().trim_end();
    let key = first.split_once('=').map(|(key, _)| key.trim());
    match first {
        _ if first.starts_with("NRRD000") => Some(F::Nrrd),
        _ if matches!(key, Some("ObjectType" | "NDims")) => Some(F::MetaImage),
        _ if first.starts_with("# vtk DataFile") => Some(F::Vtk),
        "ply" => Some(F::Ply),
        _ if first.starts_with("solid") && text.contains("facet") => Some(F::Stl),
        _ => is_obj(&text).then_some(F::Obj),
    }
}

/// The size of the header as its first number, in either order of bytes, and the magic of version 1 at byte 344, of version 2 at 4.
fn is_nifti(start: &[u8]) -> bool {
    let magic = |at: usize, known: [&[u8]; 2]| {
        start.get(at..).is_some_and(|rest| known.iter().any(|magic| rest.starts_with(magic)))
    };
    (begins_with(start, 348) && magic(344, [b"n+1\0", b"ni1\0"]))
        || (begins_with(start, 540) && magic(4, [b"n+2\0\r\n\x1A\n", b"ni2\0\r\n\x1A\n"]))
}

/// The older format that NIfTI grew out of: the same first number, and `r` for regular at byte 38.
fn is_analyze(start: &[u8]) -> bool {
    begins_with(start, 348) && start.get(38) == Some(&b'r') && start.len() >= 348
}

fn begins_with(start: &[u8], number: u32) -> bool {
    let found = start.first_chunk::<4>();
    found.is_some_and(|bytes| *bytes == number.to_le_bytes() || *bytes == number.to_be_bytes())
}

/// 80 bytes of anything, how many triangles, and 50 bytes for each: nothing but the length tells.
fn is_binary_stl(start: &[u8], length: u64) -> bool {
    let count = start.get(80..84).and_then(|bytes| bytes.first_chunk::<4>());
    let count = count.map_or(0, |bytes| u64::from(u32::from_le_bytes(*bytes)));
    count > 0 && length == 84 + 50 * count
}

/// The first lines that are no remark are vertices, or name what follows.
fn is_obj(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let is_vertex = |line: &str| {
        let numbers = line.strip_prefix("v ").map(str::split_whitespace);
        numbers.is_some_and(|numbers| {
            let numbers: Vec<_> = numbers.map(str::parse::<f64>).collect();
            numbers.len() >= 3 && numbers.iter().all(Result::is_ok)
        })
    };
    let is_name = |line: &str| ["mtllib ", "o ", "g ", "usemtl "].iter().any(|word| line.starts_with(word));
    lines.find(|line| !is_name(line)).is_some_and(is_vertex)
}

/// `a NIfTI file, which is no DICOM: …`.
impl fmt::Display for DerivedFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let article =
            if matches!(self, Self::Analyze | Self::Nrrd | Self::Obj | Self::Stl) { "an" } else { "a" };
        let name = self.name();
        if self.is_surface() {
            return write!(
                f,
                "{article} {name} file: a surface, no picture; send the DICOM series of the CT or MRI that it was made from"
            );
        }
        write!(
            f,
            "{article} {name} file: it has lost what the scanner wrote of the acquisition, which Upright needs; send the DICOM series that it was made from"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compression, write::GzEncoder};
    use std::io::{Cursor, Write};

    fn check(bytes: &[u8], expect: Option<DerivedFormat>) {
        assert_eq!(DerivedFormat::of(&mut Cursor::new(bytes)).unwrap(), expect);
        let error = crate::Header::open(Cursor::new(bytes)).unwrap_err();
        match (error, expect) {
            (ReadError::Derived(found), Some(expect)) => assert_eq!(found, expect),
            (ReadError::UnknownFormat, None) => {}
            (error, _) => panic!("{error}"),
        }
    }

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    fn nifti(size: [u8; 4], at: usize, magic: &[u8]) -> Vec<u8> {
        let mut bytes = vec![0; 540];
        bytes[..4].copy_from_slice(&size);
        bytes[at..at + magic.len()].copy_from_slice(magic);
        bytes
    }

    #[test]
    fn volumes_without_headers_are_known_by_how_they_begin() {
        let first = nifti(348_u32.to_le_bytes(), 344, b"n+1\0");
        check(&first, Some(DerivedFormat::Nifti));
        check(&packed(&first), Some(DerivedFormat::Nifti));
        check(&nifti(348_u32.to_be_bytes(), 344, b"ni1\0"), Some(DerivedFormat::Nifti));
        check(&nifti(540_u32.to_le_bytes(), 4, b"n+2\0\r\n\x1A\n"), Some(DerivedFormat::Nifti));
        check(&nifti(348_u32.to_le_bytes(), 38, b"r"), Some(DerivedFormat::Analyze));
        check(b"NRRD0005\ntype: short\n", Some(DerivedFormat::Nrrd));
        check(&packed(b"NRRD0004\n"), Some(DerivedFormat::Nrrd));
        check(b"ObjectType = Image\r\nNDims = 3\r\n", Some(DerivedFormat::MetaImage));
        check(b"NDims = 3\n", Some(DerivedFormat::MetaImage));
        check(b"# vtk DataFile Version 3.0\n", Some(DerivedFormat::Vtk));
    }

    #[test]
    fn surfaces_are_known_by_how_they_begin() {
        check(b"# made up\n\nmtllib a.mtl\no body\nv 0.5 -1 2e-3\n", Some(DerivedFormat::Obj));
        check(b"v 1 2 3\nf 1 1 1\n", Some(DerivedFormat::Obj));
        check(b"ply\r\nformat ascii 1.0\r\n", Some(DerivedFormat::Ply));
        check(b"solid body\n facet normal 0 0 1\n", Some(DerivedFormat::Stl));
        let mut stl = vec![b' '; 84 + 100];
        stl[80..84].copy_from_slice(&2_u32.to_le_bytes());
        check(&stl, Some(DerivedFormat::Stl));
        stl.push(0);
        check(&stl, None);
    }

    #[test]
    fn what_only_looks_like_one_is_of_no_known_kind() {
        check(b"{\"landmarks\": []}", None);
        check(&nifti(348_u32.to_le_bytes(), 344, b"n+3\0"), None);
        check(&nifti(349_u32.to_le_bytes(), 344, b"n+1\0"), None);
        check(b"v one two three\n", None);
        check(b"solid advice\n", None);
        check(b"# a remark\n", None);
        check(&packed(b"a letter"), None);
        check(&GZIP, None);
        let whole = packed(&nifti(348_u32.to_le_bytes(), 344, b"n+1\0"));
        check(&whole[..12], None);
    }

    /// A name within gzip's header that never ends, and a bomb: neither is read beyond the bound.
    #[test]
    fn hostile_packing_is_read_no_further_than_needed() {
        let mut endless = vec![0x1F, 0x8B, 8, 8, 0, 0, 0, 0, 0, 0];
        endless.resize(4 << 20, b'x');
        check(&endless, None);
        let bomb = packed(&vec![0; 64 << 20]);
        let mut reader = Counted { inner: Cursor::new(bomb), read: 0 };
        assert_eq!(DerivedFormat::of(&mut reader).unwrap(), None);
        assert!(reader.read <= (MOST_PACKED + 2 * BEGINNING) as usize, "{}", reader.read);
        let mut reader = Counted { inner: Cursor::new(endless), read: 0 };
        assert_eq!(DerivedFormat::of(&mut reader).unwrap(), None);
        assert!(reader.read <= (MOST_PACKED + 2 * BEGINNING) as usize, "{}", reader.read);
    }

    struct Counted {
        inner: Cursor<Vec<u8>>,
        read: usize,
    }

    impl Read for Counted {
        fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
            let count = self.inner.read(bytes)?;
            self.read += count;
            Ok(count)
        }
    }

    impl Seek for Counted {
        fn seek(&mut self, to: SeekFrom) -> std::io::Result<u64> {
            self.inner.seek(to)
        }
    }
}
