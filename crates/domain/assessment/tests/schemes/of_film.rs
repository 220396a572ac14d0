//! Schemes that class a film: class, missing input, border, exception.

use crate::patient::{Patient, flatback};
use upright_anatomy::{Calibration, Degrees, Endplate, Level};
use upright_assessment::{Extension, PostureGrade};
use upright_casefile::{CoronalFinding, Fact, Mobility};

#[test]
fn srs_schwab_grades_and_curve() {
    let found = flatback().extended(Extension::NotExtended).classify();
    assert_eq!(found.grade("srs_schwab.sva"), PostureGrade::AtLeast);
    assert_eq!(found.class("srs_schwab.sum"), "severe");
    found.refuses("srs_schwab.curve", "frontal film");
    let coronal = |thoracic, lumbar| {
        let cobb = |angle| Some(Degrees::new(angle));
        let finding = CoronalFinding {
            thoracic_cobb: cobb(thoracic),
            lumbar_cobb: cobb(lumbar),
            ..CoronalFinding::default()
        };
        flatback().fact(Fact::Coronal(finding)).classify()
    };
    for (thoracic, lumbar, expect) in
        [(0.0, 29.9, "N"), (40.0, 10.0, "T"), (10.0, 40.0, "L"), (30.0, 30.0, "D")]
    {
        assert_eq!(coronal(thoracic, lumbar).class("srs_schwab.curve"), expect);
    }
    assert!(coronal(30.0, 0.0).notes("srs_schwab.curve", "left open in print"));
}

#[test]
fn lengths_that_cannot_be_trusted_are_not_classed() {
    let found = flatback().aged(70.0).calibrated(Calibration::Detector).classify();
    for code in ["srs_schwab.sva", "age_adjusted.sva", "odi_40.sva"] {
        found.refuses(code, "cannot be trusted");
    }
    assert_eq!(found.class("srs_schwab.pt"), "+");
}

#[test]
fn gap_is_hidden_before_an_operation() {
    let patient = flatback().aged(70.0);
    let after = |patient: Patient| patient.classify();
    assert!(!after(patient.clone().operated()).get("gap.total").is_hidden);
    for (before, reason) in [
        (patient.clone(), "recorded or denied"),
        (patient.clone().segments(&[], Mobility::Fused, true), "before an operation"),
    ] {
        let found = before.classify();
        for code in ["gap.rpv", "gap.rll", "gap.ldi", "gap.rsa", "gap.age", "gap.total"] {
            assert!(found.get(code).is_hidden, "{code}");
            assert!(found.notes(code, reason), "{code}: {:?}", found.get(code).notes);
        }
    }
    let fused = patient.segments(&[(Level::L4, Level::L5)], Mobility::Fused, false).classify();
    assert!(!fused.get("gap.total").is_hidden);
    assert!(fused.notes("gap.total", "0.50 to 0.86, pooled 0.68"));
}

#[test]
fn gap_misleads_in_a_flat_back() {
    let found = flatback().aged(70.0).operated().classify();
    assert_eq!(found.class("gap.ldi"), "hyperlordotic maldistribution");
    for code in ["gap.ldi", "gap.total"] {
        assert!(found.notes(code, "misleads in a flat back"), "{code}");
    }
    assert_eq!(found.class("gap.rll"), "severe hypolordosis");
    let lordotic =
        Patient::with_pelvis(50.0, 10.0).upper(Level::L1, -20.0).upper(Level::L4, -10.0).operated();
    assert!(!lordotic.classify().notes("gap.ldi", "misleads"));
}

#[test]
fn gap_needs_the_age_for_the_total_only() {
    let found = flatback().operated().classify();
    found.refuses("gap.total", "the age is not recorded");
    found.refuses("gap.age", "the age is not recorded");
    assert_eq!(found.class("gap.rpv"), "moderate retroversion");
    let found = flatback().without("L4").aged(70.0).operated().classify();
    found.refuses("gap.total", "L4 superior endplate");
    assert_eq!(found.class("gap.rll"), "severe hypolordosis");
}

