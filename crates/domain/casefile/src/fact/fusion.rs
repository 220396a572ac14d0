//! Which segments of the spine move.

use super::words;
use upright_anatomy::Level;

words! {
    /// Whether a segment moves.
    Mobility {
        /// United by an operation.
        Fused = "fused",
        /// Stiffened by disease (ankylosing spondylitis, DISH).
        Ankylosed = "ankylosed",
        /// Moves.
        Mobile = "mobile",
        /// Operated, and it is not known whether it united.
        Uncertain = "uncertain",
    }
}

impl Mobility {
    /// Whether it is known not to move.
    #[must_use]
    pub const fn is_rigid(self) -> bool {
        matches!(self, Self::Fused | Self::Ankylosed)
    }
}

/// The segment between a vertebra and the next below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The upper vertebra.
    pub upper: Level,
    /// The lower vertebra.
    pub lower: Level,
    /// Whether it moves.
    pub mobility: Mobility,
}

/// What is known of each segment. A segment that is not listed is unknown, unless the list is said to be whole.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct PreviousFusion {
    /// The segments examined, in any order.
    pub segments: Vec<Segment>,
    /// Every segment that does not move is listed: the others move.
    pub others_mobile: bool,
}

impl PreviousFusion {
    /// Whether the segment below `upper` moves; `None` = not known.
    #[must_use]
    pub fn below(&self, upper: Level) -> Option<Mobility> {
        let listed = self.segments.iter().find(|segment| segment.upper == upper);
        listed.map(|segment| segment.mobility).or(self.others_mobile.then_some(Mobility::Mobile))
    }

    /// The most vertebrae in a row that segments hold together which are not known to move; 0 = none. A segment that was
    /// operated on and may not have united counts: with its neighbours it is one lever.
    #[must_use]
    pub fn longest_stiff_run(&self) -> usize {
        let stiff = self.segments.iter().filter(|segment| segment.mobility != Mobility::Mobile);
        let mut rigid: Vec<&Segment> = stiff.collect();
        rigid.sort_by_key(|segment| segment.upper);
        let (mut longest, mut run, mut last) = (0, 0, None);
        for segment in rigid {
            run = if last == Some(segment.upper) { run + 1 } else { 2 };
            last = Some(segment.lower);
            longest = longest.max(run);
        }
        longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use upright_anatomy::Level::{L2, L3, L4, L5, S1, T10, T11};

    #[test]
    fn runs_of_stiff_segments_are_counted_in_vertebrae() {
        let segment = |upper, lower, mobility| Segment { upper, lower, mobility };
        let fusion = PreviousFusion {
            segments: vec![
                segment(L4, L5, Mobility::Fused),
                segment(L3, L4, Mobility::Fused),
                segment(L5, S1, Mobility::Uncertain),
                segment(T10, T11, Mobility::Ankylosed),
            ],
            others_mobile: false,
        };
        assert_eq!(fusion.longest_stiff_run(), 4);
        assert_eq!(fusion.below(L2), None);
        assert_eq!(fusion.below(L5), Some(Mobility::Uncertain));
        assert_eq!(PreviousFusion::default().longest_stiff_run(), 0);
    }
}
