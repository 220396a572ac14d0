//! T1 pelvic angle: its bands, and the goal after an operation.
//!
//! - **Source**: Ryan 2014 (S12b) for what is severe and what is well aligned; bands Protopsaltis 2014 (S12), made gapless (flag M).

use super::{Classification, PostureGrade, Scheme, by_number, by_scale};
use crate::parameters::T1PA;
use crate::reading::drawn;
use crate::scale::Scale;
use crate::subject::Subject;
use upright_evidence::numbers::{
    CUT_OFF_T1PA_BAND_MODERATE, CUT_OFF_T1PA_BAND_SEVERE, CUT_OFF_T1PA_BAND_VERY_SEVERE,
    CUT_OFF_T1PA_WELL_ALIGNED,
};

static BANDS: Scale = Scale {
    name: "T1PA bands",
    cuts: &[&CUT_OFF_T1PA_BAND_MODERATE, &CUT_OFF_T1PA_BAND_SEVERE, &CUT_OFF_T1PA_BAND_VERY_SEVERE],
    classes: &["first band", "second band", "third band, severe", "fourth band, severe"],
};
static AFTER_OPERATION: Scale = Scale {
    name: "T1PA after operation",
    cuts: &[&CUT_OFF_T1PA_WELL_ALIGNED],
    classes: &["well aligned", "not well aligned"],
};

pub(super) const SCALES: [&Scale; 2] = [&BANDS, &AFTER_OPERATION];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    vec![band(subject), after_operation(subject)]
}

fn band(subject: &Subject<'_>) -> Classification {
    let scheme = Scheme {
        code: "t1pa.band",
        name: "T1PA, bands",
        needs: &[T1PA],
        number: None,
        records: &[],
        scale: &BANDS,
        grade: PostureGrade::Unaffected,
    };
    let meaning = |position, _| format!("T1PA {}", BANDS.range(position));
    by_number(subject, &scheme, |values| drawn(values, T1PA), meaning)
}

fn after_operation(subject: &Subject<'_>) -> Classification {
    const CODE: &str = "t1pa.after_operation";
    const NAME: &str = "T1PA, goal after an operation";
    let reason = match subject.after_operation() {
        Some(true) => {
            let meaning = |class: &str| format!("{class} after the operation");
            return by_scale(
                subject,
                (CODE, NAME),
                T1PA,
                &AFTER_OPERATION,
                meaning,
                PostureGrade::Unaffected,
            );
        }
        Some(false) => "holds after an operation on the spine only, and the film was taken before one",
        None => "holds after an operation on the spine only, and none is recorded or denied",
    };
    Classification { is_hidden: true, ..Classification::not_computable(CODE, NAME, reason) }
}
