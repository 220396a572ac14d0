//! The work-up.

use super::words::{because, opened, sentences, set_aside, unless};
use crate::page::{Section, marks};
use std::collections::BTreeSet;
use upright_pathway::{Answer, BoardItem, Conclusion, Need, Progress};

pub(super) fn board(answer: &Answer<'_>) -> Section {
    let mut told = BTreeSet::new();
    let is_silent = |item: &&BoardItem<'_>| item.need == Need::NotNeeded && item.progress == Progress::None;
    let rows =
        answer.board.iter().filter(|item| !is_silent(item)).map(|item| board_row(answer, item, &mut told));
    let silent = names(answer.board.iter().filter(is_silent));
    let why = answer.board.iter().flat_map(|item| item.why.iter().map(opened));
    let section = Section::new("Work-up")
        .titled_list("To arrange:", answer.board.iter().flat_map(to_arrange).collect());
    let section = section.table(&["study", "", "progress", "why"], rows.collect());
    let section = match silent.is_empty() {
        true => section,
        false => section.text(format!("Not needed, no rule asks for it: {silent}.")),
    };
    section
        .more(
            answer
                .board
                .iter()
                .map(|item| format!("{}: {} {}", item.study.name, item.study.question, item.study.changes)),
        )
        .why(why.collect::<Vec<_>>())
}

/// How a study that is needed is to be made, as long as nobody has seen to it.
pub(super) fn to_arrange(item: &BoardItem<'_>) -> Vec<String> {
    let is_open = item.need == Need::Needed && matches!(item.progress, Progress::None | Progress::Inadequate);
    let fired = item.why.iter().filter(|found| found.fires() && is_open);
    let name = &item.study.name;
    let said =
        |words: &String| if words.starts_with(name) { words.clone() } else { format!("{name}: {words}") };
    fired.map(|found| said(&found.rule.recommendation)).collect()
}

pub(super) fn names<'a>(items: impl Iterator<Item = &'a BoardItem<'a>>) -> String {
    items.map(|item| item.study.name.as_str()).collect::<Vec<_>>().join("; ")
}

pub(super) fn board_row(
    answer: &Answer<'_>,
    item: &BoardItem<'_>,
    told: &mut BTreeSet<String>,
) -> Vec<String> {
    let decisive: Vec<String> =
        item.why.iter().filter(|found| found.fires()).map(|found| reason(found, item.need, told)).collect();
    let missing = if item.missing.is_empty() || item.need == Need::NotNeeded {
        String::new()
    } else {
        format!("Missing: {}.", item.missing.join("; "))
    };
    let why = match (decisive.is_empty(), item.need) {
        (true, Need::NotNeeded) => "no rule asks for it".to_owned(),
        _ => decisive.join(" "),
    };
    let fired = item.why.iter().filter(|found| found.fires()).map(|found| found.rule.code());
    let codes: Vec<&str> = std::iter::once(item.study.kind.name()).chain(fired).collect();
    let aside = set_aside(answer, &codes);
    let words: Vec<String> =
        [why, missing, aside.unwrap_or_default()].into_iter().filter(|part| !part.is_empty()).collect();
    vec![
        item.study.name.clone(),
        item.need.name().replace('_', " "),
        item.progress.name().to_owned(),
        words.join(" "),
    ]
}

/// Why a rule speaks for or against a study. What is to be done about a needed one is said above the table.
/// What of the record it rests on is said once, in the first row that rests on it.
pub(super) fn reason(found: &Conclusion<'_>, need: Need, told: &mut BTreeSet<String>) -> String {
    let what = if need == Need::Needed { "" } else { found.rule.recommendation.as_str() };
    let because = Some(because(found)).filter(|because| told.insert(because.clone())).unwrap_or_default();
    let words = sentences([what, &because, &found.rule.rationale, &unless(found)]);
    format!("{words}{}", marks(&found.explanation))
}
