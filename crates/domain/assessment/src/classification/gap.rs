//! GAP: global alignment and proportion, a score of risk after an operation. Never rounded before it is classed.
//!
//! - **Source**: Yilgor 2017 (S10), cut-offs as three open code bases have them (S11, S45); discrimination elsewhere S11, S46.

use super::{Class, Classification, Input, PostureGrade, Scheme, by_number, input, measurable, named};
use crate::explanation::Explanation;
use crate::parameters::{GT, LDI, LL, PI, SS};
use crate::reading::drawn;
use crate::scale::{Scale, in_words, rounded};
use crate::subject::Subject;
use upright_anatomy::Degrees;
use upright_evidence::norm::{GAP_GLOBAL_TILT, GAP_LUMBAR_LORDOSIS, GAP_SACRAL_SLOPE, OfIncidence};
use upright_evidence::numbers::{
    CUT_OFF_GAP_AGE, CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_ALIGNED,
    CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_HYPERLORDOTIC, CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_MODERATE,
    CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_ALIGNED, CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_HYPERLORDOSIS,
    CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_MODERATE, CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ALIGNED,
    CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ANTEVERSION, CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_MODERATE,
    CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_ALIGNED, CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_MODERATE,
    CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_SEVERE, CUT_OFF_GAP_TOTAL_MODERATE, CUT_OFF_GAP_TOTAL_SEVERE,
    FORMULA_GAP_POINTS_MOST, NORM_GAP_DISCRIMINATION_EXTERNAL_LEAST, NORM_GAP_DISCRIMINATION_EXTERNAL_MOST,
    NORM_GAP_DISCRIMINATION_POOLED, SEAM_GAP_LORDOSIS_DISTRIBUTION, SEAM_GAP_RELATIVE_LUMBAR_LORDOSIS,
    SEAM_GAP_RELATIVE_PELVIC_VERSION, SEAM_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT,
};
use upright_evidence::{Inclusive, Record};
use upright_measurement::{ParameterId, Values};

static VERSION: Scale = Scale {
    name: "GAP RPV",
    cuts: &[
        &CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_MODERATE,
        &CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ALIGNED,
        &CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ANTEVERSION,
    ],
    classes: &["severe retroversion", "moderate retroversion", "aligned", "anteversion"],
};
static LORDOSIS: Scale = Scale {
    name: "GAP RLL",
    cuts: &[
        &CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_MODERATE,
        &CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_ALIGNED,
        &CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_HYPERLORDOSIS,
    ],
    classes: &["severe hypolordosis", "moderate hypolordosis", "aligned", "hyperlordosis"],
};
static DISTRIBUTION: Scale = Scale {
    name: "GAP LDI",
    cuts: &[
        &CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_MODERATE,
        &CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_ALIGNED,
        &CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_HYPERLORDOTIC,
    ],
    classes: &[
        "severe hypolordotic maldistribution",
        "moderate hypolordotic maldistribution",
        "aligned",
        "hyperlordotic maldistribution",
    ],
};
static GLOBAL: Scale = Scale {
    name: "GAP RSA",
    cuts: &[
        &CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_ALIGNED,
        &CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_MODERATE,
        &CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_SEVERE,
    ],
    classes: &[
        "negative malalignment",
        "aligned",
        "moderate positive malalignment",
        "severe positive malalignment",
    ],
};
static AGE: Scale = Scale { name: "GAP age", cuts: &[&CUT_OFF_GAP_AGE], classes: &["younger", "older"] };
static CATEGORY: Scale = Scale {
    name: "GAP category",
    cuts: &[&CUT_OFF_GAP_TOTAL_MODERATE, &CUT_OFF_GAP_TOTAL_SEVERE],
    classes: &["P", "MD", "SD"],
};

pub(super) const SCALES: [&Scale; 6] = [&VERSION, &LORDOSIS, &DISTRIBUTION, &GLOBAL, &AGE, &CATEGORY];

/// The worst class of a part.
const MOST: f64 = FORMULA_GAP_POINTS_MOST.value;

/// A part of the score that a film gives.
struct Part {
    code: &'static str,
    name: &'static str,
    abbreviation: &'static str,
    measured: ParameterId,
    /// What the measured value is taken from; LDI stands alone.
    ideal: Option<OfIncidence>,
    scale: &'static Scale,
    /// Of each class of the scale.
    points: [f64; 4],
    /// Where the printed table begins again, and the cut-off on the other side of the gap.
    seam: (&'static Record, &'static Record),
    /// Of a film on which knees and hips are not extended: SS moves with posture, LL and GT do not.
    otherwise: PostureGrade,
}

