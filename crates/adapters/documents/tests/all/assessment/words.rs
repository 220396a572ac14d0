//! The schema lists the words that the code can write, and no other.

use super::{SCHEMA, assessed, cases, document};
use serde_json::Value;
use std::collections::BTreeSet;
use upright_anatomy::{Level, Posture};
use upright_assessment::{
    Assessment, Compensating, Compensator, CriterionKind, Extension, FilmGrade, FlexibilityVerdict, Pattern,
    PostureGrade, ProgressionVerdict, SimulatedPosture, SimulatedStatus, Truth, Usability,
};
use upright_casefile::{Mobility, Presence};
use upright_evidence::FilmQuality;
use upright_measurement::{CATALOGUE, Flag, Unit};

/// Every variant of an enum that has no list of its own; one that is missing here does not compile.
macro_rules! every {
    ($type:ident: $($variant:ident $(($($inside:expr),+))? $({$($field:ident: $value:expr),+})?),+ $(,)?) => {{
        let listed = |one: &$type| match one {
            $($type::$variant { .. } => ()),+
        };
        let all = vec![$($type::$variant $(($($inside),+))? $({$($field: $value),+})?),+];
        all.iter().for_each(listed);
        all
    }};
}

type Words = BTreeSet<Option<String>>;

fn words<'a>(words: impl IntoIterator<Item = &'a str>) -> Words {
    words.into_iter().map(|word| Some(word.to_owned())).collect()
}

/// What the schema lists at `pointer`; `None` = null.
fn listed(pointer: &str) -> Words {
    let list = SCHEMA.pointer(pointer).unwrap_or_else(|| panic!("{pointer}")).as_array().unwrap();
    list.iter().map(|word| word.as_str().map(str::to_owned)).collect()
}

