//! People's own words, written into the document and into nothing else.

use serde::{Serialize, Serializer};
use upright_casefile::FreeText;

/// Somebody's own words: they are serialised, and never appear in `Debug`.
#[derive(Debug)]
pub(super) struct Words<'a>(pub(super) &'a FreeText);

impl Serialize for Words<'_> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        json.serialize_str(self.0.as_str())
    }
}
