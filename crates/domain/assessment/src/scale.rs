//! Classes between cut-offs of `evidence`.

use upright_evidence::Record;

/// Classes of a scheme, in ascending order, and the cut-offs between them.
#[derive(Debug)]
pub struct Scale {
    /// What is classed, as `SRS-Schwab PT`.
    pub name: &'static str,
    /// Ascending; one fewer than there are classes.
    pub cuts: &'static [&'static Record],
    /// From the lowest to the highest.
    pub classes: &'static [&'static str],
}

impl Scale {
    /// The position of the class of `value`; `None` for NaN, which is in no class.
    #[must_use]
    pub fn position(&self, value: f64) -> Option<usize> {
        (!value.is_nan()).then(|| self.cuts.iter().filter(|cut| cut.is_passed_by(value)).count())
    }

    /// The class of `value`; `None` for NaN.
    #[must_use]
    pub fn class(&self, value: f64) -> Option<&'static str> {
        self.classes.get(self.position(value)?).copied()
    }
}
