//! Magnetic resonance of a phantom: how each series was measured, and what metal takes of it.

use super::study::WireGrid;
use serde::Serialize;
use upright_phantom::{
    DiscTruth, LevelLoss, MetalProtocol, Mr, MrPlane, MrRequest, MrTruth, Place, Weighting,
};

/// Magnetic resonance.
#[derive(Clone, Debug, Serialize)]
pub struct WireResonance {
    folder: String,
    series: Vec<PhantomMrSeries>,
}

impl WireResonance {
    pub(super) fn new(folder: &str, series: Vec<PhantomMrSeries>) -> Self {
        Self { folder: folder.to_owned(), series }
    }
}

/// One series.
#[derive(Clone, Debug, Serialize)]
pub struct PhantomMrSeries {
    folder: String,
    plane: &'static str,
    below: Option<&'static str>,
    protocol: WireProtocol,
    #[serde(flatten)]
    grid: WireGrid,
    scanner: bool,
    metal_artefacts: bool,
    discs: Vec<WireDiscPlace>,
    losses: Vec<WireLoss>,
}

#[derive(Clone, Debug, Serialize)]
struct WireProtocol {
    description: String,
    weighting: &'static str,
    metal: &'static str,
    repetition_ms: f64,
    echo_ms: f64,
    inversion_ms: Option<f64>,
    echo_train: u16,
    field_tesla: f64,
    pixel_bandwidth_hz: f64,
    slice_bandwidth_hz: f64,
    slice_encodings: u16,
}

#[derive(Clone, Debug, Serialize)]
struct WireDiscPlace {
    below: &'static str,
    centre_mm: Place,
}

#[derive(Clone, Debug, Serialize)]
struct WireLoss {
    level: &'static str,
    canal: f64,
    disc: f64,
    is_usable: bool,
}

impl PhantomMrSeries {
    /// A series in a folder, as it was asked for, and what it should show.
    #[must_use]
    pub fn new(folder: &str, mr: &Mr, request: &MrRequest, truth: &MrTruth) -> Self {
        let (plane, below) = match request.plane {
            MrPlane::Sagittal => ("sagittal", None),
            MrPlane::Disc(below) => ("disc", Some(below.name())),
        };
        Self {
            folder: folder.to_owned(),
            plane,
            below,
            protocol: protocol(mr),
            grid: WireGrid::of(mr.grid()),
            scanner: request.scanner,
            metal_artefacts: request.metal_artefacts,
            discs: truth.discs.iter().map(disc).collect(),
            losses: truth.losses.iter().map(loss).collect(),
        }
    }
}

fn protocol(mr: &Mr) -> WireProtocol {
    let protocol = mr.protocol();
    WireProtocol {
        description: protocol.description.clone(),
        weighting: match protocol.weighting {
            Weighting::T1 => "t1",
            Weighting::T2 => "t2",
            Weighting::Stir => "stir",
        },
        metal: match protocol.metal {
            MetalProtocol::Usual => "usual",
            MetalProtocol::SliceEncoding => "slice_encoding",
        },
        repetition_ms: protocol.repetition_ms,
        echo_ms: protocol.echo_ms,
        inversion_ms: protocol.inversion_ms,
        echo_train: protocol.echo_train,
        field_tesla: protocol.field_tesla,
        pixel_bandwidth_hz: protocol.pixel_bandwidth_hz,
        slice_bandwidth_hz: protocol.slice_bandwidth_hz,
        slice_encodings: protocol.slice_encodings,
    }
}

fn disc(truth: &DiscTruth) -> WireDiscPlace {
    WireDiscPlace { below: truth.state.below.name(), centre_mm: truth.centre }
}

fn loss(truth: &LevelLoss) -> WireLoss {
    WireLoss { level: truth.level.name(), canal: truth.canal, disc: truth.disc, is_usable: truth.is_usable() }
}
