//! Values of the attributes that were kept, each parsed by itself: a damaged one spoils no other.

use crate::attribute::Attribute;
use crate::error::{ReadError, shown};
use crate::syntax::Encoding;
use crate::walk::{Kept, Value};
use dicom_core::Tag;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_encoding::text::{SpecificCharacterSet, TextCodec};
use dicom_object::StandardDataDictionary;
use dicom_object::mem::{InMemDicomObject, InMemElement};
use dicom_transfer_syntax_registry::entries;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A code: value and coding scheme.
pub(crate) type Code = (String, String);

/// The attributes of one data set.
pub(crate) struct Values {
    encoding: Encoding,
    charset: SpecificCharacterSet,
    kept: Vec<Kept>,
}

impl Values {
    pub(crate) fn new(encoding: Encoding, kept: Vec<Kept>) -> Self {
        let mut values = Self { encoding, charset: SpecificCharacterSet::default(), kept };
        let names = values.texts(Attribute::SpecificCharacterSet);
        // With code extensions the first name may be empty; the others tell more.
        let stated = names.iter().rev().find_map(|name| SpecificCharacterSet::from_code(name));
        values.charset = stated.unwrap_or_default();
        values
    }

    /// The items of a sequence.
    pub(crate) fn items(&self, attribute: Attribute) -> Vec<Self> {
        let Some(Kept { value: Value::Items(items), .. }) = self.kept(attribute) else { return Vec::new() };
        let within = |kept: &Vec<Kept>| Self {
            encoding: self.encoding,
            charset: self.charset.clone(),
            kept: kept.clone(),
        };
        items.iter().map(within).collect()
    }

    /// Whether the attribute is there and not empty.
    pub(crate) fn has(&self, attribute: Attribute) -> bool {
        self.kept(attribute).is_some_and(|kept| match &kept.value {
            Value::Bytes(bytes) => !bytes.is_empty(),
            Value::Items(items) => !items.is_empty(),
            Value::Unread => true,
        })
    }

    fn kept(&self, attribute: Attribute) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.attribute == attribute)
    }

    /// The element, parsed by the library; `None` where it is missing, empty or broken.
    pub(crate) fn element(&self, attribute: Attribute) -> Option<InMemElement> {
        let Kept { vr, value: Value::Bytes(value), .. } = self.kept(attribute)? else { return None };
        if value.is_empty() {
            return None;
        }
        let bytes = encoded(self.encoding, attribute, *vr, value)?;
        let charset = self.charset.clone();
        // The library is not ours: a panic of its parser costs one attribute.
        let parsed = catch_unwind(AssertUnwindSafe(|| {
            let syntax = match self.encoding {
                Encoding::BIG_ENDIAN => entries::EXPLICIT_VR_BIG_ENDIAN.erased(),
                Encoding::IMPLICIT => entries::IMPLICIT_VR_LITTLE_ENDIAN.erased(),
                _ => entries::EXPLICIT_VR_LITTLE_ENDIAN.erased(),
            };
            InMemDicomObject::read_dataset_with_ts_cs(&bytes[..], &syntax, charset).ok()
        }));
        parsed.ok()??.take(attribute.tag())
    }

    /// All texts, trimmed; those after a backslash are further ones.
    pub(crate) fn texts(&self, attribute: Attribute) -> Vec<String> {
        let texts =
            self.element(attribute).and_then(|element| element.to_multi_str().ok().map(|text| text.to_vec()));
        let trim = |text: String| {
            text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0').to_owned()
        };
        texts.unwrap_or_default().into_iter().map(trim).collect()
    }

    /// The whole value as one text, in the character set of the file: nothing is parted, for a second byte may look like a backslash.
    pub(crate) fn whole_text(&self, attribute: Attribute) -> Option<String> {
        let bytes = self.bytes(attribute)?;
        let decoded = catch_unwind(AssertUnwindSafe(|| self.charset.decode(bytes).ok()));
        let text = decoded.ok()??;
        let text = text.trim_matches(|letter: char| letter.is_whitespace() || letter == '\0');
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// Tags that an attribute points to.
    pub(crate) fn tags(&self, attribute: Attribute) -> Vec<Tag> {
        let bytes = self.bytes(attribute).unwrap_or_default();
        let tag = |[a, b, c, d]: &[u8; 4]| Tag(self.encoding.u16([*a, *b]), self.encoding.u16([*c, *d]));
        bytes.as_chunks::<4>().0.iter().map(tag).collect()
    }

    /// The first text that says something.
    pub(crate) fn text(&self, attribute: Attribute) -> Option<String> {
        self.texts(attribute).into_iter().find(|text| !text.is_empty())
    }

    /// Whole numbers.
    pub(crate) fn whole_numbers(&self, attribute: Attribute) -> Option<Vec<i64>> {
        self.element(attribute)?.to_multi_int::<i64>().ok()
    }

    /// A whole number that must be there.
    ///
    /// # Errors
    /// [`ReadError::Missing`] or [`ReadError::Invalid`].
    pub(crate) fn count(&self, attribute: Attribute) -> Result<u32, ReadError> {
        if !self.has(attribute) {
            return Err(ReadError::Missing(attribute));
        }
        let number = self.whole_numbers(attribute).and_then(|numbers| numbers.first().copied());
        number.and_then(|number| u32::try_from(number).ok()).ok_or_else(|| ReadError::Invalid {
            attribute,
            found: self.raw(attribute),
            problem: "that is no whole number of zero or more",
        })
    }

    /// Decimal numbers.
    ///
    /// # Errors
    /// The text found, where it is no list of numbers. A missing attribute is `Ok(None)`.
    pub(crate) fn numbers(&self, attribute: Attribute) -> Result<Option<Vec<f64>>, String> {
        if !self.has(attribute) {
            return Ok(None);
        }
        let numbers = self.element(attribute).and_then(|element| element.to_multi_float64().ok());
        match numbers {
            Some(numbers) if numbers.iter().all(|number| number.is_finite()) => Ok(Some(numbers)),
            _ => Err(self.raw(attribute)),
        }
    }

    /// The first of [`Self::numbers`]; what is no number counts as missing.
    pub(crate) fn number(&self, attribute: Attribute) -> Option<f64> {
        self.numbers(attribute).ok().flatten().and_then(|numbers| numbers.first().copied())
    }

    /// The codes of a code sequence.
    pub(crate) fn codes(&self, attribute: Attribute) -> Vec<Code> {
        let code = |item: &Self| {
            Some((
                item.text(Attribute::CodeValue)?,
                item.text(Attribute::CodingSchemeDesignator).unwrap_or_default(),
            ))
        };
        self.items(attribute).iter().filter_map(code).collect()
    }

    /// The bytes of the attribute as they stand in the file.
    pub(crate) fn bytes(&self, attribute: Attribute) -> Option<&[u8]> {
        match &self.kept(attribute)?.value {
            Value::Bytes(bytes) => Some(bytes),
            Value::Items(_) | Value::Unread => None,
        }
    }

    /// What stands in the file, for a message.
    fn raw(&self, attribute: Attribute) -> String {
        let bytes = self.bytes(attribute).unwrap_or_default();
        let printable = bytes.iter().all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | 0));
        let text = String::from_utf8_lossy(bytes.get(..80).unwrap_or(bytes)).replace('\0', "");
        if printable { shown(&text) } else { format!("{} bytes", bytes.len()) }
    }
}

