//! Simulated postures against the independent reference model.

use crate::patient::{Sides, aged, assessed, case, film, joints};
use crate::vectors::{clinical, standing};
use serde_json::Value;
use upright_assessment::{Simulated, SimulatedStatus, SimulatedValue};

/// The reference prints three decimals.
const TOLERANCE: f64 = 2e-3;

fn check(id: &str, found: &[SimulatedValue], expected: &Value) {
    assert!(!found.is_empty(), "{id}");
    for value in found {
        let code = value.parameter.code();
        let expect = expected[code].as_f64().unwrap_or_else(|| panic!("{id}: the reference has no {code}"));
        let found = value.value.value();
        assert!((found - expect).abs() < TOLERANCE, "{id} {code}: {found}, reference {expect}");
    }
}

fn sides(test: &Value) -> Sides {
    [test[0].as_f64(), test[1].as_f64()]
}

fn check_status(id: &str, found: &Simulated, filmed: &Value, expected: &Value) {
    assert_eq!(found.posture.label(), expected["label"], "{id}");
    match (&found.status, expected["status"].as_str().unwrap()) {
        (SimulatedStatus::Computed(values), "computed") => check(id, values, &expected["expected"]),
        (SimulatedStatus::BeyondExamined { at_limit, because }, "not computable beyond examined range") => {
            assert!(!because.is_empty());
            // Where the limit is the film itself, there is nothing between it and the posture asked for.
            match at_limit[..] {
                [] => assert_eq!(expected["at_limit"], *filmed, "{id}"),
                _ => check(id, at_limit, &expected["at_limit"]),
            }
        }
        (found, expect) => panic!("{id}: {found:?}, reference {expect}"),
    }
}

fn expected_as_filmed(vector: &Value) -> Value {
    vector["results"][0]["expected"].clone()
}

#[test]
fn within_the_examined_range() {
    let vectors = clinical("test_vectors.json");
    let vectors = vectors["virtual_posture_examined_range"].as_array().unwrap();
    assert_eq!(vectors.len(), 5);
    for vector in vectors {
        let id = vector["id"].as_str().unwrap();
        let exam = joints(sides(&vector["exam"]["thomas_deg"]), sides(&vector["exam"]["knee_loss_deg"]));
        let age = aged(vector["age"].as_f64().unwrap());
        let case = case(vec![age, exam, film("film", standing(&vector["landmarks_mm"]))]);
        let found = assessed(&case, 0);
        let expected = vector["results"].as_array().unwrap();
        for (found, expected) in found.simulations.iter().zip(expected.iter().skip(1)) {
            check_status(id, found, &expected_as_filmed(vector), expected);
        }
    }
}

#[test]
fn the_flatback_of_the_reference() {
    let vectors = clinical("test_vectors.json");
    let vector = &vectors["virtual_posture_LM_FLATBACK"];
    let film = film("film", standing(&vectors["full_landmark_vectors"][1]["landmarks_mm"]));
    let free = [Some(0.0), Some(0.0)];
    let case = case(vec![aged(vector["age"].as_f64().unwrap()), joints(free, free), film]);
    let found = assessed(&case, 0);
    let keys = ["partial_keep_SFA_norm_knee_ankle", "uncompensated_norm_SFA"];
    for (found, key) in found.simulations.iter().zip(keys) {
        let SimulatedStatus::Computed(values) = &found.status else { panic!("{found:?}") };
        check(key, values, &vector["results"][key]);
    }
}

/// The published cohort: the reference's tolerance test on the nominal skeleton with the cohort's means.
#[test]
fn the_published_cohort() {
    let vectors = clinical("test_vectors.json");
    let cohort = &vectors["lafage2023_cohort_check"];
    let model = &cohort["model"];
    let (free, norm) = ([Some(0.0), Some(0.0)], &model["after"]);
    // The age at which the norm of S54 gives the SFA of the cohort after.
    let (incidence, sacrofemoral) = (model["before"]["PI"].as_f64().unwrap(), norm["SFA"].as_f64().unwrap());
    let age = (sacrofemoral - 173.0 - 0.39 * incidence) / 0.11;
    let film = film("film", standing(&model["landmarks_mm_before"]));
    let case = case(vec![aged(age), joints(free, free), film]);
    let found = assessed(&case, 0);
    let SimulatedStatus::Computed(values) = &found.simulations[1].status else { panic!() };
    for value in values {
        let Some(expect) = norm[value.parameter.code()].as_f64() else { continue };
        assert!((value.value.value() - expect).abs() < 0.02, "{}: {} {expect}", value.parameter, value.value);
    }
    let tilt = found.simulations[1].value(upright_measurement::ParameterId::of("PT")).unwrap().value.value();
    let published = cohort["published"]["after"]["PT"].as_f64().unwrap();
    assert!((tilt - published).abs() < 0.5, "{tilt}, published {published}");
}
