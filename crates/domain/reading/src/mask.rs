//! Places of a plane, each in or out: what a canal and a film are looked at with.

/// A yes or no for every place of a plane, row by row.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Mask {
    pub(crate) width: usize,
    pub(crate) places: Vec<bool>,
}

impl Mask {
    /// Of rows of `width` places.
    pub(crate) fn of(width: usize, places: Vec<bool>) -> Self {
        Self { width: width.max(1), places }
    }

    pub(crate) fn count(&self) -> usize {
        self.places.iter().filter(|place| **place).count()
    }

    /// Numbers of its places.
    pub(crate) fn iter(&self) -> impl Iterator<Item = usize> {
        self.places.iter().enumerate().filter(|(_, place)| **place).map(|(number, _)| number)
    }

    pub(crate) fn has(&self, number: usize) -> bool {
        self.places.get(number).copied().unwrap_or(false)
    }
}
