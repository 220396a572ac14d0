//! Whether a stiff spine may be broken: what raises the suspicion, and what ends it.
//!
//! - **Source**: clinical reference §7.2 (flag M), §7.0 for new pain (flag L). That a later examination ends an old suspicion,
//!   and an operation any, is Upright's own (flag L).

use jiff::civil::Date;
use std::collections::BTreeMap;
use upright_casefile::{Entry, Fact, Presence, StudyKind, StudyState, Symptom, View};
use upright_evidence::numbers::CUT_OFF_PAIN_NEW_WITHIN;

/// What raises the suspicion of a fracture in a stiff spine.
const ALARMS: [Symptom; 3] = [Symptom::NewPain, Symptom::Trauma, Symptom::SuddenChangeOfPosture];

/// New pain, trauma or a sudden change of posture of which nobody has ended the suspicion.
#[derive(Clone, Debug)]
pub struct Alarm<'a> {
    /// When the latest of them began.
    pub since: Date,
    /// The entries that tell of them.
    pub entries: Vec<&'a Entry>,
    place: usize,
}

impl<'a> Alarm<'a> {
    /// The suspicion that stands; `None` = there is none, as far as recorded.
    ///
    /// Pain is new for six weeks. A fall or a lost posture is not ended by the next visit that denies it; by an examination more
    /// than six weeks after it, and by an operation on the spine.
    #[must_use]
    pub fn standing(view: &View<'a>) -> Option<Self> {
        let operated = view.last_spine_operation();
        let standing: Vec<(Date, usize)> = ALARMS
            .into_iter()
            .filter_map(|symptom| last_present(view, symptom).map(|found| (symptom, found)))
            .filter(|(symptom, found)| {
                let (since, place) = *found;
                operated.is_none_or(|day| day <= since)
                    && (*symptom != Symptom::NewPain || !is_old(since, view.day()))
                    && !is_ended_later(view, *symptom, since, place)
            })
            .map(|(_, found)| found)
            .collect();
        Some(Self {
            since: standing.iter().map(|(since, _)| *since).max()?,
            place: standing.iter().map(|(_, place)| *place).max()?,
            entries: standing.iter().filter_map(|(_, place)| view.entries().get(*place).copied()).collect(),
        })
    }

    /// Which of the symptoms that raise it nobody ever asked for.
    #[must_use]
    pub fn never_asked(view: &View<'_>) -> Vec<Symptom> {
        ALARMS.into_iter().filter(|symptom| view.symptom(*symptom).is_none()).collect()
    }

    /// The names of the CTs of the whole spine that were made since, and answer.
    #[must_use]
    pub fn scans_since(&self, view: &View<'a>) -> Vec<&'a str> {
        let mut scans: BTreeMap<&str, Vec<(usize, StudyState)>> = BTreeMap::new();
        for (place, entry) in view.entries().iter().enumerate() {
            if let Fact::Study(study) = &entry.fact
                && study.study == StudyKind::WholeSpineCt
            {
                scans.entry(&study.name).or_default().push((place, study.state));
            }
        }
        let is_since = |states: &[(usize, StudyState)]| {
            let made = states.iter().find(|(_, state)| *state != StudyState::Ordered);
            let day = made.and_then(|(place, _)| Some((view.entries().get(*place)?.effective_at, *place)));
            let fails = states.last().is_some_and(|(_, state)| *state == StudyState::Inadequate);
            !fails && day.is_some_and(|made| made > (self.since, self.place))
        };
        scans.into_iter().filter(|(_, states)| is_since(states)).map(|(name, _)| name).collect()
    }

    /// A clinician's word that no fracture is unstable, said after a CT of the whole spine made since was read.
    #[must_use]
    pub fn excluded(&self, view: &View<'a>) -> Option<&'a Entry> {
        let scans = self.scans_since(view);
        let is_read = |entry: &&Entry| match &entry.fact {
            Fact::Study(study) => study.state == StudyState::Read && scans.contains(&study.name.as_str()),
            _ => false,
        };
        let read = view.entries().iter().position(is_read)?;
        let said: Vec<(&Entry, Presence)> = view.entries().get(read..)?.iter().filter_map(unstable).collect();
        let is_denied = said.iter().all(|(_, presence)| *presence == Presence::Absent);
        said.last().filter(|_| is_denied).map(|(entry, _)| *entry)
    }
}

/// What an entry says of an unstable fracture.
fn unstable<'a>(entry: &&'a Entry) -> Option<(&'a Entry, Presence)> {
    match &entry.fact {
        Fact::ClinicalFinding(found) if found.symptom == Symptom::UnstableFracture => {
            Some((entry, found.presence))
        }
        _ => None,
    }
}

/// When the latest statement that a symptom is there says it began, and its place in the record.
fn last_present(view: &View<'_>, symptom: Symptom) -> Option<(Date, usize)> {
    view.entries().iter().enumerate().rev().find_map(|(place, entry)| match &entry.fact {
        Fact::ClinicalFinding(found) if found.symptom == symptom && found.presence == Presence::Present => {
            Some((found.since.unwrap_or(entry.effective_at), place))
        }
        _ => None,
    })
}

/// Whether it, or an unstable fracture, was denied more than six weeks after it began: it on a later day than it was told,
/// the fracture on that day or later.
fn is_ended_later(view: &View<'_>, symptom: Symptom, since: Date, place: usize) -> bool {
    let Some(told) = view.entries().get(place).map(|entry| entry.effective_at) else { return false };
    view.entries().iter().any(|entry| match &entry.fact {
        Fact::ClinicalFinding(found) => {
            let is_later = match found.symptom {
                Symptom::UnstableFracture => entry.effective_at >= told,
                other => other == symptom && entry.effective_at > told,
            };
            is_later && found.presence == Presence::Absent && is_old(since, entry.effective_at)
        }
        _ => false,
    })
}

/// Whether what began on `since` was no longer new on `day`.
#[must_use]
pub fn is_old(since: Date, day: Date) -> bool {
    CUT_OFF_PAIN_NEW_WITHIN.is_passed_by(f64::from((day - since).get_days()))
}
