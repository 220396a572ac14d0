//! The conditions of rules: trees of comparisons.

use crate::value::Value;
use upright_evidence::Record;

/// A condition.
#[derive(Clone, Debug, PartialEq)]
pub enum Tree {
    /// Every one holds.
    All(Vec<Tree>),
    /// At least one holds.
    Any(Vec<Tree>),
    /// It does not hold.
    Not(Box<Tree>),
    /// A comparison.
    Leaf(Leaf),
}

/// One fact with what is asked of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Leaf {
    /// The fact, or the term.
    pub fact: String,
    /// What is asked.
    pub test: Test,
}

/// What is asked of a fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    /// It is this.
    Is(Value),
    /// It lies above the cut-off.
    Above(&'static Record),
    /// It lies on or above the cut-off.
    AtLeast(&'static Record),
    /// It lies below the cut-off.
    Below(&'static Record),
    /// It lies on or below the cut-off.
    AtMost(&'static Record),
    /// Its day lies no further back than the cut-off in days.
    Within(&'static Record),
}

impl Test {
    /// The cut-off.
    #[must_use]
    pub const fn record(&self) -> Option<&'static Record> {
        match self {
            Self::Is(_) => None,
            Self::Above(record)
            | Self::AtLeast(record)
            | Self::Below(record)
            | Self::AtMost(record)
            | Self::Within(record) => Some(*record),
        }
    }
}

impl Tree {
    /// Whether it holds whatever the value of its fact, as soon as that is known.
    #[must_use]
    pub fn asks_only_whether_known(&self) -> bool {
        let Self::Any(parts) = self else { return false };
        let is = |value| Test::Is(Value::Flag(value));
        match parts.as_slice() {
            [Self::Leaf(one), Self::Leaf(other)] => {
                one.fact == other.fact
                    && [true, false]
                        .into_iter()
                        .any(|value| one.test == is(value) && other.test == is(!value))
            }
            _ => false,
        }
    }

    /// Every comparison, from left to right.
    #[must_use]
    pub fn leaves(&self) -> Vec<&Leaf> {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().flat_map(Self::leaves).collect(),
            Self::Not(part) => part.leaves(),
            Self::Leaf(leaf) => vec![leaf],
        }
    }
}