#[test]
fn gap_says_where_the_printed_table_leaves_a_gap() {
    // Ideal SS for PI 50 is 38.5.
    for (sacral_slope, expect, is_seam) in [
        (38.5 - 7.0, "aligned", false),
        (38.5 - 7.05, "moderate retroversion", true),
        (38.5 - 7.1, "moderate retroversion", false),
    ] {
        let found = Patient::with_pelvis(50.0, 50.0 - sacral_slope).operated().classify();
        assert_eq!(found.class("gap.rpv"), expect);
        assert_eq!(found.notes("gap.rpv", "leaves open"), is_seam, "{sacral_slope}");
    }
}

#[test]
fn gap_moves_with_posture_by_sacral_slope_alone() {
    let found = flatback().aged(70.0).operated().extended(Extension::NotExtended).classify();
    assert_eq!(found.grade("gap.rpv"), PostureGrade::OfThisPosture);
    assert_eq!(found.grade("gap.total"), PostureGrade::OfThisPosture);
    for code in ["gap.rll", "gap.ldi", "gap.rsa"] {
        assert_eq!(found.grade(code), PostureGrade::Unaffected, "{code}");
    }
}

#[test]
fn t1pa_bands_and_the_goal_after_an_operation() {
    for (tilt, band) in [
        (-10.1, "first band"),
        (-10.0, "second band"),
        (0.0, "second band"),
        (0.1, "third band, severe"),
        (10.0, "third band, severe"),
        (10.1, "fourth band, severe"),
    ] {
        let found = Patient::with_pelvis(55.0, 20.0).tilted("T1", tilt, 500.0).classify();
        assert_eq!(found.class("t1pa.band"), band, "{tilt}");
    }
    let patient = Patient::with_pelvis(55.0, 20.0).tilted("T1", -4.1, 500.0);
    let before = patient.classify();
    assert!(before.get("t1pa.after_operation").is_hidden);
    before.refuses("t1pa.after_operation", "after an operation");
    assert_eq!(patient.clone().operated().classify().class("t1pa.after_operation"), "not well aligned");
    let aligned = patient.tilted("T1", -4.2, 500.0).operated().classify();
    assert_eq!(aligned.class("t1pa.after_operation"), "well aligned");
    flatback().classify().refuses("t1pa.band", "T1.centroid");
}

#[test]
fn thresholds_of_disability_are_marked_as_not_verified() {
    let found = Patient::with_pelvis(55.0, 22.0).sva(46.9).upper(Level::L1, -11.0).classify();
    assert_eq!(found.class("odi_40.pt"), "at or above");
    assert_eq!(found.class("odi_40.sva"), "below");
    assert_eq!(found.class("odi_40.pi_ll"), "at or above");
    assert!(found.notes("odi_40.pt", "not verified"));
    Patient::with_pelvis(55.0, 22.0).classify().refuses("odi_40.sva", "C7.centroid");
}

/// Upper endplates from L5 upwards whose lordosis holds `count` vertebrae.
fn lordosis_of(count: usize) -> Vec<f64> {
    let lordotic = (1..=count).map(|step| 30.0 - 10.0 * step as f64);
    let turn = 30.0 - 10.0 * count as f64;
    lordotic.chain((1..4).map(|step| turn + 12.0 * f64::from(step))).collect()
}

#[test]
fn roussouly_by_sacral_slope_and_lordotic_vertebrae() {
    let code = "roussouly.type";
    for (count, expect) in [(3, "1"), (4, "2")] {
        let found = Patient::with_pelvis(50.0, 20.0).uppers(&lordosis_of(count)).classify();
        assert_eq!(found.class(code), expect);
        assert_eq!(found.input(code, "lordotic vertebrae"), count.to_string());
        assert!(found.notes(code, "kappa 0.37 to 0.43"));
        assert!(found.notes(code, "not the type the patient was born to"));
    }
    for (incidence, tilt, expect) in [
        (49.9, 4.9, "4"),
        (48.0, 4.9, "3 anteverted"),
        (45.0, 5.0, "3"),
        (50.0, 10.0, "3"),
        (45.0, 10.0, "3"),
        (44.9, 10.0, "1 or 2"),
        (55.0, 10.0, "4"),
    ] {
        let found = Patient::with_pelvis(incidence, tilt).classify();
        // 49.9 - 4.9 is 45, from where on the slope is steep.
        assert_eq!(found.class(code), expect, "PI {incidence}, PT {tilt}");
    }
}

