//! The part of `upright.study/1` that says what a bone scan shows.

use crate::case::{WireFact, name_of_side};
use crate::error::DocumentError;
use crate::study::StudyNote;
use serde::Serialize;
use upright_anatomy::Level;
use upright_casefile::Fact;
use upright_reading::Estimate;
use upright_reading::scintigraphy::{
    Acquisition, Basis, CurvePoint, Focus, FocusRead, PhaseFound, PictureKind, ProfilePoint, ScanReading,
    SpineRead, proposals, weak_evidence,
};

/// What a bone scan shows. Places are millimetres from the middle of the first pixel of the delayed picture from behind.
#[derive(Serialize)]
pub struct StudyBoneScan {
    pictures: Vec<WirePicture>,
    /// Phases that are not there.
    missing: Vec<&'static str>,
    /// The place of the flow among the pictures, from 0, whose curves are given.
    flow_picture: Option<usize>,
    /// Counts of all that the camera saw in the flow, over time.
    flow: Vec<WirePoint>,
    /// When the bolus came, in seconds from the first frame of the flow.
    bolus_s: Option<f64>,
    spine: Option<WireSpine>,
    notes: Vec<StudyNote>,
    /// Why files could not be read.
    problems: Vec<String>,
    /// Stands beside every focus.
    weak_evidence: String,
    /// Facts of `upright.case/1`, proposed.
    proposals: Vec<WireFact>,
}

#[derive(Serialize)]
struct WirePicture {
    name: String,
    kind: &'static str,
    phase: Option<&'static str>,
    basis: Option<&'static str>,
    /// By the clocks; null where they disagree or are not stated.
    since_injection_s: Option<f64>,
    /// Where the clocks do not tell: since the bolus was seen to come.
    since_bolus_s: Option<f64>,
    frames: usize,
    counts: u64,
}

#[derive(Serialize)]
struct WirePoint {
    at_s: f64,
    counts: u64,
    /// Counts per second, corrected to the moment of the injection; null where that is not known.
    undecayed: Option<WireEstimate>,
}

#[derive(Serialize)]
struct WireSpine {
    picture: String,
    /// Its place among the pictures, from 0.
    picture_number: usize,
    frame: usize,
    ends_mm: [f64; 2],
    /// Null where there is none, and nothing is measured before a person chooses one.
    reference_mm: Option<f64>,
    reference_half_mm: [f64; 2],
    focus_radius_mm: f64,
    is_reference_chosen: bool,
    /// The reference region in the flow.
    reference_flow: Vec<WirePoint>,
    /// Uptake along the spine, from the head on.
    profile: Vec<WireProfilePoint>,
    foci: Vec<WireFocus>,
    /// Places that a person asked for, in their order; null for one beyond the picture.
    measured: Vec<Option<WireFocus>>,
}

#[derive(Serialize)]
struct WireFocus {
    across_mm: f64,
    down_mm: f64,
    side: Option<&'static str>,
    likely: Option<&'static str>,
    candidates: Vec<&'static str>,
    ratio: WireEstimate,
    blood_pool: Option<WireEstimate>,
    /// Its region in the flow.
    flow: Vec<WirePoint>,
}

/// A place of the midline, and the counts of 30 mm across it in a millimetre along it.
#[derive(Serialize)]
struct WireProfilePoint {
    across_mm: f64,
    down_mm: f64,
    counts_per_mm: WireEstimate,
}

#[derive(Serialize)]
struct WireEstimate {
    value: f64,
    interval: [f64; 2],
}

