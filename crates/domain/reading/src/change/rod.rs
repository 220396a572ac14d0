//! Rods of two days, paired by side: continuous, then broken.

use crate::metal::Rod;
use upright_anatomy::Laterality;

/// A rod that is seen on both days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RodChange {
    /// Its side; none where it is the only rod.
    pub side: Option<Laterality>,
    /// As it was.
    pub earlier: RodSeen,
    /// As it is.
    pub later: RodSeen,
}

/// What is said of a rod.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RodSeen {
    /// All of it was seen, and nothing interrupts it.
    Continuous,
    /// It is interrupted.
    Broken,
    /// Not all of it was seen.
    NotTold,
}

impl RodSeen {
    const fn of(rod: &Rod) -> Self {
        match (rod.breaks.is_empty(), rod.is_whole) {
            (false, _) => Self::Broken,
            (true, true) => Self::Continuous,
            (true, false) => Self::NotTold,
        }
    }
}

impl RodChange {
    /// Whether it broke in between; none where it was broken before, or not all of it was seen.
    #[must_use]
    pub const fn has_broken(&self) -> Option<bool> {
        match (self.earlier, self.later) {
            (RodSeen::Continuous, RodSeen::Broken) => Some(true),
            (RodSeen::Continuous, RodSeen::Continuous) => Some(false),
            _ => None,
        }
    }
}

/// Rods of the earlier and the later day: those in both, and how many of each day are not. Two of one side are not told apart.
pub(super) fn paired(days: [&[Rod]; 2]) -> (Vec<RodChange>, [usize; 2]) {
    let of = |rods: &[Rod], side| {
        let mut found = rods.iter().filter(|rod| rod.side == side);
        found.next().filter(|_| found.next().is_none()).map(RodSeen::of)
    };
    let [earlier, later] = days;
    let sides = [Some(Laterality::Left), Some(Laterality::Right), None];
    let pair = |side| Some(RodChange { side, earlier: of(earlier, side)?, later: of(later, side)? });
    let found: Vec<RodChange> = sides.into_iter().filter_map(pair).collect();
    let left = days.map(|rods| rods.len() - found.len());
    (found, left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::Estimate;
    use crate::metal::RodBreak;

    fn rod(side: Option<Laterality>, is_broken: bool, is_whole: bool) -> Rod {
        let gap = RodBreak { from: [0.0; 3], to: [0.0, 0.0, 4.0], gap: Estimate::within(4.0, 1.0) };
        Rod { side, path: Vec::new(), breaks: is_broken.then_some(gap).into_iter().collect(), is_whole }
    }

    fn check(earlier: (bool, bool), later: (bool, bool), expect: Option<bool>) {
        let side = Some(Laterality::Left);
        let of = |(is_broken, is_whole)| [rod(side, is_broken, is_whole)];
        let (found, left) = paired([&of(earlier), &of(later)]);
        let [change] = found[..] else { panic!("{found:?}") };
        assert_eq!((change.has_broken(), left), (expect, [0, 0]), "{change:?}");
    }

    #[test]
    fn a_rod_broke_where_it_was_continuous_and_is_broken() {
        let (continuous, broken, in_part) = ((false, true), (true, true), (false, false));
        check(continuous, broken, Some(true));
        check(continuous, continuous, Some(false));
        check(continuous, in_part, None);
        check(in_part, broken, None);
        check(broken, broken, None);
    }

    #[test]
    fn two_rods_of_one_side_are_not_told_apart() {
        let [left, right] = [Laterality::Left, Laterality::Right].map(|side| rod(Some(side), false, true));
        let (found, not) = paired([&[left.clone(), right.clone()], &[left.clone(), left, right]]);
        assert_eq!(found.iter().map(|one| one.side).collect::<Vec<_>>(), [Some(Laterality::Right)]);
        assert_eq!(not, [1, 2]);
        let (found, not) = paired([&[rod(None, false, true)], &[rod(None, true, true)]]);
        assert_eq!((found[0].has_broken(), not), (Some(true), [0, 0]));
    }
}