#[test]
fn roussouly_does_not_tell_apart_what_was_not_placed() {
    let code = "roussouly.type";
    let complete = Patient::with_pelvis(50.0, 20.0).uppers(&lordosis_of(4));
    for patient in
        [flatback(), complete.clone().without("L3"), Patient::with_pelvis(50.0, 20.0).uppers(&[20.0, 10.0])]
    {
        let found = patient.classify();
        assert_eq!(found.class(code), "1 or 2");
        assert!(found.notes(code, "not told apart"));
        assert!(!found.get(code).explanation.all_missing().is_empty());
    }
    assert!(complete.classify().probability(code, "2") > 0.5);
    let kyphotic = Patient::with_pelvis(50.0, 40.0).uppers(&[15.0, 20.0, 25.0]).classify();
    assert!(kyphotic.notes(code, "no vertebra above the sacrum is lordotic"));
    let headless = Patient::with_pelvis(50.0, 10.0).without("femoral_head").classify();
    assert_eq!(headless.class(code), "3 or 3 anteverted");
    let found = complete.extended(Extension::Unknown).classify();
    assert_eq!(found.grade(code), PostureGrade::OfThisPosture);
}

#[test]
fn barrey_by_ratio_and_retroversion() {
    let code = "barrey.balance";
    for (tilt, sva, expect) in
        [(12.0, 0.0, "balanced"), (12.1, 0.0, "compensated"), (25.0, 90.0, "unbalanced")]
    {
        let found = Patient::with_pelvis(52.0, tilt).sva(sva).classify();
        assert_eq!(found.class(code), expect, "PT {tilt}, SVA {sva}");
        assert!(found.notes(code, "Upright's default, not published: unbalanced from here on"));
    }
    // With SS 27 and PT 25 the hip axis lies 60.4 mm in front of the corner of S1.
    let distance = 105.0 * 25_f64.to_radians().sin() + 18.0 * 27_f64.to_radians().cos();
    for (share, expect) in [(0.499, "compensated"), (0.5, "unbalanced")] {
        let found = Patient::with_pelvis(52.0, 25.0).sva(share * distance).classify();
        assert_eq!(found.class(code), expect, "{share}");
    }
    Patient::with_pelvis(52.0, 25.0).classify().refuses(code, "C7.centroid");
    let bent = flatback().extended(Extension::NotExtended).classify();
    assert_eq!(bent.grade(code), PostureGrade::OfThisPosture);
}

/// Fused L3 to S1 with this lordosis, the disc L2–L3 this much taller in front; C7 this far in front of the lumbosacral disc.
fn fused(opening: f64, lordosis: f64, lead: f64) -> Patient {
    let middle_of_sacrum = -105.0 * 20_f64.to_radians().sin();
    let middle_of_disc = f64::midpoint(-30.0, middle_of_sacrum);
    Patient::with_pelvis(20.0 + lordosis, 20.0)
        .plate(Endplate::superior(Level::L3), (-20.0, 220.0), 0.0)
        .plate(Endplate::inferior(Level::L5), (-30.0, 130.0), 0.0)
        .point("L2.inferior.posterior", (-38.0, 228.0))
        .point("L2.inferior.anterior", (-2.0, 228.0 + opening))
        .point("C7.centroid", (middle_of_disc + lead, 560.0))
        .segments(
            &[(Level::L3, Level::L4), (Level::L4, Level::L5), (Level::L5, Level::S1)],
            Mobility::Fused,
            true,
        )
}

#[test]
fn booth_global_by_the_plumb_line() {
    let code = "booth.type";
    for (lead, is_global) in [(49.9, false), (50.0, false), (50.1, true)] {
        let found = fused(6.0, -5.0, lead).classify();
        assert_eq!(found.class(code), if is_global { "2" } else { "1" }, "{lead}");
        assert!(found.notes(code, "from the middle of the disc"));
    }
    let found = fused(6.0, -5.0, 49.0).classify();
    assert!(found.notes(code, "posterior corner of S1 (SVA)"), "the corner lies further back");
    let without_l5 = fused(6.0, -5.0, 90.0).without("L5").classify();
    assert_eq!(without_l5.class(code), "2");
    assert!(without_l5.notes(code, "S1 endplate, which stands in for the disc"));
    let bent = fused(0.0, 5.0, 90.0).extended(Extension::NotExtended).classify();
    assert_eq!(bent.class(code), "2");
    assert_eq!(bent.grade(code), PostureGrade::AtLeast);
}

