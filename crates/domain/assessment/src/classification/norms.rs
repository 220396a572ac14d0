//! What volunteers of this pelvic incidence and age have, and how far the film lies from it.
//!
//! - **Source**: PI-based norms 2025 (S54).

use super::offset::{Expected, offset};
use super::{Classification, PostureGrade};
use crate::parameters::{PI, PT, SFA, SSA, T1PA};
use crate::reading::drawn;
use crate::scale::in_words;
use crate::subject::Subject;
use upright_anatomy::Degrees;
use upright_evidence::norm::{self, Formula};
use upright_evidence::numbers::{NORM_VOLUNTEERS_AGE_OLDEST, NORM_VOLUNTEERS_AGE_YOUNGEST};
use upright_measurement::ParameterId;

struct Norm {
    code: &'static str,
    name: &'static str,
    id: ParameterId,
    formula: Formula,
    /// Of a film on which knees and hips are not extended.
    otherwise: PostureGrade,
}

const NORMS: [Norm; 4] = [
    Norm {
        code: "norms.pt",
        name: "Norm for PI and age, PT",
        id: PT,
        formula: norm::PELVIC_TILT,
        otherwise: PostureGrade::OfThisPosture,
    },
    Norm {
        code: "norms.t1pa",
        name: "Norm for PI and age, T1PA",
        id: T1PA,
        formula: norm::T1PA,
        otherwise: PostureGrade::Unaffected,
    },
    Norm {
        code: "norms.ssa",
        name: "Norm for PI and age, SSA",
        id: SSA,
        formula: norm::SSA,
        otherwise: PostureGrade::Unaffected,
    },
    Norm {
        code: "norms.sfa",
        name: "Norm for PI and age, SFA",
        id: SFA,
        formula: norm::SFA,
        otherwise: PostureGrade::OfThisPosture,
    },
];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    NORMS.iter().map(|norm| from_norm(subject, norm)).collect()
}

fn from_norm(subject: &Subject<'_>, norm: &Norm) -> Classification {
    let age = match age_of(subject) {
        Ok(age) => age,
        Err(reason) => return Classification::not_computable(norm.code, norm.name, reason),
    };
    let expected = Expected {
        code: norm.code,
        name: norm.name,
        id: norm.id,
        needs: &[PI],
        what: "norm for PI and age",
        records: &norm.formula.records(),
        grade: PostureGrade::on(subject, norm.otherwise),
    };
    let value = |pelvic_incidence| norm.formula.value(Degrees::new(pelvic_incidence), age).value();
    offset(subject, &expected, |values| value(drawn(values, PI)))
}

/// The age, where the formulas hold for it.
fn age_of(subject: &Subject<'_>) -> Result<f64, String> {
    let age = subject.age.ok_or("the age is not recorded")?;
    if let Some(age) = subject.age_of_norms() {
        return Ok(age);
    }
    let (youngest, oldest) = (in_words(&NORM_VOLUNTEERS_AGE_YOUNGEST), in_words(&NORM_VOLUNTEERS_AGE_OLDEST));
    Err(format!(
        "the patient is {age:.1} years old; the volunteers were {youngest} to {oldest}, and the norm is not drawn out"
    ))
}
