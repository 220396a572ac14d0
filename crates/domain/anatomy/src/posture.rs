//! How the patient stood, sat or lay when the film was taken.

/// The patient's posture on the film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Posture {
    /// Standing as the patient habitually does.
    Standing,
    /// Standing with knees and hips extended as far as the patient can.
    StandingExtended,
    /// Lying on the back.
    Supine,
    /// Lying on the front.
    Prone,
    /// Sitting.
    Sitting,
    /// Bent forwards as far as the patient can (flexion), however held by gravity.
    BentForwards,
    /// Bent backwards as far as the patient can (extension of the spine), however held by gravity.
    BentBackwards,
    /// Not stated. Measured with a warning, never assessed as standing.
    #[default]
    Unknown,
}

impl Posture {
    /// Every posture.
    pub const ALL: [Self; 8] = [
        Self::Standing,
        Self::StandingExtended,
        Self::Supine,
        Self::Prone,
        Self::Sitting,
        Self::BentForwards,
        Self::BentBackwards,
        Self::Unknown,
    ];

    /// The word used in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standing => "standing",
            Self::StandingExtended => "standing_extended",
            Self::Supine => "supine",
            Self::Prone => "prone",
            Self::Sitting => "sitting",
            Self::BentForwards => "bent_forwards",
            Self::BentBackwards => "bent_backwards",
            Self::Unknown => "unknown",
        }
    }

    /// Whether the film is known not to show how the patient stands, so that it may never fill a standing parameter.
    #[must_use]
    pub const fn is_known_not_standing(self) -> bool {
        matches!(self, Self::Supine | Self::Prone | Self::Sitting) || self.is_bent()
    }

    /// Whether the patient was bent for the film, forwards or backwards.
    #[must_use]
    pub const fn is_bent(self) -> bool {
        matches!(self, Self::BentForwards | Self::BentBackwards)
    }

    /// Whether the patient is known to have lain.
    #[must_use]
    pub const fn is_lying(self) -> bool {
        matches!(self, Self::Supine | Self::Prone)
    }

    /// Whether the patient is known to have stood.
    #[must_use]
    pub const fn is_standing(self) -> bool {
        matches!(self, Self::Standing | Self::StandingExtended)
    }
}
