//! The answer first: the grade of the film, seven numbers, one sentence.

use crate::film::{FilmValidity, ParameterUse};
use crate::parameters::{KA, LOWER_LL, PI, PI_LL, PT, SVA, T1PA};
use crate::reading::Reading;
use crate::subject::Extension;
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
        return match posture.is_known_not_standing() {
            true => "The film was not taken standing, so it says nothing about balance".to_owned(),
            false => {
                "Nobody stated whether the patient stood, so the film says nothing about balance".to_owned()
            }
        };
    }
    let Some(axis) = reading.profile.get(SVA).map(|measured| measured.value) else {
        let reason = reading.comparable(SVA).err().unwrap_or_default();
        return format!("How far C7 lies in front of the sacrum is not known ({reason})");
    };
    let (side, length) = side(axis.value());
    let at_least = match (validity.extension, axis.value() > 0.0) {
        (Extension::NotExtended, true) => "at least ",
        _ => "",
    };
    let knees = match (validity.extension, reading.profile.get(KA)) {
        (Extension::NotExtended, Some(knee)) => format!(", with the knees bent by {}", knee.value),
        (Extension::NotExtended, None) => ", with hips or knees not extended".to_owned(),
        (Extension::Extended, _) => ", with knees and hips extended".to_owned(),
        (Extension::Unknown, _) => ", and it is not known whether the knees were straight".to_owned(),
    };
    format!("C7 lies {at_least}{length} {side} the sacrum{knees}")
}

/// Where a distance to the front lies, and how far, for a sentence.
pub(crate) fn side(axis: f64) -> (&'static str, Quantity) {
    let side = if axis < 0.0 { "behind" } else { "in front of" };
    let length = Quantity::new(SVA.parameter().unit, if axis < 0.0 { -axis } else { axis });
    (side, length)
}
