//! One patient and a few rules reach every field of the schema, so that none of it goes untested.

use super::{SCHEMA, patient, written};
use crate::shape::unmet;

#[test]
fn every_field_is_met() {
    let all = [written(&patient::set(), &patient::case())];
    assert_eq!(unmet(&SCHEMA, &["conclusion", "explanation"], &all), [""; 0]);
}
