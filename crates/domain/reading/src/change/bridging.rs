//! Bone between vertebrae on two days, paired by level.

use crate::ct::CtReading;
use crate::fusion::{Bridging, BridgingSeen};
use upright_anatomy::Level;

/// What was said of a segment on two days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BridgingChange {
    /// The upper vertebra.
    pub upper: Level,
    /// The lower vertebra.
    pub lower: Level,
    /// As it was.
    pub earlier: BridgingSeen,
    /// As it is.
    pub later: BridgingSeen,
}

impl BridgingChange {
    /// Whether something else is said than before; none where it is equivocal on one of the days.
    #[must_use]
    pub fn has_changed(&self) -> Option<bool> {
        let is_told = |seen| seen != BridgingSeen::Equivocal;
        (is_told(self.earlier) && is_told(self.later)).then_some(self.earlier != self.later)
    }
}

/// Segments that were looked at on both days, between the screws of the later one.
pub(super) fn paired(earlier: &CtReading, later: &CtReading) -> Vec<BridgingChange> {
    let Some((upper, lower)) = later.instrumented() else { return Vec::new() };
    let between = later.bridging.iter().filter(|found| upper <= found.upper && found.lower <= lower);
    let change = |found: &Bridging| {
        let is_same = |one: &&Bridging| (one.upper, one.lower) == (found.upper, found.lower);
        let before = earlier.bridging.iter().find(is_same)?;
        Some(BridgingChange {
            upper: found.upper,
            lower: found.lower,
            earlier: before.seen(),
            later: found.seen(),
        })
    };
    between.filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use BridgingSeen::{Equivocal, No, Yes};

    fn check(earlier: BridgingSeen, later: BridgingSeen, expect: Option<bool>) {
        let change = BridgingChange { upper: Level::L4, lower: Level::L5, earlier, later };
        assert_eq!(change.has_changed(), expect, "{change:?}");
    }

    #[test]
    fn what_is_equivocal_on_a_day_has_neither_changed_nor_stayed() {
        check(No, Yes, Some(true));
        check(Yes, No, Some(true));
        check(No, No, Some(false));
        check(Yes, Equivocal, None);
        check(Equivocal, Equivocal, None);
    }
}
