//! Every landmark vector of the clinical reference, and our own made with the same independent model.

use crate::reference::{
    PATIENT, Placed, cases, clinical, facing, film, measure, pixels, placed, set, settings, value,
};
use serde_json::Value;
use upright_anatomy::{Facing, Frame};
use upright_measurement::Profile;

/// The reference prints four decimals; the issue asks for 0.01° and 0.01 mm.
const TOLERANCE: f64 = 1e-3;

fn check(id: &str, frame: Frame, landmarks: &Placed, expected: &Value) {
    let found = measure(frame, landmarks);
    for (code, expect) in expected.as_object().unwrap() {
        let found = value(&found, code);
        match expect.as_f64() {
            Some(expect) => {
                assert!((found - expect).abs() < TOLERANCE, "{id} {code}: {found}, reference {expect}");
            }
            None => assert!(found.is_nan(), "{id} {code}: {found}, reference says not computable"),
        }
    }
}

#[test]
fn patient_form() {
    for (id, landmarks, expected) in cases() {
        check(&id, PATIENT, &landmarks, &expected);
    }
}

#[test]
fn both_pixel_facings_of_the_clinical_flatback() {
    let clinical = clinical("test_vectors.json");
    let expected = &clinical["full_landmark_vectors"][1]["expected"];
    for (name, form) in clinical["pixel_vectors_of_LM_FLATBACK"].as_object().unwrap() {
        let spacing = form["mm_per_px"].as_f64().unwrap();
        let frame = Frame::Image(film(Some((spacing, spacing)), facing(name)));
        check(name, frame, &placed(&form["pts"]), expected);
    }
}

#[test]
fn every_vector_in_pixels_facing_either_way() {
    for (id, landmarks, expected) in cases() {
        for spacing in [(0.143, 0.143), (0.2, 0.11)] {
            for facing in [Facing::Left, Facing::Right] {
                check(
                    &id,
                    Frame::Image(film(Some(spacing), facing)),
                    &pixels(&landmarks, spacing, facing),
                    &expected,
                );
            }
        }
    }
}

#[test]
fn pixels_with_anisotropic_spacing_and_either_facing() {
    for case in clinical("extra_vectors.json")["cases"].as_array().unwrap() {
        let pixels = &case["pixels"];
        let spacing = (pixels["row_mm"].as_f64().unwrap(), pixels["column_mm"].as_f64().unwrap());
        let frame = Frame::Image(film(Some(spacing), facing(pixels["facing"].as_str().unwrap())));
        check(case["id"].as_str().unwrap(), frame, &placed(&pixels["points"]), &case["expected"]);
    }
}

#[test]
fn postures_and_osteotomies_of_the_reference_are_measured_alike() {
    let clinical = clinical("test_vectors.json");
    let before = placed(&clinical["lafage2023_cohort_check"]["model"]["landmarks_mm_before"]);
    let found = measure(PATIENT, &before);
    for (code, expect) in clinical["lafage2023_cohort_check"]["model"]["before"].as_object().unwrap() {
        let (found, expect) = (value(&found, code), expect.as_f64().unwrap());
        assert!((found - expect).abs() < 0.01, "{code}: {found}, reference {expect}");
    }
    for case in clinical["virtual_posture_examined_range"].as_array().unwrap() {
        check(
            case["id"].as_str().unwrap(),
            PATIENT,
            &placed(&case["landmarks_mm"]),
            &case["results"][0]["expected"],
        );
    }
}

#[test]
fn a_profile_carries_the_kernels_numbers_unchanged() {
    for (id, landmarks, _) in cases() {
        let found = measure(PATIENT, &landmarks);
        for record in Profile::of(&set(PATIENT, &landmarks), &settings(0)).measured {
            assert_eq!(record.value.value().to_bits(), found[record.parameter.index()].to_bits(), "{id}");
        }
    }
}
