//! A number that was measured in a picture, and how far it may be off.

/// A number with the interval in which it lies with 95 % probability, as far as the method itself can tell.
///
/// - **Unit**: said where it is given.
/// - **Interval**: never narrower than what it is made from; that of a method on one picture, not between readers or scanners.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The number.
    pub value: f64,
    /// From where to where it may lie.
    pub interval: [f64; 2],
}

impl Estimate {
    /// A number that may be off by `margin` to either side.
    #[must_use]
    pub const fn within(value: f64, margin: f64) -> Self {
        Self { value, interval: [value - margin, value + margin] }
    }
}
