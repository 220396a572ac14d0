//! What happened on a day.

use super::words;

words! {
    /// Something from which alignment counts anew, or that is itself a step and no drift.
    Event {
        /// An operation on the spine.
        SpineOperation = "spine_operation",
        /// An operation on the spine that was to fuse segments.
        SpineFusion = "spine_fusion",
        /// An operation on a hip.
        HipOperation = "hip_operation",
        /// An operation on a knee.
        KneeOperation = "knee_operation",
        /// A fracture of a vertebra.
        VertebralFracture = "vertebral_fracture",
        /// Kyphosis at the end of a fusion, without failure.
        JunctionalKyphosis = "junctional_kyphosis",
        /// Failure at the end of a fusion: fracture, pull-out, torn ligaments, a slip or a deficit.
        JunctionalFailure = "junctional_failure",
        /// A broken rod.
        RodFracture = "rod_fracture",
        /// Correction that was lost at once.
        LossOfCorrection = "loss_of_correction",
    }
}

impl Event {
    /// Whether films before and after it share no baseline.
    #[must_use]
    pub const fn is_new_baseline(self) -> bool {
        matches!(
            self,
            Self::SpineOperation
                | Self::SpineFusion
                | Self::HipOperation
                | Self::KneeOperation
                | Self::VertebralFracture
        )
    }

    /// Whether the spine was operated on.
    #[must_use]
    pub const fn is_spine_operation(self) -> bool {
        matches!(self, Self::SpineOperation | Self::SpineFusion)
    }

    /// Whether a later operation on the spine puts an end to it.
    #[must_use]
    pub const fn is_mended_by_operation(self) -> bool {
        self.is_step()
    }

    /// Whether it is a change in a step: never a slope.
    #[must_use]
    pub const fn is_step(self) -> bool {
        matches!(
            self,
            Self::JunctionalKyphosis
                | Self::JunctionalFailure
                | Self::RodFracture
                | Self::LossOfCorrection
                | Self::VertebralFracture
        )
    }

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::SpineOperation => "operation on the spine",
            Self::SpineFusion => "fusion of the spine",
            Self::HipOperation => "operation on a hip",
            Self::KneeOperation => "operation on a knee",
            Self::VertebralFracture => "fracture of a vertebra",
            Self::JunctionalKyphosis => "junctional kyphosis",
            Self::JunctionalFailure => "junctional failure",
            Self::RodFracture => "broken rod",
            Self::LossOfCorrection => "loss of correction",
        }
    }
}
