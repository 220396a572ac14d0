//! What is seen in a CT or an MR, asked for by whoever looks at it.

use super::loaded::Loaded;
use super::section::numbers;
use super::{Grid, VolumeDescription};
use crate::problem::{Answer, Problem};
use serde::Deserialize;
use upright_anatomy::{Level, Numbering};
use upright_reading::{Attenuation, CtReading, NamedVertebra};
use utoipa::IntoParams;

/// The vertebra that a person named.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Named {
    /// Its level, as `L3`; nothing that is seen has a level unless one is named.
    level: Option<String>,
    /// A place in its body: millimetres towards the patient's left, back and head, parted by commas.
    #[param(example = "0.8,23.5,168")]
    place: Option<String>,
    /// How many lumbar vertebrae the patient has; 5 unless stated.
    #[param(minimum = 4, maximum = 6)]
    lumbar: Option<u8>,
}

impl Named {
    /// The vertebra; none where none was named.
    ///
    /// # Errors
    /// A problem that names what is wrong.
    pub(crate) fn vertebra(&self) -> Answer<Option<NamedVertebra>> {
        match (&self.level, &self.place) {
            (None, None) => Ok(None),
            (Some(level), Some(place)) => named(["level", "place"], [level, place], self.lumbar).map(Some),
            _ => Err(Problem::invalid("a vertebra is named by level and place; give both, or none")),
        }
    }
}

/// An earlier CT, and the vertebra that a person named in each: a place in one is none in the other.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct NamedInBoth {
    /// The volume of the earlier CT.
    pub(crate) earlier: String,
    /// The level of the vertebra in the earlier CT, as `L3`.
    earlier_level: String,
    /// A place in its body: millimetres towards the patient's left, back and head, parted by commas.
    #[param(example = "-0.7,38.9,177")]
    earlier_place: String,
    /// The level of the vertebra in the later CT.
    level: String,
    /// A place in its body.
    #[param(example = "0.8,23.5,168")]
    place: String,
    /// How many lumbar vertebrae the patient has; 5 unless stated.
    #[param(minimum = 4, maximum = 6)]
    lumbar: Option<u8>,
}

impl NamedInBoth {
    /// The vertebra of the earlier and that of the later CT.
    ///
    /// # Errors
    /// A problem that names what is wrong.
    pub(crate) fn vertebrae(&self) -> Answer<[NamedVertebra; 2]> {
        let earlier = [self.earlier_level.as_str(), &self.earlier_place];
        let later = [self.level.as_str(), &self.place];
        Ok([
            named(["earlier_level", "earlier_place"], earlier, self.lumbar)?,
            named(["level", "place"], later, self.lumbar)?,
        ])
    }
}

/// Bodies that a person named.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct NamedBodies {
    /// Levels with the middles of their bodies, parted by semicolons: millimetres towards the patient's left, back and head. Nothing is
    /// looked for before two are named.
    #[param(example = "L3@0.8,23.5,168;L2@0.2,24,203")]
    bodies: Option<String>,
}

impl NamedBodies {
    /// The bodies; none where none was named.
    ///
    /// # Errors
    /// A problem that names what is wrong.
    pub(crate) fn bodies(&self) -> Answer<Vec<(Level, [f64; 3])>> {
        /// More vertebrae nobody has: no clinical limit.
        const MOST: usize = 30;
        let named = self.bodies.iter().flat_map(|named| named.split(';')).filter(|body| !body.is_empty());
        let bodies: Vec<_> = named.take(MOST + 1).map(body).collect::<Answer<_>>()?;
        if bodies.len() > MOST {
            return Err(Problem::invalid(format!("bodies names more than {MOST}")));
        }
        Ok(bodies)
    }
}

fn body(text: &str) -> Answer<(Level, [f64; 3])> {
    let wrong = || Problem::invalid("bodies are levels with their places, as L3@0.8,23.5,168;L2@0.2,24,203");
    let (level, place) = text.split_once('@').ok_or_else(wrong)?;
    Ok((level.parse().map_err(|()| wrong())?, numbers("bodies", place)?))
}

/// A vertebra, from fields with these names.
fn named(fields: [&str; 2], [level, place]: [&str; 2], lumbar: Option<u8>) -> Answer<NamedVertebra> {
    let [field, of_place] = fields;
    let level: Level =
        level.parse().map_err(|()| Problem::invalid(format!("{field} is no vertebra; give it as L3")))?;
    let place = numbers(of_place, place)?;
    let lumbar = lumbar.unwrap_or(Numbering::USUAL.lumbar());
    let numbering = Numbering::new(Numbering::USUAL.thoracic(), lumbar);
    let numbering = numbering.map_err(|error| Problem::invalid(error.to_string()))?;
    Ok(NamedVertebra { level, place, numbering })
}

/// Reads a CT. Takes a core for a second.
///
/// # Errors
/// A problem where the values are no Hounsfield units.
pub(crate) fn read(
    loaded: &Loaded,
    description: &VolumeDescription,
    named: Option<NamedVertebra>,
) -> Answer<CtReading> {
    let scale = description.grid.as_ref().and_then(Grid::hounsfield);
    let ct = scale
        .and_then(|[slope, intercept]| Attenuation::new(&loaded.volume, &loaded.frame, slope, intercept));
    let ct = ct.ok_or_else(|| Problem::conflict("only a CT in Hounsfield units is read"))?;
    Ok(CtReading::of(&ct, description.technique.into(), named))
}
