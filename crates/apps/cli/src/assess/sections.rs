//! The sections of an assessment's page.

use super::page::{Section, marks};
use upright_assessment::{
    Assessment, Change, Classification, Compensation, Explanation, FilmGrade, FilmValidity, Flexibility,
    HeadlineValue, JudgedFilm, LedgerLine, Pair, ParameterUse, PostureGrade, Progression, Rate, Residual,
    SegmentMotion, Simulated, SimulatedStatus, SimulatedValue, Study, Truth, Usability,
};
use upright_measurement::{Interval, ParameterId, PostureDependence, Quantity};

pub(super) fn answer(assessment: &Assessment<'_>, is_dated: bool) -> Section {
    let section = Section::new("Answer").text(assessment.sentence.clone());
    let Some(first) = first(assessment) else { return section };
    let grade = format!("{}: {}", title(first, is_dated), grade_words(&first.validity));
    section
        .text(grade)
        .table(&["", "", "value", "95 %", "use"], assessment.values.iter().map(value_row).collect())
}

fn title(judged: &JudgedFilm<'_>, is_dated: bool) -> String {
    if is_dated {
        format!("Film {} of {}", judged.entry.id, judged.entry.effective_at)
    } else {
        "The film".to_owned()
    }
}

fn first<'a>(assessment: &'a Assessment<'a>) -> Option<&'a JudgedFilm<'a>> {
    assessment.films.get(assessment.first?)
}

/// The grade with its reason.
fn grade_words(validity: &FilmValidity) -> String {
    let why = &validity.explanation.statement;
    match &validity.grade {
        FilmGrade::UsableFor(parameters) if parameters.is_empty() => {
            format!("usable for no standing parameter: {why}")
        }
        FilmGrade::UsableFor(_) => format!("usable for some parameters only: {why}"),
        grade => format!("{}: {why}", grade.name()),
    }
}

fn value_row(found: &HeadlineValue) -> Vec<String> {
    let parameter = found.parameter.parameter();
    let at_least = if found.used.as_ref().is_some_and(ParameterUse::is_at_least) { "≥ " } else { "" };
    let value = match &found.value {
        Ok(value) => format!("{at_least}{value}"),
        Err(_) => "–".to_owned(),
    };
    let usage = match &found.value {
        Ok(_) => found.used.as_ref().map(use_words).unwrap_or_default(),
        Err(reason) => reason.clone(),
    };
    let name = format!("{}{}", parameter.name, parameter.mark());
    vec![parameter.abbreviation.to_owned(), name, value, range(found.parameter, found.interval), usage]
}

/// What a value may be used for, and what is not known about it.
fn use_words(used: &ParameterUse) -> String {
    let of = |usability: Usability| used.limits.iter().filter(move |limit| limit.usability == usability);
    let names = |usability: Usability| {
        let names: Vec<String> = of(usability).map(|limit| limit.criterion.name().to_lowercase()).collect();
        names.join(", ")
    };
    let mut words = Vec::new();
    if used.is_at_least() {
        words.push("at least".to_owned());
    } else if of(Usability::OfThisPosture).next().is_some() {
        words.push("of this posture".to_owned());
    }
    for (usability, label) in [(Usability::Unusable, "not usable"), (Usability::Unverified, "not known")] {
        if of(usability).next().is_some() {
            words.push(format!("{label}: {}", names(usability)));
        }
    }
    if words.is_empty() { "valid".to_owned() } else { words.join("; ") }
}

fn usability_words(usability: Usability) -> &'static str {
    match usability {
        Usability::Valid => "valid",
        Usability::OfThisPosture => "of this posture; another with straight legs",
        Usability::AtLeast => "at least; compensation hides a part",
        Usability::Unverified => "measured, but something above is not known",
        Usability::Unusable => "not to be used",
    }
}

fn range(parameter: ParameterId, interval: Option<Interval>) -> String {
    let rounded = |value| parameter.parameter().unit.rounded(value);
    interval.map(|found| format!("{} to {}", rounded(found.low), rounded(found.high))).unwrap_or_default()
}

