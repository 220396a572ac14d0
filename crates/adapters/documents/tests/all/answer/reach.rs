//! One patient, those of the stories and a few rules reach every field of the schema, so that none of it goes untested.

use super::{SCHEMA, patient, written};
use crate::shape::unmet;

#[test]
fn every_field_is_met() {
    let set = patient::set();
    let stories = patient::stories().into_iter().map(|(_, case)| written(&set, &case));
    let all: Vec<_> = std::iter::once(written(&set, &patient::case())).chain(stories).collect();
    assert_eq!(unmet(&SCHEMA, &["conclusion", "explanation"], &all), [""; 0]);
}
