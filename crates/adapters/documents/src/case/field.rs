//! Fields of one line or one day, the same in every entry.

use crate::error::DocumentError;
use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A line of text: not empty, of at most so many letters, and none that moves a cursor.
///
/// What is too long is refused and not cut: two names might become one.
#[derive(Serialize)]
pub(crate) struct Line<const MOST: usize>(String);

/// The name of an entry.
pub(crate) type Id = Line<128>;
/// The name of whoever recorded something.
pub(crate) type Name = Line<200>;
/// A short name: of a study, of a reader, of a way to take a film.
pub(crate) type Short = Line<80>;
/// A sentence or two in somebody's own words.
pub(crate) type Text = Line<500>;

impl<const MOST: usize> Line<MOST> {
    /// Never quotes the text: it may name somebody.
    fn check(text: &str) -> Result<(), String> {
        if text.is_empty() {
            return Err("the text is empty".to_owned());
        }
        if text.chars().any(char::is_control) {
            return Err("the text holds control characters; write it in one line".to_owned());
        }
        match text.chars().count() {
            letters if letters > MOST => {
                Err(format!("the text has {letters} letters; at most {MOST} are read"))
            }
            _ => Ok(()),
        }
    }

    /// `text` as the field `path`.
    pub(crate) fn new(path: &str, text: &str) -> Result<Self, DocumentError> {
        let wrong = |problem| DocumentError::Shape { path: path.to_owned(), problem };
        Self::check(text).map(|()| Self(text.to_owned())).map_err(wrong)
    }

    /// As [`Line::new`]; what is not given is not wrong.
    pub(crate) fn given(path: &str, text: Option<impl AsRef<str>>) -> Result<Option<Self>, DocumentError> {
        text.map(|text| Self::new(path, text.as_ref())).transpose()
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, where one is given: as it is, or as somebody's own words.
    pub(crate) fn text<T: From<String>>(line: Option<&Self>) -> Option<T> {
        line.map(|line| line.0.clone().into())
    }

    pub(crate) fn into_string(self) -> String {
        self.0
    }
}

impl<'de, const MOST: usize> Deserialize<'de> for Line<MOST> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let text = String::deserialize(json)?;
        Self::check(&text).map(|()| Self(text)).map_err(D::Error::custom)
    }
}

/// A day, written as `2026-03-01` and in no other way.
#[derive(Clone, Copy)]
pub(crate) struct Day(pub(crate) Date);

impl Day {
    fn parse(text: &str) -> Option<Date> {
        let is_short = text.len() == 10 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        text.parse().ok().filter(|_| is_short)
    }

    /// `date` as the field `path`.
    pub(crate) fn new(path: &str, date: Date) -> Result<Self, DocumentError> {
        if (0..=9999).contains(&date.year()) {
            return Ok(Self(date));
        }
        let problem = "the year has no four digits; give the day as 2026-03-01".to_owned();
        Err(DocumentError::Shape { path: path.to_owned(), problem })
    }

    /// As [`Day::new`]; what is not given is not wrong.
    pub(crate) fn given(path: &str, date: Option<Date>) -> Result<Option<Self>, DocumentError> {
        date.map(|date| Self::new(path, date)).transpose()
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        // The text is not quoted: a day of birth tells who somebody is.
        const PROBLEM: &str = "the text is no day of the calendar; write year, month and day as 2026-03-01";
        let text = String::deserialize(json)?;
        Self::parse(&text).map(Self).ok_or_else(|| D::Error::custom(PROBLEM))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_is_written_in_one_way_only() {
        assert_eq!(Day::parse("2024-02-29"), Some(date(2024, 2, 29)));
        for text in [
            "2023-02-29",
            "2026-3-1",
            "20260301",
            "01.03.2026",
            "2026-03-01T00:00",
            "+002026-03-01",
            "2026-03",
            "",
            "2026-13-01",
            "-026-03-01",
            "２026-03-0",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(serde_json::to_string(&Day(date(33, 4, 3))).unwrap(), "\"0033-04-03\"");
        assert!(Day::new("x", date(-33, 4, 3)).is_err());
    }
}
