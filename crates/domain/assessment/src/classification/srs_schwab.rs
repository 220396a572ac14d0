//! SRS-Schwab: the sagittal modifiers, their sum, and the coronal type where Cobb angles were entered.
//!
//! - **Source**: Schwab 2012 (S40), cut-offs as cited by Terran 2013 (S41, S42), sum of signs Kieser 2019 (S43).

use super::{Class, Classification, Input, PostureGrade, by_scale};
use crate::explanation::Explanation;
use crate::parameters::{PI_LL, PT, SVA};
use crate::scale::Scale;
use crate::subject::Subject;
use upright_anatomy::Degrees;
use upright_evidence::numbers::{
    CUT_OFF_CORONAL_CURVE, CUT_OFF_SRS_SCHWAB_PI_LL_PLUS, CUT_OFF_SRS_SCHWAB_PI_LL_PLUS_PLUS,
    CUT_OFF_SRS_SCHWAB_PT_PLUS, CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS, CUT_OFF_SRS_SCHWAB_SIGNS_MODERATE,
    CUT_OFF_SRS_SCHWAB_SIGNS_SEVERE, CUT_OFF_SRS_SCHWAB_SVA_PLUS, CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS,
};

const SIGNS: &[&str] = &["0", "+", "++"];
static MISMATCH: Scale = Scale {
    name: "SRS-Schwab PI-LL",
    cuts: &[&CUT_OFF_SRS_SCHWAB_PI_LL_PLUS, &CUT_OFF_SRS_SCHWAB_PI_LL_PLUS_PLUS],
    classes: SIGNS,
};
static AXIS: Scale = Scale {
    name: "SRS-Schwab SVA",
    cuts: &[&CUT_OFF_SRS_SCHWAB_SVA_PLUS, &CUT_OFF_SRS_SCHWAB_SVA_PLUS_PLUS],
    classes: SIGNS,
};
static TILT: Scale = Scale {
    name: "SRS-Schwab PT",
    cuts: &[&CUT_OFF_SRS_SCHWAB_PT_PLUS, &CUT_OFF_SRS_SCHWAB_PT_PLUS_PLUS],
    classes: SIGNS,
};
static SUM: Scale = Scale {
    name: "SRS-Schwab, signs added up",
    cuts: &[&CUT_OFF_SRS_SCHWAB_SIGNS_MODERATE, &CUT_OFF_SRS_SCHWAB_SIGNS_SEVERE],
    classes: &["aligned", "moderate", "severe"],
};
static CURVE: Scale =
    Scale { name: "curve that counts", cuts: &[&CUT_OFF_CORONAL_CURVE], classes: &["none", "curve"] };

pub(super) const SCALES: [&Scale; 5] = [&MISMATCH, &AXIS, &TILT, &SUM, &CURVE];

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    let words = |sign: &'static str| meaning(sign).to_owned();
    // Retroversion and bent knees hide SVA; PT of the posture filmed may rise or fall once they are straight.
    let at_least = PostureGrade::on(subject, PostureGrade::AtLeast);
    let of_posture = PostureGrade::on(subject, PostureGrade::OfThisPosture);
    let modifiers = vec![
        by_scale(
            subject,
            ("srs_schwab.pi_ll", "SRS-Schwab, PI−LL modifier"),
            PI_LL,
            &MISMATCH,
            words,
            PostureGrade::Unaffected,
        ),
        by_scale(
            subject,
            ("srs_schwab.sva", "SRS-Schwab, global balance modifier"),
            SVA,
            &AXIS,
            words,
            at_least,
        ),
        by_scale(subject, ("srs_schwab.pt", "SRS-Schwab, PT modifier"), PT, &TILT, words, of_posture),
    ];
    let sum = sum(subject, &modifiers);
    modifiers.into_iter().chain([sum, curve_type(subject)]).collect()
}

fn meaning(sign: &str) -> &'static str {
    match sign {
        "0" => "within the range of the scheme",
        "+" => "moderate deformity",
        _ => "marked deformity",
    }
}

