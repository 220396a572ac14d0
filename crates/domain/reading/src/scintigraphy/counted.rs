//! What was counted in a region.

use super::acquisition::{Acquisition, PictureKind};
use super::frame::Frame;
use super::poisson;
use crate::Estimate;

/// Counts of a region.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// How many.
    pub counts: u64,
    /// Pixels with their middle in it.
    pub pixels: u64,
    /// Area of those pixels in mm².
    pub area_mm2: f64,
}

impl Counted {
    /// Counts per second, the interval that of the counts; `None` where nobody knows how long a place was counted.
    #[must_use]
    pub fn rate(&self, frame: &Frame, kind: PictureKind) -> Option<Estimate> {
        rate(self.counts, frame, kind, 1.0)
    }

    /// Counts per second as they would be had nothing decayed since the injection; `None` where time or half-life is not known.
    #[must_use]
    pub fn undecayed_rate(&self, frame: &Frame, of: &Acquisition) -> Option<Estimate> {
        rate(self.counts, frame, of.kind, factor(frame, of)?)
    }
}

/// By what a rate of this frame is multiplied to undo decay.
pub(super) fn factor(frame: &Frame, of: &Acquisition) -> Option<f64> {
    Some(of.decay?.factor(of.since_injection(frame)?, frame.duration?))
}

pub(super) fn rate(counts: u64, frame: &Frame, kind: PictureKind, factor: f64) -> Option<Estimate> {
    if kind == PictureKind::WholeBody {
        return None;
    }
    let each = factor / frame.duration?;
    Some(Estimate {
        value: counts as f64 * each,
        interval: poisson::interval(counts).map(|bound| bound * each),
    })
}
