//! One pass over the element headers, before anything is parsed.
//!
//! Every length is compared with the bytes left, sequences may nest only so deep, and only attributes of the closed lists
//! ([`Attribute`]) that the [`Purpose`] needs are kept. Whatever else a file contains never reaches a parser, and takes neither memory nor time.

use crate::attribute::{Attribute, Purpose, named};
use crate::error::ReadError;
use crate::source::Source;
use crate::syntax::Encoding;
use dicom_core::Tag;

/// Films have a few hundred elements.
const MOST_ELEMENTS: u64 = 1_000_000;
/// Sequences of real objects nest less than ten deep.
const MOST_DEPTH: u32 = 32;
/// The longest table that is kept.
const MOST_TABLE: u64 = 4 << 20;
/// The longest of all other values: texts and numbers of the standard are a thousand times shorter.
const MOST_VALUE: u64 = 64 << 10;
/// Items that are kept of a sequence: codes and tables have a few.
const MOST_ITEMS: usize = 64;
/// Items that are kept of the sequence that has one for each frame.
pub(crate) const MOST_FRAMES: usize = 16_384;
/// All values kept together.
const MOST_TOGETHER: u64 = 16 << 20;

const ITEM: Tag = Tag(0xFFFE, 0xE000);
const ITEM_END: Tag = Tag(0xFFFE, 0xE00D);
const SEQUENCE_END: Tag = Tag(0xFFFE, 0xE0DD);
const FLOAT_PIXELS: [Tag; 2] = [Tag(0x7FE0, 0x0008), Tag(0x7FE0, 0x0009)];
const UNDEFINED: u32 = u32::MAX;

/// An attribute as it stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) attribute: Attribute,
    pub(crate) vr: Option<[u8; 2]>,
    pub(crate) value: Value,
}

/// What an attribute holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Value {
    Bytes(Vec<u8>),
    /// The attributes of the list in each item of a sequence.
    Items(Vec<Vec<Kept>>),
    /// A sequence of unknown encoding: there, and not read.
    Unread,
}

/// Where the pixels are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PixelElement {
    /// `length` bytes at `position`, as they are; `words` of 16 bits or single bytes.
    Native { position: u64, length: u64, words: bool },
    /// Items from `position` on.
    Encapsulated { position: u64 },
    /// Floating-point numbers.
    Float,
}

/// What a pass found.
#[derive(Debug, Default)]
pub(crate) struct Walked {
    pub(crate) kept: Vec<Kept>,
    pub(crate) pixels: Option<PixelElement>,
}

/// Tag, value representation and length of an element.
struct ElementHeader {
    tag: Tag,
    vr: Option<[u8; 2]>,
    /// `None`: undefined, up to a delimiter.
    length: Option<u64>,
}

/// Walks over the elements of `source`.
pub(crate) struct Walker<'a, S> {
    source: &'a mut S,
    encoding: Encoding,
    purpose: Purpose,
    elements: u64,
    kept_bytes: u64,
}

impl<'a, S: Source> Walker<'a, S> {
    pub(crate) const fn new(source: &'a mut S, encoding: Encoding, purpose: Purpose) -> Self {
        Self { source, encoding, purpose, elements: 0, kept_bytes: 0 }
    }

    /// Keeps the attributes of the file meta information, up to the first element of another group.
    ///
    /// Returns the elements kept and the position of the data set.
    pub(crate) fn meta(&mut self) -> Result<(Vec<Kept>, u64), ReadError> {
        let mut kept = Vec::new();
        loop {
            let start = self.source.position();
            if self.source.left() < 8 {
                return Ok((kept, start));
            }
            let header = self.header()?;
            if header.tag.0 != 0x0002 {
                return Ok((kept, start));
            }
            self.element(&header, 0, &mut kept)?;
        }
    }

    /// Keeps the attributes of a data set, up to its pixels.
    pub(crate) fn data_set(&mut self) -> Result<Walked, ReadError> {
        let mut walked = Walked::default();
        while !self.source.at_end()? {
            let header = self.header()?;
            if let Some(pixels) = self.pixels(&header)? {
                walked.pixels = Some(pixels);
                break;
            }
            self.element(&header, 0, &mut walked.kept)?;
        }
        Ok(walked)
    }

