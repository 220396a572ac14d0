//! Activity over time.

use super::acquisition::Acquisition;
use super::counted::{factor, rate};
use super::frame::{Frame, View};
use super::region::Region;
use crate::Estimate;

/// What a region gave in one frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CurvePoint {
    /// Middle of the frame, in seconds from the first frame.
    pub at: f64,
    /// Counts in the frame.
    pub counts: u64,
    /// Counts per second, not corrected for decay.
    pub rate: Estimate,
    /// The same as if nothing had decayed since the injection, where that is known.
    pub undecayed: Option<Estimate>,
}

/// Time-activity curve of a region over the frames of a view. Frames whose time is not known are left out.
#[must_use]
pub fn curve(of: &Acquisition, view: View, region: &Region) -> Vec<CurvePoint> {
    points(of, of.seen_from(view), |frame| Some(region.counted(frame)?.counts))
}

/// Time-activity curve of all that the camera saw.
#[must_use]
pub fn curve_of_field(of: &Acquisition, view: Option<View>) -> Vec<CurvePoint> {
    points(of, of.frames.iter().filter(|frame| frame.view == view), |frame| Some(frame.total()))
}

fn points<'a>(
    of: &Acquisition,
    frames: impl Iterator<Item = &'a Frame>,
    counts: impl Fn(&Frame) -> Option<u64>,
) -> Vec<CurvePoint> {
    let point = |frame: &Frame| {
        let counts = counts(frame)?;
        Some(CurvePoint {
            at: frame.began? + frame.duration? / 2.0,
            counts,
            rate: rate(counts, frame, of.kind, 1.0)?,
            undecayed: factor(frame, of).and_then(|factor| rate(counts, frame, of.kind, factor)),
        })
    };
    let mut found: Vec<CurvePoint> = frames.filter_map(point).collect();
    found.sort_by(|one, other| one.at.total_cmp(&other.at));
    found
}
