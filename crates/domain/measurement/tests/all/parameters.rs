//! One expected value a parameter, on the shipped flatback, whose every vertebra has four corners.
//!
//! A new parameter gets its line here, with a value worked out by hand or by other means than the kernel;
//! these were computed by `xtask/yardsticks/measurement.py`, written from the definitions.

use crate::reference::value;
use std::collections::BTreeSet;
use std::path::Path;
use upright_documents::read_landmarks;
use upright_measurement::{CATALOGUE, Points, values};

const EXPECTED: &[(&str, f64)] = &[
    ("PI", 56.002),
    ("PT", 32.0008),
    ("SS", 24.0013),
    ("LL_L1S1", 15.9882),
    ("LL_L4S1", 15.9837),
    ("LDI", 99.9722),
    ("PI_LL", 40.0139),
    ("TK_T4T12", 18.0233),
    ("TK_T2T12", 22.0074),
    ("T10L2", 0.5278),
    ("T1S", 28.0006),
    ("CL_C2C7", 15.9611),
    ("C2S", 8.0402),
    ("T1S_CL", 12.0394),
    ("cSVA", 30.8),
    ("SVA", 134.085),
    ("C2S1_SVA", 159.5),
    ("C7VT", 13.9871),
    ("ST", 76.0129),
    ("GT", 45.9879),
    ("SSA", 100.0141),
    ("C7ST", 10.0141),
    ("SFD", 72.08),
    ("Barrey", 1.8602),
    ("C2_tilt", 7.6603),
    ("C2PA", 39.6611),
    ("T1_tilt", 5.5309),
    ("T1PA", 37.5316),
    ("T4_tilt", 2.5823),
    ("T4PA", 34.5831),
    ("T9_tilt", -2.0843),
    ("T9PA", 29.9164),
    ("L1_tilt", -5.684),
    ("L1PA", 26.3168),
    ("L4_tilt", -15.5849),
    ("L4PA", 16.4159),
    ("ODHA", 7.6739),
    ("CAMHA", 7.7266),
    ("CrSVA_S", 164.46),
    ("CrSVA_H", 92.38),
    ("CrSVA_K", 22.92),
    ("CrSVA_A", 74.42),
    ("MGS", 5.5275),
    ("CBVA", 5.3893),
    ("FOA", 10.0002),
    ("AA", 8.0009),
    ("KA", 18.0011),
    ("SFA", 202.0006),
    ("FPA", 22.0006),
    ("PSh", 90.04),
    ("GSVA", 44.045),
    ("GSA", 15.6559),
];

#[test]
fn every_parameter_has_its_expected_value() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../testdata/landmarks/flatback.json");
    let set = read_landmarks(&std::fs::read(path).unwrap()).unwrap().set;
    let found = values(&Points::from_set(&set, 1.0));
    for (code, expect) in EXPECTED {
        let found = value(&found, code);
        assert!((found - expect).abs() < 1e-3, "{code}: {found}, expected {expect}");
    }
    let tested: BTreeSet<&str> = EXPECTED.iter().map(|(code, _)| *code).collect();
    for parameter in &CATALOGUE {
        assert!(tested.contains(parameter.code), "{} has no expected value here", parameter.code);
    }
}

#[test]
fn codes_are_distinct_and_texts_are_sentences() {
    let codes: BTreeSet<&str> = CATALOGUE.iter().map(|parameter| parameter.code).collect();
    assert_eq!(codes.len(), CATALOGUE.len());
    for parameter in &CATALOGUE {
        assert!(parameter.definition.ends_with('.'), "{}", parameter.code);
        assert!(!parameter.sign.is_empty() && !parameter.name.is_empty(), "{}", parameter.code);
        assert!(!parameter.needs().is_empty(), "{}", parameter.code);
    }
}
