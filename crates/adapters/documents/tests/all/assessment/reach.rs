//! Between them the cases reach every field of the schema, so that none of it goes untested.

use super::{SCHEMA, cases, written};
use crate::shape::unmet;
use serde_json::Value;

#[test]
fn every_field_is_met() {
    let all: Vec<Value> = cases::all().iter().map(|(_, case)| written(case)).collect();
    assert_eq!(unmet(&SCHEMA, &["explanation"], &all), [""; 0]);
}
