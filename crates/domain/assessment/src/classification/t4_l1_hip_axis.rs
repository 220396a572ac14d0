//! T4-L1-hip axis: L1PA for this pelvic incidence, T4PA beside it, and the tilts of C2, T1 and L1.
//!
//! - **Source**: Hills 2022 and 2024 (S13, S56); 80 % intervals of the tilts as open code has them (S57).

use super::offset::{Expected, offset};
use super::{Classification, PostureGrade, Scheme, by_number};
use crate::parameters::{C2_TILT, L1_TILT, L1PA, PI, T1_TILT, T4PA};
use crate::reading::drawn;
use crate::scale::{Scale, in_words};
use crate::subject::Subject;
use upright_anatomy::Degrees;
use upright_evidence::norm;
use upright_evidence::numbers::{
    CUT_OFF_T4_L1_HIP_AXIS_MISMATCH, FORMULA_L1PA_TARGET_MISMATCH_LEAST, FORMULA_L1PA_TARGET_MISMATCH_MOST,
    FORMULA_L1PA_TARGET_TOLERANCE, NORM_C2_TILT_LEAST_OF_80_PERCENT, NORM_C2_TILT_MOST_OF_80_PERCENT,
    NORM_L1_TILT_LEAST_OF_80_PERCENT, NORM_L1_TILT_MOST_OF_80_PERCENT, NORM_T1_TILT_LEAST_OF_80_PERCENT,
    NORM_T1_TILT_MOST_OF_80_PERCENT,
};
use upright_evidence::{Inclusive, Record};
use upright_measurement::{ParameterId, Values};

static MISMATCH: Scale = Scale {
    name: "mismatch of T4PA and L1PA",
    cuts: &[&CUT_OFF_T4_L1_HIP_AXIS_MISMATCH],
    classes: &["within", "beyond"],
};

/// The lower end of an interval belongs to it.
const fn from_here_on(end: Record) -> Record {
    Record { inclusive: Some(Inclusive::Above), ..end }
}
/// So does the upper end.
const fn up_to_here(end: Record) -> Record {
    Record { inclusive: Some(Inclusive::Below), ..end }
}
static C2_LEAST: Record = from_here_on(NORM_C2_TILT_LEAST_OF_80_PERCENT);
static C2_MOST: Record = up_to_here(NORM_C2_TILT_MOST_OF_80_PERCENT);
static T1_LEAST: Record = from_here_on(NORM_T1_TILT_LEAST_OF_80_PERCENT);
static T1_MOST: Record = up_to_here(NORM_T1_TILT_MOST_OF_80_PERCENT);
static L1_LEAST: Record = from_here_on(NORM_L1_TILT_LEAST_OF_80_PERCENT);
static L1_MOST: Record = up_to_here(NORM_L1_TILT_MOST_OF_80_PERCENT);

const INTERVAL: &[&str] = &["further back", "within", "further forward"];
static C2: Scale =
    Scale { name: "80 % interval of C2 tilt", cuts: &[&C2_LEAST, &C2_MOST], classes: INTERVAL };
static T1: Scale =
    Scale { name: "80 % interval of T1 tilt", cuts: &[&T1_LEAST, &T1_MOST], classes: INTERVAL };
static L1: Scale =
    Scale { name: "80 % interval of L1 tilt", cuts: &[&L1_LEAST, &L1_MOST], classes: INTERVAL };

pub(super) const SCALES: [&Scale; 4] = [&MISMATCH, &C2, &T1, &L1];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    vec![
        lumbar(subject),
        mismatch(subject),
        tilt(subject, "t4_l1_hip_axis.c2_tilt", "C2 tilt of volunteers", C2_TILT, &C2),
        tilt(subject, "t4_l1_hip_axis.t1_tilt", "T1 tilt of volunteers", T1_TILT, &T1),
        tilt(subject, "t4_l1_hip_axis.l1_tilt", "L1 tilt of volunteers", L1_TILT, &L1),
    ]
}

fn lumbar(subject: &Subject<'_>) -> Classification {
    let expected = Expected {
        code: "t4_l1_hip_axis.l1pa",
        name: "T4-L1-hip axis, L1PA",
        id: L1PA,
        needs: &[PI],
        what: "L1PA of volunteers of this PI",
        records: &norm::L1PA.records(),
        grade: PostureGrade::Unaffected,
    };
    let found = offset(subject, &expected, |values| incidence_line(norm::L1PA, values));
    if found.class.is_err() {
        return found;
    }
    let target = incidence_line(norm::L1PA_TARGET, &subject.reading.measured());
    found.noting("a norm, no target of surgery").noting(recalled_target(Degrees::new(target)))
}

fn incidence_line(line: norm::OfIncidence, values: &Values) -> f64 {
    line.value(Degrees::new(drawn(values, PI))).value()
}

/// The target of surgery is recalled only: a note, from which no class follows.
fn recalled_target(target: Degrees) -> String {
    let [tolerance, least, most] = [
        &FORMULA_L1PA_TARGET_TOLERANCE,
        &FORMULA_L1PA_TARGET_MISMATCH_LEAST,
        &FORMULA_L1PA_TARGET_MISMATCH_MOST,
    ]
    .map(in_words);
    format!(
        "not verified: a target of surgery is recalled as L1PA {target} ± {tolerance} with T4PA minus L1PA {least} to {most}"
    )
}

fn mismatch(subject: &Subject<'_>) -> Classification {
    let scheme = Scheme {
        code: "t4_l1_hip_axis.mismatch",
        name: "T4-L1-hip axis, T4PA beside L1PA",
        needs: &[T4PA, L1PA],
        number: Some("T4PA−L1PA, to either side"),
        records: &[],
        scale: &MISMATCH,
        grade: PostureGrade::Unaffected,
    };
    let difference = |values: &Values| drawn(values, T4PA) - drawn(values, L1PA);
    let signed = Degrees::new(difference(&subject.reading.measured()));
    let meaning = |_, class: &str| {
        format!(
            "T4PA minus L1PA is {signed}, {class} {} to either side",
            in_words(&CUT_OFF_T4_L1_HIP_AXIS_MISMATCH)
        )
    };
    // To either side: the distance of two angles has no direction.
    by_number(subject, &scheme, |values| difference(values).max(-difference(values)), meaning)
}

fn tilt(
    subject: &Subject<'_>,
    code: &'static str,
    name: &'static str,
    id: ParameterId,
    scale: &'static Scale,
) -> Classification {
    let grade = PostureGrade::on(subject, PostureGrade::OfThisPosture);
    let scheme = Scheme { code, name, needs: &[id], number: None, records: &[], scale, grade };
    let meaning = |position, _| format!("{}: {}", scale.name, scale.range(position));
    by_number(subject, &scheme, |values| drawn(values, id), meaning)
}
