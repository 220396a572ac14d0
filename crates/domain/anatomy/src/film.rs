//! What a film says about itself, before anybody placed a landmark on it.

use crate::{Calibration, CalibrationClass, Facing, Frame, ImageFrame, PixelSpacing, Posture};

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

/// Why landmarks have no place on a film.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilmMismatch {
    /// They were placed on a film of another size.
    #[error(
        "the film has {columns} columns and {rows} rows, but the landmarks were placed on {marked_columns} columns and {marked_rows} rows: use the film they were placed on"
    )]
    OtherSize {
        /// Columns of the film.
        columns: u32,
        /// Rows of the film.
        rows: u32,
        /// Columns of the film on which they were placed.
        marked_columns: u32,
        /// Rows of the film on which they were placed.
        marked_rows: u32,
    },
    /// They are not placed in pixels.
    #[error(
        "the landmarks are in the patient's frame, so they have no place on a film: use a document of kind \"image\""
    )]
    NotInPixels,
}

impl FilmMismatch {
    /// Whether landmarks placed on `marked` columns and rows belong to a film of `columns` and `rows`.
    ///
    /// # Errors
    /// [`Self::OtherSize`].
    pub fn check((columns, rows): (u32, u32), marked: (u32, u32)) -> Result<(), Self> {
        if (columns, rows) == marked {
            return Ok(());
        }
        Err(Self::OtherSize { columns, rows, marked_columns: marked.0, marked_rows: marked.1 })
    }
}

impl Frame {
    /// The film of this frame, where it is one of `size` (columns and rows).
    ///
    /// # Errors
    /// [`FilmMismatch`] where landmarks in this frame have no place on such a film.
    pub fn on_film(&self, size: (u32, u32)) -> Result<ImageFrame, FilmMismatch> {
        let Self::Image(film) = self else { return Err(FilmMismatch::NotInPixels) };
        FilmMismatch::check(size, (film.columns, film.rows)).map(|()| *film)
    }
}
