//! Where the cameras stand.

use super::request::ScanError;
use crate::bones::surface::Vector;
use crate::inside::{Form, Layer, Tissue};
use crate::person::Posed;
use crate::volume::Grid;
use upright_anatomy::Level;

/// Millimetres between pixels of blood pool, spot views and whole body; those of the flow are twice as large.
pub(crate) const PIXEL: f64 = 2.4;
/// Width and height of what a camera sees at once, in mm.
pub(crate) const CRYSTAL: [f64; 2] = [533.0, 387.0];
/// Millimetres between samples on a line.
const STEP: f64 = 2.0;

/// The space that a body takes up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span {
    back: f64,
    front: f64,
    bottom: f64,
    top: f64,
}

impl Span {
    /// Of what is solid: bones, skin, muscle.
    pub(crate) fn of(layers: &[Layer]) -> Self {
        let solid =
            |layer: &&Layer| matches!(layer.part.tissue, Tissue::Cortical | Tissue::Fat | Tissue::Muscle);
        let none = Self { back: f64::MAX, front: f64::MIN, bottom: f64::MAX, top: f64::MIN };
        layers.iter().filter(solid).fold(none, |span, layer| match &layer.form {
            Form::Pieces(pieces) => pieces.iter().fold(span, |span, piece| {
                let (low, high) = (piece.centre - piece.reach, piece.centre + piece.reach);
                span.with([low.x, high.x], [low.y, high.y])
            }),
            Form::Column(sections) => sections.iter().fold(span, |span, section| {
                let ([middle, _], [depth, _]) = (section.centre, section.half);
                span.with([middle - depth, middle + depth], [section.height; 2])
            }),
        })
    }

    fn with(self, [back, front]: [f64; 2], [bottom, top]: [f64; 2]) -> Self {
        Self {
            back: self.back.min(back),
            front: self.front.max(front),
            bottom: self.bottom.min(bottom),
            top: self.top.max(top),
        }
    }

    /// How far the cameras go along the body for a picture of all of it, in whole centimetres of mm.
    pub(crate) fn travel(&self) -> f64 {
        ((self.top - self.bottom + 2.0 * MARGIN) / 10.0).ceil() * 10.0
    }

    /// 256 × 1024 pixels from above the head.
    pub(crate) fn whole_body(&self) -> Result<Grid, ScanError> {
        const ROWS: u32 = 1024;
        self.grid(self.top + MARGIN - PIXEL / 2.0, ROWS)
    }

    /// 256 × 256 pixels about the lumbar spine.
    pub(crate) fn lumbar(&self, posed: &Posed) -> Result<Grid, ScanError> {
        const ROWS: u32 = 256;
        let middle = posed.skeleton.vertebra(Level::L3).map_or(0.0, |l3| l3.centroid().cranial);
        self.grid(middle + f64::from(ROWS - 1) / 2.0 * PIXEL, ROWS)
    }

    /// Slices from `top` towards the feet, their rows from right to left, samples of a row from back to front.
    fn grid(&self, top: f64, slices: u32) -> Result<Grid, ScanError> {
        const COLUMNS: u32 = 256;
        let samples = ((self.front - self.back) / STEP).ceil().clamp(16.0, 2048.0);
        let right = -f64::from(COLUMNS - 1) / 2.0 * PIXEL;
        Ok(Grid {
            columns: samples as u32,
            rows: COLUMNS,
            slices,
            spacing: [STEP, PIXEL],
            thickness: PIXEL,
            origin: Vector::new(self.back + STEP / 2.0, top, right),
            along_row: Vector::x(),
            along_column: Vector::z(),
            step: -Vector::y() * PIXEL,
        }
        .check()?)
    }
}

/// Nothing of the body nearer to the ends of a picture of all of it, in mm.
const MARGIN: f64 = 30.0;
