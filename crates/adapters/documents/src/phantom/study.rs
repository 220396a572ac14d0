//! Studies of a phantom besides its films: where they lie and how they were made.

use super::resonance::{PhantomMrSeries, WireResonance};
use super::scintigram::{PhantomScanPicture, PhantomScanTimes, WireScan};
use serde::Serialize;
use upright_phantom::{Contrast, CtRequest, Dose, Grid, Kernel, Place, ScanRequest, ScanTruth};

/// One study of a phantom.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "study", rename_all = "snake_case")]
pub enum PhantomStudy {
    /// Computed tomography.
    Ct(WireTomography),
    /// Computed tomography with contrast medium in the dural sac.
    CtMyelogram(WireTomography),
    /// Magnetic resonance.
    Mr(WireResonance),
    /// Triple-phase bone scan.
    BoneScan(WireScan),
}

/// Where the slices of a series lie.
#[derive(Clone, Debug, Serialize)]
pub(super) struct WireGrid {
    slices: u32,
    columns: u32,
    rows: u32,
    spacing_mm: [f64; 2],
    thickness_mm: f64,
    step_mm: f64,
    first_position_mm: Place,
    along_row: [f64; 3],
    down_column: [f64; 3],
}

impl WireGrid {
    pub(super) fn of(grid: &Grid) -> Self {
        let [along_row, down_column] = grid.orientation();
        Self {
            slices: grid.slices,
            columns: grid.columns,
            rows: grid.rows,
            spacing_mm: grid.spacing,
            thickness_mm: grid.thickness,
            step_mm: grid.slice_step(),
            first_position_mm: grid.position(0),
            along_row: along_row.map(unsigned_zero),
            down_column: down_column.map(unsigned_zero),
        }
    }
}

/// Zero without a sign; any other number as it is.
pub(super) fn unsigned_zero(number: f64) -> f64 {
    number + 0.0
}

/// A CT.
#[derive(Clone, Debug, Serialize)]
pub struct WireTomography {
    folder: String,
    #[serde(flatten)]
    grid: WireGrid,
    gantry_tilt_deg: f64,
    missing_slice: Option<u32>,
    noise: Option<&'static str>,
    kernel: Option<&'static str>,
    metal_artefacts: bool,
    extended_scale: bool,
}

impl PhantomStudy {
    /// A CT on this grid in a folder, of which a slice may be missing.
    #[must_use]
    pub fn tomography(folder: &str, grid: &Grid, request: &CtRequest, missing_slice: Option<u32>) -> Self {
        let wire = WireTomography {
            folder: folder.to_owned(),
            grid: WireGrid::of(grid),
            gantry_tilt_deg: request.tilt.value(),
            missing_slice,
            noise: request.dose.map(|dose| match dose {
                Dose::Usual => "usual",
                Dose::Low => "low_dose",
            }),
            kernel: request.kernel.map(|kernel| match kernel {
                Kernel::Soft => "soft",
                Kernel::Bone => "bone",
            }),
            metal_artefacts: request.metal_artefacts,
            extended_scale: request.extended_scale,
        };
        match request.contrast {
            Contrast::None => Self::Ct(wire),
            Contrast::Intrathecal => Self::CtMyelogram(wire),
        }
    }

    /// Series of magnetic resonance in folders of this one.
    #[must_use]
    pub fn magnetic_resonance(folder: &str, series: Vec<PhantomMrSeries>) -> Self {
        Self::Mr(WireResonance::new(folder, series))
    }

    /// A bone scan in a folder.
    #[must_use]
    pub fn bone_scan(
        folder: &str,
        request: &ScanRequest,
        truth: &ScanTruth,
        times: PhantomScanTimes,
        pictures: Vec<PhantomScanPicture>,
    ) -> Self {
        Self::BoneScan(WireScan::new(folder, request, truth, times, pictures))
    }
}
