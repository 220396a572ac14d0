//! Values from which an ODI above 40 was expected.
//!
//! - **Source**: Schwab 2013 (S44); the numbers are recalled (flag M).

use super::{Classification, PostureGrade, by_scale};
use crate::parameters::{PI_LL, PT, SVA};
use crate::scale::Scale;
use crate::subject::Subject;
use upright_evidence::numbers::{CUT_OFF_ODI_40_PI_LL, CUT_OFF_ODI_40_PT, CUT_OFF_ODI_40_SVA};
use upright_measurement::ParameterId;

const CLASSES: &[&str] = &["below", "at or above"];
static MISMATCH: Scale =
    Scale { name: "severe disability, PI-LL", cuts: &[&CUT_OFF_ODI_40_PI_LL], classes: CLASSES };
static AXIS: Scale = Scale { name: "severe disability, SVA", cuts: &[&CUT_OFF_ODI_40_SVA], classes: CLASSES };
static TILT: Scale = Scale { name: "severe disability, PT", cuts: &[&CUT_OFF_ODI_40_PT], classes: CLASSES };

pub(super) const SCALES: [&Scale; 3] = [&MISMATCH, &AXIS, &TILT];

type Threshold = (&'static str, &'static str, ParameterId, &'static Scale, PostureGrade);

/// With the grade of a film on which knees and hips are not extended.
static THRESHOLDS: [Threshold; 3] = [
    ("odi_40.pi_ll", "ODI above 40, threshold of PI−LL", PI_LL, &MISMATCH, PostureGrade::Unaffected),
    ("odi_40.sva", "ODI above 40, threshold of SVA", SVA, &AXIS, PostureGrade::AtLeast),
    ("odi_40.pt", "ODI above 40, threshold of PT", PT, &TILT, PostureGrade::OfThisPosture),
];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    let meaning = |class: &str| format!("{class} the value linked with an ODI above 40");
    let of = |(code, name, id, scale, otherwise): &Threshold| {
        by_scale(subject, (*code, *name), *id, scale, meaning, PostureGrade::on(subject, *otherwise))
    };
    THRESHOLDS.iter().map(of).collect()
}
