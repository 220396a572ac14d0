//! Offsets from targets and norms.

use crate::patient::{Patient, degrees, flatback};
use upright_anatomy::{Level, Posture};
use upright_assessment::{Extension, PostureGrade};

#[test]
fn age_adjusted_offsets_and_the_chance_to_be_above() {
    let found = flatback().tilted("T1", 2.0, 500.0).aged(70.0).classify();
    assert_eq!(found.input("age_adjusted.pt", "age-adjusted target"), "25.0°");
    assert_eq!(found.class("age_adjusted.pt"), "0.0°");
    assert_eq!(found.meaning("age_adjusted.pt"), "at the age-adjusted target");
    assert_eq!(found.class("age_adjusted.pi_ll"), "+24.5°");
    assert_eq!(found.meaning("age_adjusted.pi_ll"), "above the age-adjusted target by 24.5°");
    assert_eq!(found.class("age_adjusted.sva"), "+35.0 mm");
    assert!(found.probability("age_adjusted.sva", "above the age-adjusted target") > 0.99);
    assert!((found.probability("age_adjusted.pt", "above the age-adjusted target") - 0.5).abs() < 0.2);
    let only_above = &found.get("age_adjusted.pi_ll").class.as_ref().unwrap().probabilities;
    assert_eq!(only_above.len(), 1, "no class is invented");
}

#[test]
fn below_the_target_is_said_without_a_second_minus() {
    let found = Patient::with_pelvis(50.0, 10.0).aged(70.0).classify();
    assert_eq!(found.class("age_adjusted.pt"), "-15.0°");
    assert_eq!(found.meaning("age_adjusted.pt"), "below the age-adjusted target by 15.0°");
}

#[test]
fn only_the_recalled_target_is_not_verified() {
    let found = flatback().tilted("T1", 2.0, 500.0).aged(70.0).classify();
    assert!(found.notes("age_adjusted.t1pa", "not verified"));
    assert!(!found.notes("age_adjusted.pt", "not verified"));
}

#[test]
fn ages_are_neither_assumed_nor_drawn_out() {
    let of = |age: Option<f64>| {
        let patient = flatback();
        age.map_or_else(|| patient.clone(), |age| patient.clone().aged(age)).classify()
    };
    for code in ["age_adjusted.pt", "age_adjusted.sva", "norms.pt"] {
        of(None).refuses(code, "the age is not recorded");
    }
    of(Some(29.9)).refuses("age_adjusted.pt", "30 years on");
    assert_eq!(of(Some(30.0)).input("age_adjusted.pt", "age-adjusted target"), "11.7°");
    of(Some(17.0)).refuses("norms.pt", "18 years to 90 years");
    of(Some(91.5)).refuses("norms.pt", "18 years to 90 years");
    assert!(of(Some(90.5)).get("norms.pt").class.is_ok());
}

#[test]
fn norms_follow_incidence_and_age() {
    let found = Patient::with_pelvis(54.0, 20.0)
        .point("knee", (0.0, -400.0))
        .tilted("T1", 2.0, 500.0)
        .sva(30.0)
        .aged(60.0)
        .classify();
    assert_eq!(found.input("norms.pt", "norm for PI and age"), "16.2°");
    assert_eq!(found.class("norms.pt"), "+3.8°");
    assert_eq!(found.input("norms.sfa", "norm for PI and age"), "200.7°");
    assert_eq!(found.class("norms.sfa"), "-0.7°");
    assert_eq!(found.input("norms.t1pa", "norm for PI and age"), "10.5°");
    assert_eq!(found.input("norms.ssa", "norm for PI and age"), "129.7°");
    flatback().aged(60.0).classify().refuses("norms.sfa", "the knee");
}

#[test]
fn what_moves_with_posture_carries_the_grade() {
    for extension in [Extension::NotExtended, Extension::Unknown] {
        let found = flatback().tilted("T1", 2.0, 500.0).aged(70.0).extended(extension).classify();
        assert_eq!(found.grade("age_adjusted.sva"), PostureGrade::AtLeast);
        assert_eq!(found.grade("age_adjusted.pt"), PostureGrade::OfThisPosture);
        assert_eq!(found.grade("norms.pt"), PostureGrade::OfThisPosture);
        assert_eq!(found.grade("norms.t1pa"), PostureGrade::Unaffected);
        assert_eq!(found.grade("age_adjusted.pi_ll"), PostureGrade::Unaffected);
    }
    assert_eq!(flatback().aged(70.0).classify().grade("age_adjusted.sva"), PostureGrade::Unaffected);
}

#[test]
fn lying_films_fill_no_scheme() {
    for posture in [Posture::Supine, Posture::Sitting, Posture::Unknown] {
        let found = flatback().aged(70.0).standing(posture).classify();
        for code in ["age_adjusted.pi_ll", "srs_schwab.pi_ll", "gap.rll", "gap.total", "roussouly.type"] {
            found.refuses(code, "made for standing films");
        }
    }
}

#[test]
fn l1pa_beside_the_norm_and_the_recalled_target() {
    let found = Patient::with_pelvis(54.0, 20.0).tilted("L1", -6.0, 300.0).classify();
    let code = "t4_l1_hip_axis.l1pa";
    assert!((degrees(found.class(code)).value() - 8.0).abs() < 0.05);
    assert_eq!(found.input(code, "L1PA of volunteers of this PI"), "6.0°");
    assert!(found.notes(code, "no target of surgery"));
    assert!(found.notes(code, "not verified: a target of surgery is recalled as L1PA 8.0° ± 2°"));
    assert!(found.notes(code, "-3° to 1°"));
    flatback().classify().refuses(code, "L1.centroid");
}

#[test]
fn t4pa_may_differ_from_l1pa_to_either_side() {
    let code = "t4_l1_hip_axis.mismatch";
    for (t4, expect, signed) in [
        (-2.0, "within", "4.0°"),
        (-10.0, "within", "-4.0°"),
        (-1.9, "beyond", "4.1°"),
        (-10.1, "beyond", "-4.1°"),
    ] {
        let found =
            Patient::with_pelvis(54.0, 20.0).tilted("L1", -6.0, 300.0).tilted("T4", t4, 450.0).classify();
        assert_eq!(found.class(code), expect, "{t4}");
        assert!(found.meaning(code).contains(&format!("is {signed}, ")), "{}", found.meaning(code));
    }
    Patient::with_pelvis(54.0, 20.0).tilted("L1", -6.0, 300.0).classify().refuses(code, "T4.centroid");
}

#[test]
fn tilts_within_the_middle_of_volunteers() {
    for (tilt, expect) in
        [(-7.1, "further back"), (-7.0, "within"), (-3.6, "within"), (-3.5, "further forward")]
    {
        let found = Patient::with_pelvis(54.0, 20.0).tilted("T1", tilt, 500.0).classify();
        assert_eq!(found.class("t4_l1_hip_axis.t1_tilt"), expect, "{tilt}");
    }
}

#[test]
fn barrey_lordosis_is_that_of_the_class_of_incidence() {
    for (incidence, tilt, lordosis) in [(40.0, "8°", "53.0°"), (52.0, "12°", "61.0°"), (64.0, "16°", "70.0°")]
    {
        let found = Patient::with_pelvis(incidence, 10.0).upper(Level::L1, -20.0).sva(10.0).classify();
        assert_eq!(found.input("barrey.lordosis", "lordosis of the class of PI"), lordosis);
        assert_eq!(found.input("barrey.balance", "PT of the class of PI"), tilt);
    }
}
