//! What to do next, the most urgent first.

use super::words::sentences;
use crate::page::Section;
use upright_pathway::{Act, Against, Answer, NextAction};

/// How many are told where the page is to be brief.
const FIRST: usize = 3;

pub(super) fn next(answer: &Answer<'_>, brief: bool) -> Option<Section> {
    let most = if brief { FIRST } else { usize::MAX };
    let rows: Vec<Vec<String>> = answer.next.iter().take(most).map(row).collect();
    let left = answer.next.len().saturating_sub(rows.len());
    let section = (!rows.is_empty()).then(|| Section::new("Next").table(&["", "", ""], rows))?;
    Some(if left == 0 { section } else { section.text(format!("and {left} more")) })
}

fn row(action: &NextAction) -> Vec<String> {
    let cautions: Vec<String> = action.cautions.iter().map(against).collect();
    let ask = match action.ask.as_slice() {
        [] => String::new(),
        ask => format!("{}: {}.", asked_as(action.act), ask.join("; ")),
    };
    let detail = sentences([&action.detail, &cautions.join(" "), &ask]);
    vec![words(action.act).to_owned(), action.name.clone(), detail]
}

/// What speaks against it, and what of the record makes it be said.
fn against(found: &Against) -> String {
    let because: Vec<&str> = found.because.iter().map(|reason| reason.statement.as_str()).collect();
    let because =
        if because.is_empty() { String::new() } else { format!("Because: {}.", because.join("; ")) };
    sentences([&found.text, &because])
}

const fn asked_as(act: Act) -> &'static str {
    match act {
        Act::FindOut | Act::AskRedFlags => "Not known",
        _ => "Ask first",
    }
}

const fn words(act: Act) -> &'static str {
    match act {
        Act::RedFlag => "RED FLAG",
        Act::CancelOrder => "TAKE THE ORDER BACK",
        Act::Reconsider => "RECONSIDER",
        Act::Resolve => "Resolve",
        Act::AskRedFlags => "Ask",
        Act::Decide => "Confirm or reject",
        Act::Arrange => "Arrange",
        Act::Await => "Await",
        Act::Read => "Have read",
        Act::Try => "Try",
        Act::Weigh => "Weigh",
        Act::Close => "Close, with the reason",
        Act::Review => "Review",
        Act::Refer => "Refer",
        Act::FindOut => "Find out",
        Act::Optimise => "Optimise",
        Act::Later => "After the red flag ‡",
    }
}
