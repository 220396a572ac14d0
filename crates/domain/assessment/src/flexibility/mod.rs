//! Fixed or flexible: what a standing malalignment becomes lying down.
//!
//! - **Source**: clinical reference, section 4. The classes are Upright's default (flag L): no published cut-off is known.

mod conditions;
mod differential;
mod finding;
mod study;
mod target;

pub use differential::Examined;
pub use finding::Corrected;
pub use study::{Residual, Study};
pub use target::Target;

use crate::agreement::any;
use crate::backing;
use crate::explanation::{Explanation, Truth};
use crate::parameters::{PI_LL, T1PA};
use crate::subject::{Extension, Subject};
use study::Standing;
use target::targets;
use upright_casefile::View;
use upright_evidence::numbers::{CUT_OFF_SEVERE_PI_LL, CUT_OFF_SEVERE_T1PA};

/// Whether an imbalance is fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlexibilityVerdict {
    /// Lying, what exceeded the target is within it.
    LargelyFlexible,
    /// Lying, a part is corrected.
    Mixed,
    /// Lying, nothing changes by more than two films can tell.
    FixedInThisTest,
    /// Studies give different answers; their modalities are not interchangeable.
    DependsOnStudy(String),
    /// A study was done and does not answer, and why.
    CannotTell(String),
    /// No lying film: unknown.
    NotExamined,
    /// Standing, neither T1PA nor PI−LL exceeds its target: there is nothing to test.
    NoMalalignment,
    /// Whether there is anything to test is not known, and why.
    Unknown(String),
}

impl FlexibilityVerdict {
    /// For people.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::LargelyFlexible => "largely flexible".to_owned(),
            Self::Mixed => "mixed".to_owned(),
            Self::FixedInThisTest => "fixed in this test".to_owned(),
            Self::DependsOnStudy(studies) => format!("differs between studies: {studies}"),
            Self::CannotTell(reason) => format!("cannot tell: {reason}"),
            Self::NotExamined => "not examined: unknown".to_owned(),
            Self::NoMalalignment => {
                "T1PA and PI−LL do not exceed their targets for age: nothing to test".to_owned()
            }
            Self::Unknown(reason) => format!("unknown: {reason}"),
        }
    }

    /// True where a study answers, unknown where none does; false where there is nothing to test.
    #[must_use]
    pub const fn truth(&self) -> Truth {
        match self {
            Self::LargelyFlexible | Self::Mixed | Self::FixedInThisTest => Truth::True,
            Self::NoMalalignment => Truth::False,
            _ => Truth::Unknown,
        }
    }

    const fn is_conclusive(&self) -> bool {
        matches!(self, Self::LargelyFlexible | Self::Mixed | Self::FixedInThisTest)
    }
}

/// Fixed or flexible, with everything that the answer rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Flexibility {
    /// What is asked before an imbalance is called fixed; what was not asked is unknown, and listed.
    pub differential: Vec<Examined>,
    /// The targets for age that were used, or why there are none.
    pub targets: Result<[Target; 2], String>,
    /// The lying films, each with its residuals and segments; empty where there is no standing malalignment.
    pub studies: Vec<Study>,
    /// What the studies say together.
    pub verdict: FlexibilityVerdict,
    /// Why.
    pub explanation: Explanation,
    /// What to know beside it.
    pub notes: Vec<String>,
}

/// The standing film that lying films are set beside: the latest; of one day, the one with knees and hips extended.
#[must_use]
pub fn standing_film<'s, 'a>(films: &'s [Subject<'a>]) -> Option<&'s Subject<'a>> {
    let standing = films.iter().filter(|film| film.reading.landmarks().posture().is_standing());
    standing.max_by_key(|film| (film.day, film.extension == Extension::Extended))
}

/// Sets the lying films beside the standing one.
///
/// `standing`: the latest standing film, extended preferred ([`standing_film`]); `None` = there is none.
#[must_use]
pub fn flexibility<'a>(
    view: &'a View<'a>,
    standing: Option<&'a Subject<'a>>,
    lying: &[Subject<'_>],
) -> Flexibility {
    let differential = differential::differential(view);
    let targets = standing.map_or_else(
        || Err("there is no standing film".to_owned()),
        |film| if is_standing(film) { targets(film.age) } else { Err(NOT_STANDING.to_owned()) },
    );
    let malalignment = malalignment(standing, &targets);
    let studies = match standing.filter(|film| is_standing(film) && malalignment.truth != Truth::False) {
        Some(film) => {
            let standing = Standing { view, film, targets: targets.as_ref().map_or(&[], |both| both) };
            lying.iter().map(|film| standing.beside(film)).collect()
        }
        None => Vec::new(),
    };
    let verdict = verdict(&malalignment, &targets, &studies);
    let explanation = explanation(&verdict, malalignment, &studies, &differential);
    let notes = notes(!studies.is_empty(), standing, &differential, &explanation);
    Flexibility { differential, targets, studies, verdict, explanation, notes }
}

