//! Whether knees and hips are extended: the criterion that a compensated patient fails.

use super::criterion::{Criterion, CriterionKind, criterion};
use crate::explanation::{Explanation, Truth};
use crate::parameters::{FOA, KA, PI, SFA};
use crate::reading::{Reading, drawn};
use crate::subject::Extension;
use upright_anatomy::Degrees;
use upright_evidence::Record;
use upright_evidence::norm::SFA as SFA_NORM;
use upright_evidence::numbers::{
    CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED, CUT_OFF_FILM_KNEE_FLEXION_EXTENDED,
    CUT_OFF_FILM_KNEE_FLEXION_WARN,
};
use upright_measurement::ParameterId;

/// Whether knees and hips are extended on a film, as far as it shows.
pub(crate) fn extension(reading: &Reading<'_>) -> Extension {
    match knees(reading).truth().and(hips(reading, None).truth()) {
        Truth::True => Extension::Extended,
        Truth::False => Extension::NotExtended,
        Truth::Unknown => Extension::Unknown,
    }
}

pub(super) fn knees(reading: &Reading<'_>) -> Criterion {
    const TELL: &str = "Knees straight, as far as is comfortable; an assistant stands beside the patient; stop if dizzy, in pain or with new signs in the legs.";
    let explanation = at_most(reading, KA, &CUT_OFF_FILM_KNEE_FLEXION_EXTENDED, "knees and ankles");
    let explanation = if is_warned(reading) && explanation.truth == Truth::True {
        let warn = &CUT_OFF_FILM_KNEE_FLEXION_WARN;
        let statement = format!(
            "{}, but above {}°: a part of the imbalance may be hidden",
            explanation.statement, warn.value
        );
        Explanation { statement, ..explanation }.by(warn)
    } else {
        explanation
    };
    criterion(CriterionKind::Knees, explanation, TELL)
}

/// Whether the knees are bent by more than what passes without a warning.
pub(crate) fn is_warned(reading: &Reading<'_>) -> bool {
    reading.value(KA).is_some_and(|angle| CUT_OFF_FILM_KNEE_FLEXION_WARN.is_passed_by(angle))
}

pub(super) fn hips(reading: &Reading<'_>, age: Option<f64>) -> Criterion {
    const TELL: &str = "Thighs upright: hips extended as far as is comfortable.";
    let explanation =
        at_most(reading, FOA, &CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED, "knees and femoral heads");
    let explanation = match sacrofemoral_beside_norm(reading, age) {
        Some(hips) => {
            let statement = format!("{}; {}", explanation.statement, hips.statement);
            Explanation { statement, ..explanation }.because(hips)
        }
        None => explanation,
    };
    criterion(CriterionKind::Hips, explanation, TELL)
}

/// The sacrofemoral angle beside what is usual for incidence and age; `None` where either is missing.
fn sacrofemoral_beside_norm(reading: &Reading<'_>, age: Option<f64>) -> Option<Explanation> {
    let (words, incidence) = (reading.in_words(SFA)?, reading.value(PI)?);
    let usual = SFA_NORM.value(Degrees::new(incidence), age?);
    let records = [SFA_NORM.constant, SFA_NORM.per_pelvic_incidence, SFA_NORM.per_age];
    let statement = format!("{words}; usual for incidence and age: {usual}");
    Some(records.into_iter().fold(Explanation::holds(statement), Explanation::by))
}

fn at_most(reading: &Reading<'_>, id: ParameterId, cut: &'static Record, needs: &str) -> Explanation {
    let Some(value) = reading.value(id) else {
        let statement = format!("{} not measured", id.parameter().name.to_lowercase());
        return Explanation::unknown(statement, format!("landmarks of {needs}")).by(cut);
    };
    let words = reading.in_words(id).unwrap_or_default();
    let beyond = cut.is_passed_by(value);
    let relation = if beyond { "above" } else { "not above" };
    let borderline = borderline(reading, id, cut).unwrap_or_default();
    let truth = if beyond { Truth::False } else { Truth::True };
    Explanation::new(truth, format!("{words}, {relation} {}°{borderline}", cut.value)).by(cut)
}

/// Whether landmark error alone may have carried the angle that `kind` is about across its border.
pub(super) fn is_borderline(reading: &Reading<'_>, kind: CriterionKind) -> bool {
    match kind {
        CriterionKind::Knees => holds_border(reading, KA, &CUT_OFF_FILM_KNEE_FLEXION_EXTENDED),
        CriterionKind::Hips => holds_border(reading, FOA, &CUT_OFF_FILM_FEMORAL_OBLIQUITY_EXTENDED),
        _ => false,
    }
}

fn holds_border(reading: &Reading<'_>, id: ParameterId, cut: &Record) -> bool {
    reading.interval(id).is_some_and(|shown| (shown.low..=shown.high).contains(&cut.value))
}

/// How sure that is, where the interval holds the cut-off.
fn borderline(reading: &Reading<'_>, id: ParameterId, cut: &'static Record) -> Option<String> {
    if !holds_border(reading, id, cut) {
        return None;
    }
    let shares = reading.shares(2, |values| Some(usize::from(cut.is_passed_by(drawn(values, id)))))?;
    let above = shares.last()? * 100.0;
    Some(format!(" (borderline: above with a probability of {above:.0} %)"))
}
