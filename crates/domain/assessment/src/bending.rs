//! How far segments move between a film of a patient bent forwards and one bent backwards.

use crate::reading::Options;
use crate::rigid::turned;
use crate::segments::{SegmentMotion, motions};
use thiserror::Error;
use upright_anatomy::{Degrees, LandmarkSet, Level, Posture};
use upright_casefile::{Confirmation, FindingKind, FreeText, Presence, PreviousFusion, StudyFinding};

/// The motion of segments between two films, bent forwards and bent backwards.
///
/// - **Definition**: how far each vertebra turned against the next below it from the film bent forwards to the film bent backwards.
///   Bones keep their form: each is laid on itself by least squares over every landmark on it that both films show, the corners of
///   both endplates, of the pelvis S1 and the hip axis.
/// - **Sign**: positive = opens to the front as the patient bends backwards, as a segment does that moves.
/// - **Unit**: degrees; they need no scale.
/// - **Interval**: 95 % under landmark error of both films. It says nothing of how far the patient bent: where no segment moves,
///   he may not have.
/// - **Limits**: no agreed angle divides union from none, and across rods the measure is unreliable.
/// - **Source**: S95; clinical reference, section 8.
#[derive(Clone, Debug, PartialEq)]
pub struct Bending {
    /// Segments of which both films show both facing endplates, from cranial to caudal: first = bent forwards, second = backwards.
    pub segments: Vec<SegmentMotion>,
    /// How far the pelvis turned, + = backwards; `None` where the films show no two landmarks of it in common. It tells how the films lie
    /// on each other, and nothing of the spine.
    pub pelvis: Option<Degrees>,
}

/// Why two films are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NotBent {
    /// Vertebrae are counted differently.
    #[error("the two films count vertebrae differently: a level of one is none of the other")]
    OtherNumbering,
    /// The films say the opposite of what they were given as.
    #[error(
        "the films were given the wrong way round: the one given as bent forwards is called bent backwards, or the other bent forwards"
    )]
    Exchanged,
    /// They have no segment in common.
    #[error(
        "no segment has both facing endplates on both films: place the lower endplate of a vertebra and the upper one of the next on each"
    )]
    NoSegment,
}

/// What stands beside every motion that a person reads.
const NOTES: [&str; 5] = [
    "No agreed angle divides union from none (S95), so motion decides nothing alone.",
    "Across rods the measure is unreliable: what does not move may not have united.",
    "Motion is that of whole bones, by both endplates of each. The angles of the disc rest on the facing endplates alone, and what they differ by errs more.",
    "The intervals hold landmark error of both films. They say nothing of how far the patient bent: where nothing moves, he may not have.",
    "One segment in twenty is expected to leave its interval by chance.",
];

/// How it was measured, with version: this changes where the method does.
const METHOD: &str = "Upright, motion between films bent forwards and backwards, version 2";

impl Bending {
    /// Measures every segment; `fusion` is what is recorded of them.
    ///
    /// # Errors
    /// [`NotBent`] with the reason.
    pub fn between(
        forwards: &LandmarkSet,
        backwards: &LandmarkSet,
        fusion: Option<&PreviousFusion>,
        options: Options,
    ) -> Result<Self, NotBent> {
        if forwards.numbering() != backwards.numbering() {
            return Err(NotBent::OtherNumbering);
        }
        if forwards.posture() == Posture::BentBackwards || backwards.posture() == Posture::BentForwards {
            return Err(NotBent::Exchanged);
        }
        let segments = motions([forwards, backwards], options, fusion);
        if segments.is_empty() {
            return Err(NotBent::NoSegment);
        }
        Ok(Self { segments, pelvis: turned([forwards, backwards], Level::S1) })
    }

    /// What must be known with it, for people.
    #[must_use]
    pub const fn notes() -> &'static [&'static str] {
        &NOTES
    }

    /// What is proposed for the record of the study called `study`: segments that were to be fused and of which the angle differs
    /// by more than landmark error; unknown to every rule until a person confirms it.
    ///
    /// That none moves is never proposed: the patient may not have bent, and rods hold what has not united.
    #[must_use]
    pub fn proposals(&self, study: &str) -> Vec<StudyFinding> {
        let meant = self.segments.iter().filter(|segment| segment.was_to_be_fused());
        meant
            .filter(|segment| segment.moves() == Some(true))
            .map(|segment| proposal(study, segment))
            .collect()
    }
}

fn proposal(study: &str, segment: &SegmentMotion) -> StudyFinding {
    /// A degree has so many parts in a record: no clinical limit.
    const PARTS: f64 = 10.0;
    let rounded = |value: f64| (value * PARTS).round() / PARTS;
    let interval = segment.interval.ok();
    StudyFinding {
        study: study.to_owned(),
        finding: FindingKind::SegmentMotion,
        presence: Some(Presence::Present),
        level: Some(segment.upper),
        side: None,
        value: Some(rounded(segment.change.value())),
        interval: interval.map(|interval| (rounded(interval.low), rounded(interval.high))),
        grade: None,
        status: Confirmation::Proposed,
        method: Some(FreeText::from(METHOD)),
        image: None,
    }
}