impl StudyBoneScan {
    /// Of a bone scan that the record calls `study`.
    ///
    /// # Errors
    /// [`DocumentError`] where `study` is no name of a study.
    pub fn of(
        acquisitions: &[Acquisition],
        reading: &ScanReading,
        study: &str,
    ) -> Result<Self, DocumentError> {
        let foci = reading.spine.as_ref().map_or(&[][..], |spine| &spine.foci);
        let seen_in = |spine: &SpineRead| acquisitions.get(spine.acquisition).map(|of| of.name.clone());
        let picture = reading.spine.as_ref().and_then(seen_in).unwrap_or_default();
        let facts =
            proposals(foci, study, &picture).into_iter().map(|found| Fact::StudyFinding(Box::new(found)));
        let note = |note: &upright_reading::scintigraphy::ScanNote| StudyNote {
            code: note.code(),
            message: note.to_string(),
        };
        Ok(Self {
            pictures: acquisitions
                .iter()
                .zip(&reading.phases)
                .map(|(of, phase)| self::picture(of, phase))
                .collect(),
            missing: reading.missing.iter().map(|phase| phase.name()).collect(),
            flow_picture: reading.flow.as_ref().map(|flow| flow.acquisition),
            flow: reading.flow.as_ref().map_or_else(Vec::new, |flow| flow.field.iter().map(point).collect()),
            bolus_s: reading.flow.as_ref().and_then(|flow| flow.arrival).map(|arrival| arrival.at),
            spine: reading.spine.as_ref().map(|spine| WireSpine {
                reference_flow: reading
                    .flow
                    .as_ref()
                    .map_or_else(Vec::new, |flow| flow.reference.iter().map(point).collect()),
                profile: spine.profile.iter().map(profile_point).collect(),
                picture: picture.clone(),
                picture_number: spine.acquisition,
                frame: spine.frame,
                ends_mm: spine.ends,
                reference_mm: spine.reference.as_ref().map(|(down, _)| *down),
                reference_half_mm: Focus::REFERENCE,
                focus_radius_mm: Focus::RADIUS,
                is_reference_chosen: spine.is_chosen,
                foci: spine.foci.iter().map(focus).collect(),
                measured: spine.measured.iter().map(|found| found.as_ref().map(focus)).collect(),
            }),
            notes: reading.notes.iter().map(note).collect(),
            problems: Vec::new(),
            weak_evidence: weak_evidence(),
            proposals: facts.map(|fact| WireFact::new(&fact, None)).collect::<Result<_, _>>()?,
        })
    }
}

impl StudyBoneScan {
    /// The same with what is to be known of single files, and why some could not be read.
    #[must_use]
    pub fn with_files(mut self, remarks: &[StudyNote], problems: Vec<String>) -> Self {
        self.notes.splice(0..0, remarks.iter().cloned());
        self.problems = problems;
        self
    }
}

fn picture(of: &Acquisition, found: &PhaseFound) -> WirePicture {
    let is_by_bolus = found.basis == Some(Basis::Bolus);
    WirePicture {
        name: of.name.clone(),
        kind: match of.kind {
            PictureKind::Dynamic => "dynamic",
            PictureKind::Static => "static",
            PictureKind::WholeBody => "whole_body",
        },
        phase: found.phase.map(|phase| phase.name()),
        basis: found.basis.map(|basis| basis.name()),
        since_injection_s: found.since.filter(|_| !is_by_bolus),
        since_bolus_s: found.since.filter(|_| is_by_bolus),
        frames: of.frames.len(),
        counts: of.total(),
    }
}

fn estimate(found: Estimate) -> WireEstimate {
    WireEstimate { value: found.value, interval: found.interval }
}

fn point(point: &CurvePoint) -> WirePoint {
    WirePoint { at_s: point.at, counts: point.counts, undecayed: point.undecayed.map(estimate) }
}

fn focus(found: &FocusRead) -> WireFocus {
    let level = found.level.as_ref();
    WireFocus {
        across_mm: found.focus.place.across,
        down_mm: found.focus.place.down,
        side: found.focus.side.map(name_of_side),
        likely: level.map(|level| level.likely.name()),
        candidates: level
            .map_or_else(Vec::new, |level| level.candidates.iter().copied().map(Level::name).collect()),
        ratio: estimate(found.ratio),
        blood_pool: found.blood_pool.map(estimate),
        flow: found.flow.iter().map(point).collect(),
    }
}

fn profile_point(point: &ProfilePoint) -> WireProfilePoint {
    WireProfilePoint {
        across_mm: point.place.across,
        down_mm: point.place.down,
        counts_per_mm: estimate(point.counts_per_mm),
    }
}
