//! What a page showed when its reader signed: the node measures again, and nobody signs numbers that it does not find.

use crate::problem::{Answer, Problem};
use serde::Deserialize;
use std::collections::BTreeMap;
use upright_anatomy::LandmarkSet;
use upright_evidence::{FilmQuality, VERSION, settings};
use upright_measurement::{ParameterId, Profile};
use utoipa::ToSchema;

/// Degrees, millimetres or per cent by which the page's values may differ: two builds of one program agree far below it.
const TOLERANCE: f64 = 1e-6;

/// What whoever signs had in sight.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Displayed {
    /// The version of the program that measured it.
    #[schema(max_length = 64)]
    pub program: String,
    /// The version of the numbers that it rests on.
    #[schema(max_length = 64)]
    pub evidence: String,
    /// Values by the codes of their parameters, in the units of the catalogue.
    pub values: BTreeMap<String, f64>,
}

impl Displayed {
    /// Whether the node measures the same on `landmarks`.
    ///
    /// # Errors
    /// A conflict that says to load the page anew: it is of another version, or shows another value.
    pub(crate) fn check(&self, landmarks: &LandmarkSet) -> Answer<()> {
        if self.program != env!("CARGO_PKG_VERSION") || self.evidence != VERSION {
            return Err(other("it was measured by another version of the program"));
        }
        let profile = Profile::of(landmarks, &settings(FilmQuality::Clear, 0, 0));
        for (code, shown) in &self.values {
            let Some(parameter) = ParameterId::from_code(code) else {
                return Err(Problem::invalid(format!("no parameter is called {code:?}")));
            };
            let found = profile.get(parameter).map(|found| found.value.value());
            if !found.is_some_and(|found| (found - shown).abs() <= TOLERANCE) {
                let name = parameter.parameter().abbreviation;
                return Err(other(&format!("{name} comes out otherwise here")));
            }
        }
        Ok(())
    }
}

fn other(what: &str) -> Problem {
    Problem::measured_otherwise(format!(
        "Nothing was signed: {what}. Load the page anew; the landmarks are kept."
    ))
}