    fn pixels(&self, header: &ElementHeader) -> Result<Option<PixelElement>, ReadError> {
        if FLOAT_PIXELS.contains(&header.tag) {
            return Ok(Some(PixelElement::Float));
        }
        if header.tag != Attribute::PixelData.tag() {
            return Ok(None);
        }
        let position = self.source.position();
        match header.length {
            None => Ok(Some(PixelElement::Encapsulated { position })),
            Some(length) => {
                self.check(header.tag, length)?;
                let words = header.vr != Some(*b"OB");
                Ok(Some(PixelElement::Native { position, length, words }))
            }
        }
    }

    /// Keeps an element that is on the list and not there yet; passes over any other.
    fn element(&mut self, header: &ElementHeader, depth: u32, kept: &mut Vec<Kept>) -> Result<(), ReadError> {
        let purpose = self.purpose;
        let is_new = |wanted: &Attribute| {
            purpose.reads(*wanted) && kept.iter().all(|other| other.attribute != *wanted)
        };
        let Some(attribute) = Attribute::at(header.tag).filter(is_new) else {
            return self.pass(header, depth);
        };
        let value = match header.length {
            // The items of an unknown element are encoded in another way than their surroundings.
            _ if attribute.is_sequence() && header.vr != Some(*b"UN") => {
                let length = header
                    .length
                    .map(|length| self.check(header.tag, length).map(|()| length))
                    .transpose()?;
                let end = length.map(|length| self.source.position() + length);
                let mut items = Vec::new();
                let most = if attribute == Attribute::PerFrameFunctionalGroupsSequence {
                    MOST_FRAMES
                } else {
                    MOST_ITEMS
                };
                self.items(end, Content::DataSets, depth + 1, Some((&mut items, most)))?;
                Value::Items(items)
            }
            Some(length) if !attribute.is_sequence() => Value::Bytes(self.bytes_of(attribute, length)?),
            _ => {
                self.pass(header, depth)?;
                Value::Unread
            }
        };
        kept.push(Kept { attribute, vr: header.vr, value });
        Ok(())
    }

    /// The bytes of a value that is kept.
    fn bytes_of(&mut self, attribute: Attribute, length: u64) -> Result<Vec<u8>, ReadError> {
        self.check(attribute.tag(), length)?;
        let most = if attribute.is_table() { MOST_TABLE } else { MOST_VALUE };
        if length > most {
            return Err(ReadError::TooLong { element: attribute.to_string(), stated: length, most });
        }
        self.kept_bytes += length;
        if self.kept_bytes > MOST_TOGETHER {
            return Err(ReadError::TooMany { what: "bytes of header", most: MOST_TOGETHER });
        }
        let mut bytes = vec![0; length as usize];
        self.source.fill(&mut bytes)?;
        Ok(bytes)
    }

    /// Passes over an element; what has no stated length is walked to its end.
    fn pass(&mut self, header: &ElementHeader, depth: u32) -> Result<(), ReadError> {
        if let Some(length) = header.length {
            self.check(header.tag, length)?;
            return Ok(self.source.skip(length)?);
        }
        match header.vr {
            Some([b'O', _]) => self.items(None, Content::Fragments, depth + 1, None),
            // PS3.5 6.2.2: the items of an unknown element are implicit VR little endian.
            Some([b'U', b'N']) => {
                let outer = std::mem::replace(&mut self.encoding, Encoding::IMPLICIT);
                let passed = self.items(None, Content::DataSets, depth + 1, None);
                self.encoding = outer;
                passed
            }
            _ => self.items(None, Content::DataSets, depth + 1, None),
        }
    }

