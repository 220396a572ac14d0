//! Unique identifiers, believed only where they have the form of one: they become names of files and rows.

use crate::attribute::Attribute;
use crate::values::Values;
use std::fmt;

/// PS3.5 9.1: a UID has 64 characters at most.
const MOST_LETTERS: usize = 64;

/// A unique identifier: digits and single dots, 64 characters at most, no empty component.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uid(String);

impl Uid {
    /// A UID from its text.
    ///
    /// Components with leading zeros (forbidden by PS3.5 9.1) are taken as they are: old files have them, and they do no harm.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn new(text: &str) -> Result<Self, UidFault> {
        if text.len() > MOST_LETTERS {
            return Err(UidFault::TooLong);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return Err(UidFault::Letters);
        }
        if text.split('.').any(str::is_empty) {
            return Err(UidFault::EmptyComponent);
        }
        Ok(Self(text.to_owned()))
    }

    /// Its text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What the file states under `attribute`.
    ///
    /// # Errors
    /// [`UidProblem`].
    pub(crate) fn read(values: &Values, attribute: Attribute) -> Result<Self, UidProblem> {
        let text = values.whole_text(attribute).ok_or(UidProblem::Missing(attribute))?;
        Self::new(&text).map_err(|fault| UidProblem::Invalid { attribute, fault })
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no UID.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UidFault {
    /// It is too long.
    #[error("it has more than 64 characters")]
    TooLong,
    /// It has other characters.
    #[error("it holds something that is neither digit nor dot")]
    Letters,
    /// Two dots side by side, or one at an end.
    #[error("a component of it is empty")]
    EmptyComponent,
}

/// Why an object cannot be filed. The value is not repeated: it may be a path or a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UidProblem {
    /// The file does not state it.
    #[error("{0} is missing: without it the object has no place; let its sender send it again")]
    Missing(Attribute),
    /// What the file states is none.
    #[error("{attribute} is no unique identifier: {fault}")]
    Invalid {
        /// The attribute.
        attribute: Attribute,
        /// What is wrong.
        fault: UidFault,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_and_dots_are_identifiers() {
        let check = |text: &str, expect| assert_eq!(Uid::new(text).map(|_| ()), expect, "{text}");
        check("1.2.840.10008.1.2", Ok(()));
        check("1", Ok(()));
        check("1.02.3", Ok(()));
        check(&"1".repeat(64), Ok(()));
        check(&"1".repeat(65), Err(UidFault::TooLong));
        check("", Err(UidFault::EmptyComponent));
        check("1..2", Err(UidFault::EmptyComponent));
        check(".1", Err(UidFault::EmptyComponent));
        check("1.2.", Err(UidFault::EmptyComponent));
        for path in
            ["../../etc/passwd", "1.2/3", "1.2\\3", "C:\\1.2", "1.2 3", "1.2\u{0}3", "١.٢", "1.2%2f", "~1"]
        {
            check(path, Err(UidFault::Letters));
        }
        check("..", Err(UidFault::EmptyComponent));
        check(".", Err(UidFault::EmptyComponent));
    }
}
