//! When a frame began and how long it was counted.

use crate::attribute::Attribute;
use crate::values::Values;

const MS_OF_A_SECOND: f64 = 1000.0;

/// Begin since the first frame, and duration, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Moment {
    pub(super) began: f64,
    pub(super) duration: Option<f64>,
}

/// Frames of one duration that follow one another.
struct Phase {
    began: f64,
    frame: f64,
    pause: f64,
}

/// The phases of a dynamic picture, one after the other: PS3.3 C.8.4.14.
pub(super) struct Timetable {
    phases: Vec<Phase>,
    /// Where there are no phases, the duration of every frame.
    frame: Option<f64>,
}

impl Timetable {
    pub(super) fn read(values: &Values) -> Self {
        let mut end = 0.0;
        let mut phases = Vec::new();
        for item in &values.items(Attribute::PhaseInformationSequence) {
            let seconds =
                |attribute| item.number(attribute).filter(|ms| *ms >= 0.0).map(|ms| ms / MS_OF_A_SECOND);
            let Some(frame) = seconds(Attribute::ActualFrameDuration).filter(|frame| *frame > 0.0) else {
                // What follows a phase of unknown length begins nobody knows when.
                break;
            };
            let pause = seconds(Attribute::PauseBetweenFrames).unwrap_or(0.0);
            let began = end + seconds(Attribute::PhaseDelay).unwrap_or(0.0);
            let frames = item.count(Attribute::NumberOfFramesInPhase).unwrap_or(0);
            end = began + f64::from(frames) * (frame + pause);
            if !end.is_finite() {
                break;
            }
            phases.push(Phase { began, frame, pause });
        }
        let frame = values.number(Attribute::ActualFrameDuration).filter(|ms| *ms > 0.0);
        Self { phases, frame: frame.map(|ms| ms / MS_OF_A_SECOND) }
    }

    /// Of the frame `time` of `phase`, both counted from 1; nothing where the file does not tell when it began.
    pub(super) fn moment(&self, phase: u16, time: u16) -> Option<Moment> {
        let before = f64::from(time.checked_sub(1)?);
        if let Some(found) = self.phases.get(usize::from(phase.checked_sub(1)?)) {
            let began = found.began + before * (found.frame + found.pause);
            return Some(Moment { began, duration: Some(found.frame) });
        }
        if !self.phases.is_empty() || phase != 1 {
            return None;
        }
        match self.frame {
            Some(frame) => Some(Moment { began: before * frame, duration: Some(frame) })
                .filter(|moment| moment.began.is_finite()),
            // What is not told is not zero, but for the first.
            None if time == 1 => Some(Moment { began: 0.0, duration: None }),
            None => None,
        }
    }

    /// Of a picture without phases, which all began together.
    pub(super) const fn at_once(&self) -> Moment {
        Moment { began: 0.0, duration: self.frame }
    }
}