fn sum(subject: &Subject<'_>, modifiers: &[Classification]) -> Classification {
    const CODE: &str = "srs_schwab.sum";
    const NAME: &str = "SRS-Schwab, signs added up (Kieser)";
    let signs =
        |class: &Classification| class.class.as_ref().ok().map(|class| class.code.matches('+').count());
    let Some(counts) = modifiers.iter().map(signs).collect::<Option<Vec<usize>>>() else {
        return Classification::not_computable(CODE, NAME, "one of the three modifiers is not computable");
    };
    let total = counts.iter().sum::<usize>();
    let class = SUM.class(total as f64).unwrap_or_default();
    let position = |values: &upright_measurement::Values| {
        let sign = |scale: &Scale, id| scale.position(crate::reading::drawn(values, id));
        let total = sign(&MISMATCH, PI_LL)? + sign(&AXIS, SVA)? + sign(&TILT, PT)?;
        SUM.position(total as f64)
    };
    let shares = subject.reading.shares(SUM.classes.len(), position).unwrap_or_default();
    let explanation = SUM
        .cuts
        .iter()
        .fold(Explanation::holds(format!("{total} plus signs: {class}")), |tree, cut| tree.by(cut));
    Classification {
        code: CODE,
        name: NAME,
        inputs: vec![Input { name: "plus signs".to_owned(), value: total.to_string() }],
        grade: PostureGrade::on(subject, PostureGrade::OfThisPosture),
        notes: Vec::new(),
        explanation: modifiers.iter().fold(explanation, |tree, part| tree.because(part.explanation.clone())),
        is_hidden: false,
        class: Ok(Class {
            code: class.to_owned(),
            meaning: format!("{total} of 6 plus signs"),
            probabilities: SUM.classes.iter().map(|class| (*class).to_owned()).zip(shares).collect(),
        }),
    }
}

fn curve_type(subject: &Subject<'_>) -> Classification {
    const CODE: &str = "srs_schwab.curve";
    const NAME: &str = "SRS-Schwab, coronal curve type";
    let coronal = subject.view.coronal();
    let cobb = |of: fn(&upright_casefile::CoronalFinding) -> Option<Degrees>| coronal.and_then(of);
    let (Some(thoracic), Some(lumbar)) = (cobb(|found| found.thoracic_cobb), cobb(|found| found.lumbar_cobb))
    else {
        return Classification::not_computable(
            CODE,
            NAME,
            "needs the Cobb angles of the thoracic and of the lumbar curve, from the frontal film",
        );
    };
    let counts = |angle: Degrees| CURVE.position(angle.value()) == Some(1);
    let (code, meaning) = match (counts(thoracic), counts(lumbar)) {
        (true, true) => ("D", "double curve"),
        (true, false) => ("T", "thoracic curve"),
        (false, true) => ("L", "thoracolumbar or lumbar curve"),
        (false, false) => ("N", "no major curve"),
    };
    let on_border = [thoracic, lumbar].iter().any(|angle| angle.value() == CUT_OFF_CORONAL_CURVE.value);
    let note = "a curve of exactly the cut-off is left open in print; it is counted here";
    let input = |name: &str, angle: Degrees| Input { name: name.to_owned(), value: angle.to_string() };
    Classification {
        code: CODE,
        name: NAME,
        inputs: vec![input("thoracic Cobb", thoracic), input("lumbar Cobb", lumbar)],
        grade: PostureGrade::Unaffected,
        notes: on_border.then(|| note.to_owned()).into_iter().collect(),
        explanation: Explanation::holds(format!("thoracic curve {thoracic}, lumbar curve {lumbar}: {code}"))
            .by(&CUT_OFF_CORONAL_CURVE),
        is_hidden: false,
        class: Ok(Class { code: code.to_owned(), meaning: meaning.to_owned(), probabilities: Vec::new() }),
    }
}
