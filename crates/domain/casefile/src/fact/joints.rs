//! How far hips and knees go.

use std::fmt;
use upright_anatomy::Degrees;

/// What a test of both sides found, in degrees of motion that is missing; 0 = the test was negative, `None` = not examined.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct JointLimit {
    /// Left side.
    pub left: Option<Degrees>,
    /// Right side.
    pub right: Option<Degrees>,
}

impl JointLimit {
    /// The worse side; `None` unless both were examined: the side that nobody looked at may be the worse.
    #[must_use]
    pub fn worse(&self) -> Option<Degrees> {
        let (left, right) = (self.left?, self.right?);
        Some(if left > right { left } else { right })
    }

    /// Whether both sides were examined and nothing is missing; `None` = not known.
    #[must_use]
    pub fn is_free(&self) -> Option<bool> {
        let positive = |side: Option<Degrees>| side.is_some_and(|missing| missing.value() > 0.0);
        if positive(self.left) || positive(self.right) {
            return Some(false);
        }
        self.worse().map(|_| true)
    }
}

impl fmt::Display for JointLimit {
    /// `left 10°, right not examined`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let side =
            |side: Option<Degrees>| side.map_or_else(|| "not examined".to_owned(), |angle| angle.to_string());
        write!(f, "left {}, right {}", side(self.left), side(self.right))
    }
}

/// An examination of hips and knees.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub struct JointExamination {
    /// Thomas test: flexion contracture of the hip.
    pub thomas: JointLimit,
    /// What the knee lacks to full extension.
    pub knee_extension_loss: JointLimit,
    /// What the ankle lacks to neutral dorsiflexion.
    pub ankle_dorsiflexion_loss: JointLimit,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_side_unexamined_is_unknown_unless_the_other_is_limited() {
        let limit = |left: Option<f64>, right: Option<f64>| JointLimit {
            left: left.map(Degrees::new),
            right: right.map(Degrees::new),
        };
        assert_eq!(limit(Some(0.0), Some(0.0)).is_free(), Some(true));
        assert_eq!(limit(Some(0.0), None).is_free(), None);
        assert_eq!(limit(Some(10.0), None).is_free(), Some(false));
        assert_eq!(limit(Some(10.0), None).worse(), None);
        assert_eq!(limit(Some(10.0), Some(5.0)).worse(), Some(Degrees::new(10.0)));
    }
}
