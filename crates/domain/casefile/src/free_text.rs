//! People's own words.

use std::fmt;

/// Somebody's own words. They may name a person, so they never appear in `Debug`; `Display` gives them.
#[derive(Clone, PartialEq, Eq)]
pub struct FreeText(String);

impl FreeText {
    /// The words `text`.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The words as recorded.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

impl fmt::Display for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl AsRef<str> for FreeText {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl From<&str> for FreeText {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for FreeText {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Author, Goal};

    #[test]
    fn words_are_shown_and_never_debugged() {
        let text = FreeText::from("Jane wants to walk");
        assert_eq!(text.to_string(), "Jane wants to walk");
        let goal = Goal { text, no_operation: false };
        for debugged in [format!("{goal:?}"), format!("{goal:#?}"), format!("{:?}", Author::new("Jane"))] {
            assert!(debugged.contains('…') && !debugged.contains("Jane"), "{debugged}");
        }
    }
}
