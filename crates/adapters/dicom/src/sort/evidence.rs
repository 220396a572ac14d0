//! Why a series goes where it goes: every statement that was weighed, kept with the verdict.

use super::criteria::threshold;
use super::slot::{Reason, Region, Slot, Tag, ToConfirm, Verdict, named};
use super::words::Found;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A value of the file in an evidence is no longer than this.
const MOST_LETTERS: usize = 40;

named! {
    /// A question that the sorter answers by adding up statements.
    Axis {
        /// What kind of object it is.
        Kind = "kind": "kind of object",
        /// Seen from the side.
        Lateral = "lateral": "seen from the side",
        /// Seen from the front or the back.
        Frontal = "frontal": "seen from the front or the back",
        /// A spine.
        Region = "region": "shows a spine",
        /// The whole spine.
        Extent = "extent": "shows the whole spine",
        /// Standing.
        Standing = "standing": "the patient stood",
        /// Bent, supported, put together.
        Technique = "technique": "how it was taken",
        /// Contrast around the spinal cord.
        Myelogram = "myelogram": "contrast medium around the spinal cord",
        /// A tracer of bone.
        Agent = "agent": "tracer of bone",
        /// Phase of a bone scan.
        Phase = "phase": "phase of the bone scan",
    }
}

impl Axis {
    /// What proves it; `None` where statements are not added up.
    const fn threshold(self) -> Option<i32> {
        match self {
            Self::Lateral | Self::Frontal => Some(threshold::VIEW),
            Self::Region => Some(threshold::REGION),
            Self::Extent => Some(threshold::EXTENT),
            Self::Standing => Some(threshold::STANDING),
            Self::Myelogram => Some(threshold::MYELOGRAM),
            Self::Agent => Some(threshold::AGENT),
            Self::Phase => Some(threshold::PHASE),
            Self::Kind | Self::Technique => None,
        }
    }
}

/// One statement and what it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The question that it answers.
    pub axis: Axis,
    /// What was looked for, in words.
    pub criterion: Cow<'static, str>,
    /// The standard's keyword of the attribute.
    pub attribute: Cow<'static, str>,
    /// What was found: a word of our list, a code, a number. Never a text of the file as it stands.
    pub found: String,
    /// For the question above zero, against it below.
    pub weight: i32,
}

/// How a question was answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AxisScore {
    /// The question.
    pub axis: Axis,
    /// All weights together.
    pub score: i32,
    /// What would prove it.
    pub threshold: i32,
}

impl AxisScore {
    /// Whether it is proven.
    #[must_use]
    pub const fn passes(&self) -> bool {
        self.score >= self.threshold
    }
}

/// What was found of one object, or of alike objects of a series.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// Where it goes, or that a person is asked.
    pub verdict: Verdict,
    /// How each question was answered.
    pub axes: Vec<AxisScore>,
    /// Every statement that was weighed.
    pub evidence: Vec<Evidence>,
    /// What else it says of itself.
    pub tags: Vec<Tag>,
    /// What of the body it shows, as far as it says.
    pub region: Region,
    /// What a person must see, whatever the verdict.
    pub confirm: Vec<ToConfirm>,
}

/// Statements as they are gathered.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    evidence: Vec<Evidence>,
    tags: Vec<Tag>,
}

impl Ledger {
    /// Enters a statement.
    pub(super) fn enter(
        &mut self,
        axis: Axis,
        criterion: &'static str,
        attribute: &'static str,
        found: impl Into<String>,
        weight: i32,
    ) {
        let found = plain(&found.into());
        let (criterion, attribute) = (Cow::Borrowed(criterion), Cow::Borrowed(attribute));
        self.evidence.push(Evidence { axis, criterion, attribute, found, weight });
    }

    /// Enters a phrase of a text.
    pub(super) fn enter_words(&mut self, axis: Axis, criterion: &'static str, words: Mentioned, weight: i32) {
        let phrase = words.found.phrase.trim_end_matches('*');
        let found = if words.found.denied { format!("denied: {phrase}") } else { phrase.to_owned() };
        self.enter(axis, criterion, words.attribute, found, weight);
    }

    pub(super) fn tag(&mut self, tag: Tag) {
        if !self.tags.contains(&tag) {
            self.tags.push(tag);
        }
    }

    fn weights(&self, axis: Axis) -> impl Iterator<Item = i32> {
        self.evidence.iter().filter(move |evidence| evidence.axis == axis).map(|evidence| evidence.weight)
    }

    pub(super) fn score(&self, axis: Axis) -> i32 {
        self.weights(axis).sum()
    }

    /// What speaks for it, and what against it.
    pub(super) fn sides(&self, axis: Axis) -> (i32, i32) {
        let sum = |side: fn(&i32) -> bool| self.weights(axis).filter(side).sum();
        (sum(|weight| *weight > 0), sum(|weight| *weight < 0))
    }

    /// The strongest statement for it.
    pub(super) fn strongest(&self, axis: Axis) -> i32 {
        self.weights(axis).max().unwrap_or_default().max(0)
    }

    pub(super) fn passes(&self, axis: Axis) -> bool {
        axis.threshold().is_some_and(|threshold| self.score(axis) >= threshold)
    }

    pub(super) fn judgement(self, verdict: Verdict, region: Region) -> Judgement {
        let asked = |axis: &&Axis| self.weights(**axis).next().is_some() || is_needed(**axis, verdict);
        let score = |axis: &Axis| {
            Some(AxisScore { axis: *axis, score: self.score(*axis), threshold: axis.threshold()? })
        };
        let axes = Axis::ALL.iter().filter(asked).filter_map(score).collect();
        let stands = verdict.likely() == Some(Slot::StandingLateral);
        let confirm = if stands { vec![ToConfirm::KneesAndHips] } else { Vec::new() };
        Judgement { verdict, axes, evidence: self.evidence, tags: self.tags, region, confirm }
    }
}

/// Questions whose answer is shown although nothing was found: the reader is to see what is missing.
const fn is_needed(axis: Axis, verdict: Verdict) -> bool {
    let is_long_film = matches!(verdict.likely(), Some(Slot::StandingLateral | Slot::StandingFrontal));
    let lacks_spine = matches!(verdict, Verdict::Ask { reason: Reason::RegionNotProven, .. });
    match axis {
        Axis::Region => is_long_film || lacks_spine,
        Axis::Extent | Axis::Standing => is_long_film,
        Axis::Lateral => matches!(verdict.likely(), Some(Slot::StandingLateral)),
        Axis::Frontal => matches!(verdict.likely(), Some(Slot::StandingFrontal)),
        _ => false,
    }
}

/// A phrase and the attribute in which it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mentioned {
    pub(super) found: Found,
    pub(super) attribute: &'static str,
    /// Of the series; else of the whole study.
    pub(super) of_series: bool,
}

/// A value for a log: short, and of letters, digits and a few marks, as values of closed vocabularies are.
fn plain(text: &str) -> String {
    let is_plain =
        |letter: &char| letter.is_ascii_alphanumeric() || " .,:;/\\-+_()[]\u{b0}×".contains(*letter);
    text.chars().filter(is_plain).take(MOST_LETTERS).collect()
}
