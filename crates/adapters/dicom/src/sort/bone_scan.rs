//! Bone scans: which phases of one injection are there.

use super::clues::Clues;
use super::evidence::{Axis, Judgement};
use super::family::Family;
use super::injection::injected;
use super::slot::{Reason, Slot, Verdict};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The three phases.
const PHASES: [Slot; 3] = [Slot::BoneScanFlow, Slot::BoneScanBloodPool, Slot::BoneScanDelayed];

/// A bone scan of one injection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoneScan {
    /// Studies in which its pictures are.
    pub studies: Vec<String>,
    /// Phases that are there and proven.
    pub present: Vec<Slot>,
    /// Phases that are not there, or not proven.
    pub missing: Vec<Slot>,
}

impl BoneScan {
    /// Whether all three phases are there.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        self.missing.is_empty()
    }

    /// In words, for people.
    #[must_use]
    pub fn words(&self) -> String {
        let missing: Vec<&str> =
            self.missing.iter().map(|slot| slot.words().trim_start_matches("bone scan, ")).collect();
        match (&self.present[..], self.is_complete()) {
            (_, true) => "three-phase bone scan, complete".to_owned(),
            ([Slot::BoneScanDelayed], _) => {
                "whole-body bone scan; flow and blood pool are missing".to_owned()
            }
            _ => format!("bone scan, not complete: {} missing", missing.join(" and ")),
        }
    }
}

/// Finds the bone scans, and asks about those of which only the delayed phase is there.
pub(super) fn settle(clues: &[Clues], judgements: &mut [Judgement]) -> Vec<BoneScan> {
    let mut all = Vec::new();
    for members in linked(clues, judgements) {
        let of_members =
            || members.iter().filter_map(|index| Some((clues.get(*index)?, judgements.get(*index)?)));
        let is_there = |phase: &Slot| of_members().any(|(_, found)| phase_of(found) == Some(*phase));
        let (present, missing): (Vec<Slot>, Vec<Slot>) = PHASES.iter().partition(|phase| is_there(phase));
        let studies: BTreeSet<String> = of_members().map(|(clues, _)| clues.study.clone()).collect();
        // A scan of which nothing is proven may be one of anything.
        if present.is_empty() {
            continue;
        }
        if present == [Slot::BoneScanDelayed] {
            ask_about(&members, judgements);
        }
        all.push(BoneScan { studies: studies.into_iter().collect(), present, missing });
    }
    all
}

/// A SPECT/CT of bone is made in the delayed phase.
const fn phase_of(judgement: &Judgement) -> Option<Slot> {
    match judgement.verdict {
        Verdict::Sorted(Slot::SpectCt) => Some(Slot::BoneScanDelayed),
        verdict => verdict.sorted(),
    }
}

fn ask_about(members: &[usize], judgements: &mut [Judgement]) {
    for index in members {
        let Some(judgement) = judgements.get_mut(*index) else { continue };
        if judgement.verdict == Verdict::Sorted(Slot::BoneScanDelayed) {
            judgement.ask(
                Reason::BoneScanPartial,
                Axis::Phase,
                "flow and blood pool in the same study or injection",
            );
        }
    }
}

/// Objects of a gamma camera that are of one injection: by study, by the injection's identifier, or by its moment.
fn linked(clues: &[Clues], judgements: &[Judgement]) -> Vec<Vec<usize>> {
    let mut first_with = BTreeMap::<(u8, String), usize>::new();
    let mut leads: Vec<usize> = (0..clues.len()).collect();
    let mut members = Vec::new();
    for (index, (clues, judgement)) in clues.iter().zip(judgements).enumerate() {
        let is_of_bone = !matches!(judgement.verdict, Verdict::Sorted(Slot::Other));
        if Family::of(clues) != Family::Nuclear || !is_of_bone {
            continue;
        }
        members.push(index);
        for key in keys(clues) {
            let other = *first_with.entry(key).or_insert(index);
            let (one, other) = (lead(&leads, index), lead(&leads, other));
            if let Some(place) = leads.get_mut(one.max(other)) {
                *place = one.min(other);
            }
        }
    }
    let mut groups = BTreeMap::<usize, Vec<usize>>::new();
    members.into_iter().for_each(|index| groups.entry(lead(&leads, index)).or_default().push(index));
    groups.into_values().collect()
}

fn keys(clues: &Clues) -> impl Iterator<Item = (u8, String)> {
    let moment = injected(clues).map(|moment| moment.to_string()).unwrap_or_default();
    let keys = [(0, clues.study.clone()), (1, clues.tracer.administration.clone()), (2, moment)];
    keys.into_iter().filter(|(_, key)| !key.is_empty())
}

/// The first object of the group that an object is in.
fn lead(leads: &[usize], index: usize) -> usize {
    let mut at = index;
    while let Some(next) = leads.get(at).copied().filter(|next| *next < at) {
        at = next;
    }
    at
}
