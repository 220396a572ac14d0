//! Values of an identity, each with a note where it is not taken as it stands.

use super::{IdentityNote, IdentityProblem, Sex};
use crate::attribute::Attribute;
use crate::moment;
use crate::values::Values;
use jiff::civil::{Date, DateTime, Time};

/// PS3.5 6.2: a long string has 64 characters.
const MOST_LETTERS: usize = 64;
/// PS3.5 6.2: three groups of 64 with what parts them; old files have five parts of 64 in one.
const MOST_OF_A_NAME: usize = 324;
/// PS3.5 6.2: a number in letters has 12.
const MOST_DIGITS: usize = 12;

/// Reads values and gathers notes.
pub(super) struct Reading<'a> {
    values: &'a Values,
    notes: Vec<IdentityNote>,
}

impl<'a> Reading<'a> {
    pub(super) const fn new(values: &'a Values) -> Self {
        Self { values, notes: Vec::new() }
    }

    pub(super) fn notes(self) -> Vec<IdentityNote> {
        self.notes
    }

    fn note(&mut self, attribute: Attribute, problem: IdentityProblem) {
        self.notes.push(IdentityNote { attribute, problem });
    }

    /// A text, as long as the standard permits and without characters that play tricks.
    pub(super) fn text(&mut self, attribute: Attribute) -> Option<String> {
        let text = self.values.whole_text(attribute)?;
        let most = if attribute == Attribute::PatientName { MOST_OF_A_NAME } else { MOST_LETTERS };
        let (bounded, cut) = bounded(&text, most);
        if cut {
            self.note(attribute, IdentityProblem::Cut);
        }
        if bounded.contains(char::REPLACEMENT_CHARACTER) {
            self.note(attribute, IdentityProblem::Replaced);
        }
        Some(bounded)
    }

    pub(super) fn day(&mut self, attribute: Attribute) -> Option<Date> {
        self.parsed(attribute, IdentityProblem::NoDay, moment::day)
    }

    pub(super) fn time(&mut self, attribute: Attribute) -> Option<Time> {
        self.parsed(attribute, IdentityProblem::NoTime, moment::time_of_day)
    }

    pub(super) fn number(&mut self, attribute: Attribute) -> Option<i64> {
        let number = |text: &str| if text.len() > MOST_DIGITS { None } else { text.parse().ok() };
        self.parsed(attribute, IdentityProblem::NoNumber, number)
    }

    pub(super) fn sex(&mut self) -> Option<Sex> {
        self.parsed(Attribute::PatientSex, IdentityProblem::NoSex, Sex::of)
    }

    /// When it was acquired, else when its content was made; a day without time is not enough.
    pub(super) fn taken(&mut self) -> Option<DateTime> {
        let moment = self.values.whole_text(Attribute::AcquisitionDateTime);
        if let Some(moment) = moment.and_then(|text| moment::moment(&text)) {
            return Some(moment);
        }
        let pairs = [
            (Attribute::AcquisitionDate, Attribute::AcquisitionTime),
            (Attribute::ContentDate, Attribute::ContentTime),
        ];
        pairs.into_iter().find_map(|(day, time)| Some(self.day(day)?.to_datetime(self.time(time)?)))
    }

    fn parsed<T>(
        &mut self,
        attribute: Attribute,
        problem: IdentityProblem,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.values.whole_text(attribute)?;
        let parsed = parse(&text);
        if parsed.is_none() {
            self.note(attribute, problem);
        }
        parsed
    }
}

/// At most `most` characters, those that are not shown or that turn the writing around replaced; and whether it was cut.
pub(crate) fn bounded(text: &str, most: usize) -> (String, bool) {
    let mut letters = text.chars();
    let kept = letters.by_ref().take(most).map(|letter| match letter {
        letter if letter.is_control() || turns_writing(letter) => char::REPLACEMENT_CHARACTER,
        letter => letter,
    });
    (kept.collect(), letters.next().is_some())
}

/// Marks that change the direction of writing, or cannot be seen: with them one name looks like another.
const fn turns_writing(letter: char) -> bool {
    matches!(letter, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_bounded_and_plain() {
        let check = |text: &str, most, expect: &str, cut| {
            assert_eq!(bounded(text, most), (expect.to_owned(), cut), "{text:?}");
        };
        check("Müller", 6, "Müller", false);
        check("Müller", 5, "Mülle", true);
        check("a\u{1b}[31mb", 64, "a\u{FFFD}[31mb", false);
        check("a\u{202E}b", 64, "a\u{FFFD}b", false);
        check("", 0, "", false);
    }
}
