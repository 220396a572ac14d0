//! The catalogue of facts.

use std::collections::BTreeSet;
use upright_pathway::facts::CATALOGUE;

#[test]
fn every_fact_has_one_name_and_words_for_people() {
    let mut names = BTreeSet::new();
    for spec in CATALOGUE.specs() {
        assert!(names.insert(&spec.name), "{} stands twice", spec.name);
        assert!(!spec.label.name.is_empty() && !spec.label.name.contains('_'), "{}", spec.name);
    }
}
