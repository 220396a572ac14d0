//! A vertebra named by a place, as `L3@0.8,23.5,168`.

use upright_anatomy::{Level, Numbering};
use upright_reading::NamedVertebra;

pub(super) fn parse(text: &str) -> Result<NamedVertebra, String> {
    const FORM: &str = "give it as L3@0.8,23.5,168: level, then mm towards left, back and head";
    let (level, place) = text.split_once('@').ok_or(FORM)?;
    let level: Level = level.parse().map_err(|()| format!("there is no vertebra {level:?}; {FORM}"))?;
    let numbers: Result<Vec<f64>, _> = place.split(',').map(|number| number.trim().parse()).collect();
    let place: [f64; 3] = numbers.ok().and_then(|numbers| numbers.try_into().ok()).ok_or(FORM)?;
    if place.iter().any(|number: &f64| !number.is_finite()) {
        return Err(FORM.to_owned());
    }
    Ok(NamedVertebra { level, place, numbering: Numbering::USUAL })
}
