//! Pictures of a file as a reading of the scan takes them.

use super::{CameraView, FrameHead, Scintigram, ScintigramKind, Since};
use crate::error::ReadError;
use jiff::civil::{Date, DateTime};
use upright_imaging::Raster;
use upright_reading::scintigraphy::{Acquisition, Clock, Decay, Frame, PictureKind, View};

impl Scintigram {
    /// The pictures of the file, called `name`; `picture` gives the stored values of a frame by its place in the file.
    ///
    /// # Errors
    /// What `picture` says, and [`ReadError::Refused`] for values that are no counts.
    pub fn acquisition(
        &self,
        name: String,
        mut picture: impl FnMut(u32) -> Result<Raster, ReadError>,
    ) -> Result<Acquisition, ReadError> {
        let frames = self.frames.iter().map(|frame| self.framed(&picture(frame.index)?, frame));
        let stated = self.radiopharmaceutical.half_life_s.and_then(Decay::stated);
        Ok(Acquisition {
            name,
            kind: match self.kind {
                ScintigramKind::Dynamic => PictureKind::Dynamic,
                ScintigramKind::Static => PictureKind::Static,
                ScintigramKind::WholeBody => PictureKind::WholeBody,
            },
            clock: match self.since_injection {
                Since::Seconds(seconds) => Clock::Seconds(seconds as f64),
                Since::ClockWrong(seconds) => Clock::Wrong(seconds as f64),
                Since::Unknown => Clock::Unknown,
            },
            taken: self.taken.map(seconds),
            decay: stated.or_else(|| self.radiopharmaceutical.is_technetium.then(Decay::technetium)),
            frames: frames.collect::<Result<_, _>>()?,
        })
    }

    fn framed(&self, picture: &Raster, frame: &FrameHead) -> Result<Frame, ReadError> {
        let mut found = Frame::new(picture).map_err(|problem| ReadError::Refused(problem.to_string()))?;
        found.spacing = self.spacing;
        found.view = frame.view.map(|view| match view {
            CameraView::Anterior => View::Anterior,
            CameraView::Posterior => View::Posterior,
            _ => View::Lateral,
        });
        (found.began, found.duration, found.first_pixel) = (frame.began, frame.duration, frame.first_pixel);
        found.space.clone_from(&self.frame_of_reference);
        Ok(found)
    }
}

/// Seconds from any moment that is the same for all pictures.
fn seconds(moment: DateTime) -> f64 {
    const FIRST: DateTime = Date::constant(2000, 1, 1).to_datetime(jiff::civil::Time::constant(0, 0, 0, 0));
    moment.duration_since(FIRST).as_secs_f64()
}
