//! Which way the patient faced.

/// The side of the picture to which the patient's front points.
///
/// Taken from the film's header or asked for; never from burned-in letters, which are known to lie on mirrored films.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Facing {
    /// The front points to the left edge of the picture.
    Left,
    /// The front points to the right edge of the picture.
    Right,
}

impl Facing {
    /// +1 when anterior grows with the column, −1 when it falls.
    pub(crate) const fn sign(self) -> f64 {
        match self {
            Self::Left => -1.0,
            Self::Right => 1.0,
        }
    }

    /// `left` or `right`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// The other way round, as on the mirrored picture.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }
}
