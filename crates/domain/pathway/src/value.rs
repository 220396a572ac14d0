//! What a fact may be, for rules.

use crate::words::words;
use jiff::civil::Date;
use std::fmt;
use upright_assessment::Origin;

/// What sort of value a fact has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Yes or no.
    Flag,
    /// A number with its unit in UCUM.
    Number(&'static str),
    /// One of these words.
    Word(Vec<&'static str>),
    /// A day.
    Day,
}

/// The value of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A number in the unit of the fact.
    Number(f64),
    /// A word.
    Word(String),
    /// A day.
    Day(Date),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(true) => f.write_str("yes"),
            Self::Flag(false) => f.write_str("no"),
            // More digits than anybody reads; a comparison never sees the rounded one.
            Self::Number(number) => {
                let digits = digits(*number);
                write!(f, "{:.digits$}", upright_anatomy::without_minus_zero(*number, digits))
            }
            Self::Word(word) => f.write_str(&word.replace('_', " ")),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

/// One digit behind the point, where there is anything.
fn digits(number: f64) -> usize {
    usize::from(number.fract().abs() > f64::EPSILON)
}

/// What is known of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum State {
    /// Known.
    Known(Value),
    /// A number that compensation hides a part of: at least this.
    AtLeast(f64),
    /// Not known, and what would have to be.
    Unknown(String),
}

words! {
    /// Why nothing is known of a fact.
    Lack {
        /// Nobody recorded it.
        NotRecorded = "not_recorded",
        /// It is proposed, and waits for a person's word.
        Proposed = "proposed",
        /// It rests on a study that was taken back.
        StudyWithdrawn = "study_withdrawn",
        /// The record contradicts itself.
        Contradicted = "contradicted",
        /// Compensation hides a part of the value: it is at least so large.
        AtLeast = "at_least",
    }
}

/// Something that would have to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// For people.
    pub text: String,
    /// The fact, or the named condition, by its fixed name.
    pub fact: String,
    /// Why it is not known.
    pub lack: Lack,
    /// The entry that a person has to say a word about; `None` = there is none.
    pub entry: Option<String>,
}

/// A fact as found.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// What is known.
    pub state: State,
    /// Why it is not known, where it is not.
    pub lack: Lack,
    /// The fact that would have to be known, where it is another one.
    pub asks: Option<&'static str>,
    /// Where it comes from.
    pub origins: Vec<Origin>,
    /// What belongs behind its name, where the name alone tells too little.
    pub detail: Option<String>,
}

impl Found {
    pub(crate) fn known(value: Value) -> Self {
        Self {
            state: State::Known(value),
            lack: Lack::NotRecorded,
            asks: None,
            origins: Vec::new(),
            detail: None,
        }
    }

    pub(crate) fn flag(value: bool) -> Self {
        Self::known(Value::Flag(value))
    }

    pub(crate) fn number(value: f64) -> Self {
        Self::known(Value::Number(value))
    }

    pub(crate) fn word(value: impl Into<String>) -> Self {
        Self::known(Value::Word(value.into()))
    }

    pub(crate) fn unknown(missing: impl Into<String>) -> Self {
        Self {
            state: State::Unknown(missing.into()),
            lack: Lack::NotRecorded,
            asks: None,
            origins: Vec::new(),
            detail: None,
        }
    }

    pub(crate) fn lacking(self, lack: Lack) -> Self {
        Self { lack, ..self }
    }

    pub(crate) fn asking(self, fact: &'static str) -> Self {
        Self { asks: Some(fact), ..self }
    }

    pub(crate) fn saying(self, detail: String) -> Self {
        Self { detail: Some(detail), ..self }
    }

    pub(crate) fn told_by(mut self, entry: &upright_casefile::Entry) -> Self {
        self.origins.push(Origin { entry: entry.id.clone(), day: entry.effective_at });
        self
    }

    /// The flag where it is known.
    #[must_use]
    pub fn as_flag(&self) -> Option<bool> {
        match self.state {
            State::Known(Value::Flag(flag)) => Some(flag),
            _ => None,
        }
    }

    /// The word where it is known.
    #[must_use]
    pub fn as_word(&self) -> Option<&str> {
        match &self.state {
            State::Known(Value::Word(word)) => Some(word),
            _ => None,
        }
    }

    /// The number where it is known.
    #[must_use]
    pub const fn as_number(&self) -> Option<f64> {
        match self.state {
            State::Known(Value::Number(number)) => Some(number),
            _ => None,
        }
    }
}
