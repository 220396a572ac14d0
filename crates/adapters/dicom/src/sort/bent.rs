//! Which way a film was bent: no code of gravity says it, descriptions do.

use super::lexicon::Meaning;
use super::words;
use crate::attribute::Attribute;
use crate::orientation::View;
use crate::values::Values;
use upright_anatomy::Posture;

/// Bent forwards and nothing else.
const FORWARDS: [&str; 4] = ["FLEXION", "FLEX", "HYPERFLEXION", "INKLINATION"];
/// Bent backwards and nothing else.
const BACKWARDS: [&str; 3] = ["EXTENSION", "HYPEREXTENSION", "REKLINATION"];
/// What may be flexed or extended in the place of the spine: knees in extension are how a standing film is taken.
const LIMBS: [&str; 6] = ["KNEE", "KNEES", "HIP", "HIPS", "LEG", "LEGS"];

/// How a film was bent by the descriptions of its series; `Some(None)` = bent or perhaps bent, and nobody says that it was the spine
/// and which way, so that it is no standing film whatever its codes say. `None` = nothing says that it was bent.
pub(crate) fn bent(values: &Values, view: View) -> Option<Option<Posture>> {
    let texts = [Attribute::SeriesDescription, Attribute::ProtocolName];
    let texts: Vec<String> = texts.into_iter().filter_map(|attribute| values.text(attribute)).collect();
    let found: Vec<_> = texts.iter().flat_map(|text| words::found(text)).collect();
    let said = |meaning| found.iter().filter(move |one| one.meaning == meaning && !one.denied);
    // Over a bolster a spine is extended, and how it lay is what its codes say.
    if said(Meaning::Support).next().is_some() {
        return None;
    }
    let perhaps = said(Meaning::PerhapsExtension).next().is_some();
    let mut ways = said(Meaning::Bending).map(|one| way(one.phrase));
    let Some(first) = ways.next() else { return perhaps.then_some(None) };
    let is_limb = |text: &String| words::words(text).iter().any(|word| LIMBS.contains(&word.as_str()));
    let is_unsure = perhaps || view == View::Frontal || texts.iter().any(is_limb);
    Some(first.filter(|_| !is_unsure && ways.all(|way| way == first)))
}

fn way(phrase: &str) -> Option<Posture> {
    let forwards = FORWARDS.contains(&phrase).then_some(Posture::BentForwards);
    forwards.or(BACKWARDS.contains(&phrase).then_some(Posture::BentBackwards))
}
