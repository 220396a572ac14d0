//! How far the examined joints allow a simulated posture to go.

use upright_casefile::JointExamination;

/// Limits of the joints: the sacrofemoral angle at most, the knee angle at least; `None` = free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Examined {
    pub(crate) sacrofemoral_most: Option<f64>,
    pub(crate) knee_least: Option<f64>,
}

impl Examined {
    /// Limits on a film with these angles. What the film shows counts as examined; a test that is missing on a side, or
    /// positive, is a limit.
    ///
    /// - **Source**: the clinical reference (flag L): the worse side decides, Thomas degrees are not turned into SFA.
    pub(crate) fn of(joints: Option<&JointExamination>, sacrofemoral: f64, knee: f64) -> Self {
        let joints = joints.copied().unwrap_or_default();
        let hips_free = joints.thomas.is_free() == Some(true);
        let knee_least = match joints.knee_extension_loss.worse() {
            None => Some(knee),
            Some(loss) if loss.value() > 0.0 => Some(loss.value().min(knee)),
            Some(_) => None,
        };
        Self { sacrofemoral_most: (!hips_free).then_some(sacrofemoral), knee_least }
    }

    pub(crate) fn sacrofemoral(self, wanted: f64) -> f64 {
        self.sacrofemoral_most.map_or(wanted, |most| wanted.min(most))
    }

    pub(crate) fn knee(self, wanted: f64) -> f64 {
        self.knee_least.map_or(wanted, |least| wanted.max(least))
    }
}
