//! What is usual, for the mark beside a value.

use upright_anatomy::Degrees;
use upright_evidence::norm::usual as usual_of;
use upright_measurement::ParameterId;
use wasm_bindgen::prelude::wasm_bindgen;

/// What people without complaints have: value and source ids.
#[wasm_bindgen]
#[derive(Clone, Debug)]
pub struct Usual {
    /// The mean, in the unit of the parameter.
    pub value: f64,
    /// Two standard deviations to either side; NaN where the source gives none.
    pub spread: f64,
    source: &'static str,
    flag: &'static str,
}

#[wasm_bindgen]
impl Usual {
    /// The id of the source.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn source(&self) -> String {
        self.source.to_owned()
    }

    /// How well the number is backed: V, C, D, M or L.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn flag(&self) -> String {
        self.flag.to_owned()
    }
}

/// What is usual for a parameter at this incidence and age, each NaN where it is not known; nothing where no source says it.
#[wasm_bindgen]
#[must_use]
pub fn usual(parameter: usize, pelvic_incidence: f64, age: f64) -> Option<Usual> {
    let id = ParameterId::all().find(|id| id.index() == parameter)?;
    let known = |number: f64| (!number.is_nan()).then_some(number);
    let found = usual_of(id, known(pelvic_incidence).map(Degrees::new), known(age))?;
    let spread = found.sd.map_or(f64::NAN, |sd| 2.0 * sd);
    Some(Usual { value: found.value, spread, source: found.record.source, flag: found.record.flag.letter() })
}