const PARTS: [Part; 4] = [
    Part {
        code: "gap.rpv",
        name: "GAP, relative pelvic version",
        abbreviation: "RPV",
        measured: SS,
        ideal: Some(GAP_SACRAL_SLOPE),
        scale: &VERSION,
        points: [MOST, 2.0, 0.0, 1.0],
        seam: (&SEAM_GAP_RELATIVE_PELVIC_VERSION, &CUT_OFF_GAP_RELATIVE_PELVIC_VERSION_ALIGNED),
        otherwise: PostureGrade::OfThisPosture,
    },
    Part {
        code: "gap.rll",
        name: "GAP, relative lumbar lordosis",
        abbreviation: "RLL",
        measured: LL,
        ideal: Some(GAP_LUMBAR_LORDOSIS),
        scale: &LORDOSIS,
        points: [MOST, 2.0, 0.0, MOST],
        seam: (&SEAM_GAP_RELATIVE_LUMBAR_LORDOSIS, &CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_ALIGNED),
        otherwise: PostureGrade::Unaffected,
    },
    Part {
        code: "gap.ldi",
        name: "GAP, lordosis distribution index",
        abbreviation: "LDI",
        measured: LDI,
        ideal: None,
        scale: &DISTRIBUTION,
        points: [2.0, 1.0, 0.0, MOST],
        seam: (&SEAM_GAP_LORDOSIS_DISTRIBUTION, &CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_ALIGNED),
        otherwise: PostureGrade::Unaffected,
    },
    Part {
        code: "gap.rsa",
        name: "GAP, relative spinopelvic alignment",
        abbreviation: "RSA",
        measured: GT,
        ideal: Some(GAP_GLOBAL_TILT),
        scale: &GLOBAL,
        points: [1.0, 0.0, 1.0, MOST],
        seam: (
            &SEAM_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT,
            &CUT_OFF_GAP_RELATIVE_SPINOPELVIC_ALIGNMENT_MODERATE,
        ),
        otherwise: PostureGrade::Unaffected,
    },
];
const NEEDS: [ParameterId; 5] = [PI, SS, LL, LDI, GT];

impl Part {
    /// The number that is classed, from the measured value; unrounded.
    fn number(&self, measured: f64, pelvic_incidence: f64) -> f64 {
        let ideal = self.ideal.map(|line| line.value(Degrees::new(pelvic_incidence)).value());
        measured - ideal.unwrap_or(0.0)
    }

    fn of_values(&self, values: &Values) -> f64 {
        self.number(drawn(values, self.measured), drawn(values, PI))
    }

    /// Points for `number`; `None` for NaN.
    fn points(&self, number: f64) -> Option<f64> {
        self.points.get(self.scale.position(number)?).copied()
    }

    fn needs(&self) -> Vec<ParameterId> {
        if self.ideal.is_some() { vec![PI, self.measured] } else { vec![self.measured] }
    }

    fn note_on_seam(&self, number: f64) -> Option<String> {
        let (seam, cut) = self.seam;
        is_between(number, seam, cut).then(|| {
            let ends = format!("{} and {}", in_words(seam), in_words(cut));
            format!("the printed table leaves open what lies between {ends}; classed unrounded")
        })
    }
}

/// Whether `number` lies between the end of one printed class and the cut-off of the next.
fn is_between(number: f64, seam: &Record, cut: &Record) -> bool {
    // The seam itself is printed, with the class on its far side.
    let side = if seam.value < cut.value { Inclusive::Below } else { Inclusive::Above };
    let seam = Record { inclusive: Some(side), ..*seam };
    seam.is_passed_by(number) != cut.is_passed_by(number)
}

/// Points for the age; `None` where it is not known.
fn age_points(age: Option<f64>) -> Option<f64> {
    Some(if AGE.position(age?)? > 0 { 1.0 } else { 0.0 })
}

/// The sum of all points from numbers in the order of [`PARTS`]; `None` where a part or the age is not known.
pub(crate) fn total(numbers: [f64; 4], age: Option<f64>) -> Option<f64> {
    let points = PARTS.iter().zip(numbers).map(|(part, number)| part.points(number));
    points.chain([age_points(age)]).sum()
}

fn total_of(values: &Values, age: Option<f64>) -> Option<f64> {
    total(PARTS.each_ref().map(|part| part.of_values(values)), age)
}

