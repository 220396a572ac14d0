//! What a scan should show.

use super::focus::FocusKind;
use crate::inside::Place;
use upright_anatomy::{Laterality, Level};

/// What a scan should show, and when what was done.
///
/// - **Unit**: seconds since injection; places as DICOM has them, in the posture of the scan.
#[derive(Clone, Debug, PartialEq)]
pub struct ScanTruth {
    /// Activity at the time of injection, in MBq.
    pub megabecquerels: f64,
    /// Half-life of the nuclide, in seconds.
    pub half_life: f64,
    /// When the bolus comes to the aorta.
    pub arrival: f64,
    /// Months from the operation of a fusion to the scan, where there was one.
    pub months_since_fusion: Option<f64>,
    /// When each phase was counted.
    pub phases: Phases<PhaseTruth>,
    /// A vertebra without a focus beside it, and its middle: what the eye compares with.
    pub reference: Option<(Level, Place)>,
    /// Places that take up more than a normal vertebra.
    pub foci: Vec<FocusTruth>,
}

/// One value for each phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Phases<T> {
    /// All frames of the flow.
    pub flow: T,
    /// Blood pool.
    pub blood_pool: T,
    /// Whole body, three hours or so after the injection.
    pub delayed: T,
}

/// When a phase was counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PhaseTruth {
    /// Its begin.
    pub began: f64,
    /// How long it took.
    pub duration: f64,
    /// The share of the injected activity that has not decayed in its middle.
    pub undecayed: f64,
}

/// One place that takes up more.
///
/// - **Ratio**: concentration in it over that in cancellous bone of a normal vertebra at the same time. Metal in it holds nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct FocusTruth {
    /// Why.
    pub kind: FocusKind,
    /// Its level, or the level above its disc.
    pub level: Option<Level>,
    /// Its side, where it is of one.
    pub side: Option<Laterality>,
    /// Middles of its parts.
    pub centres: Vec<Place>,
    /// Its volume in mm³, with the metal that lies in it.
    pub volume: f64,
    /// Its ratio.
    pub ratio: Phases<f64>,
}