    /// Walks over the items of a sequence up to `end`, or to the delimiter.
    fn items(
        &mut self,
        end: Option<u64>,
        content: Content,
        depth: u32,
        mut keep: Option<(&mut Vec<Vec<Kept>>, usize)>,
    ) -> Result<(), ReadError> {
        if depth > MOST_DEPTH {
            return Err(ReadError::TooMany {
                what: "sequences within each other",
                most: u64::from(MOST_DEPTH),
            });
        }
        while !self.reached(end)? {
            let header = self.header()?;
            let item_end = match (header.tag, header.length) {
                (SEQUENCE_END, _) if end.is_none() => return Ok(()),
                (ITEM, Some(length)) => {
                    self.check(header.tag, length)?;
                    Some(self.source.position() + length)
                }
                (ITEM, None) if content == Content::DataSets => None,
                _ => return Err(self.damaged("a sequence holds something that is no item")),
            };
            match (&mut keep, header.length) {
                (Some((items, most)), _) if items.len() < *most => {
                    items.push(self.item(item_end, depth, true)?)
                }
                (_, Some(length)) => self.source.skip(length)?,
                (_, None) => drop(self.item(None, depth, false)?),
            }
        }
        Ok(())
    }

    /// Walks over the elements of one item up to `end`, or to the delimiter; returns those of the list where they are to be kept.
    fn item(&mut self, end: Option<u64>, depth: u32, keep: bool) -> Result<Vec<Kept>, ReadError> {
        let mut kept = Vec::new();
        while !self.reached(end)? {
            let header = self.header()?;
            match header.tag {
                ITEM_END if end.is_none() => break,
                Tag(0xFFFE, _) => {
                    return Err(self.damaged("an item or a delimiter stands where an element should"));
                }
                _ => {}
            }
            let inner = header.length.map(|length| self.source.position().saturating_add(length));
            if end.is_some() && inner > end {
                return Err(self.damaged("an element is longer than the item that holds it"));
            }
            if keep { self.element(&header, depth, &mut kept)? } else { self.pass(&header, depth)? }
        }
        Ok(kept)
    }

    fn reached(&self, end: Option<u64>) -> Result<bool, ReadError> {
        let position = self.source.position();
        match end {
            Some(end) if position > end => {
                Err(self.damaged("an item is longer than the sequence that holds it"))
            }
            Some(end) => Ok(position == end),
            None => Ok(false),
        }
    }

    fn header(&mut self) -> Result<ElementHeader, ReadError> {
        self.elements += 1;
        if self.elements > MOST_ELEMENTS {
            return Err(ReadError::TooMany { what: "elements", most: MOST_ELEMENTS });
        }
        let [g0, g1, e0, e1, a, b, c, d] = self.bytes::<8>()?;
        let tag = Tag(self.encoding.u16([g0, g1]), self.encoding.u16([e0, e1]));
        let is_delimiter = tag.0 == 0xFFFE;
        // Some writers fall back to implicit VR within an explicit file: a VR is two letters, or at least printable.
        let is_printable = |byte: u8| byte == b' ' || byte.is_ascii_graphic();
        if is_delimiter || !self.encoding.explicit || !(is_printable(a) && is_printable(b)) {
            return Ok(ElementHeader { tag, vr: None, length: defined(self.encoding.u32([a, b, c, d])) });
        }
        // Two blanks or question marks stand for a VR that the writer did not know: of the short kind.
        if !(a.is_ascii_uppercase() && b.is_ascii_uppercase()) {
            return Ok(ElementHeader { tag, vr: None, length: Some(u64::from(self.encoding.u16([c, d]))) });
        }
        let length = if has_short_length([a, b]) {
            Some(u64::from(self.encoding.u16([c, d])))
        } else {
            defined(self.encoding.u32(self.bytes::<4>()?))
        };
        Ok(ElementHeader { tag, vr: Some([a, b]), length })
    }

    fn bytes<const N: usize>(&mut self) -> Result<[u8; N], ReadError> {
        if self.source.left() < N as u64 {
            return Err(self.cut_off("an element header".to_owned(), N as u64));
        }
        let mut bytes = [0; N];
        self.source.fill(&mut bytes)?;
        Ok(bytes)
    }

