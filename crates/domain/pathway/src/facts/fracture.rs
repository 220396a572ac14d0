//! Whether a vertebra may be broken and unstable.

use super::studies::{current, of_withdrawn_study};
use super::{Known, Spec};
use crate::value::Found;
use std::collections::{BTreeMap, BTreeSet};
use upright_anatomy::Level;
use upright_assessment::{Alarm, is_old};
use upright_casefile::{Confirmation, Entry, Event, Fact, FindingKind, Presence, StudyFinding, Symptom};
use upright_evidence::Record;
use upright_evidence::numbers::CUT_OFF_PAIN_NEW_WITHIN;

/// How long what began counts as new.
pub(super) const NEW: &[&Record] = &[&CUT_OFF_PAIN_NEW_WITHIN];

pub(super) fn specs() -> Vec<Spec> {
    vec![
        Spec::flag("fracture.alarm", "new pain, a fall or a lost posture that nobody has cleared", alarm)
            .by(NEW),
        // A matter of the record: where nobody ended the suspicion, it stands.
        Spec::flag(
            "fracture.excluded.recorded",
            "the exclusion of an unstable fracture after a CT of the whole spine",
            |known| {
                let alarm = Alarm::standing(known.view);
                let excluded = alarm.and_then(|alarm| alarm.excluded(known.view));
                excluded.map_or_else(|| Found::flag(false), |entry| Found::flag(true).told_by(entry))
            },
        ),
        Spec::flag(
            "fracture.absent_on_ct",
            "no fracture on a CT of the whole spine made since",
            absent_on_ct,
        ),
        Spec::flag("fracture.uncleared", "a fracture that nobody has called stable since", uncleared).by(NEW),
    ]
}

fn alarm(known: &Known<'_>) -> Found {
    if let Some(alarm) = Alarm::standing(known.view) {
        let told: Vec<String> = alarm.entries.iter().filter_map(|entry| began(entry)).collect();
        let found = Found::flag(true).saying(told.join("; "));
        return alarm.entries.iter().fold(found, |found, entry| found.told_by(entry));
    }
    match Alarm::never_asked(known.view).first() {
        Some(symptom) => {
            let asks = match symptom {
                Symptom::Trauma => "symptom.trauma",
                Symptom::SuddenChangeOfPosture => "symptom.sudden_change_of_posture",
                _ => "symptom.new_pain",
            };
            Found::unknown(format!("whether there is {}", super::nerves::words(*symptom))).asking(asks)
        }
        None => Found::flag(false),
    }
}

/// `trauma since 2026-03-07`.
fn began(entry: &Entry) -> Option<String> {
    match &entry.fact {
        Fact::ClinicalFinding(found) => {
            let since = found.since.unwrap_or(entry.effective_at);
            Some(format!("{} since {since}", super::nerves::words(found.symptom)))
        }
        _ => None,
    }
}

/// What the latest CT of the whole spine, made since the alarm began, shows as confirmed.
fn absent_on_ct(known: &Known<'_>) -> Found {
    const MISSING: &str = "whether a CT of the whole spine, made since, shows a fracture";
    let scans = Alarm::standing(known.view).map(|alarm| alarm.scans_since(known.view)).unwrap_or_default();
    let mut statements = known.view.facts(|fact| match fact {
        Fact::StudyFinding(found) if is_confirmed(found) && scans.contains(&found.study.as_str()) => {
            Some(found.presence)
        }
        _ => None,
    });
    match statements.next_back() {
        Some((entry, Some(presence))) => Found::flag(presence == Presence::Absent).told_by(entry),
        Some((_, None)) | None => Found::unknown(MISSING),
    }
}

fn is_confirmed(found: &StudyFinding) -> bool {
    found.finding == FindingKind::VertebralFracture && found.status == Confirmation::Confirmed
}

/// A fracture that a study shows or that happened, and that no clinician has called stable after it was first known. One of
/// long ago is asked about.
fn uncleared(known: &Known<'_>) -> Found {
    let entries = known.view.entries();
    let cleared = entries.iter().rposition(|entry| match &entry.fact {
        Fact::ClinicalFinding(found) => {
            found.symptom == Symptom::UnstableFracture && found.presence == Presence::Absent
        }
        _ => false,
    });
    let open = first_known(known).into_iter().filter(|at| cleared.is_none_or(|cleared| cleared < *at));
    let open: Vec<&Entry> = open.filter_map(|at| entries.get(at).copied()).collect();
    let Some(latest) = open.iter().max_by_key(|entry| entry.effective_at) else {
        return of_withdrawn_study(known, FindingKind::VertebralFracture)
            .unwrap_or_else(|| Found::flag(false));
    };
    if is_old(latest.effective_at, known.view.day()) {
        return Found::unknown(format!(
            "whether the fracture of {} is stable (symptom unstable_fracture)",
            latest.effective_at
        ))
        .asking("symptom.unstable_fracture");
    }
    let found = Found::flag(true).saying(format!("known since {}", latest.effective_at));
    open.iter().fold(found, |found, entry| found.told_by(entry))
}

/// The places in the record where each fracture that still counts was first told of.
fn first_known(known: &Known<'_>) -> Vec<usize> {
    let is_present = |found: &StudyFinding| is_confirmed(found) && found.presence == Some(Presence::Present);
    let seen = current(known, FindingKind::VertebralFracture);
    let levels: BTreeSet<Option<Level>> =
        seen.iter().filter(|(_, found)| is_present(found)).map(|(_, found)| found.level).collect();
    let operated = known.view.last_spine_operation();
    let mut first: BTreeMap<Option<Level>, usize> = BTreeMap::new();
    let mut happened = Vec::new();
    for (at, entry) in known.view.entries().iter().enumerate() {
        match &entry.fact {
            Fact::StudyFinding(found) if is_present(found) && levels.contains(&found.level) => {
                first.entry(found.level).or_insert(at);
            }
            Fact::Event(Event::VertebralFracture) if operated.is_none_or(|day| entry.effective_at >= day) => {
                happened.push(at);
            }
            _ => {}
        }
    }
    first.into_values().chain(happened).collect()
}
