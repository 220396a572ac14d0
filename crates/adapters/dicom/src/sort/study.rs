//! Whole studies of one patient: what a series is, often its neighbours tell.

use super::bone_scan::{self, BoneScan};
use super::clues::Clues;
use super::evidence::{Axis, Judgement};
use super::family::Family;
use super::injection::day;
use super::judge::{judge, judge_beside};
use super::slot::{Reason, Slot, Tag, Verdict};
use super::tomography;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Objects of one series that go to one place.
///
/// A series whose objects differ (a lateral and a frontal film, a localizer before its slices) is parted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SortedSeries {
    /// StudyInstanceUID; empty where it is missing or none.
    pub study: String,
    /// SeriesInstanceUID; empty where it is missing or none.
    pub series: String,
    /// Positions of its objects in what was handed in.
    pub instances: Vec<usize>,
    /// What was found of them; the evidence is that of the first.
    #[serde(flatten)]
    pub judgement: Judgement,
}

/// What was found of all objects handed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SortedStudy {
    /// Series, in the order of their first object.
    pub series: Vec<SortedSeries>,
    /// Bone scans, one for each injection.
    pub bone_scans: Vec<BoneScan>,
}

/// Sorts the objects of one study, or of several studies of **one** patient.
///
/// Beside what each object says of itself: a CT on the day of a fluoroscopic myelogram may be a myelogram; a SPECT and a CT of one
/// study are a SPECT/CT; a delayed bone scan without flow and blood pool is partial, and a person is asked.
/// Studies belong to one bone scan by the identifier of the injection or by its time.
#[must_use]
pub fn sort_study(clues: &[Clues]) -> SortedStudy {
    let mut judgements: Vec<Judgement> = clues.iter().map(judge).collect();
    companions(clues, &mut judgements);
    tomography::settle(clues, &mut judgements);
    let bone_scans = bone_scan::settle(clues, &mut judgements);
    SortedStudy { series: parted(clues, judgements), bone_scans }
}

/// Judges slices again that were made on the day of a fluoroscopic myelogram.
fn companions(clues: &[Clues], judgements: &mut [Judgement]) {
    let is_myelogram =
        |judgement: &Judgement| judgement.verdict == Verdict::Sorted(Slot::FluoroscopicMyelogram);
    let pairs = clues.iter().zip(judgements.iter());
    let days: BTreeSet<_> =
        pairs.filter(|(_, found)| is_myelogram(found)).filter_map(|(clues, _)| day(clues)).collect();
    for (clues, judgement) in clues.iter().zip(judgements) {
        let has_companion = day(clues).is_some_and(|day| days.contains(&day));
        if has_companion && Family::of(clues) == Family::Computed {
            *judgement = judge_beside(clues, true);
        }
    }
}

/// What makes two objects of a series alike.
type Alike<'a> = (Result<(&'a str, &'a str), usize>, Verdict, Vec<Tag>);

fn parted(clues: &[Clues], judgements: Vec<Judgement>) -> Vec<SortedSeries> {
    let mut places = BTreeMap::<Alike<'_>, usize>::new();
    let mut all: Vec<SortedSeries> = Vec::new();
    for (index, (clues, judgement)) in clues.iter().zip(judgements).enumerate() {
        // Without an identifier it belongs to nothing.
        let series = if clues.series.is_empty() {
            Err(index)
        } else {
            Ok((clues.study.as_str(), clues.series.as_str()))
        };
        let key = (series, judgement.verdict, judgement.tags.clone());
        let place = *places.entry(key).or_insert(all.len());
        match all.get_mut(place) {
            Some(found) => found.instances.push(index),
            None => all.push(SortedSeries {
                study: clues.study.clone(),
                series: clues.series.clone(),
                instances: vec![index],
                judgement,
            }),
        }
    }
    all
}

impl Judgement {
    /// Another verdict, for what the study says.
    pub(super) fn settle(&mut self, verdict: Verdict, axis: Axis, criterion: &'static str, found: &str) {
        self.verdict = verdict;
        self.evidence.push(super::evidence::Evidence {
            axis,
            criterion: criterion.into(),
            attribute: "StudyInstanceUID".into(),
            found: found.to_owned(),
            weight: 0,
        });
    }

    /// Asks a person, with the place as a guess.
    pub(super) fn ask(&mut self, reason: Reason, axis: Axis, criterion: &'static str) {
        self.settle(Verdict::ask(self.verdict.likely(), reason), axis, criterion, reason.name());
    }
}
