//! The sections of an answer's page, in the order in which a clinician asks.

use crate::page::{Section, marks};
use std::collections::BTreeSet;
use upright_assessment::{Assessment, Explanation};
use upright_pathway::{
    Answer, BoardItem, Conclusion, CourseStep, Indication, Need, Outcome, Progress, RedFlag, StepState, Then,
    Tier, Verdict,
};

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

/// What is said first: what does not wait, the film, progression, the indication.
fn first(answer: &Answer<'_>, assessment: &Assessment<'_>) -> Section {
    let section = Section::new("Answer");
    let section = if answer.contradictions.is_empty() {
        section
    } else {
        section
            .text("The record contradicts itself; what rests on it is not known until a person resolves it.")
    };
    let urgent = answer.red_flags.iter().filter(|flag| flag.tier != Tier::ContextOnly);
    let section = urgent.fold(section, |section, flag| {
        section.text(format!("{}: {}", tier_words(flag.tier), flag.conclusion.rule.recommendation))
    });
    let section = section.text(assessment.sentence.clone());
    let section = section.text(format!("Progression: {}.", answer.progression.words));
    match &answer.indication {
        Some(found) => section.text(spoken(answer, found, MOST_ALOUD)),
        None => section,
    }
}

const fn tier_words(tier: Tier) -> &'static str {
    match tier {
        Tier::EmergencyNow => "EMERGENCY NOW",
        Tier::UrgentDays => "URGENT, within days",
        Tier::ContextOnly => "Background",
    }
}

/// More reasons than anybody listens to are counted, and stand in full further down.
const MOST_ALOUD: usize = 5;

fn listed(parts: &[String], most: usize) -> String {
    match parts.get(most..) {
        Some(more) if more.len() > 1 => {
            let first: Vec<&str> = parts.iter().take(most).map(String::as_str).collect();
            format!("{}; and {} more", first.join("; "), more.len())
        }
        _ => parts.join("; "),
    }
}

