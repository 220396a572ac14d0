//! How far the examined joints allow a simulated posture to go.

use crate::subject::{Subject, apart};
use upright_casefile::JointExamination;

/// Limits of the joints: the sacrofemoral angle at most, the knee angle at least; `None` = free.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Examined {
    pub(crate) sacrofemoral_most: Option<f64>,
    pub(crate) knee_least: Option<f64>,
    /// What the film shows within landmark error: reached, whatever was examined.
    pub(crate) shown: Shown,
}

/// The greatest sacrofemoral and the least knee angle that the film may show.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Shown {
    pub(crate) sacrofemoral: f64,
    pub(crate) knee: f64,
}

impl Examined {
    /// Limits on a film with these angles. What the film shows counts as examined; a test that is missing on a side, or
    /// positive, is a limit.
    ///
    /// - **Source**: the clinical reference (flag L): the worse side decides, Thomas degrees are not turned into SFA.
    pub(crate) fn of(
        joints: Option<&JointExamination>,
        (sacrofemoral, knee): (f64, f64),
        shown: Shown,
    ) -> Self {
        let joints = joints.copied().unwrap_or_default();
        let hips_free = joints.thomas.is_free() == Some(true);
        let knee_least = match joints.knee_extension_loss.worse() {
            None => Some(knee),
            Some(loss) if loss.value() > 0.0 => Some(loss.value().min(knee)),
            Some(_) => None,
        };
        Self { sacrofemoral_most: (!hips_free).then_some(sacrofemoral), knee_least, shown }
    }

    pub(crate) fn sacrofemoral(self, wanted: f64) -> f64 {
        self.sacrofemoral_most
            .filter(|_| wanted > self.shown.sacrofemoral)
            .map_or(wanted, |most| wanted.min(most))
    }

    pub(crate) fn knee(self, wanted: f64) -> f64 {
        self.knee_least.filter(|_| wanted < self.shown.knee).map_or(wanted, |least| wanted.max(least))
    }
}

/// What was examined, when, and how far from the film.
pub(crate) fn examined_words(subject: &Subject<'_>) -> String {
    let Some((day, joints)) = subject.examination() else {
        return "No examination of hips and knees holds for the film.".to_owned();
    };
    let when = match (day - subject.day).get_days() {
        0 => "the day of the film".to_owned(),
        days if days < 0 => format!("{day}, {} before the film", apart(days)),
        days => format!("{day}, {} after the film", apart(days)),
    };
    format!(
        "Examined on {when}: Thomas test {}; loss of knee extension {}.",
        joints.thomas, joints.knee_extension_loss
    )
}
