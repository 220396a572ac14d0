//! The answer first: the grade of the film, seven numbers, one sentence.

use crate::film::{FilmValidity, ParameterUse, is_warned};
use crate::parameters::{KA, LOWER_LL, PI, PI_LL, PT, SVA, T1PA};
use crate::reading::Reading;
use crate::subject::Extension;
use upright_evidence::numbers::CUT_OFF_FILM_KNEE_FLEXION_EXTENDED;
use upright_measurement::{Interval, ParameterId, Quantity};

/// One number of the headline.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadlineValue {
    /// The parameter.
    pub parameter: ParameterId,
    /// The value; `Err` = not measured, and why.
    pub value: Result<Quantity, String>,
    /// Its interval of landmark error.
    pub interval: Option<Interval>,
    /// What it may be used for; `None` = not measured.
    pub used: Option<ParameterUse>,
}

/// What stands first.
pub const HEADLINE: [ParameterId; 7] = [PI, PT, PI_LL, SVA, T1PA, LOWER_LL, KA];

pub(crate) fn headline_values(reading: &Reading<'_>, validity: &FilmValidity) -> Vec<HeadlineValue> {
    HEADLINE.into_iter().map(|parameter| headline_value(parameter, reading, validity)).collect()
}

fn headline_value(parameter: ParameterId, reading: &Reading<'_>, validity: &FilmValidity) -> HeadlineValue {
    let omitted = || {
        let found = reading.profile.omitted.iter().find(|omitted| omitted.parameter == parameter);
        found.map_or_else(|| "not measured".to_owned(), |omitted| omitted.reason.to_string())
    };
    HeadlineValue {
        parameter,
        value: reading.profile.get(parameter).map(|measured| measured.value).ok_or_else(omitted),
        interval: reading.interval(parameter),
        used: validity.use_of(parameter).cloned(),
    }
}

/// What the film itself says of balance, in one clause.
pub(crate) fn balance(reading: &Reading<'_>, validity: &FilmValidity) -> String {
    let posture = reading.landmarks().posture();
    if !posture.is_standing() {
        let reason = match (posture.is_bent(), posture.is_known_not_standing()) {
            (true, _) => "The patient was bent for the film, so it",
            (_, true) => "The film was not taken standing, so it",
            _ => "Nobody stated whether the patient stood, so the film",
        };
        return format!("{reason} says nothing about balance");
    }
    let axis = match reading.comparable(SVA) {
        Ok(axis) => Quantity::new(SVA.parameter().unit, axis),
        Err(reason) => return format!("How far C7 lies in front of the sacrum cannot be said ({reason})"),
    };
    let (side, length) = side(axis.value());
    let at_least = match (validity.extension, axis.value() > 0.0) {
        (Extension::NotExtended, true) => "at least ",
        _ => "",
    };
    let knees = posture_words(reading, validity.extension);
    format!("C7 lies {at_least}{length} {side} the sacrum{knees}")
}

/// How knees and hips are, behind a comma.
fn posture_words(reading: &Reading<'_>, extension: Extension) -> String {
    let knee = reading.profile.get(KA).map(|measured| measured.value);
    let bent = knee.filter(|knee| CUT_OFF_FILM_KNEE_FLEXION_EXTENDED.is_passed_by(knee.value()));
    match (extension, bent, knee) {
        (Extension::NotExtended, Some(knee), _) => format!(", with the knees bent by {knee}"),
        (Extension::NotExtended, None, _) => ", with the thighs leaning: hips not extended".to_owned(),
        (Extension::Extended, _, Some(knee)) if is_warned(reading) => {
            format!(", with the knees bent by {knee}, which may hide a part")
        }
        (Extension::Extended, ..) => ", with knees and hips extended".to_owned(),
        (Extension::Unknown, ..) => ", and it is not known whether the knees were straight".to_owned(),
    }
}

/// Where a distance to the front lies, and how far, for a sentence.
pub(crate) fn side(axis: f64) -> (&'static str, Quantity) {
    let side = if axis < 0.0 { "behind" } else { "in front of" };
    let length = Quantity::new(SVA.parameter().unit, if axis < 0.0 { -axis } else { axis });
    (side, length)
}