/// The element with a header that says what its value is: as in the file, else as in the dictionary.
fn encoded(encoding: Encoding, attribute: Attribute, vr: Option<[u8; 2]>, value: &[u8]) -> Option<Vec<u8>> {
    let tag = attribute.tag();
    let u16_of = |number: u16| if encoding.big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
    let u32_of = |number: u32| if encoding.big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
    let mut bytes = [u16_of(tag.0), u16_of(tag.1)].concat();
    let length = u32::try_from(value.len()).ok()?;
    if encoding.explicit {
        let usual = || StandardDataDictionary.by_tag(tag).map(|entry| entry.vr().relaxed().to_bytes());
        // A list of values is no sequence, whatever the file says: its bytes are not to be parsed as one.
        let is_usable =
            |vr: &[u8; 2]| dicom_core::VR::from_binary(*vr).is_some() && vr != b"UN" && vr != b"SQ";
        let vr = vr.filter(is_usable).or_else(usual)?;
        bytes.extend(vr);
        match u16::try_from(length) {
            Ok(length) if crate::walk::has_short_length(vr) => bytes.extend(u16_of(length)),
            // A value too long for its kind is no value.
            Err(_) if crate::walk::has_short_length(vr) => return None,
            _ => {
                bytes.extend([0, 0]);
                bytes.extend(u32_of(length));
            }
        }
    } else {
        bytes.extend(u32_of(length));
    }
    bytes.extend(value);
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(vr: &[u8; 2], value: &[u8]) -> Vec<String> {
        let kept =
            Kept { attribute: Attribute::ImageType, vr: Some(*vr), value: Value::Bytes(value.to_vec()) };
        Values::new(Encoding::EXPLICIT, vec![kept]).texts(Attribute::ImageType)
    }

    #[test]
    fn several_texts_are_parted_and_trimmed() {
        assert_eq!(texts(b"CS", b"DERIVED\\PRIMARY \\"), ["DERIVED", "PRIMARY", ""]);
        assert_eq!(texts(b"UN", b"ORIGINAL"), ["ORIGINAL"]);
    }

    /// A parser of sequences would believe the 4 GiB of the item within.
    #[test]
    fn a_text_that_says_it_is_a_sequence_is_a_text() {
        let item = b"\xfe\xff\x00\xe0\x10\0\0\0\x08\0\x10\0OB\0\0\xf0\xff\xff\xffDEEP";
        assert_eq!(texts(b"SQ", item).len(), 1);
    }
}