pub(super) fn notices(assessment: &Assessment<'_>) -> Option<Section> {
    let lines: Vec<String> = assessment.notices.iter().map(|notice| notice.message.clone()).collect();
    (!lines.is_empty()).then(|| Section::new("Look again").list(lines))
}

pub(super) fn film(assessment: &Assessment<'_>) -> Option<Section> {
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
    let section = if validity.tell.is_empty() {
        section
    } else {
        section.text("For the next film:").list(validity.tell.clone())
    };
    let section = section.text("What its values may be used for:");
    Some(section.list(usable(judged)).why([validity.explanation.clone()]))
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
    let line = |usability: Usability| {
        let codes: Vec<&str> = judged
            .validity
            .uses
            .iter()
            .filter(|found| found.usability == usability)
            .map(|found| found.parameter.code())
            .collect();
        (!codes.is_empty()).then(|| format!("{}: {}", usability_words(usability), codes.join(" ")))
    };
    uses.into_iter().filter_map(line).collect()
}

pub(super) fn pair(pair: &Pair) -> Section {
    let rows = pair.changes.iter().map(|change| {
        let parameter = change.parameter.parameter();
        vec![
            parameter.abbreviation.to_owned(),
            change.compensated.to_string(),
            change.extended.to_string(),
            change.change.to_string(),
            range(change.parameter, change.interval),
        ]
    });
    let reasons = || pair.comparability.iter().chain([&pair.one_pelvis]);
    let title = "True extent: as the patient stands, and extended";
    Section::new(title)
        .text(format!("Films {} and {}", pair.compensated, pair.extended))
        .table(
            &["", "as the patient stands", "extended film", "change", "95 % of the change"],
            rows.collect(),
        )
        .list(reasons().map(said).collect())
        .why(reasons().cloned())
}

fn said(explanation: &Explanation) -> String {
    let sign = match explanation.truth {
        Truth::True => "✓",
        Truth::False => "✗",
        Truth::Unknown => "?",
    };
    format!("{sign} {}", explanation.statement)
}

pub(super) fn simulations(assessment: &Assessment<'_>, is_dated: bool) -> Option<Section> {
    let from = assessment.simulated_from?;
    let title = "SIMULATED, not a radiograph: what the film would show with other legs";
    let film = if is_dated { format!("film {from}") } else { "the film".to_owned() };
    let section =
        Section::new(title).text(format!("Simulated from {film}, pelvis and spine as one rigid body"));
    let why: Vec<Explanation> =
        assessment.simulations.iter().map(|found| found.explanation.clone()).collect();
    let notes = notes(&assessment.simulations);
    Some(assessment.simulations.iter().fold(section, with_simulation).list(notes).why(why))
}

fn notes(simulations: &[Simulated]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    for note in simulations.iter().flat_map(|found| &found.notes) {
        if !notes.contains(note) {
            notes.push(note.clone());
        }
    }
    notes
}

fn with_simulation(section: Section, found: &Simulated) -> Section {
    let label = found.posture.label();
    let head = ["", "as filmed", "SIMULATED", "95 %"];
    match &found.status {
        SimulatedStatus::Computed(values) => {
            section.text(format!("{label}:")).table(&head, values.iter().map(simulated_row).collect())
        }
        SimulatedStatus::BeyondExamined { at_limit, because } => section
            .text(format!("{label}: not computable beyond examined range"))
            .list(because.clone())
            .titled_table(
                "At the limit of what was examined:",
                &head,
                at_limit.iter().map(simulated_row).collect(),
            ),
        SimulatedStatus::NotComputable(reason) => section.text(format!("{label}: not computable: {reason}")),
    }
}

fn simulated_row(found: &SimulatedValue) -> Vec<String> {
    let filmed = found.as_filmed.as_ref().map_or_else(|| "–".to_owned(), Quantity::to_string);
    let abbreviation = found.parameter.parameter().abbreviation.to_owned();
    // What is set to a target does not scatter.
    let is_set = found.interval.is_some_and(|interval| interval.high - interval.low < SET);
    let range = if is_set { "set".to_owned() } else { range(found.parameter, found.interval) };
    vec![abbreviation, filmed, found.value.to_string(), range]
}