fn is_severe(film: &Subject<'_>) -> bool {
    let exceeds = |id, cut: &upright_evidence::Record| {
        film.reading.comparable(id).is_ok_and(|value| cut.is_passed_by(value))
    };
    exceeds(T1PA, &CUT_OFF_SEVERE_T1PA) || exceeds(PI_LL, &CUT_OFF_SEVERE_PI_LL)
}

const NOT_STANDING: &str = "the film to compare with is not known to be standing";

fn is_standing(film: &Subject<'_>) -> bool {
    film.reading.landmarks().posture().is_standing()
}

/// Whether T1PA or PI−LL exceeds its target standing.
fn malalignment(standing: Option<&Subject<'_>>, targets: &Result<[Target; 2], String>) -> Explanation {
    let statement = "Standing, T1PA or PI−LL exceeds its target for age";
    match (standing, targets) {
        (Some(film), Ok(targets)) => {
            let parts = targets.each_ref().map(|target| target.exceeded_on(film.reading));
            let root = Explanation::new(any(parts.iter().map(|part| part.truth)), statement);
            parts.into_iter().fold(root, Explanation::because)
        }
        (_, Err(reason)) => Explanation::unknown(statement, reason.clone()),
        (None, Ok(_)) => Explanation::unknown(statement, "a standing film"),
    }
}

fn verdict(
    malalignment: &Explanation,
    targets: &Result<[Target; 2], String>,
    studies: &[Study],
) -> FlexibilityVerdict {
    match malalignment.truth {
        Truth::False => FlexibilityVerdict::NoMalalignment,
        Truth::Unknown => FlexibilityVerdict::Unknown(match targets {
            Err(reason) => reason.clone(),
            Ok(_) => format!("needs {}", malalignment.all_missing().join(", ")),
        }),
        Truth::True => together(studies),
    }
}

/// One answer where all studies that answer give it; a study that does not answer does not outvote one that does.
fn together(studies: &[Study]) -> FlexibilityVerdict {
    let Some(one) = studies.first() else { return FlexibilityVerdict::NotExamined };
    let conclusive: Vec<&Study> = studies.iter().filter(|study| study.verdict.is_conclusive()).collect();
    match conclusive.first() {
        Some(first) if conclusive.iter().all(|study| study.verdict == first.verdict) => first.verdict.clone(),
        Some(_) => FlexibilityVerdict::DependsOnStudy(each(&conclusive)),
        None if studies.iter().all(|study| study.verdict == one.verdict) => one.verdict.clone(),
        None => FlexibilityVerdict::CannotTell(each(&studies.iter().collect::<Vec<_>>())),
    }
}

/// `supine_ct of 2026-03-01 mixed; bolster of 2026-03-01 largely flexible`.
fn each(studies: &[&Study]) -> String {
    let named = |study: &&Study| {
        let modality = study.modality.as_deref().unwrap_or("modality not recorded");
        format!("{modality} of {} {}", study.day, study.verdict.words())
    };
    studies.iter().map(named).collect::<Vec<_>>().join("; ")
}

fn explanation(
    verdict: &FlexibilityVerdict,
    malalignment: Explanation,
    studies: &[Study],
    differential: &[Examined],
) -> Explanation {
    let root = Explanation::new(verdict.truth(), format!("Fixed or flexible: {}", verdict.words()));
    let root = root.because(malalignment);
    let root = studies.iter().fold(root, |root, study| root.because(study.explanation.clone()));
    let root = if studies.is_empty() && *verdict == FlexibilityVerdict::NotExamined {
        root.because(Explanation::unknown("No lying film", "a supine or prone film"))
    } else {
        root
    };
    root.because(differential::explained(differential))
}

fn notes(
    has_studies: bool,
    standing: Option<&Subject<'_>>,
    differential: &[Examined],
    explanation: &Explanation,
) -> Vec<String> {
    const RULE: &str = "The classes \"largely flexible\", \"mixed\" and \"fixed in this test\" are Upright's default; no published cut-off is known.";
    const MODALITY: &str = "Values of different modalities are not interchangeable.";
    const POSTURE: &str = "The standing film is not known to show knees and hips extended: while the spine moves, \
         T1PA and PI−LL standing are those of the posture filmed.";
    const SEVERE: &str =
        "Whatever the target for age: T1PA or PI−LL exceeds what Upright's default calls severe.";
    let bent = standing.is_some_and(|film| film.extension != Extension::Extended);
    let severe = standing.is_some_and(is_severe);
    let own = [(has_studies, RULE), (has_studies, MODALITY), (bent, POSTURE), (severe, SEVERE)];
    let own = own.into_iter().filter(|(applies, _)| *applies).map(|(_, note)| note.to_owned());
    differential::note(differential).into_iter().chain(own).chain(backing::notes(explanation)).collect()
}
