//! Why a conclusion holds: a tree that opens down to the fact, its comparison and the number's source.

use jiff::civil::Date;
use upright_evidence::Record;

/// Three-valued: what is not known is neither true nor false.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Truth {
    /// Holds.
    True,
    /// Does not hold.
    False,
    /// Not known.
    Unknown,
}

impl Truth {
    /// `true`, `false` or `unknown`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::True => "true",
            Self::False => "false",
            Self::Unknown => "unknown",
        }
    }

    /// Known to hold or known not to.
    #[must_use]
    pub const fn of(known: Option<bool>) -> Self {
        match known {
            Some(true) => Self::True,
            Some(false) => Self::False,
            None => Self::Unknown,
        }
    }

    /// True where both are; false where one is.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::False, _) | (_, Self::False) => Self::False,
            (Self::True, Self::True) => Self::True,
            _ => Self::Unknown,
        }
    }

    /// The opposite; unknown stays unknown.
    #[must_use]
    pub const fn not(self) -> Self {
        match self {
            Self::True => Self::False,
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
        }
    }
}

/// An entry of the record that something was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The entry of the case.
    pub entry: String,
    /// The day of which it speaks.
    pub day: Date,
}

/// One statement with what it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The statement, with its values, in words.
    pub statement: String,
    /// Whether it holds.
    pub truth: Truth,
    /// The numbers that it was compared with.
    pub evidence: Vec<&'static Record>,
    /// What would have to be known.
    pub missing: Vec<String>,
    /// The entries of the record that it was read from.
    pub entries: Vec<Origin>,
    /// What it rests on.
    pub parts: Vec<Explanation>,
}

impl Explanation {
    /// A statement of this truth.
    #[must_use]
    pub fn new(truth: Truth, statement: impl Into<String>) -> Self {
        Self {
            statement: statement.into(),
            truth,
            evidence: Vec::new(),
            missing: Vec::new(),
            entries: Vec::new(),
            parts: Vec::new(),
        }
    }

    /// A statement that holds.
    #[must_use]
    pub fn holds(statement: impl Into<String>) -> Self {
        Self::new(Truth::True, statement)
    }

    /// A statement that does not hold.
    #[must_use]
    pub fn fails(statement: impl Into<String>) -> Self {
        Self::new(Truth::False, statement)
    }

    /// A statement of which nobody knows, and what would have to be known.
    #[must_use]
    pub fn unknown(statement: impl Into<String>, missing: impl Into<String>) -> Self {
        Self { missing: vec![missing.into()], ..Self::new(Truth::Unknown, statement) }
    }

    /// The same, resting on this number too.
    #[must_use]
    pub fn by(mut self, record: &'static Record) -> Self {
        self.evidence.push(record);
        self
    }

    /// The same, resting on this statement too.
    #[must_use]
    pub fn because(mut self, part: Self) -> Self {
        self.parts.push(part);
        self
    }

    /// What decides it: the last statements below it that make it hold, or not hold, each once.
    #[must_use]
    pub fn reasons(&self) -> Vec<&str> {
        let mut reasons: Vec<&str> = Vec::new();
        for reason in self.decisive().into_iter().map(|part| part.statement.as_str()) {
            // "new pain" says nothing beside "new pain since 2026-03-07".
            let is_said = |other: &&str| {
                other.strip_prefix(reason).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
            };
            if !reasons.iter().any(is_said) {
                reasons.retain(|other| reason.strip_prefix(*other).is_none_or(|rest| !rest.starts_with(' ')));
                reasons.push(reason);
            }
        }
        reasons
    }

    /// The last statements below it that make it hold, or not hold; itself where it rests on nothing.
    #[must_use]
    pub fn decisive(&self) -> Vec<&Self> {
        let of = |truth| self.parts.iter().filter(move |part| part.truth == truth);
        // What is negated is decided by what has the opposite truth.
        let decisive: Vec<&Self> = match of(self.truth).count() {
            0 => of(self.truth.not()).collect(),
            _ => of(self.truth).collect(),
        };
        if decisive.is_empty() {
            return vec![self];
        }
        decisive.into_iter().flat_map(Self::decisive).collect()
    }

    /// Every number that it rests on, here and below, each once.
    #[must_use]
    pub fn all_evidence(&self) -> Vec<&'static Record> {
        let mut all: Vec<&'static Record> = Vec::new();
        let below = self.parts.iter().flat_map(Self::all_evidence);
        for record in self.evidence.iter().copied().chain(below) {
            if !all.iter().any(|known| known.id == record.id) {
                all.push(record);
            }
        }
        all
    }

    /// The same, resting on these numbers too.
    #[must_use]
    pub fn by_all(self, records: &[&'static Record]) -> Self {
        records.iter().fold(self, |tree, record| tree.by(record))
    }

    /// Everything missing here and below.
    #[must_use]
    pub fn all_missing(&self) -> Vec<&str> {
        let below = self.parts.iter().flat_map(Self::all_missing);
        let mut all: Vec<&str> = self.missing.iter().map(String::as_str).collect();
        for missing in below {
            if !all.contains(&missing) {
                all.push(missing);
            }
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Truth::{False, True, Unknown};

    #[test]
    fn unknown_is_neither_true_nor_false() {
        for (one, other, both) in [
            (True, True, True),
            (True, Unknown, Unknown),
            (False, Unknown, False),
            (Unknown, Unknown, Unknown),
        ] {
            assert_eq!(one.and(other), both);
            assert_eq!(other.and(one), both);
        }
        assert_eq!(Unknown.not(), Unknown);
        assert_eq!(Truth::of(None), Unknown);
    }

    #[test]
    fn what_is_missing_is_gathered_once() {
        let leaf = || Explanation::unknown("a", "the age");
        let tree = Explanation::unknown("b", "the film").because(leaf()).because(leaf());
        assert_eq!(tree.all_missing(), ["the film", "the age"]);
    }

    #[test]
    fn what_decides_is_told_once_and_in_full() {
        let pain = Explanation::holds("new pain");
        let since = Explanation::holds("new pain since 2026-03-07");
        let denied = Explanation::fails("no trauma");
        let any = Explanation::holds("any").because(since).because(pain).because(denied.clone());
        assert_eq!(
            any.clone().because(Explanation::holds("a stiff spine")).reasons(),
            ["new pain since 2026-03-07", "a stiff spine"]
        );
        let negated = Explanation { truth: True, ..Explanation::fails("trauma, or a fall").because(denied) };
        assert_eq!(negated.reasons(), ["no trauma"], "what is negated is decided by what does not hold");
        assert_eq!(
            any.parts[0].reasons(),
            ["new pain since 2026-03-07"],
            "a statement that rests on nothing decides itself"
        );
    }

    #[test]
    fn numbers_are_gathered_once() {
        use upright_evidence::numbers::{CUT_OFF_GAP_AGE, CUT_OFF_GAP_TOTAL_SEVERE};
        let leaf = || Explanation::holds("a").by(&CUT_OFF_GAP_AGE);
        let tree = leaf().because(leaf()).because(leaf().by(&CUT_OFF_GAP_TOTAL_SEVERE));
        assert_eq!(tree.all_evidence(), [&CUT_OFF_GAP_AGE, &CUT_OFF_GAP_TOTAL_SEVERE]);
    }
}
