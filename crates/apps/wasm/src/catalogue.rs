//! What the parameters and the landmark sites are called, in the order of their numbers.

use upright_anatomy::Site;
use upright_measurement::{CATALOGUE, Parameter, needs};
use wasm_bindgen::prelude::wasm_bindgen;

/// How many words [`names_of_parameters`] gives for each parameter.
const WORDS: usize = 7;

/// Of each parameter in the order of the values: code, abbreviation, name, unit (UCUM), region, what positive means, flag.
#[wasm_bindgen]
#[must_use]
pub fn names_of_parameters() -> Vec<String> {
    let words = |parameter: &Parameter| -> [&'static str; WORDS] {
        [
            parameter.code,
            parameter.abbreviation,
            parameter.name,
            parameter.unit.ucum(),
            parameter.region.name(),
            parameter.sign,
            parameter.flag.letter(),
        ]
    };
    CATALOGUE.iter().flat_map(words).map(str::to_owned).collect()
}

/// How many decimals of each parameter are shown.
#[wasm_bindgen]
#[must_use]
pub fn decimals() -> Vec<u8> {
    CATALOGUE.iter().map(|parameter| u8::try_from(parameter.unit.decimals()).unwrap_or(1)).collect()
}

/// The definition of a parameter, one sentence; empty for a number that is none's.
#[wasm_bindgen]
#[must_use]
pub fn definition(parameter: usize) -> String {
    text(parameter, |found| found.definition.to_owned())
}

/// How a parameter is computed, in words.
#[wasm_bindgen]
#[must_use]
pub fn formula_in_words(parameter: usize) -> String {
    text(parameter, |found| found.formula.to_string())
}

/// The landmarks that a parameter needs, in words.
#[wasm_bindgen]
#[must_use]
pub fn needs_in_words(parameter: usize) -> String {
    text(parameter, |found| needs(&found.needs()))
}

/// The ids of the sources of a parameter's definition.
#[wasm_bindgen]
#[must_use]
pub fn sources(parameter: usize) -> Vec<String> {
    let found = CATALOGUE.get(parameter).map(|found| found.sources).unwrap_or_default();
    found.iter().map(|id| (*id).to_owned()).collect()
}

/// A source: its text, its address and what of it was read; empty where there is none with this id.
#[wasm_bindgen]
#[must_use]
pub fn citation(id: &str) -> Vec<String> {
    let found = upright_evidence::citation(id);
    found.map_or_else(Vec::new, |found| [found.text, found.address, found.seen].map(str::to_owned).into())
}

/// Every landmark site by its number; empty texts are numbers without a site.
#[wasm_bindgen]
#[must_use]
pub fn sites() -> Vec<String> {
    let mut names = vec![String::new(); Site::COUNT];
    for site in Site::all() {
        if let Some(name) = names.get_mut(site.index()) {
            *name = site.to_string();
        }
    }
    names
}

fn text(parameter: usize, of: impl Fn(&Parameter) -> String) -> String {
    CATALOGUE.get(parameter).map(of).unwrap_or_default()
}
