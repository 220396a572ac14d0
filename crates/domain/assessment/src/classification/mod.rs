//! Published schemes, one file each.

mod age_adjusted;
mod ames;
mod barrey;
mod bone;
mod booth;
mod frailty;
mod gap;
mod norms;
mod odi_40;
mod offset;
mod roussouly;
mod srs_schwab;
mod t1pa;
mod t4_l1_hip_axis;

use crate::explanation::Explanation;
use crate::reading::{Reading, drawn};
use crate::scale::{Scale, in_words, rounded};
use crate::subject::{Extension, Subject};
pub use bone::{AttenuationClass, attenuation_classes};
use upright_evidence::Record;
use upright_measurement::{Flag, ParameterId, Values};

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
    /// Of an offset, which is no class, the probability alone that it lies above.
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

impl Class {
    /// A class that rests on no measurement, and has no probability.
    #[must_use]
    pub(crate) fn recorded(code: impl Into<String>, meaning: impl Into<String>) -> Self {
        Self { code: code.into(), meaning: meaning.into(), probabilities: Vec::new() }
    }
}

impl Input {
    /// A value with its unit, for people.
    #[must_use]
    pub(crate) fn new(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

impl Classification {
    /// A class and why; unaffected by posture, without inputs and notes, until they are said.
    #[must_use]
    pub(crate) const fn new(
        code: &'static str,
        name: &'static str,
        class: Class,
        explanation: Explanation,
    ) -> Self {
        Self {
            code,
            name,
            class: Ok(class),
            inputs: Vec::new(),
            grade: PostureGrade::Unaffected,
            notes: Vec::new(),
            explanation,
            is_hidden: false,
        }
    }

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

    /// The same, taken from these values too.
    #[must_use]
    pub(crate) fn with_inputs(mut self, inputs: impl IntoIterator<Item = Input>) -> Self {
        self.inputs.extend(inputs);
        self
    }

    /// The same, with posture bearing on it so.
    #[must_use]
    pub(crate) const fn graded(mut self, grade: PostureGrade) -> Self {
        self.grade = grade;
        self
    }

    /// The same, with something to know beside it.
    #[must_use]
    pub(crate) fn noting(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same, with notes that its numbers were not verified or are Upright's own, where they are.
    fn with_flags(mut self) -> Self {
        self.notes.extend(flag_notes(&self.explanation.all_evidence()));
        self
    }
}

/// What to say of numbers that nobody verified (flag M), and of Upright's own (flag L).
fn flag_notes(records: &[&Record]) -> Vec<String> {
    let note = |flag: Flag, intro: &str| {
        let number = |record: &&Record| format!("{} ({})", record.locator, in_words(record));
        let listed: Vec<String> = records
            .iter()
            .copied()
            .filter(|record| record.flag == flag)
            .map(|record| number(&record))
            .collect();
        (!listed.is_empty()).then(|| format!("{intro}: {}", listed.join("; ")))
    };
    let notes = [note(Flag::M, "not verified"), note(Flag::L, "Upright's default, not published")];
    notes.into_iter().flatten().collect()
}

/// A number taken from a film, and the classes that it falls into.
pub(crate) struct Scheme<'a> {
    /// The fixed code.
    pub(crate) code: &'static str,
    /// The name.
    pub(crate) name: &'static str,
    /// The parameters that the number follows from.
    pub(crate) needs: &'a [ParameterId],
    /// What the number is called, where it is no parameter itself.
    pub(crate) number: Option<&'static str>,
    /// The numbers of `evidence` that it follows from.
    pub(crate) records: &'a [&'static Record],
    /// The classes.
    pub(crate) scale: &'static Scale,
    /// How posture bears on it.
    pub(crate) grade: PostureGrade,
}

/// Why `needs` cannot be used on this film, where they cannot: every scheme was made from standing films.
pub(crate) fn measurable(subject: &Subject<'_>, needs: &[ParameterId]) -> Result<(), String> {
    let posture = subject.reading.landmarks().posture();
    if !posture.is_standing() {
        let posture = posture.name().replace('_', " ");
        return Err(format!("made for standing films, and the posture of this film is {posture}"));
    }
    needs.iter().try_for_each(|id| subject.reading.comparable(*id).map(|_| ()))
}

/// A number that follows from measured parameters, in the classes of a scale, with the probability of each.
pub(crate) fn by_number(
    subject: &Subject<'_>,
    scheme: &Scheme<'_>,
    number: impl Fn(&Values) -> f64,
    meaning: impl Fn(usize, &'static str) -> String,
) -> Classification {
    let &Scheme { code, name, scale, .. } = scheme;
    if let Err(reason) = measurable(subject, scheme.needs) {
        return Classification::not_computable(code, name, reason);
    }
    let value = number(&subject.reading.measured());
    let (Some(position), Some(class)) = (scale.position(value), scale.class(value)) else {
        return Classification::not_computable(
            code,
            name,
            format!("{} is undefined on this film", scale.name),
        );
    };
    let inputs = inputs(subject.reading, scheme, value);
    let explanation =
        Explanation::holds(format!("{name}: {class}, from {}", words(subject.reading, scheme, value)))
            .by_all(scheme.records)
            .by_all(scale.cuts);
    let probabilities = probabilities(subject.reading, scale, number);
    let class = Class { code: class.to_owned(), meaning: meaning(position, class), probabilities };
    Classification::new(code, name, class, explanation).with_inputs(inputs).graded(scheme.grade)
}

/// The number of a scheme that is no parameter, with its unit, for people.
fn derived(scheme: &Scheme<'_>, value: f64) -> Option<Input> {
    let unit = scheme.scale.cuts.first()?;
    Some(Input::new(scheme.number?, rounded(value, unit)))
}

fn inputs(reading: &Reading<'_>, scheme: &Scheme<'_>, value: f64) -> Vec<Input> {
    scheme.needs.iter().map(|id| input(reading, *id)).chain(derived(scheme, value)).collect()
}

fn words(reading: &Reading<'_>, scheme: &Scheme<'_>, value: f64) -> String {
    let measured = scheme.needs.iter().filter_map(|id| reading.in_words(*id));
    let derived = derived(scheme, value).map(|input| format!("{} {}", input.name, input.value));
    measured.chain(derived).collect::<Vec<_>>().join(", ")
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
    let scheme = Scheme { code, name, needs: &[id], number: None, records: &[], scale, grade };
    by_number(subject, &scheme, |values| drawn(values, id), |_, class| meaning(class))
}

/// The probability of each class of `scale` under landmark error, for a value computed on each draw.
pub(crate) fn probabilities(
    reading: &Reading<'_>,
    scale: &Scale,
    value: impl Fn(&Values) -> f64,
) -> Vec<(String, f64)> {
    let shares = reading.shares(scale.classes.len(), |values| scale.position(value(values)));
    named(scale.classes, shares)
}

/// Shares of draws with the names of their classes; empty where there are none.
pub(crate) fn named(classes: &[&str], shares: Option<Vec<f64>>) -> Vec<(String, f64)> {
    classes.iter().map(|class| (*class).to_owned()).zip(shares.unwrap_or_default()).collect()
}

/// A parameter as an input, for people.
pub(crate) fn input(reading: &Reading<'_>, id: ParameterId) -> Input {
    let value =
        reading.profile.get(id).map_or_else(|| "not measured".to_owned(), |found| found.value.to_string());
    Input::new(id.parameter().abbreviation, value)
}

/// Every scheme applied to a film and to what is known of the patient.
#[must_use]
pub fn classifications(subject: &Subject<'_>) -> Vec<Classification> {
    let schemes: [fn(&Subject<'_>) -> Vec<Classification>; 13] = [
        srs_schwab::classify,
        gap::classify,
        age_adjusted::classify,
        norms::classify,
        t4_l1_hip_axis::classify,
        t1pa::classify,
        odi_40::classify,
        roussouly::classify,
        barrey::classify,
        booth::classify,
        ames::classify,
        frailty::classify,
        bone::classify,
    ];
    schemes.iter().flat_map(|classify| classify(subject)).map(Classification::with_flags).collect()
}

/// Every scale, for tests of their borders.
#[must_use]
pub fn scales() -> Vec<&'static Scale> {
    let scales: [&[&'static Scale]; 12] = [
        &srs_schwab::SCALES,
        &gap::SCALES,
        &age_adjusted::SCALES,
        &t4_l1_hip_axis::SCALES,
        &t1pa::SCALES,
        &odi_40::SCALES,
        &roussouly::SCALES,
        &barrey::SCALES,
        &booth::SCALES,
        &ames::SCALES,
        &frailty::SCALES,
        &bone::SCALES,
    ];
    scales.concat()
}
