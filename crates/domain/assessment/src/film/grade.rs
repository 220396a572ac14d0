//! The grade of a film: valid, usable for some parameters, to be repeated, or the best that this patient can give.

use super::criterion::{Criterion, CriterionKind, criteria};
use super::extension::sacrofemoral_beside_norm;
use super::parameter_use::{ParameterUse, Usability, parameter_uses};
use crate::explanation::{Explanation, Truth};
use crate::parameters::KA;
use crate::subject::{Extension, Subject};
use upright_casefile::{Condition, ExtensionLimit, Presence, Support};
use upright_evidence::numbers::CUT_OFF_FUSION_LONG;
use upright_measurement::ParameterId;

/// The grade of a film.
#[derive(Clone, Debug, PartialEq)]
pub enum FilmGrade {
    /// Everything asked of it is met.
    Valid,
    /// Only these parameters may be used as standing values.
    UsableFor(Vec<ParameterId>),
    /// One more film is worth its radiation, for these causes.
    Repeat(Vec<CriterionKind>),
    /// This patient can give no better: values are accepted with their limits.
    BestObtainable(Vec<String>),
}

impl FilmGrade {
    /// The fixed code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::UsableFor(_) => "usable_for",
            Self::Repeat(_) => "repeat",
            Self::BestObtainable(_) => "best_obtainable",
        }
    }

    /// In words.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Valid => "valid",
            Self::UsableFor(_) => "usable for some parameters only",
            Self::Repeat(_) => "repeat once",
            Self::BestObtainable(_) => "best obtainable",
        }
    }
}

/// A film judged.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmValidity {
    /// The grade.
    pub grade: FilmGrade,
    /// Whether knees and hips are extended.
    pub extension: Extension,
    /// Every criterion.
    pub criteria: Vec<Criterion>,
    /// Every measured parameter with what it may be used for.
    pub uses: Vec<ParameterUse>,
    /// What to tell whoever takes the next film, in order.
    pub tell: Vec<String>,
    /// Why.
    pub explanation: Explanation,
}

impl FilmValidity {
    /// What `parameter` may be used for; `None` = not measured.
    #[must_use]
    pub fn use_of(&self, parameter: ParameterId) -> Option<&ParameterUse> {
        self.uses.iter().find(|used| used.parameter == parameter)
    }
}

/// Judges the film of `subject`.
pub(crate) fn film_validity(subject: &Subject<'_>) -> FilmValidity {
    let criteria = criteria(subject.reading);
    let uses = parameter_uses(subject.reading, &criteria, subject.extension);
    let (grade, why) = grade(subject, &criteria, &uses);
    let explanation =
        criteria.iter().fold(why, |tree, criterion| tree.because(criterion.explanation.clone()));
    let explanation = match sacrofemoral_beside_norm(subject.reading, subject.age) {
        Some(hips) => explanation.because(hips),
        None => explanation,
    };
    FilmValidity {
        tell: tell(subject, &grade, &criteria),
        grade,
        extension: subject.extension,
        criteria,
        uses,
        explanation,
    }
}

fn grade(subject: &Subject<'_>, criteria: &[Criterion], uses: &[ParameterUse]) -> (FilmGrade, Explanation) {
    let standing =
        criteria.iter().any(|found| found.kind == CriterionKind::Standing && found.truth() == Truth::True);
    let failed: Vec<CriterionKind> = criteria
        .iter()
        .filter(|found| found.truth() == Truth::False && found.kind.is_correctable())
        .map(|found| found.kind)
        .collect();
    if standing && !failed.is_empty() {
        return failing(subject, failed, uses);
    }
    if criteria.iter().all(|found| found.truth() == Truth::True) {
        return (FilmGrade::Valid, Explanation::holds("everything asked of the film is met"));
    }
    usable(uses, "not everything asked of the film is met or known, and no correctable cause was seen")
}

/// A film with a correctable failing: worth one more, or the best that there is.
fn failing(
    subject: &Subject<'_>,
    failed: Vec<CriterionKind>,
    uses: &[ParameterUse],
) -> (FilmGrade, Explanation) {
    let limits = limits(subject, &failed);
    if !limits.is_empty() {
        let why = Explanation::holds(format!("no better film can be had: {}", limits.join("; ")));
        return (FilmGrade::BestObtainable(limits), why);
    }
    if subject.view.condition(Condition::NewPainOrTrauma) == Some(Presence::Present)
        && is_long_or_ankylosed(subject) != Some(false)
    {
        return usable(
            uses,
            "new pain, trauma or change of posture in a spine that may be ankylosed or long-fused: an unstable fracture is to be excluded first, and no film with straight legs is asked for",
        );
    }
    if subject.reading.film.conditions.repeated.is_some_and(|times| times > 0) {
        return usable(uses, "repeated once already: not again");
    }
    let causes: Vec<&str> = failed.iter().map(|kind| kind.name()).collect();
    let why = Explanation::fails(format!("not met, and can be mended: {}", causes.join(", ")));
    (FilmGrade::Repeat(failed), why)
}

