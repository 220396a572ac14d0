//! Values from which an ODI above 40 was expected.
//!
//! - **Source**: Schwab 2013 (S44); the numbers are recalled (flag M).

use super::{Classification, PostureGrade, by_scale};
use crate::parameters::{PI_LL, PT, SVA};
use crate::scale::Scale;
use crate::subject::Subject;
use upright_evidence::numbers::{CUT_OFF_ODI_40_PI_LL, CUT_OFF_ODI_40_PT, CUT_OFF_ODI_40_SVA};

const CLASSES: &[&str] = &["below", "at or above"];
static MISMATCH: Scale =
    Scale { name: "severe disability, PI-LL", cuts: &[&CUT_OFF_ODI_40_PI_LL], classes: CLASSES };
static AXIS: Scale = Scale { name: "severe disability, SVA", cuts: &[&CUT_OFF_ODI_40_SVA], classes: CLASSES };
static TILT: Scale = Scale { name: "severe disability, PT", cuts: &[&CUT_OFF_ODI_40_PT], classes: CLASSES };

pub(super) const SCALES: [&Scale; 3] = [&MISMATCH, &AXIS, &TILT];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    let meaning = |class: &str| {
        let not = if class == "below" { "not " } else { "" };
        format!("severe disability was {not}expected by this value")
    };
    let at_least = PostureGrade::on(subject, PostureGrade::AtLeast);
    let of_posture = PostureGrade::on(subject, PostureGrade::OfThisPosture);
    vec![
        by_scale(
            subject,
            ("odi_40.pi_ll", "Threshold of severe disability, PI−LL"),
            PI_LL,
            &MISMATCH,
            meaning,
            PostureGrade::Unaffected,
        ),
        by_scale(
            subject,
            ("odi_40.sva", "Threshold of severe disability, SVA"),
            SVA,
            &AXIS,
            meaning,
            at_least,
        ),
        by_scale(
            subject,
            ("odi_40.pt", "Threshold of severe disability, PT"),
            PT,
            &TILT,
            meaning,
            of_posture,
        ),
    ]
}
