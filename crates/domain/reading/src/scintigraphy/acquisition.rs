//! Pictures that were taken together, and what the clocks say of when.

use super::decay::Decay;
use super::frame::{Frame, View};

/// How pictures were taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureKind {
    /// Frames that follow one another.
    Dynamic,
    /// One frame a detector.
    Static,
    /// One frame a detector, in a pass along the patient: every row was counted for a part of its duration, so there are no counts per second.
    WholeBody,
}

/// Seconds from the injection to the first frame, by the clock of whoever injected and that of the camera.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Clock {
    /// So many.
    Seconds(f64),
    /// So many, which cannot be: the pictures would be older than the injection.
    Wrong(f64),
    /// Not stated.
    Unknown,
}

/// Pictures that were taken together.
#[derive(Clone, Debug)]
pub struct Acquisition {
    /// What a person finds them by.
    pub name: String,
    /// How they were taken.
    pub kind: PictureKind,
    /// When, since the injection.
    pub clock: Clock,
    /// When the first frame began, in seconds from any moment that is the same for all pictures of the camera.
    pub taken: Option<f64>,
    /// What was injected.
    pub decay: Option<Decay>,
    /// Frames.
    pub frames: Vec<Frame>,
}

impl Acquisition {
    /// Frames seen from there, in the order of time.
    pub fn seen_from(&self, view: View) -> impl Iterator<Item = &Frame> {
        self.frames.iter().filter(move |frame| frame.view == Some(view))
    }

    /// Counts of all frames.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.frames.iter().map(Frame::total).sum()
    }

    /// Seconds from the injection to the begin of a frame, where clocks say so and do not contradict each other.
    #[must_use]
    pub fn since_injection(&self, frame: &Frame) -> Option<f64> {
        match self.clock {
            Clock::Seconds(seconds) => Some(seconds + frame.began?),
            Clock::Wrong(_) | Clock::Unknown => None,
        }
    }
}