fn usable(uses: &[ParameterUse], why: &str) -> (FilmGrade, Explanation) {
    let usable =
        uses.iter().filter(|found| found.usability <= Usability::AtLeast).map(|found| found.parameter);
    (FilmGrade::UsableFor(usable.collect()), Explanation::new(Truth::Unknown, why))
}

/// Why this patient can do no better, of what was recorded or examined; only what bears on what failed.
fn limits(subject: &Subject<'_>, failed: &[CriterionKind]) -> Vec<String> {
    let conditions = &subject.reading.film.conditions;
    let bent = failed.iter().any(|kind| matches!(kind, CriterionKind::Knees | CriterionKind::Hips));
    let held = failed.contains(&CriterionKind::Support);
    let said = conditions.limits.iter().filter_map(|limit| match limit {
        ExtensionLimit::Contracture if bent => Some("a contracture, as recorded with the film"),
        ExtensionLimit::Arthritis if bent => Some("arthritis, as recorded with the film"),
        ExtensionLimit::Pain if bent => Some("pain, as recorded with the film"),
        ExtensionLimit::Stopped => Some("the film was stopped for dizziness or signs in the legs"),
        ExtensionLimit::NeedsSupport if held || bent => Some("the patient needs support to stand"),
        _ => None,
    });
    let mut limits: Vec<String> = said.map(str::to_owned).collect();
    if bent {
        limits.extend(contractures(subject));
    }
    limits
}

fn contractures(subject: &Subject<'_>) -> Vec<String> {
    let Some(joints) = subject.view.joints() else { return Vec::new() };
    let tests = [
        ("hip flexion contracture (Thomas test)", joints.thomas),
        ("loss of knee extension", joints.knee_extension_loss),
    ];
    let positive = tests.into_iter().filter(|(_, limit)| limit.is_free() == Some(false));
    positive
        .map(|(name, limit)| {
            let side = |side: Option<upright_anatomy::Degrees>| {
                side.map_or_else(|| "not examined".to_owned(), |angle| angle.to_string())
            };
            format!("{name}: left {}, right {}", side(limit.left), side(limit.right))
        })
        .collect()
}

/// Whether the spine is ankylosed or long-fused; `None` = not known.
pub(crate) fn is_long_or_ankylosed(subject: &Subject<'_>) -> Option<bool> {
    let disease = subject.view.condition(Condition::AnkylosingDisease);
    let fusion = subject.view.previous_fusion();
    let ankylosed = fusion.is_some_and(|fusion| {
        fusion.segments.iter().any(|segment| segment.mobility == upright_casefile::Mobility::Ankylosed)
    });
    let long =
        fusion.is_some_and(|fusion| CUT_OFF_FUSION_LONG.is_passed_by(fusion.longest_rigid_run() as f64));
    if ankylosed || long || disease == Some(Presence::Present) {
        return Some(true);
    }
    let whole = fusion.is_some_and(|fusion| fusion.others_mobile);
    (whole && disease == Some(Presence::Absent)).then_some(false)
}

fn tell(subject: &Subject<'_>, grade: &FilmGrade, criteria: &[Criterion]) -> Vec<String> {
    const FIRST: &str = "First ask: new pain, a fall or a sudden change of posture in an ankylosed or long-fused spine is an unstable fracture until excluded; no film with straight legs then.";
    const RADIATION: &str = "Check pregnancy and earlier dose. At most one repeat.";
    const NO_REPEAT: &str =
        "No repeat: this is the best film that the patient can give; use it with its limits.";
    let wanted = |found: &&Criterion| match grade {
        FilmGrade::Repeat(causes) => causes.contains(&found.kind),
        FilmGrade::BestObtainable(_) => found.truth() == Truth::Unknown,
        _ => found.truth() != Truth::True,
    };
    let mut lines: Vec<String> =
        criteria.iter().filter(wanted).filter_map(|found| found.tell).map(str::to_owned).collect();
    if matches!(grade, FilmGrade::Repeat(_)) {
        if is_long_or_ankylosed(subject) != Some(false) {
            lines.insert(0, FIRST.to_owned());
        }
        lines.push(RADIATION.to_owned());
    }
    if matches!(grade, FilmGrade::BestObtainable(_)) {
        lines.insert(0, NO_REPEAT.to_owned());
    }
    let free = subject.reading.film.conditions.support == Some(Support::None);
    if matches!(grade, FilmGrade::Repeat(_))
        && subject.extension == Extension::NotExtended
        && free
        && subject.reading.value(KA).is_some()
    {
        lines.push("Keep both films: as the patient stands, and extended.".to_owned());
    }
    lines
}
