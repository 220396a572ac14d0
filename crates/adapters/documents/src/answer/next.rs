//! What to do next.

use serde::Serialize;
use upright_pathway::NextAction;

#[derive(Debug, Serialize)]
pub(super) struct WireNext<'a> {
    act: &'static str,
    about: &'a str,
    name: &'a str,
    detail: &'a str,
    tier: Option<&'static str>,
    cautions: Vec<WireCaution<'a>>,
    ask: &'a [String],
}

#[derive(Debug, Serialize)]
struct WireCaution<'a> {
    level: &'static str,
    text: &'a str,
}

pub(super) fn next(found: &NextAction) -> WireNext<'_> {
    let cautions = found.cautions.iter().map(|(level, text)| WireCaution { level: level.name(), text });
    WireNext {
        act: found.act.name(),
        about: &found.about,
        name: &found.name,
        detail: &found.detail,
        tier: found.tier.map(|tier| tier.name()),
        cautions: cautions.collect(),
        ask: &found.ask,
    }
}
