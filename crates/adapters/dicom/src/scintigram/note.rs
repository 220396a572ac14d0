//! What is to be known about the pictures of a file.

/// What a person must know who counts in pictures of a gamma camera.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ScintigramNote {
    /// No distance between pixels.
    #[error("the file does not say how far its pixels are apart: nothing in it is measured in mm")]
    NoSpacing,
    /// Nothing says from where a detector looked.
    #[error("the file does not say from where detector {detector} looked")]
    ViewNotStated {
        /// Number of the detector.
        detector: u16,
    },
    /// Code and direction of the rows name different views.
    #[error(
        "the view of detector {detector} and the directions of its rows and columns contradict each other: neither is used"
    )]
    ViewContradicts {
        /// Number of the detector.
        detector: u16,
    },
    /// Durations of frames are not stated.
    #[error("the file does not say how long its frames were counted: there are no counts per second")]
    NoDuration,
    /// Frames of other energies.
    #[error("{frames} frames of other energy windows are left out")]
    OtherWindows {
        /// How many.
        frames: usize,
    },
}

impl ScintigramNote {
    /// Its name for programs, which never changes.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NoSpacing => "spacing_not_known",
            Self::ViewNotStated { .. } => "view_not_stated",
            Self::ViewContradicts { .. } => "view_contradicts",
            Self::NoDuration => "duration_not_stated",
            Self::OtherWindows { .. } => "other_energy_windows",
        }
    }
}
