//! The parameter catalogue as JSON.

use serde::Serialize;
use upright_measurement::{CATALOGUE, Element, Parameter, PostureDependence, needs};

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
    /// How it is computed.
    pub formula: String,
    /// What positive means.
    pub sign: &'static str,
    /// The landmarks it needs, in words.
    pub needs: String,
    /// The landmarks it needs: one list a point, in it one list of sites for every way to place the point.
    pub sites: Vec<Vec<Vec<String>>>,
    /// The lines it is read from.
    pub construction: Vec<CatalogueLine>,
    /// Whether it is left out on a film taken lying, sitting or bent.
    pub depends_on_posture: bool,
    /// How well the definition is backed: V, C, D, M or L.
    pub flag: &'static str,
    /// What the flag means.
    pub flag_meaning: &'static str,
    /// Citation ids.
    pub sources: &'static [&'static str],
}

/// A line that a parameter is read from.
#[derive(Debug, Serialize, PartialEq)]
pub struct CatalogueLine {
    /// `slope` against the horizontal, `tilt` against the vertical, or horizontal `offset`.
    pub kind: &'static str,
    /// Where it starts.
    pub from: String,
    /// Where it ends.
    pub to: String,
}

impl From<Element> for CatalogueLine {
    fn from(element: Element) -> Self {
        let kind = match element {
            Element::Slope { .. } => "slope",
            Element::Tilt { .. } => "tilt",
            Element::Offset { .. } => "offset",
        };
        let [from, to] = element.points().map(|point| point.to_string());
        Self { kind, from, to }
    }
}

impl From<&Parameter> for CatalogueEntry {
    fn from(parameter: &Parameter) -> Self {
        let points = parameter.needs();
        let mut construction: Vec<CatalogueLine> =
            parameter.formula.terms().map(|term| term.element.into()).collect();
        construction.dedup();
        Self {
            code: parameter.code,
            abbreviation: parameter.abbreviation,
            name: parameter.name,
            region: parameter.region.name(),
            unit: parameter.unit.ucum(),
            definition: parameter.definition,
            formula: parameter.formula.to_string(),
            sign: parameter.sign,
            needs: needs(&points),
            sites: points.into_iter().map(|point| groups(&point.site_groups())).collect(),
            construction,
            depends_on_posture: parameter.posture == PostureDependence::Postural,
            flag: parameter.flag.letter(),
            flag_meaning: parameter.flag.meaning(),
            sources: parameter.sources,
        }
    }
}

fn groups(groups: &[upright_measurement::SiteGroup]) -> Vec<Vec<String>> {
    let named =
        groups.iter().map(|group| group.iter().flatten().map(ToString::to_string).collect::<Vec<_>>());
    named.filter(|group| !group.is_empty()).collect()
}

/// Every parameter, in catalogue order.
#[must_use]
pub fn catalogue() -> Vec<CatalogueEntry> {
    CATALOGUE.iter().map(CatalogueEntry::from).collect()
}
