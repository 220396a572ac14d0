//! Studies of a phantom besides its films: where they lie and how they were made.

use serde::Serialize;
use upright_phantom::{Contrast, CtRequest, Dose, Grid, Kernel};

/// One study of a phantom.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "study", rename_all = "snake_case")]
pub enum PhantomStudy {
    /// Computed tomography.
    Ct(WireTomography),
    /// Computed tomography with contrast medium in the dural sac.
    CtMyelogram(WireTomography),
}

/// A CT.
#[derive(Clone, Debug, Serialize)]
pub struct WireTomography {
    folder: String,
    slices: u32,
    columns: u32,
    rows: u32,
    spacing_mm: [f64; 2],
    thickness_mm: f64,
    step_mm: f64,
    gantry_tilt_deg: f64,
    first_position_mm: [f64; 3],
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
            slices: grid.slices,
            columns: grid.columns,
            rows: grid.rows,
            spacing_mm: grid.spacing,
            thickness_mm: grid.thickness,
            step_mm: grid.slice_step(),
            gantry_tilt_deg: request.tilt.value(),
            first_position_mm: grid.position(0),
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
}
