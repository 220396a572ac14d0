//! The sections of an assessment's page.

mod course;
mod extent;
mod film;
mod schemes;

use crate::page::Section;
use upright_assessment::{
    Assessment, Explanation, Extension, FilmGrade, FilmValidity, HeadlineValue, JudgedFilm, ParameterUse,
    Truth, Usability,
};
use upright_measurement::{Interval, ParameterId};

pub(super) use course::{flexibility, progression};
pub(super) use extent::{compensation, pair, simulations};
pub(super) use film::film;
pub(super) use schemes::classifications;

pub(super) fn answer(assessment: &Assessment<'_>, is_dated: bool) -> Section {
    let section = Section::new("Answer").text(assessment.sentence.clone());
    let Some(first) = first(assessment) else { return section };
    let film = capital(&film_words(first, is_dated));
    let grade = format!("{film}. {}", capital(&grade_words(&first.validity)));
    section
        .text(grade)
        .table(&["", "", "value", "95 %", "use"], assessment.values.iter().map(value_row).collect())
}

/// `film "standing" of 2026-03-01, knees and hips extended`: the film that the values are of.
fn film_words(judged: &JudgedFilm<'_>, is_dated: bool) -> String {
    let entry = judged.entry;
    let film = match is_dated {
        true => format!("film {:?} of {}", entry.id, entry.effective_at),
        false => "the film".to_owned(),
    };
    let legs = match judged.validity.extension {
        _ if judged.reading.landmarks().posture().is_known_not_standing() => "not taken standing",
        Extension::Extended => "knees and hips extended",
        Extension::NotExtended => "knees or hips not extended",
        Extension::Unknown => "knees and hips not known to be extended",
    };
    format!("{film}, {legs}")
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

/// What does not fit in the record, and what of it could not be read.
pub(super) fn notices(assessment: &Assessment<'_>, unread: &[String]) -> Option<Section> {
    let notices = assessment.notices.iter().map(|notice| notice.message.clone());
    let lines: Vec<String> = notices.chain(unread.iter().cloned()).collect();
    (!lines.is_empty()).then(|| Section::new("Look again").list(lines))
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

fn said(explanation: &Explanation) -> String {
    let sign = match explanation.truth {
        Truth::True => "✓",
        Truth::False => "✗",
        Truth::Unknown => "?",
    };
    format!("{sign} {}", explanation.statement)
}