pub(super) fn classify(subject: &Subject<'_>) -> Vec<Classification> {
    let parts = PARTS.iter().map(|part| of_part(subject, part));
    let whole = [of_age(subject), of_total(subject)];
    let after_operation = subject.after_operation();
    parts.chain(whole).map(|found| shown(found, after_operation)).collect()
}

/// A score of risk after an operation: shown before one only when asked for.
fn shown(found: Classification, after_operation: Option<bool>) -> Classification {
    let reason = match after_operation {
        Some(true) => return found,
        Some(false) => "this film was taken before an operation on the spine",
        None => "no operation on the spine is recorded or denied",
    };
    let note = format!("a score of risk after an operation, and {reason}: shown only when asked for");
    Classification { is_hidden: true, ..found.noting(note) }
}

fn of_part(subject: &Subject<'_>, part: &Part) -> Classification {
    let scheme = Scheme {
        code: part.code,
        name: part.name,
        needs: &part.needs(),
        number: part.ideal.map(|_| part.abbreviation),
        records: &part.ideal.map_or_else(Vec::new, |line| line.records().to_vec()),
        scale: part.scale,
        grade: PostureGrade::on(subject, part.otherwise),
    };
    let values = subject.reading.measured();
    let number = part.of_values(&values);
    let points = part.points(number).unwrap_or_default();
    let meaning = |_, _: &str| in_points(points);
    let mut found = by_number(subject, &scheme, |values| part.of_values(values), meaning);
    if found.class.is_ok() {
        found.notes.extend(part.note_on_seam(number));
        found.notes.extend((part.measured == LDI).then(|| note_on_flatness(&values)).flatten());
    }
    found
}

/// In a stiff flat spine the little lordosis that is left lies at L4–S1, and LDI reads as if there were enough or too much.
fn note_on_flatness(values: &Values) -> Option<String> {
    let lordosis = PARTS.iter().find(|part| part.measured == LL)?;
    let is_flat = !CUT_OFF_GAP_RELATIVE_LUMBAR_LORDOSIS_ALIGNED.is_passed_by(lordosis.of_values(values));
    let is_high = CUT_OFF_GAP_LORDOSIS_DISTRIBUTION_ALIGNED.is_passed_by(drawn(values, LDI));
    let note = "little lordosis is left, and most of it at L4–S1: LDI does not say how much is missing, and misleads in a flat back";
    (is_flat && is_high).then(|| note.to_owned())
}

fn in_points(points: f64) -> String {
    let word = if points == 1.0 { "point" } else { "points" };
    format!("{points} {word}")
}

fn of_age(subject: &Subject<'_>) -> Classification {
    const CODE: &str = "gap.age";
    const NAME: &str = "GAP, age";
    let Some(age) = subject.age else {
        return Classification::not_computable(CODE, NAME, "the age is not recorded");
    };
    let class = AGE.class(age).unwrap_or_default();
    let points = in_points(age_points(Some(age)).unwrap_or_default());
    let years = rounded(age, &CUT_OFF_GAP_AGE);
    let explanation = Explanation::holds(format!("{years} of age: {points}")).by(&CUT_OFF_GAP_AGE);
    Classification::new(CODE, NAME, Class::recorded(class, points.clone()), explanation)
        .with_inputs([Input::new("age", years)])
}

fn of_total(subject: &Subject<'_>) -> Classification {
    const CODE: &str = "gap.total";
    const NAME: &str = "GAP, total and category";
    let values = subject.reading.measured();
    let (age, total) = match age_and_total(subject, &values) {
        Ok(found) => found,
        Err(reason) => return Classification::not_computable(CODE, NAME, reason),
    };
    let code = CATEGORY.class(total).unwrap_or_default();
    let position = |values: &Values| CATEGORY.position(total_of(values, Some(age))?);
    let shares = subject.reading.shares(CATEGORY.classes.len(), position);
    let class = Class {
        code: code.to_owned(),
        meaning: format!("{}: {}", category(code), in_points(total)),
        probabilities: named(CATEGORY.classes, shares),
    };
    let inputs = NEEDS.iter().map(|id| input(subject.reading, *id));
    let sums = [Input::new("age", rounded(age, &CUT_OFF_GAP_AGE)), Input::new("total", total.to_string())];
    let found = Classification::new(CODE, NAME, class, of_parts(&values, age, total, code))
        .with_inputs(inputs.chain(sums))
        .graded(PostureGrade::on(subject, PostureGrade::OfThisPosture))
        .noting(discrimination());
    note_on_flatness(&values).into_iter().fold(found, Classification::noting)
}

