//! What is missing, undefined or unusual is said, never guessed.

use crate::reference::{PATIENT, Placed, cases, film, landmarks, numbered, set, settings};
use upright_anatomy::{
    Calibration, Edge, Endplate, Facing, Frame, Landmark, LandmarkSet, Level, PixelSpacing, Posture, Site,
};
use upright_measurement::{NumberingScheme, ParameterId, Profile, Warning};

fn flatback() -> Placed {
    cases().swap_remove(1).1
}

/// The flatback with the endplates that other ways of counting need: those of L1 moved up or down.
fn with_more_endplates() -> Placed {
    let mut placed = flatback();
    for (level, down) in [(Level::T12, -38.0), (Level::L2, 37.0), (Level::L5, 150.0)] {
        for edge in [Edge::Anterior, Edge::Posterior] {
            let (x, y) = placed[&Endplate::superior(Level::L1).corner(edge)];
            placed.insert(Endplate::superior(level).corner(edge), (x, y - down));
        }
    }
    placed
}

fn reason(profile: &Profile, code: &str) -> String {
    let id = ParameterId::from_code(code).unwrap();
    let omitted = profile.omitted.iter().find(|omitted| omitted.parameter == id);
    omitted.map(|omitted| omitted.reason.to_string()).unwrap_or_default()
}

fn value(profile: &Profile, code: &str) -> f64 {
    profile.get(ParameterId::from_code(code).unwrap()).unwrap().value.value()
}

#[test]
fn without_s1_its_parameters_are_omitted_and_the_rest_is_measured() {
    let mut placed = flatback();
    placed.retain(|site, _| site.level() != Some(Level::S1));
    let profile = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert_eq!(reason(&profile, "SS"), "needs the S1 superior endplate");
    assert_eq!(reason(&profile, "GSA"), "needs the posterior corner of the S1 superior endplate");
    assert!(value(&profile, "TK_T4T12").is_finite() && value(&profile, "KA").is_finite());
    assert_eq!(profile.measured.len() + profile.omitted.len(), upright_measurement::PARAMETER_COUNT);
}

#[test]
fn a_centroid_comes_from_four_corners_and_from_no_fewer() {
    let mut placed = flatback();
    placed.remove(&Site::Centroid(Level::C7));
    let corners = [
        ("inferior.anterior", 0.0, 0.0),
        ("inferior.posterior", -16.0, 0.0),
        ("superior.anterior", 0.0, 14.0),
    ];
    placed.retain(|site, _| site.level() != Some(Level::C7));
    for (name, x, y) in corners {
        placed.insert(format!("C7.{name}").parse().unwrap(), (100.0 + x, 600.0 + y));
    }
    let profile = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert_eq!(reason(&profile, "SVA"), "needs C7.centroid (or its four corners)");
    placed.insert("C7.superior.posterior".parse().unwrap(), (84.0, 614.0));
    let profile = Profile::of(&set(PATIENT, &placed), &settings(0));
    let posterior = placed[&"S1.superior.posterior".parse().unwrap()].0;
    assert!((value(&profile, "SVA") - (92.0 - posterior)).abs() < 1e-9);
}

#[test]
fn a_kyphotic_lumbar_spine_has_no_distribution_index() {
    let (_, placed, _) = cases().into_iter().find(|(_, _, expected)| expected["LDI"].is_null()).unwrap();
    let profile = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert_eq!(reason(&profile, "LDI"), "undefined: L1-S1 is not lordotic");
    assert!(value(&profile, "LL_L1S1") <= 0.0);
}

#[test]
fn the_barrey_ratio_needs_a_distance_and_a_scale() {
    let site = |name: &str| name.parse::<Site>().unwrap();
    let mut placed = Placed::from([
        (site("femoral_head"), (104.0, 900.0)),
        (site("S1.superior.posterior"), (100.0, 800.0)),
        (site("C7.centroid"), (150.0, 300.0)),
    ]);
    let close = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert_eq!(reason(&close, "Barrey"), "undefined: the sacrofemoral distance is too short for a ratio");
    placed.insert(site("femoral_head"), (160.0, 900.0));
    let uncalibrated = Frame::Image(film(None, Facing::Right));
    let profile = Profile::of(&set(uncalibrated, &placed), &settings(0));
    assert!(reason(&profile, "Barrey").starts_with("no spacing and no endplate"));
    placed.insert(site("S1.superior.anterior"), (136.0, 830.0));
    let profile = Profile::of(&set(uncalibrated, &placed), &settings(0));
    assert!((value(&profile, "Barrey") - 50.0 / 60.0).abs() < 1e-12, "the ratio itself is free of scale");
}

