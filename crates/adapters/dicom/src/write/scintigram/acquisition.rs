//! How a gamma camera took its frames, and in which order they stand.

use super::camera::{Camera, Collimator};
use crate::write::error::WriteError;
use crate::write::header::{Header, invalid};
use crate::write::plane::Plane;
use crate::write::slice::Rotation;
use dicom_core::Tag;
use dicom_dictionary_std::tags;
use upright_anatomy::Millimetres;

/// How the frames were taken.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Acquisition<'a> {
    /// Frames that follow one another (DYNAMIC), as the flow: all frames of the first detector, phase after phase, then those of the next.
    Dynamic {
        /// The detectors.
        cameras: &'a [Camera],
        /// The phases.
        phases: &'a [Phase],
    },
    /// One frame a detector (STATIC), as blood pool and spot views.
    Static {
        /// The detectors.
        cameras: &'a [Camera],
        /// How long they counted, in ms.
        frame_ms: u32,
    },
    /// One frame a detector (WHOLE BODY), in one pass along the patient.
    WholeBody {
        /// The detectors.
        cameras: &'a [Camera],
        /// How far they went, in mm.
        scan_length_mm: u32,
        /// How fast, in mm a second.
        velocity_mm_per_s: f64,
    },
    /// A volume computed from projections all around (RECON TOMO): one frame a slice, each a step further from the viewer than the one before.
    Volume {
        /// Where the first slice lies.
        plane: Plane,
        /// How thick a slice is, and how far the next one.
        thickness: Millimetres,
        /// How the projections were taken.
        orbit: Orbit,
    },
}

/// A phase: frames of one duration that follow one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Phase {
    /// What the tracer does in it.
    pub kind: PhaseKind,
    /// From the start of the acquisition, or from the end of the phase before, in ms.
    pub delay_ms: u32,
    /// Frames of each detector.
    pub frames: u16,
    /// Duration of a frame in ms.
    pub frame_ms: u32,
    /// Between two frames, in ms.
    pub pause_ms: u32,
}

/// What the tracer does in a phase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhaseKind {
    /// It arrives with the blood.
    Flow,
    /// It is taken up.
    Uptake,
}

impl PhaseKind {
    const fn term(self) -> &'static str {
        match self {
            Self::Flow => "FLOW",
            Self::Uptake => "UPTAKE",
        }
    }
}

/// A circle around the patient from which projections were taken, at equal steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Orbit {
    /// Projections.
    pub projections: u16,
    /// Duration of each in ms.
    pub projection_ms: u32,
    /// From the centre of rotation to the detector.
    pub radius: Millimetres,
    /// Which way the detector went.
    pub rotation: Rotation,
}

