//! Which way a film was bent: no code of gravity says it, descriptions do.

use super::lexicon::Meaning;
use super::words;
use crate::attribute::Attribute;
use crate::values::Values;
use upright_anatomy::Posture;

/// Bent forwards and nothing else.
const FORWARDS: [&str; 4] = ["FLEXION", "FLEX", "HYPERFLEXION", "INKLINATION"];
/// Bent backwards and nothing else.
const BACKWARDS: [&str; 3] = ["EXTENSION", "HYPEREXTENSION", "REKLINATION"];

/// How a film was bent by the descriptions of its series; `Some(None)` = bent, and nobody says forwards or backwards, so that it is
/// no standing film whatever its codes say. `None` = nothing says that it was bent.
pub(crate) fn bent(values: &Values) -> Option<Option<Posture>> {
    let texts =
        [Attribute::SeriesDescription, Attribute::ProtocolName].map(|attribute| values.text(attribute));
    let found: Vec<_> = texts.into_iter().flatten().flat_map(|text| words::found(&text)).collect();
    let said = |meaning| found.iter().filter(move |one| one.meaning == meaning && !one.denied);
    // Over a bolster a spine is extended, and how it lay is what its codes say.
    if said(Meaning::Support).next().is_some() {
        return None;
    }
    let way = |phrase: &str| {
        let forwards = FORWARDS.contains(&phrase).then_some(Posture::BentForwards);
        forwards.or(BACKWARDS.contains(&phrase).then_some(Posture::BentBackwards))
    };
    let mut ways = said(Meaning::Bending).map(|one| way(one.phrase));
    let first = ways.next()?;
    Some(first.filter(|_| ways.all(|way| way == first)))
}