/// The age and the sum of all points, or what is missing for it.
fn age_and_total(subject: &Subject<'_>, values: &Values) -> Result<(f64, f64), String> {
    measurable(subject, &NEEDS)?;
    let age = subject.age.ok_or("the age is not recorded, and one point depends on it")?;
    let total = total_of(values, Some(age)).ok_or("one of its parts is not computable")?;
    Ok((age, total))
}

fn category(code: &str) -> &'static str {
    match code {
        "P" => "proportioned",
        "MD" => "moderately disproportioned",
        _ => "severely disproportioned",
    }
}

/// Why the total is what it is: part by part.
fn of_parts(values: &Values, age: f64, total: f64, code: &str) -> Explanation {
    let whole = Explanation::holds(format!("{}: {}", in_points(total), category(code))).by_all(CATEGORY.cuts);
    let parts = PARTS.iter().map(|part| {
        let number = part.of_values(values);
        let shown = part.scale.cuts.first().map(|cut| rounded(number, cut)).unwrap_or_default();
        let points = part.points(number).unwrap_or_default();
        let ideal = part.ideal.map_or_else(Vec::new, |line| line.records().to_vec());
        Explanation::holds(format!("{} {shown}: {points}", part.abbreviation))
            .by_all(&ideal)
            .by_all(part.scale.cuts)
            .by(&FORMULA_GAP_POINTS_MOST)
    });
    let points = age_points(Some(age)).unwrap_or_default();
    let age = Explanation::holds(format!("age {}: {points}", rounded(age, &CUT_OFF_GAP_AGE)));
    parts.chain([age.by(&CUT_OFF_GAP_AGE)]).fold(whole, Explanation::because)
}

fn discrimination() -> String {
    let [least, most, pooled] = [
        &NORM_GAP_DISCRIMINATION_EXTERNAL_LEAST,
        &NORM_GAP_DISCRIMINATION_EXTERNAL_MOST,
        &NORM_GAP_DISCRIMINATION_POOLED,
    ]
    .map(|record| record.value);
    format!(
        "no diagnosis: in other series the score told complications apart with an area under the curve of {least:.2} to {most:.2}, pooled {pooled:.2}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    /// Every GAP vector of the clinical reference, on the numbers themselves.
    #[test]
    fn points_are_those_of_the_reference() {
        let text = std::fs::read_to_string("../../../testdata/clinical/test_vectors.json").unwrap();
        let vectors: Value = serde_json::from_str(&text).unwrap();
        let cases = vectors["gap"].as_array().unwrap();
        assert_eq!(cases.len(), 7);
        for case in cases {
            let number = |name: &str| case["in"][name].as_f64().unwrap();
            let ldi = if number("ll") > 0.0 { 100.0 * number("l4") / number("ll") } else { f64::NAN };
            let measured = [number("ss"), number("ll"), ldi, number("gt")];
            let mut numbers = [f64::NAN; 4];
            for (((part, measured), found), code) in
                PARTS.iter().zip(measured).zip(&mut numbers).zip(["RPV", "RLL", "LDI", "RSA"])
            {
                *found = part.number(measured, number("pi"));
                assert_eq!(part.points(*found), case["out"]["scores"][code].as_f64(), "{code}: {case}");
                if let Some(expect) = case["out"][code].as_f64() {
                    assert!((*found - expect).abs() < 1e-6, "{code} {found}: {case}");
                }
            }
            let total = total(numbers, Some(number("age")));
            assert_eq!(total, case["out"]["total"].as_f64(), "{case}");
            let category = total.and_then(|total| CATEGORY.class(total));
            assert_eq!(category, case["out"]["category"].as_str(), "{case}");
        }
    }

    #[test]
    fn the_age_is_never_assumed() {
        assert_eq!(total([0.0, 0.0, 65.0, 0.0], None), None);
        assert_eq!(total([0.0, 0.0, 65.0, 0.0], Some(60.0)), Some(1.0));
    }

    #[test]
    fn a_seam_lies_between_what_is_printed() {
        for part in &PARTS {
            let (seam, cut) = part.seam;
            let middle = f64::midpoint(seam.value, cut.value);
            let beyond = |end: f64| end + (end - middle);
            for (number, expect) in
                [(middle, true), (seam.value, false), (beyond(seam.value), false), (beyond(cut.value), false)]
            {
                assert_eq!(part.note_on_seam(number).is_some(), expect, "{} {number}", part.code);
            }
        }
    }
}