    fn check(&self, tag: Tag, length: u64) -> Result<(), ReadError> {
        if length <= self.source.left() { Ok(()) } else { Err(self.cut_off(named(tag), length)) }
    }

    /// More is claimed than is left, or than may be inflated.
    fn cut_off(&self, element: String, stated: u64) -> ReadError {
        match self.source.limit() {
            Some(most) => ReadError::TooLong {
                element: "the inflated data set".to_owned(),
                stated: self.source.position() + stated,
                most,
            },
            None => ReadError::CutOff { element, stated, left: self.source.left() },
        }
    }

    fn damaged(&self, problem: &'static str) -> ReadError {
        ReadError::Damaged { position: self.source.position(), problem }
    }
}

/// What the items of a sequence hold.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    DataSets,
    Fragments,
}

/// The first fragments of an encapsulated picture, from the start of its items: position and length of each, `most` of them.
/// The very first is the offset table.
pub(crate) fn fragments<S: Source>(source: &mut S, most: usize) -> Result<Vec<(u64, u64)>, ReadError> {
    let mut walker = Walker::new(source, Encoding::EXPLICIT, Purpose::Measuring);
    let mut found = Vec::new();
    loop {
        // A file that ends after its last fragment lacks nothing that is needed.
        if found.len() >= most || (walker.source.left() < 8 && !found.is_empty()) {
            return Ok(found);
        }
        let header = walker.header()?;
        match (header.tag, header.length) {
            (SEQUENCE_END, _) => return Ok(found),
            (ITEM, Some(length)) => {
                walker.check(Attribute::PixelData.tag(), length)?;
                found.push((walker.source.position(), length));
                walker.source.skip(length)?;
            }
            _ => return Err(walker.damaged("the pixels hold something that is no fragment")),
        }
    }
}

const fn defined(length: u32) -> Option<u64> {
    if length == UNDEFINED { None } else { Some(length as u64) }
}

