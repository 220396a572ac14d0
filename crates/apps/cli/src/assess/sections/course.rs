//! Fixed or flexible, and the course.

use super::{capital, range};
use crate::page::{Section, marks};
use upright_assessment::{Change, Flexibility, Progression, Rate, Residual, SegmentMotion, Study, Truth};
use upright_measurement::{PostureDependence, Quantity};

pub(in super::super) fn flexibility(found: &Flexibility) -> Section {
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
    let (moving, still): (Vec<&SegmentMotion>, Vec<&SegmentMotion>) =
        found.segments.iter().partition(|segment| segment.moves() != Some(false));
    let title_of_segments = match moving.iter().any(|segment| segment.moves().is_none()) {
        true => "Segments, without interval:",
        false => "Segments that change beyond landmark error:",
    };
    let section =
        section.text(title).table(&["", "standing", "lying", "95 %", "corrected"], residuals).titled_table(
            title_of_segments,
            &["segment", "standing", "lying", "turn", "95 %", "recorded"],
            moving.into_iter().map(segment_row).collect(),
        );
    if found.segments.is_empty() { section } else { section.list(unmoved(&still)) }
}

/// Segments of which the films show no motion, together by what was recorded of them.
fn unmoved(segments: &[&SegmentMotion]) -> Vec<String> {
    let mut groups: Vec<(&str, Vec<String>)> = Vec::new();
    for segment in segments {
        let name = format!("{}–{}", segment.upper, segment.lower);
        match groups.iter_mut().find(|(words, _)| *words == segment.words()) {
            Some((_, names)) => names.push(name),
            None => groups.push((segment.words(), vec![name])),
        }
    }
    let line = |(words, names): (&str, Vec<String>)| {
        format!("no change beyond landmark error, recorded as {words}: {}", names.join(", "))
    };
    groups.into_iter().map(line).collect()
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
        found.first.to_string(),
        found.second.to_string(),
        found.change.to_string(),
        found
            .interval
            .map(|found| format!("{} to {}", rounded(found.low), rounded(found.high)))
            .unwrap_or_default(),
        found.words().to_owned(),
    ]
}

pub(in super::super) fn progression(found: &Progression) -> Section {
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
