//! The parameter catalogue as JSON.

use serde::Serialize;
use upright_measurement::{CATALOGUE, OmissionReason, Parameter, PostureDependence};

/// One parameter of the catalogue.
#[derive(Debug, Serialize)]
pub struct CatalogueEntry {
    /// The fixed public code.
    pub code: &'static str,
    /// The usual abbreviation.
    pub abbreviation: &'static str,
    /// The full name.
    pub name: &'static str,
    /// The part of the body.
    pub region: &'static str,
    /// The UCUM unit.
    pub unit: &'static str,
    /// One sentence.
    pub definition: &'static str,
    /// What positive means.
    pub sign: &'static str,
    /// The landmarks it needs, in words.
    pub needs: String,
    /// Whether it changes when a rigid trunk rotates about the hip axis.
    pub depends_on_posture: bool,
    /// How well the definition is backed: V, C, D, M or L.
    pub flag: String,
    /// What the flag means.
    pub flag_meaning: &'static str,
    /// Citation ids.
    pub sources: &'static [&'static str],
}

impl From<&Parameter> for CatalogueEntry {
    fn from(parameter: &Parameter) -> Self {
        let needs = OmissionReason::Missing(parameter.needs()).to_string();
        Self {
            code: parameter.code,
            abbreviation: parameter.abbreviation,
            name: parameter.name,
            region: parameter.region.name(),
            unit: parameter.unit.ucum(),
            definition: parameter.definition,
            sign: parameter.sign,
            needs: needs.strip_prefix("needs ").unwrap_or(&needs).to_owned(),
            depends_on_posture: parameter.posture == PostureDependence::Postural,
            flag: format!("{:?}", parameter.flag),
            flag_meaning: parameter.flag.meaning(),
            sources: parameter.sources,
        }
    }
}

/// Every parameter, in catalogue order.
#[must_use]
pub fn catalogue() -> Vec<CatalogueEntry> {
    CATALOGUE.iter().map(CatalogueEntry::from).collect()
}
