//! Whether the film is valid.

use super::{first, usability_words};
use crate::page::{Section, marks};
use upright_assessment::{Assessment, JudgedFilm, Truth, Usability};

pub(in super::super) fn film(assessment: &Assessment<'_>) -> Option<Section> {
    let judged = first(assessment)?;
    let validity = &judged.validity;
    let rows = validity.criteria.iter().map(|criterion| {
        let explanation = &criterion.explanation;
        vec![
            criterion.kind.name().to_owned(),
            met(explanation.truth).to_owned(),
            format!("{}{}", explanation.statement, marks(explanation)),
        ]
    });
    let section = Section::new("Is the film valid?").table(&["criterion", "", "found"], rows.collect());
    let section = section.titled_list("For the next film:", validity.tell.clone());
    let section = section.titled_list("What its values may be used for:", usable(judged));
    Some(section.why([validity.explanation.clone()]))
}

fn met(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "met",
        Truth::False => "not met",
        Truth::Unknown => "unknown",
    }
}

/// Parameters by what they may be used for.
fn usable(judged: &JudgedFilm<'_>) -> Vec<String> {
    let uses = [
        Usability::Valid,
        Usability::OfThisPosture,
        Usability::AtLeast,
        Usability::Unverified,
        Usability::Unusable,
    ];
    let all = &judged.validity.uses;
    if let Some(first) = all.first().filter(|first| all.iter().all(|used| used.usability == first.usability))
    {
        return vec![format!("all of them: {}", usability_words(first.usability))];
    }
    let line = |usability: Usability| {
        let codes: Vec<&str> = all
            .iter()
            .filter(|found| found.usability == usability)
            .map(|found| found.parameter.code())
            .collect();
        (!codes.is_empty()).then(|| format!("{}: {}", usability_words(usability), codes.join(" ")))
    };
    uses.into_iter().filter_map(line).collect()
}
