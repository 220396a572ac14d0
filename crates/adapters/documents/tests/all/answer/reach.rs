//! One patient, those of the stories and a few rules reach every field of the schema, so that none of it goes untested.

use super::{SCHEMA, patient, problems, written};
use crate::shape::unmet;
use upright_pathway::RuleSet;

#[test]
fn every_field_is_met() {
    let set = patient::set();
    let stories = patient::stories().into_iter().map(|(_, case)| written(&set, &case));
    let carried = RuleSet::carried().unwrap();
    let spoiled = std::iter::once(patient::spoiled());
    let fallen = patient::fallen().into_iter().chain(spoiled).map(|case| written(carried, &case));
    let all: Vec<_> = std::iter::once(written(&set, &patient::case())).chain(stories).chain(fallen).collect();
    assert!(all.iter().all(|document| problems(document).is_empty()));
    assert_eq!(unmet(&SCHEMA, &["conclusion", "explanation"], &all), [""; 0]);
}
