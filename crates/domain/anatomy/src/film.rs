//! What a film says about itself, before anybody placed a landmark on it.

use crate::{Calibration, CalibrationClass, Facing, PixelSpacing, Posture};

/// What a film says about itself. What it does not say is `None`, never a guess.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FilmFacts {
    /// Width of the film in pixels.
    pub columns: u32,
    /// Height of the film in pixels.
    pub rows: u32,
    /// Pixel spacing; with [`Calibration::None`] the shape of a pixel and no length.
    pub spacing: Option<PixelSpacing>,
    /// What the spacing rests on.
    pub calibration: Calibration,
    /// Which way the patient faced.
    pub facing: Option<Facing>,
    /// How the patient stood, sat or lay.
    pub posture: Option<Posture>,
}

impl FilmFacts {
    /// The class of the film's millimetres: none without spacing.
    #[must_use]
    pub const fn class(&self) -> CalibrationClass {
        match self.spacing {
            Some(_) => self.calibration.class(),
            None => CalibrationClass::None,
        }
    }
}
