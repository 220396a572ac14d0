//! The sections of an answer's page, in the order in which a clinician asks.

mod board;
mod course;
mod flags;
mod indication;
mod next;
mod summary;
mod words;

use crate::page::Section;
use board::board;
use course::{course, results};
use flags::{handling, red_flags};
use indication::{counselling, indication, readiness};
use next::next;
use summary::{contradictions, first, look_again};
use upright_assessment::Assessment;
use upright_pathway::Answer;
use words::overridden;

pub(super) fn all(
    answer: &Answer<'_>,
    assessment: &Assessment<'_>,
    unread: &[String],
    brief: bool,
) -> Vec<Section> {
    let first = [
        Some(first(answer, assessment)),
        contradictions(answer),
        look_again(answer, assessment, unread),
        red_flags(answer),
        next(answer, brief),
    ];
    if brief {
        return first.into_iter().chain([overridden(answer)]).flatten().map(Section::closed).collect();
    }
    let more = [
        handling(answer),
        Some(board(answer)),
        Some(course(answer)),
        results(answer),
        answer.indication.as_ref().map(|found| indication(answer, found)),
        readiness(answer),
        counselling(answer),
        overridden(answer),
    ];
    first.into_iter().chain(more).flatten().collect()
}
