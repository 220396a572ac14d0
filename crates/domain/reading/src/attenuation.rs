//! Hounsfield units at places in the patient.

use crate::place::Vector;
use nalgebra::Matrix3;
use upright_imaging::{Sampler, Volume, VoxelFrame};

/// What is denser beside bone is metal, in HU; metal itself is found from `cut_off.ct.metal` on. No clinical limit.
pub(crate) const METAL: f64 = 1900.0;

/// A CT: Hounsfield units at places in the patient.
///
/// - **Frame**: DICOM's patient axes, in mm towards the patient's left, back and head.
#[derive(Clone, Copy)]
pub struct Attenuation<'a> {
    volume: &'a Volume,
    frame: &'a VoxelFrame,
    slope: f64,
    intercept: f64,
}

impl<'a> Attenuation<'a> {
    /// Of a volume whose stored values become Hounsfield units by `slope` × stored + `intercept`; `None` where the slope is not above 0.
    #[must_use]
    pub fn new(volume: &'a Volume, frame: &'a VoxelFrame, slope: f64, intercept: f64) -> Option<Self> {
        (slope > 0.0 && slope.is_finite() && intercept.is_finite()).then_some(Self {
            volume,
            frame,
            slope,
            intercept,
        })
    }

    /// The stored values.
    #[must_use]
    pub const fn volume(&self) -> &'a Volume {
        self.volume
    }

    /// Where the voxels lie.
    #[must_use]
    pub const fn frame(&self) -> &'a VoxelFrame {
        self.frame
    }

    /// Hounsfield units of a stored value.
    #[must_use]
    pub fn units(&self, stored: f64) -> f64 {
        self.slope * stored + self.intercept
    }

    /// Something that gives Hounsfield units between voxels.
    #[must_use]
    pub(crate) fn probe(&self) -> Probe<'a> {
        Probe { sampler: Sampler::new(self.volume, *self.frame), of: *self }
    }

    /// Volume of a voxel in mm³; slices may lean.
    pub(crate) fn voxel(&self) -> f64 {
        Matrix3::from_columns(&self.frame.steps().map(Vector::from)).determinant().abs()
    }

    /// The longest side of a voxel in mm.
    pub(crate) fn coarseness(&self) -> f64 {
        self.frame.spacing().into_iter().fold(0.0, f64::max)
    }
}

/// Gives Hounsfield units between voxels.
pub(crate) struct Probe<'a> {
    sampler: Sampler<'a>,
    of: Attenuation<'a>,
}

impl Probe<'_> {
    /// Hounsfield units; none beyond the volume or where a slice is missing.
    pub(crate) fn at(&self, place: Vector) -> Option<f64> {
        self.sampler.at(place.into()).map(|stored| self.of.units(stored))
    }
}
