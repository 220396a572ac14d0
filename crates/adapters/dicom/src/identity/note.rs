//! What was not taken as it stands in the file.

use crate::attribute::Attribute;
use std::fmt;

/// What was done with a value, or why it was left out. The value is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IdentityNote {
    /// The attribute.
    pub attribute: Attribute,
    /// What about it.
    pub problem: IdentityProblem,
}

/// What was done with a value, or why it was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdentityProblem {
    /// It is longer than the standard permits, and was cut.
    Cut,
    /// It held characters that are not shown, or that turn the writing around; they were replaced.
    Replaced,
    /// It is no day, and was left out.
    NoDay,
    /// It is no time of day, and was left out.
    NoTime,
    /// It is no whole number, and was left out.
    NoNumber,
    /// It is none of F, M and O, and was left out.
    NoSex,
}

impl fmt::Display for IdentityNote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = match self.problem {
            IdentityProblem::Cut => "is longer than the standard permits and was cut",
            IdentityProblem::Replaced => "held characters that cannot be shown; they were replaced",
            IdentityProblem::NoDay => "is no day and was left out",
            IdentityProblem::NoTime => "is no time of day and was left out",
            IdentityProblem::NoNumber => "is no whole number and was left out",
            IdentityProblem::NoSex => "is none of F, M and O and was left out",
        };
        write!(f, "{} {words}", self.attribute)
    }
}
