//! Published schemes.

use super::{film_words, first};
use crate::page::{Section, marks};
use upright_assessment::{Assessment, Class, Classification, PostureGrade};

pub(in super::super) fn classifications(assessment: &Assessment<'_>, is_dated: bool) -> Section {
    let shown = || assessment.classifications.iter().filter(|found| !found.is_hidden);
    let hidden = assessment.classifications.len() - shown().count();
    let rows = shown().filter_map(classification_row).collect();
    let section = Section::new("Published schemes");
    let section = match first(assessment) {
        Some(film) => section.text(format!("On {}.", film_words(film, is_dated))),
        None => section,
    };
    let section = section.table(&["", "", "class", "probability", ""], rows);
    let note =
        format!("{hidden} post-operative scores are not shown before an operation; --format json has them.");
    let section = if hidden > 0 { section.text(note) } else { section };
    let section = section.titled_list("Not computable:", not_computable(shown()));
    let notes =
        shown().flat_map(|found| found.notes.iter().map(move |note| format!("{}: {note}", found.name)));
    section.more(notes).why(shown().map(|found| found.explanation.clone()))
}

/// Schemes without a class, those with the same reason together.
fn not_computable<'a>(shown: impl Iterator<Item = &'a Classification>) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (name, reason) in shown.filter_map(|found| Some((found.name, found.class.as_ref().err()?.as_str()))) {
        match groups.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => groups.push((reason, vec![name])),
        }
    }
    groups.into_iter().map(|(reason, names)| format!("{}: {reason}", names.join("; "))).collect()
}

fn classification_row(found: &Classification) -> Option<Vec<String>> {
    let class = found.class.as_ref().ok()?;
    let posture = match found.grade {
        PostureGrade::AtLeast => "at least",
        PostureGrade::OfThisPosture => "of this posture",
        _ => "",
    };
    let name = format!("{}{}", found.name, marks(&found.explanation));
    Some(vec![name, posture.to_owned(), class.code.clone(), probability(class), meaning(class)])
}

/// What the class means, and whether landmark error makes another one more likely.
fn meaning(class: &Class) -> String {
    let likeliest = by_probability(class).first().map_or(class.code.as_str(), |(code, _)| code.as_str());
    if class.probabilities.len() > 1 && likeliest != class.code {
        return format!("{}; another class is more likely", class.meaning);
    }
    class.meaning.clone()
}

/// The class with its probability and the two most likely ones, from the most likely on; of an offset how likely it lies above.
fn probability(class: &Class) -> String {
    let percent = |share: f64| format!("{:.0} %", share * 100.0);
    if let [(code, share)] = &class.probabilities[..] {
        return if *code == class.code { percent(*share) } else { format!("above: {}", percent(*share)) };
    }
    let shown = by_probability(class);
    match shown[..] {
        [(code, share)] if *code == class.code => percent(*share),
        _ => {
            let wanted = shown.iter().enumerate();
            let wanted = wanted.filter(|(rank, (code, _))| *rank < MOST_SHOWN || *code == class.code);
            let words = wanted.map(|(_, (code, share))| format!("{code}: {}", percent(*share)));
            words.collect::<Vec<_>>().join("; ")
        }
    }
}

/// What would not print as zero, from the most likely on.
fn by_probability(class: &Class) -> Vec<&(String, f64)> {
    const LEAST_SHOWN: f64 = 0.005;
    let mut sorted: Vec<&(String, f64)> =
        class.probabilities.iter().filter(|(_, share)| *share >= LEAST_SHOWN).collect();
    sorted.sort_by(|one, other| other.1.total_cmp(&one.1));
    sorted
}

const MOST_SHOWN: usize = 2;
