//! One expected value a parameter, on one patient of the independent reference.
//!
//! A new parameter gets its line here, with a value worked out by hand or by the reference model.

use crate::reference::{PATIENT, cases, measure, value};
use std::collections::BTreeSet;
use upright_measurement::CATALOGUE;

const PATIENT_ID: &str = "EXTRA-07";

const EXPECTED: &[(&str, f64)] = &[
    ("PI", 76.5883),
    ("PT", 40.2188),
    ("SS", 36.3695),
    ("LL_L1S1", 36.4191),
    ("LL_L4S1", 17.5818),
    ("LDI", 48.2765),
    ("PI_LL", 40.1692),
    ("TK_T4T12", 27.5691),
    ("TK_T2T12", 29.5005),
    ("T10L2", 3.7392),
    ("T1S", 36.7535),
    ("CL_C2C7", -1.1506),
    ("C2S", 28.6504),
    ("T1S_CL", 37.904),
    ("cSVA", 46.9807),
    ("SVA", 143.427),
    ("C2S1_SVA", 187.1719),
    ("C7VT", 15.8744),
    ("ST", 74.1256),
    ("GT", 56.0932),
    ("SSA", 110.4951),
    ("C7ST", 20.4951),
    ("SFD", 81.6431),
    ("Barrey", 1.7568),
    ("C2_tilt", 9.6886),
    ("C2PA", 49.9074),
    ("T1_tilt", 5.3829),
    ("T1PA", 45.6017),
    ("T4_tilt", 1.2527),
    ("T4PA", 41.4715),
    ("T9_tilt", -5.9014),
    ("T9PA", 34.3174),
    ("L1_tilt", -8.9318),
    ("L1PA", 31.287),
    ("L4_tilt", -19.4602),
    ("L4PA", 20.7586),
    ("ODHA", 9.562),
    ("CAMHA", 10.0763),
    ("CrSVA_S", 197.3399),
    ("CrSVA_H", 115.6968),
    ("CrSVA_K", 68.3292),
    ("CrSVA_A", 123.2565),
    ("MGS", 3.3177),
    ("CBVA", 7.1156),
    ("FOA", 6.8106),
    ("AA", 8.552),
    ("KA", 15.3625),
    ("SFA", 213.4082),
    ("FPA", 33.4082),
    ("PSh", 74.0834),
    ("GSVA", 69.3436),
    ("GSA", 15.7203),
];

#[test]
fn every_parameter_has_its_expected_value() {
    let (_, placed, _) = cases().into_iter().find(|(id, ..)| id == PATIENT_ID).unwrap();
    let found = measure(PATIENT, &placed);
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
