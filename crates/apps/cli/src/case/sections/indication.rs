//! The elective indication, what the patient wants, and what is optimised before an operation.

use super::summary::spoken;
use super::words::{missing, once, opened, set_aside};
use crate::page::{Section, marks};
use upright_pathway::{Answer, Indication, Verdict};

pub(super) fn indication(answer: &Answer<'_>, found: &Indication<'_>) -> Section {
    let section = Section::new("Elective indication").text(spoken(answer, found, usize::MAX));
    let section = match found.verdict {
        Verdict::ReferralAdvised | Verdict::PatientDecision => {
            section.titled_list("Because:", found.because.clone())
        }
        _ => section,
    };
    let section = match found.verdict {
        Verdict::NotYet if !found.missing.is_empty() => {
            section.titled_list("Not known besides:", found.missing.clone())
        }
        _ => section,
    };
    let section = match found.unexamined.is_empty() {
        true => section,
        false => section.text(format!(
            "Never examined, and asked before an imbalance is called fixed: {}.",
            found.unexamined.join("; ")
        )),
    };
    let section = match set_aside(answer, &["indication", found.conclusion.rule.code()]) {
        Some(aside) => section.text(aside),
        None => section,
    };
    wished(section, answer)
        .text("A simulated posture is no part of this. The surgeon and the patient decide.")
        .more(found.would_change.iter().map(|leaf| format!("It would change with: {leaf}")))
        .why([opened(&found.conclusion)])
}

/// What the patient wants, and the latest decision.
pub(super) fn wished(section: Section, answer: &Answer<'_>) -> Section {
    let wishes = answer.wishes.iter().map(|wish| {
        let no_operation = if wish.no_operation { ", no operation" } else { "" };
        format!("{} ({}{no_operation})", wish.text, wish.day)
    });
    let section = section.titled_list("The patient wants:", wishes.collect());
    let decided = answer.decisions.last().map(|found| {
        let reason = found.reason.as_ref().map(|reason| format!(", because {reason}")).unwrap_or_default();
        let review = found.review_on.map(|day| format!("; looked at again on {day}")).unwrap_or_default();
        format!("{} ({}){reason}{review}", found.choice.name().replace('_', " "), found.day)
    });
    section.titled_list("Decided:", decided.into_iter().collect())
}

pub(super) fn readiness(answer: &Answer<'_>) -> Option<Section> {
    let rows: Vec<Vec<String>> = answer
        .readiness
        .iter()
        .map(|item| {
            vec![
                format!("{}{}", item.item, marks(&item.conclusion.explanation)),
                item.owner.to_owned(),
                item.recheck.to_owned(),
                item.conclusion.rule.rationale.clone(),
            ]
        })
        .collect();
    let unknown: Vec<String> =
        once(answer.readiness_unknown.iter().flat_map(|found| missing(found)).collect());
    let recorded = answer.measures.iter().filter_map(|found| {
        let day = found.entries.first()?.day;
        Some(format!("{} {} ({day})", found.name, found.value.as_ref()?))
    });
    let recorded: Vec<String> = recorded.collect();
    let open = answer.measures.iter().filter(|found| found.value.is_none()).map(|found| found.name.clone());
    let unknown = once(unknown.into_iter().chain(open).collect());
    if rows.is_empty() && unknown.is_empty() && recorded.is_empty() {
        return None;
    }
    let section = Section::new("Optimise first, before an elective operation")
        .table(&["what", "who", "recheck", "why"], rows);
    let section = match recorded.is_empty() {
        true => section,
        false => section.text(format!("Measured: {}. What counts is set locally.", recorded.join("; "))),
    };
    let section = match unknown.is_empty() {
        true => section,
        false => section.text(format!("Not known: {}.", unknown.join("; "))),
    };
    let section = section.text("None of this lowers need or urgency.");
    Some(section.why(answer.readiness.iter().map(|item| opened(&item.conclusion)).collect::<Vec<_>>()))
}

pub(super) fn counselling(answer: &Answer<'_>) -> Option<Section> {
    let lines: Vec<String> =
        answer.counselling.iter().map(|found| format!("{} ({})", found.text, found.citation)).collect();
    let wanted = answer.indication.as_ref().is_some_and(|found| found.verdict == Verdict::ReferralAdvised);
    (wanted && !lines.is_empty()).then(|| Section::new("Figures for the talk").list(lines))
}
