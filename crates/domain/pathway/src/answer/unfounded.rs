//! What counts no more, or tells of another time: findings of studies that were taken back, films from before an injury.

use crate::facts::symptom_words;
use jiff::civil::Date;
use upright_assessment::{Alarm, Assessment};
use upright_casefile::{Confirmation, Fact, StudyFinding, View};

/// A finding of a study that was taken back: it counts for nothing until a person records it on the study that shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Unfounded {
    /// The entry that tells of it.
    pub entry: String,
    /// The day.
    pub day: Date,
    /// The name of the study.
    pub study: String,
    /// What people call it, with its level.
    pub name: String,
}

pub(super) fn unfounded(view: &View<'_>) -> Vec<Unfounded> {
    let found = view.unfounded().iter().filter_map(|entry| match &entry.fact {
        Fact::StudyFinding(found) if found.status != Confirmation::Rejected => Some(Unfounded {
            entry: entry.id.clone(),
            day: entry.effective_at,
            study: found.study.clone(),
            name: finding_words(found),
        }),
        _ => None,
    });
    found.collect()
}

pub(super) fn finding_words(found: &StudyFinding) -> String {
    let kind = found.finding.name().replace('_', " ");
    found.level.map_or_else(|| kind.clone(), |level| format!("{kind}, {level}"))
}

/// The film that stands first was made before something began that must be cleared: it shows nothing of that.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilmsBefore {
    /// The day of the film.
    pub film: Date,
    /// The day on which the latest of it began.
    pub began: Date,
    /// What began, in words.
    pub what: Vec<String>,
}

impl FilmsBefore {
    /// In words.
    #[must_use]
    pub fn sentence(&self) -> String {
        format!(
            "The film of {} was made before what began on {} ({}), and shows nothing of it.",
            self.film,
            self.began,
            self.what.join(", ")
        )
    }
}

pub(super) fn films_before(view: &View<'_>, assessment: &Assessment<'_>) -> Option<FilmsBefore> {
    let alarm = Alarm::standing(view)?;
    let film = assessment.films.get(assessment.first?)?.entry.effective_at;
    let what = alarm.entries.iter().filter_map(|entry| match &entry.fact {
        Fact::ClinicalFinding(found) => Some(symptom_words(found.symptom)),
        _ => None,
    });
    (film < alarm.since).then(|| FilmsBefore { film, began: alarm.since, what: what.collect() })
}
