//! A header in the making: every value is checked for the form that the standard gives it.

use super::error::WriteError;
use dicom_core::dictionary::{DataDictionary, DataDictionaryEntry};
use dicom_core::value::deserialize::{parse_date, parse_time};
use dicom_core::value::{DataSetSequence, PrimitiveValue};
use dicom_core::{DataElement, Tag, VR};
use dicom_object::{InMemDicomObject, StandardDataDictionary};

/// A code: value, coding scheme, meaning.
pub(super) type Code = (&'static str, &'static str, &'static str);

/// Attributes of a data set or of an item.
pub(super) struct Header(InMemDicomObject);

impl Header {
    /// Without any attribute.
    pub(super) fn empty() -> Self {
        Self(InMemDicomObject::new_empty())
    }

    /// A code sequence macro.
    pub(super) fn code((value, scheme, meaning): Code) -> Result<Self, WriteError> {
        use dicom_dictionary_std::tags;
        let mut item = Self::empty();
        item.text(tags::CODE_VALUE, value)?;
        item.text(tags::CODING_SCHEME_DESIGNATOR, scheme)?;
        item.text(tags::CODE_MEANING, meaning)?;
        Ok(item)
    }

    /// One text; an empty one says that the value is unknown.
    pub(super) fn text(&mut self, tag: Tag, text: &str) -> Result<(), WriteError> {
        self.texts(tag, &[text])
    }

    /// Several texts.
    pub(super) fn texts(&mut self, tag: Tag, texts: &[&str]) -> Result<(), WriteError> {
        let vr = vr(tag);
        for text in texts {
            check(vr, text).map_err(|problem| invalid(tag, problem))?;
        }
        let value = match texts {
            [""] => PrimitiveValue::Empty,
            texts => PrimitiveValue::Strs(texts.iter().map(|text| (*text).to_owned()).collect()),
        };
        self.0.put(DataElement::new(tag, vr, value));
        Ok(())
    }

    /// Decimal numbers.
    pub(super) fn numbers(&mut self, tag: Tag, numbers: &[f64]) -> Result<(), WriteError> {
        if !numbers.iter().all(|number| number.is_finite()) {
            return Err(invalid(tag, "it must be a number"));
        }
        let texts: Vec<String> = numbers.iter().map(|number| decimal(*number)).collect();
        self.texts(tag, &texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    /// A number above zero.
    pub(super) fn positive(&mut self, tag: Tag, number: f64) -> Result<(), WriteError> {
        if number > 0.0 { self.numbers(tag, &[number]) } else { Err(invalid(tag, "it must be above zero")) }
    }

    /// A whole number above zero, as text.
    pub(super) fn count(&mut self, tag: Tag, number: u64) -> Result<(), WriteError> {
        if number == 0 { Err(invalid(tag, "it must be above zero")) } else { self.integer(tag, number) }
    }

    /// A whole number as text.
    pub(super) fn integer(&mut self, tag: Tag, number: u64) -> Result<(), WriteError> {
        const MOST: u64 = i32::MAX as u64;
        if number > MOST {
            return Err(invalid(tag, "it must be at most 2147483647"));
        }
        self.text(tag, &number.to_string())
    }

    /// A word of our own.
    pub(super) fn term(&mut self, tag: Tag, term: &'static str) {
        self.0.put(DataElement::new(tag, vr(tag), PrimitiveValue::from(term)));
    }

    /// A text that need not be there.
    pub(super) fn optional(&mut self, tag: Tag, text: &str) -> Result<(), WriteError> {
        if text.is_empty() { Ok(()) } else { self.text(tag, text) }
    }

    /// A whole number that is stored as such.
    pub(super) fn whole(&mut self, tag: Tag, number: impl Into<PrimitiveValue>) {
        self.0.put(DataElement::new(tag, vr(tag), number.into()));
    }

    /// Whole numbers that are stored as such.
    pub(super) fn numbered(&mut self, tag: Tag, numbers: impl IntoIterator<Item = u16>) {
        self.0.put(DataElement::new(tag, vr(tag), PrimitiveValue::U16(numbers.into_iter().collect())));
    }

    /// Attributes by their tags.
    pub(super) fn pointers(&mut self, tag: Tag, attributes: &[Tag]) {
        self.0.put(DataElement::new(
            tag,
            vr(tag),
            PrimitiveValue::Tags(attributes.iter().copied().collect()),
        ));
    }

    /// A sequence.
    pub(super) fn items(&mut self, tag: Tag, items: impl IntoIterator<Item = Self>) {
        let items: Vec<InMemDicomObject> = items.into_iter().map(|item| item.0).collect();
        self.0.put(DataElement::new(tag, VR::SQ, DataSetSequence::from(items)));
    }

    /// The finished object.
    pub(super) fn into_object(self) -> InMemDicomObject {
        self.0
    }
}

fn vr(tag: Tag) -> VR {
    StandardDataDictionary.by_tag(tag).map_or(VR::UN, |entry| entry.vr().relaxed())
}

/// What is wrong with the value of an attribute.
pub(super) fn invalid(tag: Tag, problem: &'static str) -> WriteError {
    let attribute = StandardDataDictionary.by_tag(tag).map_or("attribute", |entry| entry.alias);
    WriteError::Invalid { attribute, problem }
}

/// Whether a text that was handed in has the form of its kind of value.
///
/// - **Source**: DICOM PS3.5 6.2.
fn check(vr: VR, text: &str) -> Result<(), &'static str> {
    let (holds, problem) = match vr {
        VR::LO | VR::PN => (is_line(text, 64), "it must be one line of up to 64 letters without backslash"),
        VR::SH => (is_line(text, 16), "it must be one line of up to 16 letters without backslash"),
        VR::LT => (is_line(text, 10_240), "it must be one line of up to 10240 letters without backslash"),
        VR::DA => (text.is_empty() || is_date(text), "it must be a day of the calendar, as 20260131"),
        VR::TM => (text.is_empty() || is_time(text), "it must be a time of day, as 093000"),
        VR::UI => (is_uid(text), "it must be a UID: numbers parted by dots, up to 64 characters"),
        // Words and numbers of our own.
        _ => (true, ""),
    };
    if holds { Ok(()) } else { Err(problem) }
}

fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.chars().any(|letter| letter.is_control() || letter == '\\')
}

fn is_date(text: &str) -> bool {
    is_digits(text, 8) && parse_date(text.as_bytes()).is_ok()
}

fn is_time(text: &str) -> bool {
    is_digits(text, 6) && parse_time(text.as_bytes()).is_ok()
}

fn is_digits(text: &str, count: usize) -> bool {
    text.len() == count && text.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_uid(text: &str) -> bool {
    let is_number = |part: &str| {
        is_digits(part, part.len()) && !part.is_empty() && (part == "0" || !part.starts_with('0'))
    };
    text.len() <= 64 && text.split('.').all(is_number)
}

/// The number as a decimal string: exact where 16 characters suffice, else rounded to what they hold.
///
/// - **Source**: DICOM PS3.5 6.2, DS.
fn decimal(number: f64) -> String {
    const MOST: usize = 16;
    let exact = number.to_string();
    if exact.len() <= MOST {
        return exact;
    }
    let is_plain = number == 0.0 || (1e-3..1e14).contains(&number.abs());
    let rounded = (0..MOST).rev().map(|decimals| {
        if is_plain { format!("{number:.decimals$}") } else { format!("{number:.decimals$e}") }
    });
    rounded.into_iter().find(|text| text.len() <= MOST).unwrap_or(exact)
}

#[cfg(test)]
mod tests {
    use super::*;
    use dicom_dictionary_std::tags;

    #[test]
    fn decimal_strings_have_at_most_16_characters_and_lose_little() {
        let check = |number, expect| assert_eq!(decimal(number), expect);
        check(0.143, "0.143");
        check(4096.0, "4096");
        check(-1.0, "-1");
        check(0.143 / 1.1, "0.13000000000000");
        check(1.0 / 3.0, "0.33333333333333");
        check(-1.0 / 3.0, "-0.3333333333333");
        check(f64::MIN_POSITIVE, "2.225073859e-308");
        for number in [1.0 / 3.0, 2.0e9 / 7.0, 1e15 / 7.0, -1e-9 / 7.0, 1e300 / 7.0, f64::MIN_POSITIVE] {
            let text = decimal(number);
            let back: f64 = text.parse().unwrap();
            assert!(text.len() <= 16 && ((back - number) / number).abs() < 1e-7, "{number} as {text}");
        }
    }

    fn refused(tag: Tag, text: &str) -> bool {
        Header::empty().text(tag, text).is_err()
    }

    #[test]
    fn texts_have_the_form_of_their_kind() {
        let check = |tag, good: &[&str], bad: &[&str]| {
            good.iter().for_each(|text| assert!(!refused(tag, text), "{text}"));
            bad.iter().for_each(|text| assert!(refused(tag, text), "{text}"));
        };
        check(tags::PATIENT_BIRTH_DATE, &["20240229", ""], &["20230229", "2023", "2024-2-9", "99999999"]);
        check(tags::STUDY_TIME, &["235959", ""], &["240000", "12", "12:30:", "1230000"]);
        check(
            tags::SOP_INSTANCE_UID,
            &["2.25.0", "1.2"],
            &["", ".", "1..2", "1.02", "1.2a", &"1".repeat(65)],
        );
        check(tags::STUDY_ID, &["", "sixteen letters."], &["seventeen letters", "a\\b", "a\nb"]);
        check(tags::PATIENT_NAME, &["Müller^Jörg", "山田^太郎"], &["a\\b", &"ä".repeat(65)]);
    }

    #[test]
    fn a_value_that_may_name_a_person_is_not_repeated() {
        let error = Header::empty().text(tags::PATIENT_NAME, "Somebody\\Else").unwrap_err().to_string();
        assert!(error.starts_with("PatientName: ") && !error.contains("Somebody"), "{error}");
    }
}
