//! The grade of a film: valid, usable for some parameters, to be repeated, or the best that this patient can give.

use super::criterion::{Criterion, CriterionKind, criteria};
use super::extension::is_borderline;
use super::limits::explained;
use super::parameter_use::{ParameterUse, Usability, parameter_uses};
use super::tell::{FRACTURE_FIRST, tell};
use crate::explanation::{Explanation, Truth};
use crate::subject::{Extension, Subject};
use upright_anatomy::Posture;
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

/// Judges the film of `subject`; `shown_extended` = another film of the same baseline shows knees and hips extended.
pub(crate) fn film_validity(subject: &Subject<'_>, shown_extended: bool) -> FilmValidity {
    let criteria = criteria(subject);
    let uses = parameter_uses(subject.reading, &criteria, subject.extension);
    let (grade, why) = grade(subject, &criteria, &uses, shown_extended);
    let explanation =
        criteria.iter().fold(why, |tree, criterion| tree.because(criterion.explanation.clone()));
    FilmValidity {
        tell: tell(subject, &grade, &criteria),
        grade,
        extension: subject.extension,
        criteria,
        uses,
        explanation,
    }
}

fn grade(
    subject: &Subject<'_>,
    criteria: &[Criterion],
    uses: &[ParameterUse],
    shown_extended: bool,
) -> (FilmGrade, Explanation) {
    if let Some(reason) = no_standing_film(subject.reading.landmarks().posture()) {
        return usable(uses, reason);
    }
    if subject.fracture_first() {
        return usable(uses, FRACTURE_FIRST);
    }
    if criteria.iter().all(|found| found.truth() == Truth::True) {
        return (FilmGrade::Valid, Explanation::holds("everything asked of the film is met"));
    }
    let stands = subject.reading.landmarks().posture().is_standing();
    let failed: Vec<CriterionKind> = criteria
        .iter()
        .filter(|found| stands && found.truth() == Truth::False && found.kind.is_correctable())
        .map(|found| found.kind)
        .collect();
    if failed.is_empty() {
        return usable(uses, &format!("no correctable cause was seen; {}", open(criteria)));
    }
    failing(subject, &failed, uses, shown_extended)
}

/// Why a film of this posture is graded as no standing film.
const fn no_standing_film(posture: Posture) -> Option<&'static str> {
    if posture.is_bent() {
        Some(
            "a bent film is no standing film; what it says is the motion between it and the film bent the other way",
        )
    } else if posture.is_known_not_standing() {
        Some(
            "a lying or sitting film is no standing film; what it says of the spine stands under \"Fixed or flexible?\"",
        )
    } else {
        None
    }
}

/// What is not met or not known, in one list.
fn open(criteria: &[Criterion]) -> String {
    let names = |truth: Truth| -> String {
        let names = criteria
            .iter()
            .filter(|found| found.truth() == truth)
            .map(|found| found.kind.name().to_lowercase());
        names.collect::<Vec<_>>().join(", ")
    };
    let (not_met, unknown) = (names(Truth::False), names(Truth::Unknown));
    match (not_met.is_empty(), unknown.is_empty()) {
        (false, false) => format!("not met: {not_met}; not known: {unknown}"),
        (false, true) => format!("not met: {not_met}"),
        _ => format!("not known: {unknown}"),
    }
}

/// A film with correctable failings: what the patient explains is no cause for another.
fn failing(
    subject: &Subject<'_>,
    failed: &[CriterionKind],
    uses: &[ParameterUse],
    shown_extended: bool,
) -> (FilmGrade, Explanation) {
    let of_legs = |kind: CriterionKind| matches!(kind, CriterionKind::Knees | CriterionKind::Hips);
    let limits: Vec<Vec<String>> = failed.iter().map(|kind| explained(subject, *kind)).collect();
    let unexplained =
        failed.iter().zip(&limits).filter(|(_, limits)| limits.is_empty()).map(|(kind, _)| *kind);
    let causes: Vec<CriterionKind> = unexplained.filter(|kind| !(shown_extended && of_legs(*kind))).collect();
    let mut because: Vec<String> = limits.into_iter().flatten().collect();
    because.dedup();
    if !causes.is_empty() && causes.iter().all(|kind| is_borderline(subject.reading, *kind)) {
        return usable(
            uses,
            &format!("within landmark error of the border, no reason for another film: {}", names(&causes)),
        );
    }
    if !causes.is_empty() && subject.reading.film.conditions.repeated.is_some_and(|times| times > 0) {
        return usable(uses, "not everything is met, but it was repeated once already: not again");
    }
    if !causes.is_empty() {
        let why = Explanation::fails(format!("not met, and can be mended: {}", names(&causes)));
        return (FilmGrade::Repeat(causes), why);
    }
    if because.is_empty() {
        return usable(uses, "it shows how the patient stands; another film shows knees and hips extended");
    }
    let why = Explanation::holds(format!("no better film can be had: {}", because.join("; ")));
    (FilmGrade::BestObtainable(because), why)
}

fn names(causes: &[CriterionKind]) -> String {
    causes.iter().map(|kind| kind.name().to_lowercase()).collect::<Vec<_>>().join(", ")
}

fn usable(uses: &[ParameterUse], why: &str) -> (FilmGrade, Explanation) {
    let usable =
        uses.iter().filter(|found| found.usability <= Usability::AtLeast).map(|found| found.parameter);
    (FilmGrade::UsableFor(usable.collect()), Explanation::new(Truth::Unknown, why))
}
