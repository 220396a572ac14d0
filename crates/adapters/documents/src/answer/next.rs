//! What to do next.

use super::conclusion::{WireGround, grounds};
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
    since: Option<String>,
    late: bool,
}

#[derive(Debug, Serialize)]
struct WireCaution<'a> {
    level: &'static str,
    text: &'a str,
    grounds: Vec<WireGround<'a>>,
}

pub(super) fn next(found: &NextAction) -> WireNext<'_> {
    let cautions = found.cautions.iter().map(|against| WireCaution {
        level: against.level.name(),
        text: &against.text,
        grounds: grounds(&against.because),
    });
    WireNext {
        act: found.act.name(),
        about: &found.about,
        name: &found.name,
        detail: &found.detail,
        tier: found.tier.map(|tier| tier.name()),
        cautions: cautions.collect(),
        ask: &found.ask,
        since: found.since.map(|day| day.to_string()),
        late: found.is_late,
    }
}