/// The indication in a sentence that can be read aloud, with so many reasons at most.
fn spoken(answer: &Answer<'_>, found: &Indication<'_>, most: usize) -> String {
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

fn contradictions(answer: &Answer<'_>) -> Option<Section> {
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

fn look_again(answer: &Answer<'_>, assessment: &Assessment<'_>, unread: &[String]) -> Option<Section> {
    let notices = assessment.notices.iter().map(|notice| notice.message.clone());
    let aside = answer.overridden.iter().filter(|found| !found.is_known).map(|found| {
        format!("entry {:?} sets {:?} aside, and nothing here is called so: give a study, a step, a rule or \"indication\"", found.entry, found.item)
    });
    let lines: Vec<String> = notices.chain(unread.iter().cloned()).chain(aside).collect();
    (!lines.is_empty()).then(|| Section::new("Look again").list(lines))
}

fn red_flags(answer: &Answer<'_>) -> Option<Section> {
    let row = |flag: &RedFlag<'_>| {
        let rule = flag.conclusion.rule;
        let because = if flag.tier == Tier::ContextOnly { String::new() } else { because(&flag.conclusion) };
        let why = sentences([&because, &rule.rationale]);
        let aside = set_aside(answer, &[rule.code()]).unwrap_or_default();
        let what = sentences([&rule.recommendation, &aside]);
        vec![tier_words(flag.tier).to_owned(), what, why]
    };
    let rows: Vec<Vec<String>> = answer.red_flags.iter().map(row).collect();
    let unknown: Vec<String> = answer.red_flags_unknown.iter().flat_map(|found| missing(found)).collect();
    if rows.is_empty() && unknown.is_empty() {
        return None;
    }
    let section = Section::new("Red flags").table(&["", "", "why"], rows);
    let section = match unknown.is_empty() {
        true => section,
        false => section.text(format!("Never asked: {}.", once(unknown).join("; "))),
    };
    let why = answer.red_flags.iter().map(|flag| opened(&flag.conclusion));
    Some(section.why(why.collect::<Vec<_>>()))
}

fn handling(answer: &Answer<'_>) -> Option<Section> {
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

fn board(answer: &Answer<'_>) -> Section {
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
fn to_arrange(item: &BoardItem<'_>) -> Vec<String> {
    let is_open = item.need == Need::Needed && matches!(item.progress, Progress::None | Progress::Inadequate);
    let fired = item.why.iter().filter(|found| found.fires() && is_open);
    let name = &item.study.name;
    let said =
        |words: &String| if words.starts_with(name) { words.clone() } else { format!("{name}: {words}") };
    fired.map(|found| said(&found.rule.recommendation)).collect()
}

fn names<'a>(items: impl Iterator<Item = &'a BoardItem<'a>>) -> String {
    items.map(|item| item.study.name.as_str()).collect::<Vec<_>>().join("; ")
}

/// What of the record made a rule say what it says, as a sentence of its own.
fn because(found: &Conclusion<'_>) -> String {
    let reasons = found.because();
    if reasons.is_empty() { String::new() } else { format!("Because: {}.", reasons.join("; ")) }
}

fn board_row(answer: &Answer<'_>, item: &BoardItem<'_>, told: &mut BTreeSet<String>) -> Vec<String> {
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

/// What a clinician has put in the place of a conclusion.
fn set_aside(answer: &Answer<'_>, codes: &[&str]) -> Option<String> {
    let found = answer.overridden.iter().rev().find(|found| codes.contains(&found.item.as_str()))?;
    Some(format!("SET ASIDE ({:?}): {}", found.entry, found.reason))
}

/// Why a rule speaks for or against a study. What is to be done about a needed one is said above the table.
/// What of the record it rests on is said once, in the first row that rests on it.
fn reason(found: &Conclusion<'_>, need: Need, told: &mut BTreeSet<String>) -> String {
    let what = if need == Need::Needed { "" } else { found.rule.recommendation.as_str() };
    let because = Some(because(found)).filter(|because| told.insert(because.clone())).unwrap_or_default();
    let words = sentences([what, &because, &found.rule.rationale, &unless(found)]);
    format!("{words}{}", marks(&found.explanation))
}

/// Those of the sentences that say something.
fn sentences<const N: usize>(parts: [&str; N]) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn unless(found: &Conclusion<'_>) -> String {
    match found.outcome {
        Outcome::FiresUnless => format!("Unless {}: not known.", found.unless.join("; ")),
        _ => String::new(),
    }
}

fn course(answer: &Answer<'_>) -> Section {
    let course = &answer.course;
    let section = Section::new("Nonoperative course");
    let section = if course.held_back {
        section.text("A red flag goes first; what follows does not delay it.")
    } else {
        section
    };
    let rows = course.steps.iter().map(|step| step_row(answer, step)).collect();
    let section = section.table(&["step", "", "outcome", ""], rows);
    let exposures = course
        .steps
        .iter()
        .flat_map(|step| step.exposures.iter().map(|exposure| format!("{}, {exposure}", step.name)));
    let section = section.titled_list("What was tried:", exposures.collect());
    let cautions = course.steps.iter().flat_map(|step| {
        step.cautions.iter().map(|caution| {
            let rule = caution.conclusion.rule;
            format!("{} ({}): {}", step.name, caution.level.name(), rule.recommendation)
        })
    });
    let section = section.titled_list("Cautions:", cautions.collect());
    let besides = course.besides.iter().map(|caution| caution.conclusion.rule.recommendation.clone());
    let answers = course.answers.iter().filter(|found| found.fires());
    let answers = answers.map(|found| {
        let instead = &found.rule.instead;
        let instead =
            if instead.is_empty() { String::new() } else { format!("Instead: {}.", instead.join(", ")) };
        sentences([&found.rule.recommendation, &found.rule.rationale, &instead, &unless(found)])
    });
    let asked = course.ask.iter().filter_map(|found| match &found.rule.then {
        Then::Caution(about, _) => {
            Some(format!("Ask before {}: {}.", study_or_drug(answer, about), missing(found).join("; ")))
        }
        _ => None,
    });
    let section = section.list(besides.chain(once(asked.collect())).chain(answers).collect());
    let steps = course.steps.iter().flat_map(|step| {
        step.applies.iter().chain(step.cautions.iter().map(|caution| &caution.conclusion)).map(opened)
    });
    let others = course.answers.iter().map(opened);
    section.why(steps.chain(others).collect::<Vec<_>>())
}

/// What people call a study of the board, or what a rule calls a drug.
fn study_or_drug(answer: &Answer<'_>, code: &str) -> String {
    let study = answer.board.iter().find(|item| item.study.kind.name() == code);
    study.map_or_else(|| code.replace('_', " "), |item| item.study.name.clone())
}

fn step_row(answer: &Answer<'_>, step: &CourseStep<'_>) -> Vec<String> {
    let state = match step.state {
        StepState::NotTried => "nothing recorded",
        StepState::UnderWay => "under way",
        StepState::Closed => "closed",
        StepState::NotApplicable => "does not apply",
        StepState::CannotTell => "cannot tell whether it applies",
    };
    let outcome = step.outcome.map(|outcome| outcome.name().replace('_', " ")).unwrap_or_default();
    let ask: Vec<String> = once(step.ask.iter().flat_map(|found| missing(found)).collect());
    let ask = (!ask.is_empty() && matches!(step.state, StepState::NotTried | StepState::UnderWay))
        .then(|| format!("Ask before: {}.", ask.join("; ")));
    let review = step.review_on.map(|day| format!("Review on {day}."));
    let reason = step.reason.as_ref().map(|reason| format!("Reason: {reason}."));
    let adverse = (!step.adverse_events.is_empty()).then(|| {
        format!(
            "Adverse: {}.",
            step.adverse_events.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
        )
    });
    let applies = step.applies.iter().find(|found| found.outcome == Outcome::Unknown);
    let applies = applies
        .filter(|_| step.state == StepState::CannotTell)
        .map(|found| format!("Missing: {}.", missing(found).join("; ")));
    let words: Vec<String> = [reason, adverse, review, applies, ask, set_aside(answer, &[step.code])]
        .into_iter()
        .flatten()
        .collect();
    vec![step.name.to_owned(), state.to_owned(), outcome, words.join(" ")]
}

fn results(answer: &Answer<'_>) -> Option<Section> {
    let lines: Vec<String> = answer
        .results
        .iter()
        .map(|found| {
            let words = sentences([&found.rule.recommendation, &because(found), &unless(found)]);
            format!("{words}{}", marks(&found.explanation))
        })
        .collect();
    let why = answer.results.iter().map(opened).collect::<Vec<_>>();
    (!lines.is_empty()).then(|| Section::new("What tests and examinations say").list(lines).why(why))
}

fn indication(answer: &Answer<'_>, found: &Indication<'_>) -> Section {
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
fn wished(section: Section, answer: &Answer<'_>) -> Section {
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

fn readiness(answer: &Answer<'_>) -> Option<Section> {
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

fn counselling(answer: &Answer<'_>) -> Option<Section> {
    let lines: Vec<String> =
        answer.counselling.iter().map(|found| format!("{} ({})", found.text, found.citation)).collect();
    let wanted = answer.indication.as_ref().is_some_and(|found| found.verdict == Verdict::ReferralAdvised);
    (wanted && !lines.is_empty()).then(|| Section::new("Figures for the talk").list(lines))
}

fn overridden(answer: &Answer<'_>) -> Option<Section> {
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

/// What would have to be known.
fn missing(found: &Conclusion<'_>) -> Vec<String> {
    found.missing()
}

fn once(texts: Vec<String>) -> Vec<String> {
    let mut once: Vec<String> = Vec::new();
    for text in texts {
        if !once.contains(&text) {
            once.push(text);
        }
    }
    once
}

/// A conclusion that opens to its rule, its sources and the facts it rests on.
fn opened(found: &Conclusion<'_>) -> Explanation {
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
