//! A bone scan of a phantom: when what was done, and which places take up how much.

use super::side;
use super::study::unsigned_zero;
use serde::Serialize;
use upright_phantom::{
    Camera, FocusKind, FocusTruth, PhaseTruth, Phases, Place, ScanFrame, ScanPictures, ScanRequest,
    ScanTruth, ScanView,
};

/// A phase of a bone scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ScanPhase {
    /// The tracer arrives.
    Flow,
    /// It has mixed into the blood.
    BloodPool,
    /// Bone has taken it up.
    Delayed,
}

/// When it was injected, and what the camera's clock makes of it.
#[derive(Clone, Debug)]
pub struct PhantomScanTimes {
    /// Moment of the injection by the clock of whoever injected, as `2026-01-31T14:10:00`.
    pub injected: String,
    /// Seconds by which the camera's clock is ahead of that: the times of the pictures in their files are later by so much.
    pub clock_skew_s: i64,
}

/// A bone scan.
#[derive(Clone, Debug, Serialize)]
pub struct WireScan {
    folder: String,
    camera: &'static str,
    megabecquerels: f64,
    half_life_s: f64,
    injected: String,
    clock_skew_s: i64,
    arrival_s: f64,
    months_since_fusion: Option<f64>,
    phases: WirePhases<WirePhase>,
    reference: Option<WireReference>,
    foci: Vec<WireFocus>,
    pictures: Vec<PhantomScanPicture>,
}

#[derive(Clone, Debug, Serialize)]
struct WirePhases<T> {
    flow: T,
    blood_pool: T,
    delayed: T,
}

#[derive(Clone, Debug, Serialize)]
struct WirePhase {
    began_s: f64,
    duration_s: f64,
    undecayed: f64,
}

#[derive(Clone, Debug, Serialize)]
struct WireReference {
    level: &'static str,
    centre_mm: Place,
}

#[derive(Clone, Debug, Serialize)]
struct WireFocus {
    kind: &'static str,
    level: Option<&'static str>,
    side: Option<&'static str>,
    centres_mm: Vec<Place>,
    volume_mm3: f64,
    ratio: WirePhases<f64>,
}

/// A file of a bone scan.
#[derive(Clone, Debug, Serialize)]
pub struct PhantomScanPicture {
    file: String,
    phase: ScanPhase,
    columns: u32,
    rows: u32,
    spacing_mm: [f64; 2],
    views: Vec<WireView>,
}

/// One head of the camera; an entry of every list a frame.
#[derive(Clone, Debug, Serialize)]
struct WireView {
    view: &'static str,
    first_pixel_mm: Place,
    began_s: Vec<f64>,
    duration_s: Vec<f64>,
    counts: Vec<u64>,
    counts_per_ml: Vec<f64>,
}

impl WireScan {
    pub(super) fn new(
        folder: &str,
        request: &ScanRequest,
        truth: &ScanTruth,
        times: PhantomScanTimes,
        pictures: Vec<PhantomScanPicture>,
    ) -> Self {
        Self {
            folder: folder.to_owned(),
            camera: match request.camera {
                Camera::Real => "real",
                Camera::Noiseless => "noiseless",
                Camera::Ideal => "ideal",
            },
            megabecquerels: truth.megabecquerels,
            half_life_s: truth.half_life,
            injected: times.injected,
            clock_skew_s: times.clock_skew_s,
            arrival_s: truth.arrival,
            months_since_fusion: truth.months_since_fusion,
            phases: phases(&truth.phases, phase),
            reference: truth
                .reference
                .map(|(level, centre_mm)| WireReference { level: level.name(), centre_mm }),
            foci: truth.foci.iter().map(focus).collect(),
            pictures,
        }
    }
}

fn phases<T, U>(of: &Phases<T>, wire: impl Fn(&T) -> U) -> WirePhases<U> {
    WirePhases { flow: wire(&of.flow), blood_pool: wire(&of.blood_pool), delayed: wire(&of.delayed) }
}

const fn phase(truth: &PhaseTruth) -> WirePhase {
    WirePhase { began_s: truth.began, duration_s: truth.duration, undecayed: truth.undecayed }
}

fn focus(truth: &FocusTruth) -> WireFocus {
    WireFocus {
        kind: match truth.kind {
            FocusKind::Nonunion => "nonunion",
            FocusKind::RecentFusion => "recent_fusion",
            FocusKind::LooseScrew => "loose_screw",
            FocusKind::BrokenRod => "broken_rod",
            FocusKind::FacetArthritis => "facet_arthritis",
            FocusKind::DegenerativeDisc => "degenerative_disc",
            FocusKind::DegenerativeKnee => "degenerative_knee",
            FocusKind::GrowthPlate => "growth_plate",
        },
        level: truth.level.map(|level| level.name()),
        side: truth.side.map(side),
        centres_mm: truth.centres.clone(),
        volume_mm3: truth.volume,
        ratio: phases(&truth.ratio, |ratio| *ratio),
    }
}

impl PhantomScanPicture {
    /// The pictures of a file.
    #[must_use]
    pub fn new(file: &str, phase: ScanPhase, pictures: &ScanPictures) -> Self {
        let first = pictures.frames.first();
        let views = [(ScanView::Anterior, "anterior"), (ScanView::Posterior, "posterior")];
        Self {
            file: file.to_owned(),
            phase,
            columns: first.map_or(0, |frame| frame.raster.columns()),
            rows: first.map_or(0, |frame| frame.raster.rows()),
            spacing_mm: [pictures.spacing.row(), pictures.spacing.column()],
            views: views.into_iter().filter_map(|(view, name)| seen(name, view, &pictures.frames)).collect(),
        }
    }
}

fn seen(name: &'static str, view: ScanView, frames: &[ScanFrame]) -> Option<WireView> {
    let frames: Vec<&ScanFrame> = frames.iter().filter(|frame| frame.view == view).collect();
    let first_pixel_mm = frames.first()?.first_pixel;
    Some(WireView {
        view: name,
        first_pixel_mm: first_pixel_mm.map(unsigned_zero),
        began_s: frames.iter().map(|frame| frame.began).collect(),
        duration_s: frames.iter().map(|frame| frame.duration).collect(),
        counts: frames.iter().map(|frame| frame.counts).collect(),
        counts_per_ml: frames.iter().map(|frame| frame.counts_per_millilitre).collect(),
    })
}