/// Narrower than any print: rounding of numbers in a machine, no clinical limit.
const SET: f64 = 1e-6;

pub(super) fn compensation(found: &Compensation) -> Section {
    let pattern = format!("Pattern of the legs: {}", found.pattern.name());
    Section::new("Compensation")
        .table(
            &["", "", "beyond usual", "probability", "set back, SIMULATED", "found"],
            found.lines.iter().map(ledger_row).collect(),
        )
        .text(pattern)
        .list(found.notes.clone())
        .why(found.lines.iter().map(|line| line.explanation.clone()))
}

fn ledger_row(line: &LedgerLine) -> Vec<String> {
    let moved = line.moved.map(|moved| {
        let range = range(ParameterId::of("SVA"), moved.interval);
        let sign = if moved.by.value() < 0.0 { "" } else { "+" };
        format!("{sign}{} ({range})", moved.by)
    });
    vec![
        line.compensator.name().to_owned(),
        line.compensating.name().to_owned(),
        line.excess.map(|excess| excess.to_string()).unwrap_or_default(),
        line.probability.map(|share| format!("{:.0} %", share * 100.0)).unwrap_or_default(),
        moved.unwrap_or_default(),
        format!("{}{}", line.explanation.statement, marks(&line.explanation)),
    ]
}

pub(super) fn flexibility(found: &Flexibility) -> Section {
    let section = Section::new("Fixed or flexible?").text(format!(
        "{}{}",
        capital(&found.verdict.words()),
        marks(&found.explanation)
    ));
    let section = found.studies.iter().fold(section, with_study);
    section.list(found.notes.clone()).why([found.explanation.clone()])
}

fn with_study(section: Section, found: &Study) -> Section {
    let modality = found.modality.as_deref().unwrap_or("modality not recorded");
    let title = format!("{} of {} ({modality}): {}", found.entry, found.day, found.verdict.words());
    let residuals =
        found.residuals.iter().filter(|residual| residual.lying.is_some()).map(residual_row).collect();
    let segments = found.segments.iter().map(segment_row).collect();
    section
        .text(title)
        .table(&["", "standing", "lying", "95 %", "corrected"], residuals)
        .table(&["segment", "standing", "lying", "change", "95 %", "recorded"], segments)
}

fn residual_row(found: &Residual) -> Vec<String> {
    let shown = |value: Option<f64>| {
        value.map_or_else(
            || "–".to_owned(),
            |value| Quantity::new(found.parameter.parameter().unit, value).to_string(),
        )
    };
    let corrected = found.corrected.as_ref().map(|corrected| {
        let range = corrected.interval.map(|found| format!(" ({:.0} to {:.0})", found.low, found.high));
        format!(
            "{:.0} %{} of the excess over {}",
            upright_anatomy::without_minus_zero(corrected.percent, 0),
            range.unwrap_or_default(),
            shown(Some(corrected.target))
        )
    });
    vec![
        found.parameter.parameter().abbreviation.to_owned(),
        shown(found.standing),
        shown(found.lying),
        range(found.parameter, found.interval),
        corrected.unwrap_or_default(),
    ]
}

fn segment_row(found: &SegmentMotion) -> Vec<String> {
    let rounded = |value| upright_measurement::Unit::Degree.rounded(value);
    vec![
        format!("{}–{}", found.upper, found.lower),
        found.standing.to_string(),
        found.lying.to_string(),
        found.change.to_string(),
        found
            .interval
            .map(|found| format!("{} to {}", rounded(found.low), rounded(found.high)))
            .unwrap_or_default(),
        found.words().to_owned(),
    ]
}

