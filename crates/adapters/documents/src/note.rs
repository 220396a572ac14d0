//! What to know about a measurement that is no property of the landmarks: what the film said, and what the document said against it.

use std::fmt;

/// Something to know, with a fixed code for programs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The code.
    pub code: &'static str,
    /// The sentence.
    pub message: String,
}

impl Note {
    /// Something to know.
    #[must_use]
    pub const fn new(code: &'static str, message: String) -> Self {
        Self { code, message }
    }

    /// The document says something else than the film, and was followed.
    pub(crate) fn overridden(what: &str, document: &str, film: &str) -> Self {
        let code = match what {
            "facing" => "facing_overridden",
            _ => "posture_overridden",
        };
        Self { code, message: format!("{what} is {document} by the landmark document; the film says {film}") }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
