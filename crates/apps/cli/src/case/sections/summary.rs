//! What is said first, and what does not fit in the record.

use super::flags::tier_words;
use super::words::opened;
use crate::page::Section;
use upright_assessment::Assessment;
use upright_pathway::{Answer, Indication, Tier, Verdict};

/// What is said first: what does not wait, the film, progression, the indication.
pub(super) fn first(answer: &Answer<'_>, assessment: &Assessment<'_>) -> Section {
    let section = Section::new("Answer");
    let section = if answer.contradictions.is_empty() {
        section
    } else {
        section
            .text("The record contradicts itself; what rests on it is not known until a person resolves it.")
    };
    let urgent =
        answer.red_flags.iter().filter(|flag| flag.tier != Tier::ContextOnly && flag.part_of.is_none());
    let section = urgent.fold(section, |section, flag| {
        section.text(format!("{}: {}", tier_words(flag.tier), flag.conclusion.rule.recommendation))
    });
    let section = section.text(assessment.sentence.clone());
    let section = answer.films_before.iter().fold(section, |section, found| section.text(found.sentence()));
    let section = section.text(format!("Progression: {}.", answer.progression.words));
    match &answer.indication {
        Some(found) => section.text(spoken(answer, found, MOST_ALOUD)),
        None => section,
    }
}

/// More reasons than anybody listens to are counted, and stand in full further down.
pub(super) const MOST_ALOUD: usize = 5;

pub(super) fn listed(parts: &[String], most: usize) -> String {
    match parts.get(most..) {
        Some(more) if more.len() > 1 => {
            let first: Vec<&str> = parts.iter().take(most).map(String::as_str).collect();
            format!("{}; and {} more", first.join("; "), more.len())
        }
        _ => parts.join("; "),
    }
}

/// The indication in a sentence that can be read aloud, with so many reasons at most.
pub(super) fn spoken(answer: &Answer<'_>, found: &Indication<'_>, most: usize) -> String {
    let verdict = match found.verdict {
        Verdict::ReferralAdvised => "Deformity-surgeon referral advised.".to_owned(),
        Verdict::NotYet => format!("Elective referral to a deformity surgeon: not yet, because {}.", listed(&found.because, most)),
        Verdict::CannotTell => {
            format!("Elective referral to a deformity surgeon: cannot tell, missing {}.", listed(&found.missing, most))
        }
        Verdict::PatientDecision => {
            "Elective referral to a deformity surgeon: not advised now: patient's decision. Need and urgency stay as they are."
                .to_owned()
        }
    };
    match answer.progression.quotation.filter(|_| found.verdict == Verdict::ReferralAdvised) {
        Some(quotation) => format!("{verdict} \u{201c}{}\u{201d} ({})", quotation.text, quotation.citation),
        None => verdict,
    }
}

pub(super) fn contradictions(answer: &Answer<'_>) -> Option<Section> {
    let lines: Vec<String> = answer
        .contradictions
        .iter()
        .map(|found| {
            let entries: Vec<String> =
                found.entries.iter().map(|origin| format!("{:?} of {}", origin.entry, origin.day)).collect();
            format!("{} Entries: {}.", found.conclusion.rule.recommendation, entries.join(", "))
        })
        .collect();
    let why = answer.contradictions.iter().map(|found| opened(&found.conclusion));
    (!lines.is_empty()).then(|| Section::new("Contradictions").list(lines).why(why))
}

pub(super) fn look_again(
    answer: &Answer<'_>,
    assessment: &Assessment<'_>,
    unread: &[String],
) -> Option<Section> {
    let notices = assessment.notices.iter().map(|notice| notice.message.clone());
    let aside = answer.overridden.iter().filter(|found| !found.is_known).map(|found| {
        format!("entry {:?} sets {:?} aside, and nothing here is called so: give a study, a step, a rule or \"indication\"", found.entry, found.item)
    });
    let unfounded = answer.unfounded.iter().map(|found| {
        format!(
            "entry {:?} ({}) tells of {:?}, which was taken back: nothing rests on it",
            found.entry, found.name, found.study
        )
    });
    let lines: Vec<String> = notices.chain(unread.iter().cloned()).chain(aside).chain(unfounded).collect();
    (!lines.is_empty()).then(|| Section::new("Look again").list(lines))
}