impl Acquisition<'_> {
    /// The third value of ImageType.
    pub(super) const fn term(&self) -> &'static str {
        match self {
            Self::Dynamic { .. } => "DYNAMIC",
            Self::Static { .. } => "STATIC",
            Self::WholeBody { .. } => "WHOLE BODY",
            Self::Volume { .. } => "RECON TOMO",
        }
    }

    const fn cameras(&self) -> &[Camera] {
        match self {
            Self::Dynamic { cameras, .. }
            | Self::Static { cameras, .. }
            | Self::WholeBody { cameras, .. } => cameras,
            Self::Volume { .. } => &[],
        }
    }

    /// How many frames it has, of `found`: a volume has any number.
    pub(super) fn frames(&self, found: usize) -> usize {
        let cameras = self.cameras().len();
        match self {
            Self::Dynamic { phases, .. } => {
                cameras.saturating_mul(phases.iter().map(|phase| usize::from(phase.frames)).sum())
            }
            Self::Static { .. } | Self::WholeBody { .. } => cameras,
            Self::Volume { .. } => found,
        }
    }

    pub(super) fn fill(
        &self,
        header: &mut Header,
        collimator: Collimator,
        frames: &[&[u16]],
    ) -> Result<(), WriteError> {
        header.integer(tags::NUMBER_OF_FRAMES, frames.len() as u64)?;
        header.whole(tags::NUMBER_OF_ENERGY_WINDOWS, 1_u16);
        match self {
            Self::Volume { plane, thickness, orbit } => {
                volume(header, collimator, frames.len(), (plane, *thickness))?;
                header.whole(tags::NUMBER_OF_ROTATIONS, 1_u16);
                header.items(tags::ROTATION_INFORMATION_SEQUENCE, [orbit.item()?]);
                // What was reconstructed is no count.
                header.text(tags::COUNTS_ACCUMULATED, "")
            }
            Self::Dynamic { phases, .. } => {
                self.detectors(header, collimator, frames.len())?;
                self.phases(header, phases)?;
                counts(header, frames)
            }
            Self::Static { frame_ms, .. } => {
                self.detectors(header, collimator, frames.len())?;
                header.term(tags::ACQUISITION_TERMINATION_CONDITION, "TIME");
                header.count(tags::ACTUAL_FRAME_DURATION, (*frame_ms).into())?;
                counts(header, frames)
            }
            Self::WholeBody { scan_length_mm, velocity_mm_per_s, .. } => {
                self.detectors(header, collimator, frames.len())?;
                scan(header, *scan_length_mm, *velocity_mm_per_s)?;
                counts(header, frames)
            }
        }
    }

    /// Frames by energy window and detector: PS3.3 C.8.4.8, C.8.4.11.
    fn detectors(
        &self,
        header: &mut Header,
        collimator: Collimator,
        frames: usize,
    ) -> Result<(), WriteError> {
        let cameras = self.cameras();
        let items: Result<Vec<Header>, WriteError> =
            cameras.iter().map(|camera| camera.item(collimator)).collect();
        header.items(tags::DETECTOR_INFORMATION_SEQUENCE, items?);
        header.whole(tags::NUMBER_OF_DETECTORS, cameras.len() as u16);
        header.pointers(tags::FRAME_INCREMENT_POINTER, &[tags::ENERGY_WINDOW_VECTOR, tags::DETECTOR_VECTOR]);
        header.numbered(tags::ENERGY_WINDOW_VECTOR, (0..frames).map(|_| 1));
        let of_each = frames / cameras.len().max(1);
        header.numbered(tags::DETECTOR_VECTOR, (0..frames).map(|frame| (frame / of_each.max(1)) as u16 + 1));
        // Of several detectors each has its own.
        match cameras {
            [camera] => header.texts(tags::PATIENT_ORIENTATION, &camera.view.directions()),
            _ => header.text(tags::PATIENT_ORIENTATION, ""),
        }
    }

    /// Frames by phase and time: PS3.3 C.8.4.8, C.8.4.13.
    fn phases(&self, header: &mut Header, phases: &[Phase]) -> Result<(), WriteError> {
        const POINTERS: [Tag; 4] =
            [tags::ENERGY_WINDOW_VECTOR, tags::DETECTOR_VECTOR, tags::PHASE_VECTOR, tags::TIME_SLICE_VECTOR];
        header.pointers(tags::FRAME_INCREMENT_POINTER, &POINTERS);
        header.term(tags::ACQUISITION_TERMINATION_CONDITION, "TIME");
        let items: Result<Vec<Header>, WriteError> = phases.iter().map(Phase::item).collect();
        header.items(tags::PHASE_INFORMATION_SEQUENCE, items?);
        header.whole(tags::NUMBER_OF_PHASES, phases.len() as u16);
        let of_a_camera = || {
            (1..).zip(phases).flat_map(|(number, phase)| (1..=phase.frames).map(move |time| (number, time)))
        };
        let all: Vec<(u16, u16)> = self.cameras().iter().flat_map(|_| of_a_camera()).collect();
        header.numbered(tags::PHASE_VECTOR, all.iter().map(|(phase, _)| *phase));
        header.numbered(tags::TIME_SLICE_VECTOR, all.iter().map(|(_, time)| *time));
        Ok(())
    }
}

