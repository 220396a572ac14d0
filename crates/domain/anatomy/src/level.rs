//! Vertebral levels from C2 to S1.

use std::fmt;
use std::str::FromStr;

/// A vertebral level. T13 and L6 exist in some patients; ordered from cranial to caudal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the anatomy")]
#[rustfmt::skip]
pub enum Level {
    C2, C3, C4, C5, C6, C7,
    T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13,
    L1, L2, L3, L4, L5, L6,
    S1,
}

use Level::*;

/// A part of the body, used to group and colour what is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Region {
    /// Skull and gaze.
    Head,
    /// C2 to C7.
    Cervical,
    /// T1 to T12 (T13).
    Thoracic,
    /// L1 to L5 (L6).
    Lumbar,
    /// Sacrum and hip axis.
    Pelvis,
    /// The whole trunk over the pelvis.
    Global,
    /// Hips, knees and ankles.
    LowerLimb,
}

impl Region {
    /// The region's name for people.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Head => "Head and gaze",
            Self::Cervical => "Cervical",
            Self::Thoracic => "Thoracic",
            Self::Lumbar => "Lumbar",
            Self::Pelvis => "Pelvis",
            Self::Global => "Global",
            Self::LowerLimb => "Lower limb",
        }
    }
}

impl Level {
    /// Every level, from cranial to caudal.
    #[rustfmt::skip]
    pub const ALL: [Self; 26] = [
        C2, C3, C4, C5, C6, C7,
        T1, T2, T3, T4, T5, T6, T7, T8, T9, T10, T11, T12, T13,
        L1, L2, L3, L4, L5, L6,
        S1,
    ];

    /// The level's short name, as `T12`.
    #[must_use]
    #[rustfmt::skip]
    pub const fn name(self) -> &'static str {
        match self {
            C2 => "C2", C3 => "C3", C4 => "C4", C5 => "C5", C6 => "C6", C7 => "C7",
            T1 => "T1", T2 => "T2", T3 => "T3", T4 => "T4", T5 => "T5", T6 => "T6", T7 => "T7",
            T8 => "T8", T9 => "T9", T10 => "T10", T11 => "T11", T12 => "T12", T13 => "T13",
            L1 => "L1", L2 => "L2", L3 => "L3", L4 => "L4", L5 => "L5", L6 => "L6",
            S1 => "S1",
        }
    }

    /// The part of the spine this level belongs to.
    #[must_use]
    pub const fn region(self) -> Region {
        match self {
            C2 | C3 | C4 | C5 | C6 | C7 => Region::Cervical,
            L1 | L2 | L3 | L4 | L5 | L6 => Region::Lumbar,
            S1 => Region::Pelvis,
            _ => Region::Thoracic,
        }
    }

    /// Position in [`Level::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

impl FromStr for Level {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|level| level.name() == text).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_from_cranial_to_caudal_without_gap() {
        for (position, level) in Level::ALL.into_iter().enumerate() {
            assert_eq!(level.index(), position);
            assert_eq!(level.name().parse(), Ok(level));
        }
        assert!(T13 < L1 && L6 < S1);
    }
}
