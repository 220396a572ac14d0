//! What happened on a day.

use super::words;

words! {
    /// Something from which alignment counts anew, or that is itself a step and no drift.
    Event {
        /// An operation on the spine.
        SpineOperation = "spine_operation",
        /// An operation on a hip.
        HipOperation = "hip_operation",
        /// An operation on a knee.
        KneeOperation = "knee_operation",
        /// A fracture of a vertebra.
        VertebralFracture = "vertebral_fracture",
        /// Kyphosis or failure at the end of a fusion.
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
            Self::SpineOperation | Self::HipOperation | Self::KneeOperation | Self::VertebralFracture
        )
    }

    /// Whether it is a change in a step: never a slope.
    #[must_use]
    pub const fn is_step(self) -> bool {
        matches!(
            self,
            Self::JunctionalFailure | Self::RodFracture | Self::LossOfCorrection | Self::VertebralFracture
        )
    }

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::SpineOperation => "operation on the spine",
            Self::HipOperation => "operation on a hip",
            Self::KneeOperation => "operation on a knee",
            Self::VertebralFracture => "fracture of a vertebra",
            Self::JunctionalFailure => "junctional kyphosis or failure",
            Self::RodFracture => "broken rod",
            Self::LossOfCorrection => "loss of correction",
        }
    }
}
