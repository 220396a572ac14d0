//! Why a patient can give no better film.

use super::criterion::CriterionKind;
use crate::parameters::{KA, PI, SFA};
use crate::reading::Reading;
use crate::subject::Subject;
use upright_anatomy::Degrees;
use upright_casefile::{Arms, ExtensionLimit, JointLimit};
use upright_evidence::norm::SFA as USUAL_SFA;

/// What explains each failed criterion, of what was recorded with the film or examined.
pub(super) fn explained(subject: &Subject<'_>, failed: CriterionKind) -> Vec<String> {
    match failed {
        CriterionKind::Knees | CriterionKind::Hips => {
            recorded(subject, bends).chain(examined(subject)).collect()
        }
        CriterionKind::Support => recorded(subject, needs_support).collect(),
        // Hands that hold on belong to the support.
        CriterionKind::Arms if subject.reading.film.conditions.arms == Some(Arms::OnRail) => {
            recorded(subject, needs_support).collect()
        }
        _ => Vec::new(),
    }
}

fn recorded(
    subject: &Subject<'_>,
    words: fn(ExtensionLimit) -> Option<&'static str>,
) -> impl Iterator<Item = String> {
    let limits = subject.reading.film.conditions.limits.iter();
    limits.filter_map(move |limit| words(*limit)).map(str::to_owned)
}

const fn bends(limit: ExtensionLimit) -> Option<&'static str> {
    Some(match limit {
        ExtensionLimit::Contracture => "a contracture, as recorded with the film",
        ExtensionLimit::Arthritis => "arthritis, as recorded with the film",
        ExtensionLimit::Pain => "pain, as recorded with the film",
        ExtensionLimit::NeedsSupport => "the patient needs support to stand",
        ExtensionLimit::Stopped => "the film was stopped for dizziness, pain or signs in the legs",
    })
}

const fn needs_support(limit: ExtensionLimit) -> Option<&'static str> {
    match limit {
        ExtensionLimit::NeedsSupport | ExtensionLimit::Stopped => bends(limit),
        _ => None,
    }
}

/// Positive tests that are large enough to explain the film: a small contracture does not bend a knee far.
fn examined(subject: &Subject<'_>) -> impl Iterator<Item = String> {
    let joints = subject.joints().copied().unwrap_or_default();
    let knee = knee_explains(subject.reading, joints.knee_extension_loss)
        .then(|| format!("loss of knee extension: {}", joints.knee_extension_loss));
    let hip =
        hips_explain(subject).then(|| format!("hip flexion contracture (Thomas test): {}", joints.thomas));
    hip.into_iter().chain(knee)
}

fn knee_explains(reading: &Reading<'_>, loss: JointLimit) -> bool {
    let least_bend = reading.interval(KA).map(|interval| interval.low).or_else(|| reading.value(KA));
    let larger = [loss.left, loss.right].into_iter().flatten().map(Degrees::value).fold(0.0, f64::max);
    larger > 0.0 && least_bend.is_some_and(|bend| larger >= bend)
}

/// Whether a hip flexion contracture was found and the film shows it: less hip extension than usual, beyond landmark error.
/// Where what is usual is not known, the test alone counts.
///
/// - **Source**: no conversion of Thomas degrees is known; Upright's own way (flag L).
pub(crate) fn hips_explain(subject: &Subject<'_>) -> bool {
    let positive = subject.joints().and_then(|joints| joints.thomas.is_free()) == Some(false);
    let most =
        subject.reading.interval(SFA).map(|interval| interval.high).or_else(|| subject.reading.value(SFA));
    positive && usual_sacrofemoral(subject).zip(most).is_none_or(|(usual, most)| most < usual)
}

/// Whether both Thomas tests were positive and the film shows more hip extension than usual for free hips, beyond landmark error.
///
/// - **Source**: Upright's own way (flag L), as [`hips_explain`].
pub(crate) fn hips_extend_beyond_test(subject: &Subject<'_>) -> bool {
    let is_positive = |side: Option<Degrees>| side.is_some_and(|angle| angle.value() > 0.0);
    let thomas = subject.joints().map(|joints| joints.thomas).unwrap_or_default();
    let least = subject.reading.interval(SFA).map(|interval| interval.low);
    is_positive(thomas.left)
        && is_positive(thomas.right)
        && usual_sacrofemoral(subject).zip(least).is_some_and(|(usual, least)| least > usual)
}

fn usual_sacrofemoral(subject: &Subject<'_>) -> Option<f64> {
    let incidence = subject.reading.value(PI)?;
    Some(USUAL_SFA.value(Degrees::new(incidence), subject.age_of_norms()?).value())
}
