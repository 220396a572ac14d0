//! The work-up board.

use super::conclusion::{WireConclusion, conclusion};
use crate::explanation::Used;
use serde::Serialize;
use upright_pathway::{BoardItem, Conclusion, Then};

#[derive(Debug, Serialize)]
pub(super) struct WireStudy<'a> {
    study: &'static str,
    name: &'a str,
    question: &'a str,
    changes: &'a str,
    need: &'static str,
    progress: &'static str,
    since: Option<String>,
    made: Option<String>,
    late: bool,
    made_before: Option<String>,
    inadequate_for: Option<&'a str>,
    instead: Option<&'static str>,
    waits: bool,
    why: Vec<WireReason<'a>>,
    missing: &'a [String],
}

/// What a rule says of the study: how far it would be needed.
#[derive(Debug, Serialize)]
struct WireReason<'a> {
    need: &'static str,
    #[serde(flatten)]
    conclusion: WireConclusion<'a>,
}

pub(super) fn study<'a>(found: &'a BoardItem<'_>, used: &mut Used) -> WireStudy<'a> {
    WireStudy {
        study: found.study.kind.name(),
        name: &found.study.name,
        question: &found.study.question,
        changes: &found.study.changes,
        need: found.need.name(),
        progress: found.progress.name(),
        since: found.since.map(|day| day.to_string()),
        made: found.made.map(|day| day.to_string()),
        late: found.is_late,
        made_before: found.made_before.map(|day| day.to_string()),
        inadequate_for: found.inadequate_for.as_deref(),
        instead: found.instead.map(|study| study.name()),
        waits: found.waits,
        why: found.why.iter().filter_map(|found| reason(found, used)).collect(),
        missing: &found.missing,
    }
}

fn reason<'a>(found: &'a Conclusion<'_>, used: &mut Used) -> Option<WireReason<'a>> {
    let Then::Study(_, need) = found.rule.then else { return None };
    Some(WireReason { need: need.name(), conclusion: conclusion(found, used) })
}