/// Puts `all` into the flatback's assessment, one after the other, and looks for them at `written`.
fn check<T>(list: &str, all: Vec<T>, written: &str, put: impl Fn(&mut Assessment<'_>, T)) {
    let found: Words = assessed(&cases::of_file("flatback"), 0, |assessment| {
        let word = |one: T| {
            let mut assessment = assessment.clone();
            put(&mut assessment, one);
            let json = document(&assessment);
            json.pointer(written).and_then(Value::as_str).map(str::to_owned)
        };
        all.into_iter().map(word).collect()
    });
    assert_eq!(found, listed(list), "{list}");
}

#[test]
fn truths_and_verdicts() {
    check(
        "/$defs/truth/enum",
        every!(Truth: True, False, Unknown),
        "/flexibility/explanation/truth",
        |assessment, truth| assessment.flexibility.explanation.truth = truth,
    );
    let why = || "a reason".to_owned();
    check(
        "/$defs/flexibility_verdict/enum",
        every!(FlexibilityVerdict: LargelyFlexible, Mixed, FixedInThisTest, DependsOnStudy(why()),
            CannotTell(why()), NotExamined, NoMalalignment, Unknown(why())),
        "/flexibility/verdict",
        |assessment, verdict| assessment.flexibility.verdict = verdict,
    );
    check(
        "/$defs/progression_verdict/enum",
        every!(ProgressionVerdict: Progressed, Stepped(why()), WithinMeasuringError, Improved, NotComparable(why()),
            TooFewFilms, Unknown(why())),
        "/progression/verdict",
        |assessment, verdict| assessment.progression.verdict = verdict,
    );
    check(
        "/$defs/classification/properties/posture_grade/enum",
        every!(PostureGrade: Unaffected, AtLeast, OfThisPosture),
        "/classifications/0/posture_grade",
        |assessment, grade| assessment.classifications[0].grade = grade,
    );
}

#[test]
fn words_of_a_film() {
    check(
        "/$defs/film_grade/enum",
        every!(FilmGrade: Valid, UsableFor(Vec::new()), Repeat(Vec::new()), BestObtainable(Vec::new())),
        "/films/0/grade",
        |assessment, grade| assessment.films[0].validity.grade = grade,
    );
    check(
        "/$defs/film/properties/knees_and_hips/enum",
        every!(Extension: Extended, NotExtended, Unknown),
        "/films/0/knees_and_hips",
        |assessment, extension| assessment.films[0].validity.extension = extension,
    );
    check(
        "/$defs/usability/enum",
        every!(Usability: Valid, OfThisPosture, AtLeast, Unverified, Unusable),
        "/films/0/parameters/0/usability",
        |assessment, usability| assessment.films[0].validity.uses[0].usability = usability,
    );
    check(
        "/$defs/criterion_code/enum",
        every!(CriterionKind: Standing, Length, Knees, Hips, Arms, Support, Rotation, Tilt, Calibration, Stitching),
        "/films/0/criteria/0/code",
        |assessment, kind| assessment.films[0].validity.criteria[0].kind = kind,
    );
}

#[test]
fn words_of_simulations_and_compensation() {
    check(
        "/$defs/simulated/properties/code/enum",
        every!(SimulatedPosture: KneesExtended, LegsUncompensated),
        "/simulations/postures/0/code",
        |assessment, posture| assessment.simulations[0].posture = posture,
    );
    check(
        "/$defs/simulated/properties/status/enum",
        every!(SimulatedStatus: Computed(Vec::new()),
            BeyondExamined { at_limit: Vec::new(), because: Vec::new() }, NotComputable(String::new())),
        "/simulations/postures/0/status",
        |assessment, status| assessment.simulations[0].status = status,
    );
    check(
        "/properties/compensation/properties/pattern/enum",
        every!(Pattern: None, Hip, Knee, Mixed, Unknown),
        "/compensation/pattern",
        |assessment, pattern| assessment.compensation.as_mut().unwrap().pattern = pattern,
    );
    let line = "/properties/compensation/properties/lines/items/properties";
    check(
        &format!("{line}/code/enum"),
        every!(Compensator: Thorax, AdjacentSegments, Pelvis, Hip, Knee, Ankle),
        "/compensation/lines/0/code",
        |assessment, one| assessment.compensation.as_mut().unwrap().lines[0].compensator = one,
    );
    check(
        &format!("{line}/state/enum"),
        every!(Compensating: Yes, No, Fixed, Exhausted, Unknown),
        "/compensation/lines/0/state",
        |assessment, one| assessment.compensation.as_mut().unwrap().lines[0].compensating = one,
    );
}

#[test]
fn words_with_a_list_of_their_own() {
    let units = every!(Unit: Degree, Millimetre, Percent, Ratio);
    let qualities = every!(FilmQuality: Clear, Obscured);
    let or_none = |mut words: Words| {
        words.insert(None);
        words
    };
    let asked = Presence::ALL.iter().map(|presence| presence.name()).chain(["unknown"]);
    for (list, expect) in [
        ("/$defs/parameter/enum", words(CATALOGUE.iter().map(|parameter| parameter.code))),
        ("/$defs/unit/enum", words(units.iter().map(|unit| unit.ucum()))),
        ("/$defs/posture/enum", words(Posture::ALL.iter().map(|posture| posture.name()))),
        ("/$defs/level/enum", words(Level::ALL.iter().map(|level| level.name()))),
        ("/$defs/record/properties/flag/enum", words(Flag::ALL.iter().map(|flag| flag.letter()))),
        (
            "/$defs/segment/properties/mobility/enum",
            or_none(words(Mobility::ALL.iter().map(|mobility| mobility.name()))),
        ),
        ("/properties/flexibility/properties/differential/additionalProperties/enum", words(asked)),
        (
            "/properties/software/properties/landmark_error/enum",
            words(qualities.iter().map(|quality| quality.name())),
        ),
    ] {
        assert_eq!(listed(list), expect, "{list}");
    }
}

#[test]
fn a_landmark_is_named_as_in_a_landmark_document() {
    let landmarks: Value = serde_json::from_str(upright_documents::LANDMARKS_SCHEMA).unwrap();
    let named = landmarks.pointer("/properties/landmarks/items/properties/site/pattern").unwrap();
    assert_eq!(SCHEMA.pointer("/$defs/simulated_landmark/properties/site/pattern").unwrap(), named);
}
