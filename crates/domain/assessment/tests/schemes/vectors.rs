//! Score and formula vectors of the clinical reference, through the classifiers where a film can be built.

use crate::patient::{Found, Patient};
use serde_json::Value;
use std::path::Path;
use upright_anatomy::{Degrees, Level};
use upright_evidence::norm;

fn vectors(kind: &str, count: usize) -> Vec<Value> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/clinical/test_vectors.json");
    let all: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let found = all[kind].as_array().unwrap().clone();
    assert_eq!(found.len(), count, "{kind}");
    found
}

fn number(case: &Value, name: &str) -> f64 {
    case[name].as_f64().unwrap_or_else(|| panic!("no {name} in {case}"))
}

fn near(found: f64, expect: f64, tolerance: f64, what: &str) {
    assert!((found - expect).abs() <= tolerance, "{what}: {found}, reference {expect}");
}

#[test]
fn gap_on_films() {
    for case in vectors("gap", 7) {
        let given = |name| number(&case["in"], name);
        let tilt = given("pi") - given("ss");
        let found = Patient::with_pelvis(given("pi"), tilt)
            .upper(Level::L1, given("ss") - given("ll"))
            .upper(Level::L4, given("ss") - given("l4"))
            .global_tilt(tilt, given("gt"))
            .aged(given("age"))
            .operated()
            .classify();
        for (code, name) in [
            ("gap.rpv", "RPV"),
            ("gap.rll", "RLL"),
            ("gap.ldi", "LDI"),
            ("gap.rsa", "RSA"),
            ("gap.age", "AGE"),
        ] {
            points(&found, code, &case["out"]["scores"][name], &case);
        }
        match case["out"]["category"].as_str() {
            Some(category) => {
                assert_eq!(found.class("gap.total"), category, "{case}");
                assert_eq!(found.input("gap.total", "total"), case["out"]["total"].to_string(), "{case}");
                assert!(!found.get("gap.total").is_hidden);
            }
            None => found.refuses("gap.total", "L1-S1 is not lordotic"),
        }
    }
}

fn points(found: &Found, code: &str, expect: &Value, case: &Value) {
    match expect.as_u64() {
        Some(expect) => {
            assert!(found.meaning(code).starts_with(&format!("{expect} point")), "{code}: {case}")
        }
        None => found.refuses(code, "L1-S1 is not lordotic"),
    }
}

#[test]
fn srs_schwab_on_films() {
    for case in vectors("srs_schwab", 5) {
        let [mismatch, sva, tilt] = [0, 1, 2].map(|position| case["in"][position].as_f64().unwrap());
        let sacral_slope = 35.0;
        let lordosis = sacral_slope + tilt - mismatch;
        let found = Patient::with_pelvis(sacral_slope + tilt, tilt)
            .upper(Level::L1, sacral_slope - lordosis)
            .sva(sva)
            .classify();
        for (code, name) in
            [("srs_schwab.pi_ll", "PI-LL"), ("srs_schwab.sva", "SVA"), ("srs_schwab.pt", "PT")]
        {
            assert_eq!(found.class(code), case["out"][name].as_str().unwrap(), "{code}: {case}");
        }
    }
}

#[test]
fn age_adjusted_targets() {
    for case in vectors("age_adjusted", 4) {
        let age = number(&case, "age");
        for (line, name) in [
            (norm::AGE_ADJUSTED_PT, "PT"),
            (norm::AGE_ADJUSTED_PI_LL, "PI_LL"),
            (norm::AGE_ADJUSTED_SVA, "SVA_mm"),
            (norm::AGE_ADJUSTED_T1PA, "TPA"),
        ] {
            // The reference prints two decimals.
            near(line.value(age), number(&case, name), 0.005, name);
        }
    }
}

#[test]
fn norms_of_incidence_and_age() {
    for case in vectors("normative_formula_2025", 4) {
        let (incidence, age) = (Degrees::new(number(&case, "PI")), number(&case, "age"));
        for (formula, name) in [
            (norm::PELVIC_TILT, "PT"),
            (norm::T1PA, "TPA"),
            (norm::SSA, "SSA"),
            (norm::SFA, "SFA"),
            (norm::LUMBAR_LORDOSIS, "LL_hasegawa"),
        ] {
            near(formula.value(incidence, age).value(), number(&case, name), 0.005, name);
        }
        near(norm::L1PA.value(incidence).value(), number(&case, "L1PA_norm"), 0.005, "L1PA");
    }
}

#[test]
fn lordosis_needed_with_kyphosis_positive() {
    for case in vectors("lafage_LL_formula", 2) {
        let [incidence, kyphosis] = ["PI", "TK"].map(|name| Degrees::new(number(&case, name)));
        let found = norm::lordosis_needed(incidence, kyphosis, number(&case, "age"));
        near(found.value(), number(&case, "LL"), 0.005, "LL");
    }
}
