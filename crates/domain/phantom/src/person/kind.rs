//! Kinds of patients.

use std::fmt;
use std::str::FromStr;

/// What kind of spine a patient has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// No deformity.
    Normal,
    /// Long fusion without lordosis, out of balance: flatback, type 2 (global).
    Flatback,
    /// Short fusion without lordosis, in balance by overextended neighbours: flatback, type 1 (segmental).
    SegmentalFlatback,
    /// Lordosis lost by worn discs, nothing fused.
    DegenerativeKyphosis,
    /// The whole spine stiff in kyphosis.
    Ankylosing,
    /// A wedge left by a fracture.
    PostTraumatic,
    /// Kyphosis above a fusion.
    JunctionalKyphosis,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Normal,
        Self::Flatback,
        Self::SegmentalFlatback,
        Self::DegenerativeKyphosis,
        Self::Ankylosing,
        Self::PostTraumatic,
        Self::JunctionalKyphosis,
    ];

    /// Whether screws and rods hold the spine.
    #[must_use]
    pub const fn is_instrumented(self) -> bool {
        matches!(self, Self::Flatback | Self::SegmentalFlatback | Self::JunctionalKyphosis)
    }

    /// The kind as it is written in commands and documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Flatback => "flatback",
            Self::SegmentalFlatback => "flatback-segmental",
            Self::DegenerativeKyphosis => "degenerative-kyphosis",
            Self::Ankylosing => "ankylosing",
            Self::PostTraumatic => "post-traumatic",
            Self::JunctionalKyphosis => "junctional-kyphosis",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}

/// A kind of patient that cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no kind of patient \"{0}\"; kinds are {kinds}", kinds = Kind::ALL.map(Kind::name).join(", "))]
pub struct UnknownKind(pub String);

impl FromStr for Kind {
    type Err = UnknownKind;

    fn from_str(text: &str) -> Result<Self, UnknownKind> {
        let known = Self::ALL.into_iter().find(|kind| kind.name() == text);
        known.ok_or_else(|| UnknownKind(text.chars().take(60).collect()))
    }
}