#[test]
fn two_sides_are_averaged_and_one_is_said_to_be_one() {
    let mut placed = flatback();
    let both = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert!(!both.warnings.iter().any(|warning| matches!(warning, Warning::OneFemoralHead(_))));
    placed.remove(&"femoral_head.right".parse().unwrap());
    let one = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert!(one.warnings.iter().any(|warning| matches!(warning, Warning::OneFemoralHead(_))));
    assert_ne!(value(&one, "PT"), value(&both, "PT"));
    let at = placed.remove(&"knee".parse().unwrap()).unwrap();
    placed.insert("knee.left".parse().unwrap(), (at.0 - 10.0, at.1));
    placed.insert("knee.right".parse().unwrap(), (at.0 + 10.0, at.1));
    let knees = Profile::of(&set(PATIENT, &placed), &settings(0));
    assert_eq!(value(&knees, "AA"), value(&both, "AA"));
}

fn warned(set: &LandmarkSet) -> Vec<&'static str> {
    Profile::of(set, &settings(0)).warnings.iter().map(Warning::code).collect()
}

/// Just below, at and just above both ends of the range, and nothing at all without millimetres.
#[test]
fn endplates_of_another_unit_are_a_warning() {
    let check = |length: f64, frame: Frame, expect: bool| {
        let plate = [("S1.superior.posterior", -length / 2.0), ("S1.superior.anterior", length / 2.0)];
        let placed: Placed = plate.iter().map(|(site, x)| (site.parse().unwrap(), (*x, 0.0))).collect();
        let found = warned(&set(frame, &placed)).contains(&"scale_implausible");
        assert_eq!(found, expect, "{length} mm");
    };
    for (length, expect) in [(9.99, true), (10.0, false), (36.0, false), (70.0, false), (70.01, true)] {
        check(length, PATIENT, expect);
    }
    check(3.6, Frame::Patient { calibration: Calibration::None }, false);
}

#[test]
fn unusual_is_a_warning_never_a_rejection() {
    let usual = flatback();
    assert_eq!(warned(&set(PATIENT, &usual)), [""; 0]);
    let changed = |site: &str, at: (f64, f64)| {
        let mut placed = usual.clone();
        placed.insert(site.parse().unwrap(), at);
        warned(&set(PATIENT, &placed))
    };
    let (x, y) = usual[&"S1.superior.anterior".parse().unwrap()];
    assert!(changed("S1.superior.anterior", (x, y + 30.0)).contains(&"sacral_slope_not_positive"));
    assert!(changed("femoral_head.left", (-300.0, 0.0)).contains(&"hip_axis_behind_sacrum"));
    assert!(changed("femoral_head.left", (200.0, 60.0)).contains(&"femoral_heads_far_apart"));
    assert!(changed("T4.centroid", (0.0, 900.0)).contains(&"levels_out_of_order"));
    assert!(changed("femoral_head.left", (900.0, 250.0)).contains(&"pelvic_incidence_unusual"));
    let unstated = LandmarkSet::new(PATIENT, Posture::Unknown, None, landmarks(&usual)).unwrap();
    assert_eq!(warned(&unstated), ["posture_not_stated"]);
    let mut unconfirmed = landmarks(&usual);
    unconfirmed[0].confirmed = Some(false);
    let unconfirmed = LandmarkSet::new(PATIENT, Posture::Standing, None, unconfirmed).unwrap();
    assert_eq!(warned(&unconfirmed), ["unconfirmed"]);
}

#[test]
fn the_calibration_is_never_taken_for_more_than_it_is() {
    let outside = Landmark::at(Site::Brow, 4000.5, 10.0);
    let mut frame = film(None, Facing::Right);
    frame.calibration = Calibration::Fiducial;
    let set = |frame| LandmarkSet::new(Frame::Image(frame), Posture::Standing, None, vec![outside]).unwrap();
    assert_eq!(warned(&set(frame)), ["calibration_without_spacing", "outside_film"]);
    frame.spacing = Some(PixelSpacing::new(0.2, 0.2).unwrap());
    assert_eq!(warned(&set(frame)), ["outside_film"]);
    frame.calibration = Calibration::None;
    assert_eq!(warned(&set(frame)), ["spacing_without_calibration", "outside_film"]);
    frame.calibration = Calibration::Detector;
    assert_eq!(warned(&set(frame)), ["millimetres_unverified", "outside_film"]);
}

