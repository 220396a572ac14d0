//! Values of the attributes that were kept, each parsed by itself: a damaged one spoils no other.

use crate::attribute::Attribute;
use crate::error::{ReadError, shown};
use crate::syntax::Encoding;
use crate::walk::Kept;
use dicom_core::Tag;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_encoding::text::SpecificCharacterSet;
use dicom_object::StandardDataDictionary;
use dicom_object::mem::{InMemDicomObject, InMemElement};
use dicom_transfer_syntax_registry::entries;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A code: value and coding scheme.
pub(crate) type Code = (String, String);

const CODE_VALUE: Tag = Tag(0x0008, 0x0100);
const CODING_SCHEME: Tag = Tag(0x0008, 0x0102);

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

    /// Whether the attribute is there and not empty.
    pub(crate) fn has(&self, attribute: Attribute) -> bool {
        self.kept(attribute).is_some_and(|kept| !kept.value.is_empty())
    }

    fn kept(&self, attribute: Attribute) -> Option<&Kept> {
        self.kept.iter().find(|kept| kept.attribute == attribute)
    }

    /// The element, parsed by the library; `None` where it is missing, empty or broken.
    pub(crate) fn element(&self, attribute: Attribute) -> Option<InMemElement> {
        let kept = self.kept(attribute).filter(|kept| !kept.value.is_empty())?;
        let bytes = encoded(self.encoding, kept)?;
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

    /// The codes of a code sequence, and of the sequences `within` its items.
    pub(crate) fn codes(&self, attribute: Attribute, within: &[Tag]) -> Vec<Code> {
        let Some(element) = self.element(attribute) else { return Vec::new() };
        let mut found = Vec::new();
        for item in element.items().unwrap_or_default() {
            found.extend(code(item));
            for tag in within {
                let inner = item.element(*tag).ok().and_then(|inner| inner.items());
                found.extend(inner.unwrap_or_default().iter().filter_map(code));
            }
        }
        found
    }

    /// The bytes of the attribute as they stand in the file.
    pub(crate) fn bytes(&self, attribute: Attribute) -> Option<&[u8]> {
        self.kept(attribute).map(|kept| &kept.value[..])
    }

    /// What stands in the file, for a message.
    fn raw(&self, attribute: Attribute) -> String {
        let bytes = self.bytes(attribute).unwrap_or_default();
        let printable = bytes.iter().all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | 0));
        let text = String::from_utf8_lossy(bytes.get(..80).unwrap_or(bytes)).replace('\0', "");
        if printable { shown(&text) } else { format!("{} bytes", bytes.len()) }
    }
}

fn code(item: &InMemDicomObject) -> Option<Code> {
    let text = |tag| Some(item.element(tag).ok()?.to_str().ok()?.trim().to_owned());
    Some((text(CODE_VALUE)?, text(CODING_SCHEME)?))
}

/// The element with a header that says what its value is: as in the file, else as in the dictionary.
fn encoded(encoding: Encoding, kept: &Kept) -> Option<Vec<u8>> {
    let tag = kept.attribute.tag();
    let u16_of = |number: u16| if encoding.big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
    let u32_of = |number: u32| if encoding.big_endian { number.to_be_bytes() } else { number.to_le_bytes() };
    let mut bytes = [u16_of(tag.0), u16_of(tag.1)].concat();
    let length = if kept.delimited { u32::MAX } else { u32::try_from(kept.value.len()).ok()? };
    if encoding.explicit {
        let usual = || StandardDataDictionary.by_tag(tag).map(|entry| entry.vr().relaxed().to_bytes());
        let vr =
            kept.vr.filter(|vr| dicom_core::VR::from_binary(*vr).is_some() && vr != b"UN").or_else(usual)?;
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
    bytes.extend(&kept.value);
    Some(bytes)
}
