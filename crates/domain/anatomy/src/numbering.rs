//! How many thoracic and lumbar vertebrae a patient has.

use crate::Level;

/// The number of thoracic and of lumbar vertebrae.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Numbering {
    thoracic: u8,
    lumbar: u8,
}

/// A number of vertebrae that Upright cannot name levels for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "numbering has {thoracic} thoracic and {lumbar} lumbar vertebrae; 11 to 13 thoracic and 4 to 6 lumbar can be named"
)]
pub struct NumberingError {
    /// The thoracic count found.
    pub thoracic: u8,
    /// The lumbar count found.
    pub lumbar: u8,
}

impl Numbering {
    /// Twelve thoracic and five lumbar vertebrae.
    pub const USUAL: Self = Self { thoracic: 12, lumbar: 5 };

    /// A numbering with these counts.
    ///
    /// # Errors
    /// [`NumberingError`] unless there are 11 to 13 thoracic and 4 to 6 lumbar vertebrae.
    pub const fn new(thoracic: u8, lumbar: u8) -> Result<Self, NumberingError> {
        if thoracic < 11 || thoracic > 13 || lumbar < 4 || lumbar > 6 {
            return Err(NumberingError { thoracic, lumbar });
        }
        Ok(Self { thoracic, lumbar })
    }

    /// Number of thoracic vertebrae.
    #[must_use]
    pub const fn thoracic(self) -> u8 {
        self.thoracic
    }

    /// Number of lumbar vertebrae.
    #[must_use]
    pub const fn lumbar(self) -> u8 {
        self.lumbar
    }

    /// The numbering that a set of levels implies when none is stated: T13 and L6 exist when they are marked.
    #[must_use]
    pub fn implied(levels: impl IntoIterator<Item = Level>) -> Self {
        levels.into_iter().fold(Self::USUAL, |numbering, level| match level {
            Level::T13 => Self { thoracic: 13, ..numbering },
            Level::L6 => Self { lumbar: 6, ..numbering },
            _ => numbering,
        })
    }

    /// Whether this patient has a vertebra called `level`.
    #[must_use]
    pub const fn has(self, level: Level) -> bool {
        match level {
            Level::T12 => self.thoracic >= 12,
            Level::T13 => self.thoracic >= 13,
            Level::L5 => self.lumbar >= 5,
            Level::L6 => self.lumbar >= 6,
            _ => true,
        }
    }

    /// Each vertebra of this patient with the next below it, from cranial to caudal.
    #[must_use]
    pub fn segments(self) -> Vec<(Level, Level)> {
        let levels = || Level::ALL.into_iter().filter(move |level| self.has(*level));
        levels().zip(levels().skip(1)).collect()
    }

    /// This patient's thoracic and lumbar vertebrae, counted upwards from the sacrum.
    pub fn from_sacrum(self) -> impl Iterator<Item = Level> {
        let presacral =
            Level::ALL.into_iter().rev().filter(|level| *level >= Level::T1 && *level < Level::S1);
        presacral.filter(move |level| self.has(*level))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_only_existing_vertebrae() {
        let four_lumbar = Numbering::new(12, 4).unwrap();
        assert!(!four_lumbar.has(Level::L5) && four_lumbar.has(Level::L4));
        assert_eq!(four_lumbar.from_sacrum().next(), Some(Level::L4));
        assert_eq!(Numbering::USUAL.from_sacrum().count(), 17);
        assert!(Numbering::new(12, 7).is_err());
    }

    #[test]
    fn segments_follow_the_patients_own_numbering() {
        let has = |numbering: Numbering, segment| numbering.segments().contains(&segment);
        assert!(has(Numbering::USUAL, (Level::L5, Level::S1)));
        assert!(has(Numbering::new(12, 6).unwrap(), (Level::L6, Level::S1)));
        assert!(has(Numbering::new(12, 4).unwrap(), (Level::L4, Level::S1)));
    }

    #[test]
    fn implies_the_extra_vertebra_that_is_marked() {
        assert_eq!(Numbering::implied([Level::L1, Level::L6]), Numbering::new(12, 6).unwrap());
        assert_eq!(Numbering::implied([Level::L1]), Numbering::USUAL);
    }
}
