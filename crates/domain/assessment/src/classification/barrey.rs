//! Barrey: C7 over the sacrofemoral distance, pelvic tilt against that of the class of pelvic incidence, and lordosis.
//!
//! - **Source**: ratio S17; pelvic tilt and lordosis by class of pelvic incidence Barrey and Darnis 2015 (S58); the cut-off of the ratio is Upright's own (flag L).

use super::offset::{Expected, offset};
use super::{Class, Classification, Input, PostureGrade, input, measurable, named};
use crate::explanation::Explanation;
use crate::parameters::{BARREY, LL, PI, PT};
use crate::reading::drawn;
use crate::scale::{Scale, in_words};
use crate::subject::Subject;
use upright_evidence::Record;
use upright_evidence::numbers::{
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_2, CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_3,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_4, CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_5,
    CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_6, CUT_OFF_BARREY_RATIO,
    NORM_BARREY_CLASS_1_LORDOSIS_OVER_INCIDENCE, NORM_BARREY_CLASS_1_PELVIC_TILT,
    NORM_BARREY_CLASS_2_LORDOSIS_OVER_INCIDENCE, NORM_BARREY_CLASS_2_PELVIC_TILT,
    NORM_BARREY_CLASS_3_LORDOSIS_OVER_INCIDENCE, NORM_BARREY_CLASS_3_PELVIC_TILT,
    NORM_BARREY_CLASS_4_LORDOSIS_OVER_INCIDENCE, NORM_BARREY_CLASS_4_PELVIC_TILT,
    NORM_BARREY_CLASS_5_LORDOSIS_OVER_INCIDENCE, NORM_BARREY_CLASS_5_PELVIC_TILT,
    NORM_BARREY_CLASS_6_LORDOSIS_OVER_INCIDENCE, NORM_BARREY_CLASS_6_PELVIC_TILT,
};
use upright_measurement::{ParameterId, Values};

static RATIO: Scale =
    Scale { name: "Barrey ratio", cuts: &[&CUT_OFF_BARREY_RATIO], classes: &["over the pelvis", "in front"] };
static INCIDENCES: Scale = Scale {
    name: "Barrey, class of pelvic incidence",
    cuts: &[
        &CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_2,
        &CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_3,
        &CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_4,
        &CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_5,
        &CUT_OFF_BARREY_PELVIC_INCIDENCE_CLASS_6,
    ],
    classes: &["class 1", "class 2", "class 3", "class 4", "class 5", "class 6"],
};

pub(super) const SCALES: [&Scale; 2] = [&RATIO, &INCIDENCES];

static PELVIC_TILTS: [&Record; 6] = [
    &NORM_BARREY_CLASS_1_PELVIC_TILT,
    &NORM_BARREY_CLASS_2_PELVIC_TILT,
    &NORM_BARREY_CLASS_3_PELVIC_TILT,
    &NORM_BARREY_CLASS_4_PELVIC_TILT,
    &NORM_BARREY_CLASS_5_PELVIC_TILT,
    &NORM_BARREY_CLASS_6_PELVIC_TILT,
];
static LORDOSES_OVER_INCIDENCE: [&Record; 6] = [
    &NORM_BARREY_CLASS_1_LORDOSIS_OVER_INCIDENCE,
    &NORM_BARREY_CLASS_2_LORDOSIS_OVER_INCIDENCE,
    &NORM_BARREY_CLASS_3_LORDOSIS_OVER_INCIDENCE,
    &NORM_BARREY_CLASS_4_LORDOSIS_OVER_INCIDENCE,
    &NORM_BARREY_CLASS_5_LORDOSIS_OVER_INCIDENCE,
    &NORM_BARREY_CLASS_6_LORDOSIS_OVER_INCIDENCE,
];

const STATES: [&str; 3] = ["balanced", "compensated", "unbalanced"];
const NEEDS: [ParameterId; 3] = [BARREY, PI, PT];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    vec![balance(subject), lordosis(subject)]
}

/// The record of the class of pelvic incidence in `table`; `None` where it was not measured.
fn of_class(table: &[&'static Record; 6], values: &Values) -> Option<&'static Record> {
    table.get(INCIDENCES.position(drawn(values, PI))?).copied()
}

/// Position in [`STATES`].
fn state_of(values: &Values) -> Option<usize> {
    if RATIO.position(drawn(values, BARREY))? > 0 {
        return Some(2);
    }
    let expected = of_class(&PELVIC_TILTS, values)?;
    let tilt = drawn(values, PT);
    (!tilt.is_nan()).then(|| usize::from(expected.is_passed_by(tilt)))
}

fn balance(subject: &Subject<'_>) -> Classification {
    const CODE: &str = "barrey.balance";
    const NAME: &str = "Barrey, balance";
    if let Err(reason) = measurable(subject, &NEEDS) {
        return Classification::not_computable(CODE, NAME, reason);
    }
    let reading = subject.reading;
    let values = reading.measured();
    let state = state_of(&values).and_then(|position| STATES.get(position));
    let (Some(state), Some(expected)) = (state, of_class(&PELVIC_TILTS, &values)) else {
        return Classification::not_computable(CODE, NAME, "a value is undefined on this film");
    };
    let class = Class {
        code: (*state).to_owned(),
        meaning: meaning(state).to_owned(),
        probabilities: named(&STATES, reading.shares(STATES.len(), state_of)),
    };
    let words: Vec<String> = NEEDS.iter().filter_map(|id| reading.in_words(*id)).collect();
    let explanation = Explanation::holds(format!("{state}, from {}", words.join(", ")))
        .by_all(RATIO.cuts)
        .by_all(INCIDENCES.cuts)
        .by(expected);
    Classification::new(CODE, NAME, class, explanation)
        .with_inputs(NEEDS.iter().map(|id| input(reading, *id)))
        .with_inputs([Input::new("PT of the class of PI", in_words(expected))])
        .graded(PostureGrade::on(subject, PostureGrade::OfThisPosture))
}

fn meaning(state: &str) -> &'static str {
    match state {
        "balanced" => "C7 over the pelvis without retroversion",
        "compensated" => "C7 over the pelvis, which is turned back",
        _ => "C7 in front of the pelvis",
    }
}

fn lordosis(subject: &Subject<'_>) -> Classification {
    let over_incidence = of_class(&LORDOSES_OVER_INCIDENCE, &subject.reading.measured());
    let records: Vec<&'static Record> =
        over_incidence.into_iter().chain(INCIDENCES.cuts.iter().copied()).collect();
    let expected = Expected {
        code: "barrey.lordosis",
        name: "Barrey, lordosis for the class of PI",
        id: LL,
        needs: &[PI],
        what: "lordosis of the class of PI",
        records: &records,
        grade: PostureGrade::Unaffected,
    };
    offset(subject, &expected, |values| {
        let over = of_class(&LORDOSES_OVER_INCIDENCE, values).map_or(f64::NAN, |record| record.value);
        drawn(values, PI) + over
    })
}
