//! Pelvis, hips, knees and ankles.

use super::beyond::{Beyond, probability, unmeasured};
use super::{Compensating, Compensator, LedgerLine};
use crate::parameters::{AA, KA, PI, PT, SFA};
use crate::reading::{Reading, drawn, quantity};
use crate::subject::Subject;
use upright_anatomy::Degrees;
use upright_evidence::Record;
use upright_evidence::norm::{Formula, PELVIC_TILT, SFA as SFA_NORM};
use upright_evidence::numbers::{
    CUT_OFF_COMPENSATION_ANKLE_DORSIFLEXION_EXCESS, CUT_OFF_COMPENSATION_HIP_EXTENSION_EXCESS,
    CUT_OFF_COMPENSATION_KNEE_FLEXION_COUNTED, CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED,
    CUT_OFF_COMPENSATION_PELVIC_TILT_OFTEN_MAXIMAL, DETECTABLE_CHANGE_SEM_PT, NORM_UNCOMPENSATED_ANKLE_ANGLE,
};
use upright_measurement::{ParameterId, Values};

fn usual(formula: &Formula, reading: &Reading<'_>, age: Option<f64>) -> Option<f64> {
    Some(formula.value(Degrees::new(reading.value(PI)?), age?).value())
}

/// Pelvic tilt usual for incidence and age.
pub(super) fn usual_tilt(subject: &Subject<'_>) -> Option<f64> {
    usual(&PELVIC_TILT, subject.reading, subject.age_of_norms())
}

/// The sacrofemoral angle usual for age and the incidence of these values.
pub(super) fn usual_sacrofemoral(subject: &Subject<'_>, values: &Values) -> Option<f64> {
    let incidence = Degrees::new(drawn(values, PI));
    Some(SFA_NORM.value(incidence, subject.age_of_norms()?).value())
}

/// How far a parameter of a draw lies above what is usual for the incidence of that draw.
fn above_usual(values: &Values, id: ParameterId, formula: &Formula, age: Option<f64>) -> f64 {
    let usual = formula.value(Degrees::new(drawn(values, PI)), age.unwrap_or(f64::NAN));
    drawn(values, id) - usual.value()
}

fn parts(formula: &Formula) -> [&'static Record; 3] {
    [formula.constant, formula.per_pelvic_incidence, formula.per_age]
}

pub(super) fn pelvis(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(tilt), Some(words)) = (reading.value(PT), reading.in_words(PT)) else {
        return unmeasured(Compensator::Pelvis, "pelvic tilt not measured".to_owned());
    };
    let Some(usual) = usual_tilt(subject) else {
        return unmeasured(
            Compensator::Pelvis,
            "what is usual needs pelvic incidence, and an age within that of the volunteers".to_owned(),
        );
    };
    let often_maximal = &CUT_OFF_COMPENSATION_PELVIC_TILT_OFTEN_MAXIMAL;
    let limit = if often_maximal.is_passed_by(tilt) {
        "; so much is often all that the hips give (not verified)"
    } else {
        ""
    };
    let border = 2.0 * DETECTABLE_CHANGE_SEM_PT.value;
    let [constant, per_incidence, per_age] = parts(&PELVIC_TILT);
    Beyond {
        compensator: Compensator::Pelvis,
        words: format!("{words}, usual {}{limit}", quantity(PT, usual)),
        excess: tilt - usual,
        border,
        probability: probability(reading, border, |values| {
            above_usual(values, PT, &PELVIC_TILT, subject.age)
        }),
        records: vec![constant, per_incidence, per_age, &DETECTABLE_CHANGE_SEM_PT, often_maximal],
        limit: subject.joints().map(|joints| joints.thomas),
        test: "Thomas test",
    }
    .line(Compensating::Exhausted, Compensating::Exhausted)
}

