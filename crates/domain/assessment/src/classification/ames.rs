//! Ames: the modifiers of cervical deformity.
//!
//! - **Source**: Ames 2015 (S09); 40 mm of cSVA seen, the other cut-offs recalled (flag M).

use super::{Class, Classification, Input, PostureGrade, by_scale};
use crate::explanation::Explanation;
use crate::parameters::{C_SVA, CBVA, T1S_CL};
use crate::scale::Scale;
use crate::subject::Subject;
use upright_casefile::Instrument;
use upright_evidence::numbers::{
    CUT_OFF_AMES_CBVA_DOWN_MODERATE, CUT_OFF_AMES_CBVA_DOWN_SEVERE, CUT_OFF_AMES_CBVA_LEVEL,
    CUT_OFF_AMES_CBVA_UP_MODERATE, CUT_OFF_AMES_CSVA_MODERATE, CUT_OFF_AMES_CSVA_SEVERE,
    CUT_OFF_AMES_MJOA_MILD, CUT_OFF_AMES_MJOA_MODERATE, CUT_OFF_AMES_MJOA_SEVERE,
    CUT_OFF_AMES_T1S_CL_MODERATE, CUT_OFF_AMES_T1S_CL_SEVERE,
};

const GRADES: &[&str] = &["0", "1", "2"];
static AXIS: Scale = Scale {
    name: "Ames cSVA",
    cuts: &[&CUT_OFF_AMES_CSVA_MODERATE, &CUT_OFF_AMES_CSVA_SEVERE],
    classes: GRADES,
};
static MISMATCH: Scale = Scale {
    name: "Ames T1S-CL",
    cuts: &[&CUT_OFF_AMES_T1S_CL_MODERATE, &CUT_OFF_AMES_T1S_CL_SEVERE],
    classes: GRADES,
};
static GAZE: Scale = Scale {
    name: "Ames CBVA",
    cuts: &[
        &CUT_OFF_AMES_CBVA_UP_MODERATE,
        &CUT_OFF_AMES_CBVA_LEVEL,
        &CUT_OFF_AMES_CBVA_DOWN_MODERATE,
        &CUT_OFF_AMES_CBVA_DOWN_SEVERE,
    ],
    classes: &["2, gaze up", "1, gaze up", "0", "1, gaze down", "2, gaze down"],
};
static MYELOPATHY: Scale = Scale {
    name: "Ames mJOA",
    cuts: &[&CUT_OFF_AMES_MJOA_SEVERE, &CUT_OFF_AMES_MJOA_MODERATE, &CUT_OFF_AMES_MJOA_MILD],
    classes: &["3", "2", "1", "0"],
};

pub(super) const SCALES: [&Scale; 4] = [&AXIS, &MISMATCH, &GAZE, &MYELOPATHY];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    let grade = PostureGrade::on(subject, PostureGrade::OfThisPosture);
    let words = |class: &str| meaning(class).to_owned();
    vec![
        by_scale(subject, ("ames.csva", "Ames, cSVA modifier"), C_SVA, &AXIS, words, grade),
        by_scale(subject, ("ames.t1s_cl", "Ames, T1S−CL modifier"), T1S_CL, &MISMATCH, words, grade),
        by_scale(subject, ("ames.cbva", "Ames, horizontal gaze modifier"), CBVA, &GAZE, words, grade),
        myelopathy(subject),
    ]
}

fn meaning(class: &str) -> &'static str {
    match class.chars().next() {
        Some('0') => "within the range of the scheme",
        Some('1') => "moderate deformity",
        _ => "severe deformity",
    }
}

fn myelopathy(subject: &Subject<'_>) -> Classification {
    const CODE: &str = "ames.mjoa";
    const NAME: &str = "Ames, myelopathy modifier (mJOA)";
    let Some((entry, score)) = subject.view.outcomes(Instrument::Mjoa).next_back() else {
        return Classification::not_computable(CODE, NAME, "no mJOA score is recorded");
    };
    let class = MYELOPATHY.class(score).unwrap_or_default();
    let meaning = match class {
        "0" => "no myelopathy",
        "1" => "mild myelopathy",
        "2" => "moderate myelopathy",
        _ => "severe myelopathy",
    };
    let value = format!("{score}, of {}", entry.effective_at);
    let explanation = Explanation::holds(format!("mJOA {value}: {class}")).by_all(MYELOPATHY.cuts);
    Classification::new(CODE, NAME, Class::recorded(class, meaning), explanation)
        .with_inputs([Input::new("mJOA", value)])
}
