//! Targets that rise with age, and how far the film lies from them.
//!
//! - **Source**: Lafage 2016 (S47), formulas as two open code bases write them (S48); that of T1PA is recalled (flag M).

use super::offset::{Expected, offset};
use super::{Classification, PostureGrade};
use crate::explanation::Explanation;
use crate::parameters::{PI_LL, PT, SVA, T1PA};
use crate::scale::{Scale, in_words};
use crate::subject::Subject;
use upright_evidence::norm::{
    AGE_ADJUSTED_PI_LL, AGE_ADJUSTED_PT, AGE_ADJUSTED_SVA, AGE_ADJUSTED_T1PA, OfAge,
};
use upright_evidence::numbers::CUT_OFF_AGE_ADJUSTED_YOUNGEST;
use upright_measurement::ParameterId;

static AGES: Scale = Scale {
    name: "ages of the age-adjusted targets",
    cuts: &[&CUT_OFF_AGE_ADJUSTED_YOUNGEST],
    classes: &["too young", "within"],
};

pub(super) const SCALES: [&Scale; 1] = [&AGES];

struct Target {
    code: &'static str,
    name: &'static str,
    id: ParameterId,
    line: OfAge,
    /// Of a film on which knees and hips are not extended.
    otherwise: PostureGrade,
}

const TARGETS: [Target; 4] = [
    Target {
        code: "age_adjusted.pi_ll",
        name: "Age-adjusted target, PI−LL",
        id: PI_LL,
        line: AGE_ADJUSTED_PI_LL,
        otherwise: PostureGrade::Unaffected,
    },
    Target {
        code: "age_adjusted.pt",
        name: "Age-adjusted target, PT",
        id: PT,
        line: AGE_ADJUSTED_PT,
        otherwise: PostureGrade::OfThisPosture,
    },
    Target {
        code: "age_adjusted.sva",
        name: "Age-adjusted target, SVA",
        id: SVA,
        line: AGE_ADJUSTED_SVA,
        otherwise: PostureGrade::AtLeast,
    },
    Target {
        code: "age_adjusted.t1pa",
        name: "Age-adjusted target, T1PA",
        id: T1PA,
        line: AGE_ADJUSTED_T1PA,
        otherwise: PostureGrade::Unaffected,
    },
];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    TARGETS.iter().map(|target| from_target(subject, target)).collect()
}

fn from_target(subject: &Subject<'_>, target: &Target) -> Classification {
    let age = match age_of(subject) {
        Ok(age) => age,
        Err(reason) => return Classification::not_computable(target.code, target.name, reason),
    };
    let expected = Expected {
        code: target.code,
        name: target.name,
        id: target.id,
        needs: &[],
        what: "age-adjusted target",
        records: &target.line.records(),
        grade: PostureGrade::on(subject, target.otherwise),
    };
    let mut found = offset(subject, &expected, |_| target.line.value(age));
    if found.class.is_ok() {
        let old_enough = Explanation::holds(format!("{age:.1} years of age"));
        found.explanation = found.explanation.because(old_enough.by(&CUT_OFF_AGE_ADJUSTED_YOUNGEST));
    }
    found
}

/// The age, where the lines hold for it.
fn age_of(subject: &Subject<'_>) -> Result<f64, String> {
    let age = subject.age.ok_or("the age is not recorded")?;
    if AGES.position(age) == Some(1) {
        return Ok(age);
    }
    let youngest = in_words(&CUT_OFF_AGE_ADJUSTED_YOUNGEST);
    Err(format!(
        "the patient is {age:.1} years old; the targets hold from {youngest} on and are not drawn out below"
    ))
}