pub(super) fn progression(found: &Progression) -> Section {
    let section = Section::new("Has it progressed?").text(format!(
        "{}{}",
        capital(&found.verdict.words()),
        marks(&found.explanation)
    ));
    let section = match &found.whole {
        Some(whole) => section
            .text(format!("{} and {}, {} to {}", whole.earlier, whole.later, whole.days[0], whole.days[1]))
            .table(
                &["", "earlier", "later", "change", "95 %", "least that can be told"],
                whole.changes.iter().map(course_row).collect(),
            ),
        None => section,
    };
    let section = match &found.rate {
        Ok(rates) => section.list(rates.iter().map(rate).collect()),
        Err(reason) => section.text(capital(reason)),
    };
    let events = found.events.iter().map(|event| event.words.clone()).collect();
    section.list(events).list(found.notes.clone()).why([found.explanation.clone()])
}

fn course_row(found: &Change) -> Vec<String> {
    let unit = found.parameter.parameter().unit;
    let shown = |value| Quantity::new(unit, value).to_string();
    let beyond = match found.is_beyond_error() {
        Truth::True => ", exceeded",
        Truth::False => "",
        Truth::Unknown => "not known",
    };
    let detectable = found.detectable.map(|record| shown(record.value)).unwrap_or_default();
    let moves = found.parameter.parameter().posture == PostureDependence::Postural;
    let posture = if moves && found.detectable.is_some() { ", posture comes on top" } else { "" };
    vec![
        found.parameter.parameter().abbreviation.to_owned(),
        shown(found.earlier),
        shown(found.later),
        shown(found.by),
        range(found.parameter, found.interval.ok()),
        format!("{detectable}{posture}{beyond}"),
    ]
}

fn rate(found: &Rate) -> String {
    let unit = found.parameter.parameter().unit;
    let range =
        found.interval.map(|found| format!(" ({} to {})", unit.rounded(found.low), unit.rounded(found.high)));
    let per_year = Quantity::new(unit, found.per_year);
    format!(
        "{} {per_year} a year{}, over {} films",
        found.parameter.parameter().abbreviation,
        range.unwrap_or_default(),
        found.films
    )
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

pub(super) fn classifications(assessment: &Assessment<'_>) -> Section {
    let shown = || assessment.classifications.iter().filter(|found| !found.is_hidden);
    let hidden = assessment.classifications.len() - shown().count();
    let rows = shown().map(classification_row).collect();
    let section = Section::new("Published schemes").table(&["", "class", "probability", "", ""], rows);
    let note =
        format!("{hidden} post-operative scores are not shown before an operation; --format json has them.");
    let section = if hidden > 0 { section.text(note) } else { section };
    let notes =
        shown().flat_map(|found| found.notes.iter().map(move |note| format!("{}: {note}", found.name)));
    section.more(notes).why(shown().map(|found| found.explanation.clone()))
}

fn classification_row(found: &Classification) -> Vec<String> {
    let at_least = if found.grade == PostureGrade::AtLeast { "≥ " } else { "" };
    let (class, meaning) = match &found.class {
        Ok(class) => (format!("{at_least}{}", class.code), class.meaning.clone()),
        Err(reason) => ("–".to_owned(), format!("not computable: {reason}")),
    };
    let of_posture = if found.grade == PostureGrade::OfThisPosture { "of this posture" } else { "" };
    let name = format!("{}{}", found.name, marks(&found.explanation));
    vec![name, class, probability(found), of_posture.to_owned(), meaning]
}

/// The probability of the class, and of the next most likely one.
fn probability(found: &Classification) -> String {
    let Ok(class) = &found.class else { return String::new() };
    let mut others: Vec<&(String, f64)> =
        class.probabilities.iter().filter(|(code, _)| *code != class.code).collect();
    others.sort_by(|one, other| other.1.total_cmp(&one.1));
    let own = class.probabilities.iter().find(|(code, _)| *code == class.code);
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    match (own, others.first()) {
        (Some((_, own)), Some((code, other))) if *other >= LEAST_SHOWN => {
            format!("{}, {code} {}", percent(*own), percent(*other))
        }
        (Some((_, own)), _) => percent(*own),
        (None, _) => String::new(),
    }
}

/// A smaller probability would print as zero.
const LEAST_SHOWN: f64 = 0.005;
