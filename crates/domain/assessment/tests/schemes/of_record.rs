//! Schemes that class what was recorded: frailty, bone, myelopathy. Unknown is never absent.

use crate::patient::{Found, Patient};
use upright_anatomy::Level;
use upright_casefile::{BoneDensity, Condition, Fact, Frailty, FrailtyIndex, Instrument, Outcome, Presence};

fn nobody() -> Patient {
    Patient::with_pelvis(50.0, 15.0)
}

fn asked(present: &[Condition], absent: &[Condition]) -> Patient {
    let patient =
        present.iter().fold(nobody(), |patient, condition| patient.condition(*condition, Presence::Present));
    absent.iter().fold(patient, |patient, condition| patient.condition(*condition, Presence::Absent))
}

use Condition::{
    BloodClot, BowelIncontinence, CardiacDisease, Dependent, Diabetes, HeartFailure, Hypertension,
    LungDisease, OnDisability, Osteoporosis,
};

#[test]
fn mfi5_by_the_share_that_is_present() {
    let code = "frailty.mfi5";
    let items = [HeartFailure, Diabetes, LungDisease, Hypertension, Dependent];
    for (present, expect) in [
        (0, "not frail"),
        (1, "not frail"),
        (2, "mildly frail"),
        (3, "severely frail"),
        (5, "severely frail"),
    ] {
        let (present, absent) = items.split_at(present);
        assert_eq!(asked(present, absent).classify().class(code), expect, "{present:?}");
    }
    assert!(asked(&items, &[]).classify().notes(code, "not verified"));
}

#[test]
fn mfi5_names_what_was_never_asked() {
    let code = "frailty.mfi5";
    let found = asked(&[Diabetes], &[HeartFailure]).classify();
    found.refuses(code, "never asked: lung disease, hypertension, dependent");
    found.refuses(code, "at least 0.20");
    nobody().classify().refuses(code, "never asked: heart failure");
    let decided = asked(&[Diabetes, HeartFailure, Dependent], &[]).classify();
    assert_eq!(decided.class(code), "severely frail");
    assert!(decided.meaning(code).contains("at least 0.60"));
    assert!(decided.notes(code, "never asked: lung disease, hypertension"));
}

#[test]
fn clinical_index_by_weights() {
    let code = "frailty.clin_asd_fi";
    let others = [CardiacDisease, OnDisability, Diabetes, BloodClot, BowelIncontinence];
    let found = asked(&[Osteoporosis, Hypertension], &others).body_mass_index(25.0).classify();
    assert_eq!(found.class(code), "frail", "0.1875 in the clinical reference");
    assert!(found.meaning(code).contains("0.19"));
    for (index, expect) in
        [(18.4, "severely frail"), (18.5, "frail"), (30.0, "frail"), (30.1, "severely frail")]
    {
        let found = asked(&[Osteoporosis, Hypertension], &others).body_mass_index(index).classify();
        assert_eq!(found.class(code), expect, "{index}");
    }
    let without = asked(&[Osteoporosis, Hypertension], &others).classify();
    without.refuses(code, "never asked: body-mass index");
}

fn masd(score: f64) -> Found {
    nobody().fact(Fact::Frailty(Frailty { index: FrailtyIndex::MasdFi, score })).classify()
}

#[test]
fn counted_index_is_classed_and_never_computed() {
    let code = "frailty.masd_fi";
    nobody().classify().refuses(code, "counted elsewhere");
    for (score, expect) in [(6.9, "not frail"), (7.0, "frail"), (12.0, "frail"), (12.1, "severely frail")] {
        assert_eq!(masd(score).class(code), expect, "{score}");
    }
}

#[test]
fn myelopathy_by_the_latest_score() {
    let of = |score| {
        let score = Outcome::new(Instrument::Mjoa, score).unwrap();
        nobody().fact(Fact::Outcome(score)).classify()
    };
    for (score, expect) in [(18.0, "0"), (17.0, "1"), (15.0, "1"), (14.0, "2"), (12.0, "2"), (11.0, "3")] {
        assert_eq!(of(score).class("ames.mjoa"), expect, "{score}");
    }
}

fn attenuation(level: Level, value: f64) -> BoneDensity {
    BoneDensity::Hounsfield {
        level,
        value,
        kilovolts: Some(120.0),
        contrast: Some(false),
        altered: Some(false),
    }
}

fn bone(densities: &[BoneDensity]) -> Found {
    densities.iter().fold(nobody(), |patient, bone| patient.fact(Fact::BoneDensity(*bone))).classify()
}

#[test]
fn bone_below_the_cut_off() {
    let found = nobody().classify();
    found.refuses("bone.t_score", "no T score");
    found.refuses("bone.vitamin_d", "no vitamin D");
    found.refuses("bone.hu.l1", "no attenuation");
    for (score, expect) in [(-2.6, "adverse events predicted"), (-2.5, "not below the cut-off")] {
        assert_eq!(bone(&[BoneDensity::TScore(score)]).class("bone.t_score"), expect);
    }
    for (level, expect) in [(19.9, "adverse events predicted"), (20.0, "not below the cut-off")] {
        assert_eq!(bone(&[BoneDensity::VitaminD(level)]).class("bone.vitamin_d"), expect);
    }
    let several = bone(&[BoneDensity::TScore(-1.0), BoneDensity::TScore(-3.0), BoneDensity::TScore(-2.0)]);
    assert!(several.input("bone.t_score", "T score").starts_with("-3.00"));
}

#[test]
fn attenuation_of_l1_and_of_any_vertebra() {
    let found = bone(&[attenuation(Level::L1, 110.0), attenuation(Level::L4, 97.8)]);
    assert_eq!(found.class("bone.hu.l1"), "osteoporosis probable");
    assert_eq!(found.class("bone.hu.risk"), "risk of osteoporosis");
    assert_eq!(found.class("bone.hu.adverse_events"), "adverse events predicted");
    assert!(found.notes("bone.hu.l1", "not verified"));
    assert!(!found.notes("bone.hu.risk", "not verified"));
    let other = bone(&[attenuation(Level::L4, 97.9)]);
    other.refuses("bone.hu.l1", "no attenuation");
    assert_eq!(other.class("bone.hu.adverse_events"), "not below the cut-off");
}

#[test]
fn attenuation_without_known_conditions_is_a_number_without_class() {
    let of = |kilovolts, contrast, altered| {
        bone(&[BoneDensity::Hounsfield { level: Level::L1, value: 90.0, kilovolts, contrast, altered }])
    };
    for (found, reason) in [
        (of(None, Some(false), Some(false)), "tube voltage is not recorded"),
        (of(Some(100.0), Some(false), Some(false)), "tube voltage was 100 kV; classes hold at 120 kV"),
        (of(Some(120.0), None, Some(false)), "contrast medium was given is not recorded"),
        (of(Some(120.0), Some(true), Some(false)), "contrast medium was given"),
        (of(Some(120.0), Some(false), None), "cemented is not recorded"),
        (of(Some(120.0), Some(false), Some(true)), "is fractured, instrumented or cemented"),
    ] {
        for code in ["bone.hu.l1", "bone.hu.risk", "bone.hu.adverse_events"] {
            found.refuses(code, reason);
            assert!(found.get(code).inputs[0].value.starts_with("90.0 HU of L1"));
        }
    }
    let mixed = bone(&[
        attenuation(Level::L1, 150.0),
        BoneDensity::Hounsfield {
            level: Level::L2,
            value: 50.0,
            kilovolts: None,
            contrast: None,
            altered: None,
        },
    ]);
    assert_eq!(mixed.class("bone.hu.adverse_events"), "not below the cut-off");
}
