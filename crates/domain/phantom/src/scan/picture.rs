//! Pictures of a gamma camera.

use crate::bones::surface::Vector;
use crate::inside::Place;
use crate::volume::to_patient;
use upright_anatomy::PixelSpacing;
use upright_imaging::Raster;

/// From where.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanView {
    /// From the front: the patient's right is on the left of the picture.
    Anterior,
    /// From behind: the patient's left is on the left of the picture.
    Posterior,
}

/// Frames of one acquisition.
#[derive(Clone, Debug)]
pub struct ScanPictures {
    /// Frames in the order of time; anterior before posterior.
    pub frames: Vec<ScanFrame>,
    /// Millimetres between pixels.
    pub spacing: PixelSpacing,
    /// How far the cameras went, in mm, and how fast, in mm a second; only of a whole body.
    pub travel: Option<(f64, f64)>,
}

/// One frame.
#[derive(Clone, Debug)]
pub struct ScanFrame {
    /// From where.
    pub view: ScanView,
    /// Begin, in true seconds since the injection.
    pub began: f64,
    /// Duration in seconds.
    pub duration: f64,
    /// Counts.
    pub raster: Raster,
    /// All of them.
    pub counts: u64,
    /// Counts that a millilitre of normal vertebral bone adds where nothing weakens its rays.
    pub counts_per_millilitre: f64,
    /// Middle of the first pixel, without depth: left, back and head from the hip axis.
    pub first_pixel: Place,
    spacing: f64,
}

impl ScanFrame {
    pub(crate) fn new(
        view: ScanView,
        when: (f64, f64),
        raster: Raster,
        scale: f64,
        place: (Vector, f64),
    ) -> Self {
        let (first, spacing) = place;
        let counts = match raster.samples() {
            upright_imaging::Samples::U16(counts) => counts.iter().map(|count| u64::from(*count)).sum(),
            _ => 0,
        };
        Self {
            view,
            began: when.0,
            duration: when.1,
            raster,
            counts,
            counts_per_millilitre: scale,
            first_pixel: to_patient(first),
            spacing,
        }
    }

    /// Column and row of a place; not whole.
    #[must_use]
    pub fn pixel(&self, [left, _, head]: Place) -> [f64; 2] {
        let [first_left, _, first_head] = self.first_pixel;
        let across = match self.view {
            ScanView::Anterior => left - first_left,
            ScanView::Posterior => first_left - left,
        };
        [across / self.spacing, (first_head - head) / self.spacing]
    }
}