pub(super) fn hip(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(angle), Some(words)) = (reading.value(SFA), reading.in_words(SFA)) else {
        return unmeasured(Compensator::Hip, "sacrofemoral angle not measured".to_owned());
    };
    let Some(usual) = usual(&SFA_NORM, reading, subject.age_of_norms()) else {
        return unmeasured(
            Compensator::Hip,
            "what is usual needs pelvic incidence, and an age within that of the volunteers".to_owned(),
        );
    };
    let [constant, per_incidence, per_age] = parts(&SFA_NORM);
    let border = &CUT_OFF_COMPENSATION_HIP_EXTENSION_EXCESS;
    Beyond {
        compensator: Compensator::Hip,
        words: format!("{words}, usual {}", quantity(SFA, usual)),
        excess: angle - usual,
        border: border.value,
        probability: probability(reading, border.value, |values| {
            above_usual(values, SFA, &SFA_NORM, subject.age)
        }),
        records: vec![constant, per_incidence, per_age, border],
        limit: subject.joints().map(|joints| joints.thomas),
        test: "Thomas test",
    }
    .line(Compensating::Exhausted, Compensating::Exhausted)
}

pub(super) fn knee(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(flexion), Some(words)) = (reading.value(KA), reading.in_words(KA)) else {
        return unmeasured(Compensator::Knee, "knee angle not measured".to_owned());
    };
    let border = &CUT_OFF_COMPENSATION_KNEE_FLEXION_COUNTED;
    let limit = subject.joints().map(|joints| joints.knee_extension_loss);
    // What the knee cannot extend is stiff; only what it bends beyond that is given for balance.
    let stiff = stiff_knee(subject, flexion).max(0.0);
    let marked = if CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED.is_passed_by(flexion) { ", marked" } else { "" };
    let of_which = if stiff > 0.0 {
        format!(", of which {} cannot be extended", Degrees::new(stiff))
    } else {
        String::new()
    };
    let given = flexion - stiff;
    // A positive test of one side leaves open how much of the bend the other cannot extend.
    let beyond = match limit.and_then(|limit| limit.worse()) {
        None => Compensating::Unknown,
        Some(_) => Compensating::Yes,
    };
    let within = if border.is_passed_by(flexion) { Compensating::Fixed } else { Compensating::No };
    Beyond {
        compensator: Compensator::Knee,
        words: format!("{words}{marked}{of_which}"),
        excess: given,
        border: border.value,
        probability: probability(reading, border.value, |values| drawn(values, KA) - stiff),
        records: vec![border, &CUT_OFF_COMPENSATION_KNEE_FLEXION_MARKED],
        limit,
        test: "test of knee extension",
    }
    .line(beyond, within)
}

/// The knee angle that the examination leaves; below any knee where nothing is missing.
pub(super) fn stiff_knee(subject: &Subject<'_>, flexion: f64) -> f64 {
    let loss = subject.joints().and_then(|joints| joints.knee_extension_loss.worse());
    loss.filter(|loss| loss.value() > 0.0).map_or(f64::NEG_INFINITY, |loss| loss.value().min(flexion))
}

pub(super) fn ankle(subject: &Subject<'_>) -> LedgerLine {
    let reading = subject.reading;
    let (Some(angle), Some(words)) = (reading.value(AA), reading.in_words(AA)) else {
        return unmeasured(Compensator::Ankle, "ankle angle not measured".to_owned());
    };
    let border = &CUT_OFF_COMPENSATION_ANKLE_DORSIFLEXION_EXCESS;
    let usual = &NORM_UNCOMPENSATED_ANKLE_ANGLE;
    Beyond {
        compensator: Compensator::Ankle,
        words: format!("{words}, without compensation {}", quantity(AA, usual.value)),
        excess: angle - usual.value,
        border: border.value,
        probability: probability(reading, border.value, |values| drawn(values, AA) - usual.value),
        records: vec![usual, border],
        limit: subject.joints().map(|joints| joints.ankle_dorsiflexion_loss),
        test: "test of ankle dorsiflexion",
    }
    .line(Compensating::Exhausted, Compensating::Exhausted)
}
