//! Red flags, and how the patient is handled.

use super::words::{because, missing, once, opened, sentences, set_aside};
use crate::page::{Section, marks};
use upright_pathway::{Answer, RedFlag, Tier, UnknownFlag};

pub(super) fn red_flags(answer: &Answer<'_>) -> Option<Section> {
    let row = |flag: &RedFlag<'_>| {
        let rule = flag.conclusion.rule;
        let because = if flag.tier == Tier::ContextOnly { String::new() } else { because(&flag.conclusion) };
        let why = sentences([&because, &rule.rationale]) + &marks(&flag.conclusion.explanation);
        let aside = set_aside(answer, &[rule.code()]).unwrap_or_default();
        let part = flag.part_of.map(|_| "Part of the emergency above.").unwrap_or_default();
        let what = sentences([&rule.recommendation, part, &aside]);
        vec![tier_words(flag.tier).to_owned(), what, why]
    };
    let rows: Vec<Vec<String>> = answer.red_flags.iter().map(row).collect();
    let to_ask = answer.red_flags_unknown.iter().filter(|flag| flag.waits_for.is_none());
    let unknown: Vec<String> = to_ask.flat_map(|flag| missing(&flag.conclusion)).collect();
    let waiting: Vec<String> =
        answer.red_flags_unknown.iter().filter_map(|flag| waiting(answer, flag)).collect();
    if rows.is_empty() && unknown.is_empty() && waiting.is_empty() {
        return None;
    }
    let section = Section::new("Red flags").table(&["", "", "why"], rows);
    let section = match unknown.is_empty() {
        true => section,
        false => section.text(format!("Never asked: {}.", once(unknown).join("; "))),
    };
    let section = waiting.into_iter().fold(section, Section::text);
    let why = answer.red_flags.iter().map(|flag| opened(&flag.conclusion));
    Some(section.why(why.collect::<Vec<_>>()))
}

/// What a needed study answers.
fn waiting(answer: &Answer<'_>, flag: &UnknownFlag<'_>) -> Option<String> {
    let item = answer.board.iter().find(|item| Some(item.study.kind) == flag.waits_for)?;
    Some(format!("{} answers: {}.", item.study.name, missing(&flag.conclusion).join("; ")))
}

pub(super) const fn tier_words(tier: Tier) -> &'static str {
    match tier {
        Tier::EmergencyNow => "EMERGENCY NOW",
        Tier::UrgentDays => "URGENT, within days",
        Tier::ContextOnly => "Background",
    }
}

pub(super) fn handling(answer: &Answer<'_>) -> Option<Section> {
    let lines = answer.handling.iter().map(|found| found.rule.recommendation.clone()).collect::<Vec<_>>();
    let ask: Vec<String> = answer
        .handling_unknown
        .iter()
        .map(|found| format!("{} Ask: {}.", found.rule.question, missing(found).join("; ")))
        .collect();
    if lines.is_empty() && ask.is_empty() {
        return None;
    }
    let section = Section::new("Handling").list(lines).titled_list("Not known:", ask);
    Some(section.why(answer.handling.iter().map(opened).collect::<Vec<_>>()))
}
