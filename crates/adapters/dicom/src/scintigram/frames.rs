//! Which frame is of which detector, phase and time.

use super::note::ScintigramNote;
use super::timing::{Moment, Timetable};
use super::view::{Detector, detectors};
use super::{CameraView, ScintigramKind};
use crate::attribute::Attribute;
use crate::error::ReadError;
use crate::values::Values;

/// A frame, as the header tells it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FrameHead {
    /// Its place in the file, counted from 0.
    pub index: u32,
    /// Number of its detector, counted from 1.
    pub detector: u16,
    /// From where it was seen.
    pub view: Option<CameraView>,
    /// Seconds from the first frame to its begin; nothing where the file does not tell.
    pub began: Option<f64>,
    /// Seconds that it was counted.
    pub duration: Option<f64>,
    /// Middle of the first pixel, in mm to the left, to the back and to the head.
    pub first_pixel: Option<[f64; 3]>,
}

/// The numbers of all frames on one axis.
struct Axis {
    numbers: Option<Vec<u16>>,
}

impl Axis {
    /// A vector that is there has a number for every frame.
    fn read(values: &Values, attribute: Attribute, frames: usize) -> Result<Self, ReadError> {
        if !values.has(attribute) {
            return Ok(Self { numbers: None });
        }
        let numbers: Option<Vec<u16>> = values
            .whole_numbers(attribute)
            .and_then(|numbers| numbers.into_iter().map(|number| u16::try_from(number).ok()).collect());
        match numbers {
            Some(numbers) if numbers.len() == frames && !numbers.contains(&0) => {
                Ok(Self { numbers: Some(numbers) })
            }
            other => {
                let found = other.map_or_else(
                    || "no list of numbers".to_owned(),
                    |found| format!("{} numbers", found.len()),
                );
                let problem = "it must have a number above 0 for every frame";
                Err(ReadError::Invalid { attribute, found, problem })
            }
        }
    }

    fn at(&self, frame: usize) -> Option<u16> {
        self.numbers.as_ref()?.get(frame).copied()
    }
}

pub(super) fn read(
    values: &Values,
    count: usize,
    kind: ScintigramKind,
    notes: &mut Vec<ScintigramNote>,
) -> Result<Vec<FrameHead>, ReadError> {
    let axis = |attribute| Axis::read(values, attribute, count);
    let (energy, detector) = (axis(Attribute::EnergyWindowVector)?, axis(Attribute::DetectorVector)?);
    let (phase, time) = (axis(Attribute::PhaseVector)?, axis(Attribute::TimeSliceVector)?);
    let (seen, timetable) = (detectors(values, notes), Timetable::read(values));
    let mut frames = Vec::with_capacity(count);
    let mut taken = vec![0_u16; seen.len() + 1];
    for frame in 0..count {
        if energy.at(frame).unwrap_or(1) != 1 {
            continue;
        }
        let number = detector_of(&detector, frame, count, seen.len(), kind)?;
        let earlier = taken.get_mut(usize::from(number).min(seen.len()));
        let order = earlier.map_or(1, |earlier| {
            *earlier = earlier.saturating_add(1);
            *earlier
        });
        let moment = match kind {
            ScintigramKind::Dynamic => {
                timetable.moment(phase.at(frame).unwrap_or(1), time.at(frame).unwrap_or(order))
            }
            _ => Some(timetable.at_once()),
        };
        frames.push(head(frame, number, seen.get(usize::from(number) - 1), moment));
    }
    if frames.iter().any(|frame| frame.duration.is_none()) {
        notes.push(ScintigramNote::NoDuration);
    }
    if frames.len() < count {
        notes.push(ScintigramNote::OtherWindows { frames: count - frames.len() });
    }
    Ok(frames)
}

/// Without a vector, every static frame is of a detector of its own, and every dynamic one of the only detector.
fn detector_of(
    detector: &Axis,
    frame: usize,
    frames: usize,
    detectors: usize,
    kind: ScintigramKind,
) -> Result<u16, ReadError> {
    match (detector.at(frame), kind) {
        (Some(number), _) => Ok(number),
        (None, _) if detectors == 1 && (frames == 1 || kind == ScintigramKind::Dynamic) => Ok(1),
        (None, ScintigramKind::Static | ScintigramKind::WholeBody) if frames == detectors => {
            Ok(frame as u16 + 1)
        }
        _ => Err(ReadError::Missing(Attribute::DetectorVector)),
    }
}

/// A detector of which the file says nothing has no view.
fn head(frame: usize, number: u16, seen: Option<&Detector>, moment: Option<Moment>) -> FrameHead {
    let Detector { view, first_pixel } = seen.copied().unwrap_or_default();
    FrameHead {
        index: frame as u32,
        detector: number,
        view,
        began: moment.map(|moment| moment.began),
        duration: moment.and_then(|moment| moment.duration),
        first_pixel,
    }
}