/// Whatever is said about a film without spacing, it is not said in millimetres.
#[test]
fn no_text_about_an_uncalibrated_film_is_in_millimetres() {
    let site = |name: &str| name.parse::<Site>().unwrap();
    let film_points = Placed::from([
        (site("femoral_head.left"), (500.0, 900.0)),
        (site("femoral_head.right"), (300.0, 1000.0)),
        (site("S1.superior.posterior"), (100.0, 700.0)),
        (site("S1.superior.anterior"), (200.0, 690.0)),
        (site("C7.centroid"), (5000.0, 300.0)),
    ]);
    for draws in [0, 100] {
        let profile =
            Profile::of(&set(Frame::Image(film(None, Facing::Right)), &film_points), &settings(draws));
        let warnings: Vec<String> = profile.warnings.iter().map(ToString::to_string).collect();
        assert!(
            warnings.iter().any(|text| text.starts_with("the femoral heads are far apart")),
            "{warnings:?}"
        );
        let reasons = profile.omitted.iter().map(|omitted| omitted.reason.to_string());
        for text in warnings.iter().cloned().chain(reasons) {
            let words: Vec<&str> = text.split(' ').collect();
            let measure =
                words.windows(2).any(|pair| pair[1].starts_with("mm") && pair[0].parse::<f64>().is_ok());
            assert!(!measure, "{text}");
        }
    }
}

#[test]
fn a_lying_patient_is_not_warned_about_a_standing_slope() {
    let mut placed = flatback();
    let (x, y) = placed[&"S1.superior.anterior".parse().unwrap()];
    placed.insert("S1.superior.anterior".parse().unwrap(), (x, y + 30.0));
    let supine = LandmarkSet::new(PATIENT, Posture::Supine, None, landmarks(&placed)).unwrap();
    assert!(!warned(&supine).contains(&"sacral_slope_not_positive"));
}

#[test]
fn six_lumbar_vertebrae_are_counted_in_every_usual_way_and_never_twice_as_measured() {
    let mut placed = with_more_endplates();
    let sacrum: Vec<(Site, (f64, f64))> = placed
        .iter()
        .filter(|(site, _)| site.level() == Some(Level::S1))
        .map(|(site, at)| (*site, *at))
        .collect();
    for (site, (x, y)) in sacrum {
        placed.insert(site.on_level(Level::L6), (x + 4.0, y + 30.0));
    }
    let profile = Profile::of(&numbered(&placed, 12, 6), &settings(100));
    let codes: Vec<&str> = profile.measured.iter().map(|record| record.parameter.code()).collect();
    let mut distinct = codes.clone();
    distinct.dedup();
    assert_eq!(codes, distinct);
    let schemes: Vec<NumberingScheme> = profile.alternatives.iter().map(|other| other.scheme).collect();
    assert_eq!(schemes, [NumberingScheme::CountedFromSacrum, NumberingScheme::L6AsS1]);
    let [counted, sacral] = &profile.alternatives[..] else { panic!("two ways of counting") };
    let other = |records: &[upright_measurement::Measured], code: &str| {
        records.iter().find(|record| record.parameter.code() == code).cloned()
    };
    assert!(other(&counted.measured, "PI").is_none(), "the pelvis does not change with the count above it");
    let from_l2 = other(&counted.measured, "LL_L1S1").unwrap();
    assert!(from_l2.landmarks.contains(&"L2.superior.anterior".parse().unwrap()), "L2 of six counts as L1");
    let lordosis = other(&sacral.measured, "LL_L1S1").unwrap();
    assert!(lordosis.landmarks.contains(&"L6.superior.anterior".parse().unwrap()));
    assert!(lordosis.interval.is_ok());
    assert!(other(&sacral.measured, "T1S").is_none(), "unaffected");
    assert!(profile.warnings.iter().any(|warning| warning.code() == "numbering_unusual"));
}

#[test]
fn four_lumbar_vertebrae_are_counted_from_the_sacrum_too() {
    let placed = with_more_endplates();
    let placed: Placed = placed.into_iter().filter(|(site, _)| site.level() != Some(Level::L5)).collect();
    let profile = Profile::of(&numbered(&placed, 12, 4), &settings(0));
    let [counted] = &profile.alternatives[..] else { panic!("one way of counting") };
    let lordosis = counted.measured.iter().find(|record| record.parameter.code() == "LL_L1S1").unwrap();
    assert!(lordosis.landmarks.contains(&"T12.superior.anterior".parse().unwrap()), "T12 counts as L1");
    let usual = Profile::of(&set(PATIENT, &flatback()), &settings(0));
    assert_eq!(value(&profile, "LL_L1S1"), value(&usual, "LL_L1S1"), "as named, it is measured as named");
}
