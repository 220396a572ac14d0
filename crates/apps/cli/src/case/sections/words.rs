//! What every section says alike.

use crate::page::Section;
use upright_assessment::Explanation;
use upright_pathway::{Answer, Conclusion, Outcome};

/// What of the record made a rule say what it says, as a sentence of its own.
pub(super) fn because(found: &Conclusion<'_>) -> String {
    let reasons = found.because();
    if reasons.is_empty() { String::new() } else { format!("Because: {}.", reasons.join("; ")) }
}

/// Those of the sentences that say something.
pub(super) fn sentences<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

pub(super) fn unless(found: &Conclusion<'_>) -> String {
    match found.outcome {
        Outcome::FiresUnless => format!("Unless {}: not known.", found.unless.join("; ")),
        _ => String::new(),
    }
}

/// What would have to be known.
pub(super) fn missing(found: &Conclusion<'_>) -> Vec<String> {
    found.missing()
}

pub(super) fn once(texts: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

/// What a clinician has put in the place of a conclusion.
pub(super) fn set_aside(answer: &Answer<'_>, codes: &[&str]) -> Option<String> {
    let found = answer.overridden.iter().rev().find(|found| codes.contains(&found.item.as_str()))?;
    Some(format!("SET ASIDE ({:?}): {}", found.entry, found.reason))
}

/// A conclusion that opens to its rule, its sources and the facts it rests on.
pub(super) fn opened(found: &Conclusion<'_>) -> Explanation {
    let rule = found.rule;
    let sources: Vec<String> = rule
        .citations
        .iter()
        .map(|cited| format!("{}, {}: {}", cited.id, cited.locator, cited.supports))
        .collect();
    let head = format!(
        "{} (rule {} version {}, {}; {}; {})",
        rule.recommendation,
        rule.code(),
        rule.version,
        rule.status.name(),
        rule.certainty,
        sources.join("; ")
    );
    Explanation {
        statement: head,
        parts: vec![found.explanation.clone()],
        ..Explanation::new(found.explanation.truth, "")
    }
}

pub(super) fn overridden(answer: &Answer<'_>) -> Option<Section> {
    let lines: Vec<String> = answer
        .overridden
        .iter()
        .map(|found| {
            let instead =
                found.instead.as_ref().map(|instead| format!(" Instead: {instead}.")).unwrap_or_default();
            format!("{} ({}, {:?}): {}.{instead}", found.item, found.day, found.entry, found.reason)
        })
        .collect();
    (!lines.is_empty()).then(|| Section::new("Set aside by a clinician").list(lines))
}
