//! Published schemes, one file each.

mod srs_schwab;

use crate::explanation::Explanation;
use crate::reading::{Reading, drawn};
use crate::scale::Scale;
use crate::subject::{Extension, Subject};
use upright_measurement::ParameterId;

/// How a film that does not show knees and hips extended bears on a class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PostureGrade {
    /// Knees and hips are extended, or the class does not depend on posture.
    Unaffected,
    /// Compensation hides part of it: at least this class.
    AtLeast,
    /// The class is that of the posture filmed, and may be another one with knees and hips extended.
    OfThisPosture,
}

impl PostureGrade {
    /// The fixed word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unaffected => "unaffected",
            Self::AtLeast => "at_least",
            Self::OfThisPosture => "of_this_posture",
        }
    }

    /// The grade of a class that moves with posture: `otherwise`, unless knees and hips are extended.
    #[must_use]
    pub fn on(subject: &Subject<'_>, otherwise: Self) -> Self {
        if subject.extension == Extension::Extended { Self::Unaffected } else { otherwise }
    }
}

/// A value that a class was taken from.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// Its name, as `PT`.
    pub name: String,
    /// The value with its unit, for people.
    pub value: String,
}

/// The class, and how sure it is under landmark error.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The class as the scheme writes it, as `++`.
    pub code: String,
    /// What it means, in words.
    pub meaning: String,
    /// Every class with its probability under landmark error; empty where the class rests on no measurement.
    pub probabilities: Vec<(String, f64)>,
}

/// A published scheme applied to a patient.
#[derive(Clone, Debug, PartialEq)]
pub struct Classification {
    /// A fixed code, as `srs_schwab.pt`.
    pub code: &'static str,
    /// The name, as `SRS-Schwab, PT modifier`.
    pub name: &'static str,
    /// The class, or why it is not computable.
    pub class: Result<Class, String>,
    /// What it was taken from.
    pub inputs: Vec<Input>,
    /// How the posture of the film bears on it.
    pub grade: PostureGrade,
    /// What to know beside it.
    pub notes: Vec<String>,
    /// Why.
    pub explanation: Explanation,
    /// Shown only when asked for.
    pub is_hidden: bool,
}

impl Classification {
    /// A scheme that cannot be computed, and why.
    #[must_use]
    pub(crate) fn not_computable(code: &'static str, name: &'static str, reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self {
            code,
            name,
            inputs: Vec::new(),
            grade: PostureGrade::Unaffected,
            notes: Vec::new(),
            explanation: Explanation::unknown(format!("{name}: not computable"), reason.clone()),
            class: Err(reason),
            is_hidden: false,
        }
    }
}

/// One measured parameter in the classes of `scale`, with the probability of each under landmark error.
pub(crate) fn by_scale(
    subject: &Subject<'_>,
    (code, name): (&'static str, &'static str),
    id: ParameterId,
    scale: &'static Scale,
    meaning: impl Fn(&'static str) -> String,
    grade: PostureGrade,
) -> Classification {
    let value = match subject.reading.comparable(id) {
        Ok(value) => value,
        Err(reason) => return Classification::not_computable(code, name, reason),
    };
    let Some(class) = scale.class(value) else {
        return Classification::not_computable(code, name, format!("{id} is undefined on this film"));
    };
    let words = subject.reading.in_words(id).unwrap_or_default();
    let explanation = scale
        .cuts
        .iter()
        .fold(Explanation::holds(format!("{name}: {class}, from {words}")), |tree, cut| tree.by(cut));
    Classification {
        code,
        name,
        inputs: vec![input(subject.reading, id)],
        grade,
        notes: Vec::new(),
        explanation,
        is_hidden: false,
        class: Ok(Class {
            code: class.to_owned(),
            meaning: meaning(class),
            probabilities: probabilities(subject.reading, scale, |values| drawn(values, id)),
        }),
    }
}

/// The probability of each class of `scale` under landmark error, for a value computed on each draw.
pub(crate) fn probabilities(
    reading: &Reading<'_>,
    scale: &Scale,
    value: impl Fn(&upright_measurement::Values) -> f64,
) -> Vec<(String, f64)> {
    let shares = reading.shares(scale.classes.len(), |values| scale.position(value(values)));
    let shares = shares.unwrap_or_default();
    scale.classes.iter().map(|class| (*class).to_owned()).zip(shares).collect()
}

/// A parameter as an input, for people.
pub(crate) fn input(reading: &Reading<'_>, id: ParameterId) -> Input {
    let value =
        reading.profile.get(id).map_or_else(|| "not measured".to_owned(), |found| found.value.to_string());
    Input { name: id.parameter().abbreviation.to_owned(), value }
}

/// Every scheme applied to a film.
#[must_use]
pub fn classifications(subject: &Subject<'_>) -> Vec<Classification> {
    srs_schwab::classify(subject)
}

/// Every scale, for tests of their borders.
#[must_use]
pub fn scales() -> Vec<&'static Scale> {
    srs_schwab::SCALES.to_vec()
}