impl Phase {
    fn item(&self) -> Result<Header, WriteError> {
        let mut item = Header::empty();
        item.integer(tags::PHASE_DELAY, self.delay_ms.into())?;
        item.count(tags::ACTUAL_FRAME_DURATION, self.frame_ms.into())?;
        item.integer(tags::PAUSE_BETWEEN_FRAMES, self.pause_ms.into())?;
        if self.frames == 0 {
            return Err(invalid(tags::NUMBER_OF_FRAMES_IN_PHASE, "it must be above zero"));
        }
        item.whole(tags::NUMBER_OF_FRAMES_IN_PHASE, self.frames);
        item.term(tags::PHASE_DESCRIPTION, self.kind.term());
        Ok(item)
    }
}

impl Orbit {
    /// PS3.3 C.8.4.12, one item: all around, beginning at the patient's back.
    fn item(&self) -> Result<Header, WriteError> {
        const ARC_DEGREES: f64 = 360.0;
        if self.projections == 0 {
            return Err(invalid(tags::NUMBER_OF_FRAMES_IN_ROTATION, "it must be above zero"));
        }
        let mut item = Header::empty();
        item.numbers(tags::START_ANGLE, &[0.0])?;
        item.numbers(tags::ANGULAR_STEP, &[ARC_DEGREES / f64::from(self.projections)])?;
        item.term(tags::ROTATION_DIRECTION, self.rotation.term());
        item.numbers(tags::SCAN_ARC, &[ARC_DEGREES])?;
        item.count(tags::ACTUAL_FRAME_DURATION, self.projection_ms.into())?;
        item.positive(tags::RADIAL_POSITION, self.radius.value())?;
        item.whole(tags::NUMBER_OF_FRAMES_IN_ROTATION, self.projections);
        Ok(item)
    }
}

/// All counts of all frames.
fn counts(header: &mut Header, frames: &[&[u16]]) -> Result<(), WriteError> {
    let counts = frames.iter().copied().flatten().map(|sample| u64::from(*sample)).sum();
    header.integer(tags::COUNTS_ACCUMULATED, counts)
}

/// One pass along the patient: PS3.3 C.8.4.9.
fn scan(header: &mut Header, length_mm: u32, velocity_mm_per_s: f64) -> Result<(), WriteError> {
    const MS_OF_A_SECOND: f64 = 1000.0;
    header.term(tags::WHOLE_BODY_TECHNIQUE, "1PS");
    header.count(tags::SCAN_LENGTH, length_mm.into())?;
    header.positive(tags::SCAN_VELOCITY, velocity_mm_per_s)?;
    let duration_ms = f64::from(length_mm) / velocity_mm_per_s * MS_OF_A_SECOND;
    header.count(tags::ACTUAL_FRAME_DURATION, duration_ms.round() as u64)
}

/// Frames by slice: PS3.3 C.8.4.8, C.8.4.11, C.8.4.15.
fn volume(
    header: &mut Header,
    collimator: Collimator,
    slices: usize,
    (plane, thickness): (&Plane, Millimetres),
) -> Result<(), WriteError> {
    let mut detector = collimator.item()?;
    plane.fill(&mut detector)?;
    header.items(tags::DETECTOR_INFORMATION_SEQUENCE, [detector]);
    header.whole(tags::NUMBER_OF_DETECTORS, 1_u16);
    header.pointers(tags::FRAME_INCREMENT_POINTER, &[tags::SLICE_VECTOR]);
    header.numbered(tags::SLICE_VECTOR, (1..).take(slices));
    header.whole(tags::NUMBER_OF_SLICES, slices as u16);
    header.positive(tags::SLICE_THICKNESS, thickness.value())?;
    header.positive(tags::SPACING_BETWEEN_SLICES, thickness.value())?;
    header.text(tags::PATIENT_ORIENTATION, "")
}