#[test]
fn booth_segmental_on_extended_films_only() {
    let code = "booth.type";
    for (opening, lordosis, expect) in
        [(5.0, -5.0, "1"), (5.0, 0.0, "1"), (5.0, 8.0, "1 if hypolordotic"), (4.9, -5.0, "neither")]
    {
        let found = fused(opening, lordosis, 0.0).classify();
        assert_eq!(found.class(code), expect, "{opening} {lordosis}: {:?}", found.get(code).inputs);
    }
    assert!(fused(5.0, 8.0, 0.0).classify().notes(code, "a person must judge it"));
    for (extension, reason) in [
        (Extension::NotExtended, "knees and hips are not extended"),
        (Extension::Unknown, "does not show whether"),
    ] {
        fused(6.0, -5.0, 0.0).extended(extension).classify().refuses(code, reason);
    }
    fused(0.0, -5.0, 0.0).without("L2").classify().refuses(code, "L2–L3");
}

#[test]
fn booth_takes_no_thoracic_kyphosis_for_a_flat_back() {
    let code = "booth.type";
    let is_fused = |level: &Level| *level >= Level::T10 && !matches!(level, Level::T13 | Level::L6);
    let spine: Vec<Level> = Level::ALL.into_iter().filter(is_fused).collect();
    let segments: Vec<(Level, Level)> = spine.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let found = fused(5.0, 8.0, 0.0)
        .upper(Level::T10, 30.0)
        .point("T9.inferior.posterior", (-18.0, 480.0))
        .point("T9.inferior.anterior", (18.0, 480.0))
        .upper(Level::L1, 0.0)
        .segments(&segments, Mobility::Fused, true)
        .classify();
    assert_eq!(found.class(code), "1 if hypolordotic");
    assert_eq!(found.input(code, "lordosis of the fusion L1–S1"), "8.0°");
}

#[test]
fn booth_needs_a_fusion_that_is_known() {
    let code = "booth.type";
    let pair = [(Level::L4, Level::L5)];
    flatback().classify().refuses(code, "is not recorded");
    flatback().segments(&[], Mobility::Fused, true).classify().refuses(code, "no lumbar segment is fused");
    flatback().segments(&[], Mobility::Fused, false).classify().refuses(code, "is it known");
    flatback().segments(&pair, Mobility::Uncertain, true).classify().refuses(code, "is it known");
    let thoracic = [(Level::T4, Level::T5)];
    flatback().segments(&thoracic, Mobility::Fused, true).classify().refuses(code, "no lumbar segment");
    let detector = fused(6.0, -5.0, 90.0).calibrated(Calibration::Detector).classify();
    detector.refuses(code, "cannot be trusted");
}

#[test]
fn ames_modifiers_of_the_neck() {
    let neck = |lead: f64, gaze: f64| {
        let (sine, cosine) = f64::to_radians(gaze).sin_cos();
        Patient::with_pelvis(50.0, 15.0)
            .point("C7.superior.posterior", (0.0, 560.0))
            .point("C2.centroid", (lead, 650.0))
            .point("chin", (40.0, 650.0))
            .point("brow", (40.0 + 120.0 * sine, 650.0 + 120.0 * cosine))
            .classify()
    };
    for (lead, expect) in [(39.9, "0"), (40.0, "1"), (80.0, "1"), (80.1, "2")] {
        assert_eq!(neck(lead, 5.0).class("ames.csva"), expect);
    }
    for (gaze, expect) in [
        (-10.1, "2, gaze up"),
        (-10.0, "1, gaze up"),
        (0.9, "1, gaze up"),
        (1.0, "0"),
        (10.0, "0"),
        (10.1, "1, gaze down"),
        (25.0, "1, gaze down"),
        (25.1, "2, gaze down"),
    ] {
        assert_eq!(neck(0.0, gaze).class("ames.cbva"), expect, "{gaze}");
    }
    let found = neck(0.0, 5.0);
    assert!(found.notes("ames.cbva", "not verified"));
    assert!(found.notes("ames.csva", "cSVA above it is 2 (80 mm)"));
    assert!(!found.notes("ames.csva", "(40 mm)"));
    found.refuses("ames.t1s_cl", "T1 superior endplate");
    found.refuses("ames.mjoa", "no mJOA score");
}