/// PS3.5 7.1.2: these have a length of 16 bits; all others, and those not known, one of 32.
pub(crate) fn has_short_length(vr: [u8; 2]) -> bool {
    const SHORT: [&[u8; 2]; 21] = [
        b"AE", b"AS", b"AT", b"CS", b"DA", b"DS", b"DT", b"FL", b"FD", b"IS", b"LO", b"LT", b"PN", b"SH",
        b"SL", b"SS", b"ST", b"TM", b"UI", b"UL", b"US",
    ];
    SHORT.contains(&&vr)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Seekable;
    use std::io::Cursor;

    fn explicit(tag: (u16, u16), vr: &[u8; 2], value: &[u8]) -> Vec<u8> {
        let mut bytes = [tag.0.to_le_bytes(), tag.1.to_le_bytes(), *vr].concat();
        if has_short_length(*vr) {
            bytes.extend((value.len() as u16).to_le_bytes());
        } else {
            bytes.extend([0, 0]);
            bytes.extend((value.len() as u32).to_le_bytes());
        }
        [&bytes, value].concat()
    }

    fn walk_for(purpose: Purpose, bytes: &[u8]) -> Result<Walked, ReadError> {
        let mut source = Seekable::new(Cursor::new(bytes), 0)?;
        Walker::new(&mut source, Encoding::EXPLICIT, purpose).data_set()
    }

    fn walk(bytes: &[u8]) -> Result<Walked, ReadError> {
        walk_for(Purpose::Measuring, bytes)
    }

    #[test]
    fn only_attributes_of_the_list_are_kept() {
        let bytes = [
            explicit((0x0008, 0x0060), b"CS", b"DX"),
            explicit((0x0010, 0x0010), b"PN", b"TEST^UPRIGHT"),
            explicit((0x0028, 0x0010), b"US", &7_u16.to_le_bytes()),
            explicit((0x7FE0, 0x0010), b"OW", &[0; 14]),
        ]
        .concat();
        let walked = walk(&bytes).unwrap();
        let kept: Vec<Attribute> = walked.kept.iter().map(|kept| kept.attribute).collect();
        assert_eq!(kept, [Attribute::Modality, Attribute::Rows]);
        assert_eq!(
            walked.pixels,
            Some(PixelElement::Native { position: bytes.len() as u64 - 14, length: 14, words: true })
        );
    }

    /// Every attribute of every list stands in the file; whoever measures keeps none that says whose it is.
    #[test]
    fn measuring_never_keeps_whose_a_film_is() {
        use crate::attribute::List;
        let plain = Attribute::ALL.iter().filter(|attribute| {
            !attribute.is_sequence() && !attribute.is_table() && attribute.tag().0 < 0x7FE0
        });
        let bytes: Vec<u8> = plain
            .clone()
            .flat_map(|attribute| explicit((attribute.tag().0, attribute.tag().1), b"UN", b"TEST^UPRIGHT"))
            .collect();
        let lists = |purpose| {
            let walked = walk_for(purpose, &bytes).unwrap();
            walked.kept.iter().map(|kept| kept.attribute.list()).collect::<Vec<_>>()
        };
        assert!(lists(Purpose::Measuring).iter().all(|list| *list == List::Film));
        assert!(lists(Purpose::Stacking).iter().all(|list| *list != List::Identity));
        assert_eq!(lists(Purpose::Import).len(), plain.count());
    }

    #[test]
    fn a_length_beyond_the_end_is_an_error_that_names_the_element() {
        let mut bytes = explicit((0x7FE0, 0x0010), b"OW", &[0; 14]);
        bytes.truncate(20);
        let error = walk(&bytes).unwrap_err().to_string();
        assert_eq!(
            error,
            "PixelData (7FE0,0010) claims 14 bytes, but 8 are left: the file is cut off or damaged"
        );
    }

    #[test]
    fn sequences_without_end_are_left_before_memory_or_patience_is() {
        let sequence = [0x08, 0x00, 0x40, 0x11, b'S', b'Q', 0, 0, 0xff, 0xff, 0xff, 0xff];
        let item = [0xfe, 0xff, 0x00, 0xe0, 0xff, 0xff, 0xff, 0xff];
        let endless = [&sequence[..], &item].concat().repeat(100_000);
        assert!(matches!(walk(&endless), Err(ReadError::TooMany { .. })));
        let wanted = [0x54, 0x00, 0x20, 0x02, b'S', b'Q', 0, 0, 0xff, 0xff, 0xff, 0xff];
        assert!(matches!(walk(&[&wanted[..], &item, &endless].concat()), Err(ReadError::TooMany { .. })));
    }

    #[test]
    fn a_kept_sequence_has_no_length_that_lies() {
        let inner = explicit((0x0008, 0x0100), b"SH", b"399067008 ");
        let mut lying = inner.clone();
        lying[6] = 200;
        let other = explicit((0x0008, 0x0104), b"LO", b"never kept");
        let item = |content: &[u8]| {
            [&[0xfe, 0xff, 0x00, 0xe0][..], &(content.len() as u32).to_le_bytes(), content].concat()
        };
        let sequence = |content: &[u8]| explicit((0x0054, 0x0220), b"SQ", &item(content));
        assert!(walk(&sequence(&lying)).is_err());
        let walked = walk(&sequence(&[inner, other].concat())).unwrap();
        let code = Kept {
            attribute: Attribute::CodeValue,
            vr: Some(*b"SH"),
            value: Value::Bytes(b"399067008 ".to_vec()),
        };
        assert_eq!(walked.kept[0].value, Value::Items(vec![vec![code]]));
    }

    #[test]
    fn a_text_bomb_is_refused_without_being_kept() {
        let bytes = explicit((0x0008, 0x103E), b"UT", &vec![b'A'; 5 << 20]);
        assert!(matches!(walk(&bytes), Err(ReadError::TooLong { .. })));
        let unwanted = explicit((0x0010, 0x4000), b"UT", &vec![b'A'; 5 << 20]);
        assert_eq!(walk(&unwanted).unwrap().kept, []);
    }
}
